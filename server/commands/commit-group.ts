import { randomUUID } from 'node:crypto';
import type { SlipSecrets } from '../../shared/domain/hall/context.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import type { Ids } from '../../shared/lib/ids.ts';
import type { CommandAck } from '../../shared/protocol/down.ts';
import type { WireError } from '../../shared/protocol/errors.ts';
import { describeError, type Log } from '../log.ts';
import { type ChangeRow, type EntityRow, type EventRow, type ScopeTx, UniqueViolation } from '../storage/ports.ts';
import type { Aggregate, AggregateEvent, ChangedRow } from './aggregate.ts';
import { auditNameOf, type Envelope, payloadHash, SKIP } from './envelope.ts';
import type { Memos } from './memos.ts';
import { cursorOf, type ScopeState } from './scope-state.ts';

export type GroupDeps<S, E extends AggregateEvent> = {
  readonly scope: string;
  readonly aggregate: Aggregate<S, E>;
  readonly memos: Memos;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secrets: SlipSecrets;
  readonly log: Log;
};

/** A prepared envelope: its hash is computed once, before the transaction. */
export type Job = { readonly envelope: Envelope; readonly hash: string };

export function jobOf(envelope: Envelope): Job {
  return { envelope, hash: payloadHash(envelope) };
}

type Decision<S, E> =
  | {
      readonly kind: 'accepted';
      readonly state: S;
      readonly events: readonly E[];
      readonly rows: readonly ChangedRow[];
      readonly ack: CommandAck;
    }
  | { readonly kind: 'refused'; readonly ack: CommandAck; readonly code: string };

/** A bug met in the pure part: the command gets `internal`, nothing is remembered. */
class CommandBug extends Error {
  constructor(message: string, options: { cause: unknown }) {
    super(message, options);
    this.name = 'CommandBug';
  }
}

/**
 * The commands of one group, decided in order inside one transaction [SY-1]. Every command has its own savepoint with
 * all that belongs to it: effect, events, memo, audit row, place in the outbox stream. What it holds becomes true only
 * when the transaction is committed; until then nobody may be answered [SY-2].
 */
export function createGroup<S, E extends AggregateEvent>(deps: GroupDeps<S, E>, tx: ScopeTx, start: ScopeState<S>) {
  const { scope, aggregate, memos, clock, ids, secrets, log } = deps;
  let state = start.state;
  let rev = start.rev;

  function decide(envelope: Envelope, at: number): Decision<S, E> {
    if (envelope.refused) return { kind: 'refused', ack: envelope.refused, code: envelope.refused.code };
    if (envelope.type === SKIP) return { kind: 'refused', ack: { ok: true, rev, reply: null }, code: 'ok' };
    try {
      const context = { now: at, actor: envelope.actor, newId: () => ids.next(), secrets };
      const decided = aggregate.decide(state, { type: envelope.type, payload: envelope.payload }, context);
      if (!decided.ok) {
        const { code, params } = decided.error;
        const ack: WireError = { ok: false, code, ...(params === undefined ? {} : { params }) };
        return { kind: 'refused', ack, code };
      }
      const { events, reply, folded } = decided.value;
      const next = folded?.from === state ? folded.to : events.reduce(aggregate.evolve, state);
      const rows = aggregate.changedRows(state, next);
      return { kind: 'accepted', state: next, events, rows, ack: { ok: true, rev: rev + 1, reply } };
    } catch (error) {
      throw new CommandBug('command failed', { cause: error });
    }
  }

  async function writeEffect(envelope: Envelope, decision: Extract<Decision<S, E>, { kind: 'accepted' }>, at: number) {
    const put: EntityRow[] = [];
    const gone: { kind: string; id: string }[] = [];
    for (const { kind, id, row } of decision.rows) {
      if (row !== null) {
        put.push({ kind, id, ...aggregate.filing(kind, row), rev: rev + 1, body: JSON.stringify(row) });
      } else if (!aggregate.isDayBound(kind)) {
        gone.push({ kind, id });
      }
    }
    const events: EventRow[] = decision.events.map((event, n) => ({
      rev: rev + 1,
      n,
      type: event.type,
      at,
      commandId: envelope.id,
      body: JSON.stringify(event),
    }));
    if (put.length > 0) await tx.putRows(scope, put);
    if (gone.length > 0) await tx.deleteRows(scope, gone);
    if (events.length > 0) await tx.appendEvents(scope, events);
  }

  async function settle(job: Job, decision: Decision<S, E>, at: number, remember: boolean): Promise<void> {
    const { envelope, hash } = job;
    const accepted = decision.kind === 'accepted';
    const atRev = accepted ? rev + 1 : rev;
    await tx.savepoint(async () => {
      if (accepted) await writeEffect(envelope, decision, at);
      if (remember) {
        await memos.put(tx, {
          id: envelope.id,
          scope,
          payloadHash: hash,
          rev: atRev,
          reply: JSON.stringify(decision.ack),
          at,
        });
      }
      await tx.putAudit({
        scope,
        rev: atRev,
        commandId: envelope.id,
        type: envelope.type.slice(0, 60),
        actor: auditNameOf(envelope.actor),
        outcome: accepted ? 'ok' : decision.code,
        at,
      });
      await advanceStream(envelope);
    });
    if (accepted) {
      state = decision.state;
      rev = atRev;
    }
  }

  async function advanceStream(envelope: Envelope): Promise<void> {
    if (envelope.order) await tx.putStream(scope, envelope.order);
  }

  /** Where the command stands in its outbox stream: undefined = it is its turn (or it has no order). */
  async function outOfTurn(envelope: Envelope): Promise<CommandAck | undefined> {
    const { order } = envelope;
    if (order === undefined) return undefined;
    const stream = await tx.findStream(scope, order.deviceId, order.outboxId);
    const expected = (stream?.seq ?? 0) + 1;
    if (order.seq === expected) return undefined;
    if (order.seq > expected) {
      return { ok: false, code: 'outbox.out-of-order', params: { expected }, retryAfterMs: 0 };
    }
    // The place was used by another id. For a skip that is all it wanted; for a command it is a mistake.
    return envelope.type === SKIP ? { ok: true, rev, reply: null } : { ok: false, code: 'conflict' };
  }

  async function remembered(job: Job): Promise<CommandAck | undefined> {
    const memo = await memos.find(tx, job.envelope.id);
    if (memo === undefined) return undefined;
    // A conflict is as permanent as any answer: it uses the place up too, else later items would wait for ever [SY-7].
    if (job.envelope.order && (await outOfTurn(job.envelope)) === undefined) await advanceStream(job.envelope);
    return memo.payloadHash === job.hash ? (JSON.parse(memo.reply) as CommandAck) : { ok: false, code: 'conflict' };
  }

  async function run(job: Job, remember = true): Promise<CommandAck> {
    const early = (await remembered(job)) ?? (await outOfTurn(job.envelope));
    if (early !== undefined) return early;
    const at = clock.now();
    try {
      const decision = decide(job.envelope, at);
      await settle(job, decision, at, remember || decision.kind === 'accepted');
      return decision.ack;
    } catch (error) {
      // Only what surely concerns this command alone is answered here; anything else ends the group [SY-2].
      if (!(error instanceof CommandBug || error instanceof UniqueViolation)) throw error;
      const correlationId = randomUUID();
      const fields = { scope, correlationId, type: job.envelope.type, commandId: job.envelope.id };
      log.error('command.failed', { ...fields, ...describeError(error.cause ?? error) });
      return { ok: false, code: 'internal', correlationId, retryAfterMs: 1000 };
    }
  }

  return {
    run,
    /** System commands that are due run first; a refusal of one is not remembered, so that it is tried again. */
    async runDue(): Promise<void> {
      for (const due of aggregate.due(state, clock.now())) {
        const ack = await run(jobOf({ ...due, actor: { kind: 'system' } }), false);
        if (!ack.ok) log.error('day.stuck', { scope, type: due.type, code: ack.code });
      }
    },
    /** Writes the group's one link per touched feed and the head; returns the state after the group. */
    async close(): Promise<{ after: ScopeState<S>; links: readonly FeedLink[] }> {
      const links = rev === start.rev ? [] : linksOf(aggregate, start, state, rev);
      const at = clock.now();
      if (links.length > 0) {
        await tx.appendChanges(
          scope,
          links.map(({ rows, ...link }): ChangeRow => ({ ...link, rows: JSON.stringify(rows), at })),
        );
      }
      if (rev !== start.rev) await tx.saveHead({ scope, epoch: start.epoch, rev, day: aggregate.dayOf(state) });
      const feeds = new Map(start.feeds);
      for (const link of links) feeds.set(link.feed, link.to);
      return { after: { epoch: start.epoch, rev, state, feeds }, links };
    },
  };
}

/** One link of a feed's chain, before the epoch is put on it. */
export type FeedLink = {
  readonly feed: string;
  readonly from: number;
  readonly to: number;
  readonly rows: readonly ChangedRow[];
};

/** [SY-4] the difference that a whole group made, one coalesced link per feed that it touched. */
export function linksOf<S, E extends AggregateEvent>(
  aggregate: Aggregate<S, E>,
  before: ScopeState<S>,
  after: S,
  to: number,
): readonly FeedLink[] {
  const byFeed = new Map<string, ChangedRow[]>();
  for (const changed of aggregate.changedRows(before.state, after)) {
    const feed = aggregate.feedOf(changed.kind, changed.id, changed.row);
    if (feed === null) continue;
    const rows = byFeed.get(feed);
    if (rows) rows.push(changed);
    else byFeed.set(feed, [changed]);
  }
  return [...byFeed].map(([feed, rows]) => ({ feed, from: cursorOf(before, feed), to, rows }));
}
