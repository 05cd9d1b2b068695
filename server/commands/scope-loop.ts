import { randomUUID } from 'node:crypto';
import type { CommandAck } from '../../shared/protocol/down.ts';
import type { Changes, FeedRow } from '../../shared/protocol/feeds.ts';
import { describeError } from '../log.ts';
import { type Storage, StorageError } from '../storage/ports.ts';
import type { AggregateEvent } from './aggregate.ts';
import { createGroup, type FeedLink, type GroupDeps, type Job, jobOf } from './commit-group.ts';
import type { Envelope } from './envelope.ts';
import { cursorOf, loadScope, type ScopeState } from './scope-state.ts';

export interface LoopMetrics {
  group(size: number, commitMs: number): void;
  command(type: string, outcome: string): void;
  rev(scope: string, rev: number): void;
  storageError(outcome: string, reason: string): void;
}

/** A waiting command and the promise of its answer. */
export type Pending = {
  readonly job: Job;
  readonly answer: (ack: CommandAck) => void;
  readonly answered: Promise<CommandAck>;
};

/** [SY-3] commands on their way, so that a duplicate delivery shares the first one's answer. */
export type InFlight = Pick<Map<string, Pending>, 'get' | 'set' | 'delete'>;

/** What listeners learn after a commit: the states before and after, and one link per touched feed. */
export type Commit<S> = {
  readonly scope: string;
  readonly before: ScopeState<S>;
  readonly after: ScopeState<S>;
  readonly changes: readonly Changes[];
};

export type LoopDeps<S, E extends AggregateEvent> = GroupDeps<S, E> & {
  readonly storage: Storage;
  readonly metrics: LoopMetrics;
  readonly inFlight: InFlight;
  readonly newEpoch: () => string;
  /** Runs later, after the events that are already waiting: what arrived together is committed together. */
  readonly defer: (run: () => void) => void;
  readonly limits: { readonly groupCommands: number; readonly groupMs: number };
};

export interface ScopeLoop<S> {
  readonly scope: string;
  /**
   * Decides the command in order and answers after the commit is synced [SY-2]. Never rejects. On every socket the
   * `changes` of a commit go out before the acks of its commands.
   */
  submit(envelope: Envelope): Promise<CommandAck>;
  /** The answer on its way to a command that was submitted but not committed yet. */
  pending(id: string): { readonly hash: string; readonly answered: Promise<CommandAck> } | undefined;
  /** The newest committed state that was published; never goes back. */
  current(): ScopeState<S>;
  onCommit(listener: (commit: Commit<S>) => void): void;
  /** Runs what is due even if nobody presses anything. */
  tick(): Promise<void>;
  /** Catches up with what another server committed [SY-14]. */
  refresh(): Promise<void>;
  /** Answers new commands with `stopping`, finishes those it has. */
  stop(): Promise<void>;
}

const RETRY_MS = { full: 5000, busy: 1000, io: 2000, constraint: 1000, other: 2000 } as const;

/**
 * One loop per scope [SY-1]: commands wait in a queue, a group of them is decided and committed in one transaction, and
 * the next group forms while the commit runs. A lone command does not wait for company.
 */
export async function createScopeLoop<S, E extends AggregateEvent>(deps: LoopDeps<S, E>): Promise<ScopeLoop<S>> {
  const { scope, storage, aggregate, metrics, inFlight, log, clock, limits } = deps;
  const nothing: ScopeState<S> = { epoch: deps.newEpoch(), rev: 0, state: aggregate.empty, feeds: new Map() };

  const queue: Pending[] = [];
  const chores: (() => Promise<void>)[] = [];
  const listeners: ((commit: Commit<S>) => void)[] = [];
  /** What everybody sees; and what the next group starts from, undefined when it must be read again. */
  let shown = (await loadScope(storage, aggregate, scope)) ?? nothing;
  let held: ScopeState<S> | undefined = shown;
  let running: Promise<void> | undefined;
  let stopping = false;

  function publish(after: ScopeState<S>, links: readonly FeedLink[]): void {
    const before = shown;
    shown = after;
    metrics.rev(scope, after.rev);
    if (after.rev === before.rev && after.epoch === before.epoch) return;
    const changes = links.map(
      (link): Changes => ({ epoch: after.epoch, ...link, rows: link.rows as readonly FeedRow[] }),
    );
    for (const listener of listeners) {
      try {
        listener({ scope, before, after, changes });
      } catch (error) {
        log.error('listener.failed', { scope, ...describeError(error) });
      }
    }
  }

  /** Publishes what is committed but was never published here: another server's work, or a commit of unknown outcome. */
  async function publishMissed(after: ScopeState<S>): Promise<void> {
    // A restored database is another history: no link leads there, everybody starts afresh [SY-5].
    if (after.epoch !== shown.epoch) return publish(after, []);
    if (after.rev <= shown.rev) return;
    const behind = [...after.feeds].filter(([feed, rev]) => rev > cursorOf(shown, feed));
    const links: FeedLink[] = [];
    for (const [feed] of behind) {
      const stored = await storage.read((reader) => reader.changesSince(scope, feed, cursorOf(shown, feed)));
      for (const { from, to, rows } of stored ?? []) {
        if (to <= after.rev) links.push({ feed, from, to, rows: JSON.parse(rows) as FeedLink['rows'] });
      }
    }
    links.sort((a, b) => a.to - b.to);
    publish(after, links);
  }

  async function reload(): Promise<ScopeState<S>> {
    const loaded = (await loadScope(storage, aggregate, scope)) ?? nothing;
    await publishMissed(loaded);
    return loaded;
  }

  function settle(pending: Pending, ack: CommandAck): void {
    inFlight.delete(pending.job.envelope.id);
    metrics.command(pending.job.envelope.type, ack.ok ? 'ok' : ack.code);
    pending.answer(ack);
  }

  /**
   * One transaction over `taken` and, while there is time and room, what waits in the queue. `taken` is filled as
   * commands are drawn, so that a failure knows whom it concerns, and a transaction that storage runs again starts
   * with the same commands.
   */
  async function commit(taken: Pending[], draw: boolean): Promise<void> {
    const startedAt = clock.monotonic();
    const outcome = await storage.write(async (tx) => {
      const head = await tx.lockScope(scope, nothing.epoch);
      if (held === undefined || held.rev !== head.rev || held.epoch !== head.epoch) held = await reload();
      if (held.rev === 0) held = { ...held, epoch: head.epoch };
      const group = createGroup(deps, tx, held);
      await group.runDue();
      const acks: CommandAck[] = [];
      for (let index = 0; ; index += 1) {
        if (index === taken.length) {
          const late = clock.monotonic() - startedAt >= limits.groupMs && index > 0;
          const next = draw && !late && index < limits.groupCommands ? queue.shift() : undefined;
          if (next === undefined) break;
          taken.push(next);
        }
        const pending = taken[index];
        if (pending) acks.push(await group.run(pending.job));
      }
      return { ...(await group.close()), acks };
    });
    metrics.group(taken.length, clock.monotonic() - startedAt);
    held = outcome.after;
    taken.forEach((pending, index) => {
      const ack = outcome.acks[index];
      if (ack) settle(pending, ack);
    });
    // The promises' continuations run after this, so `changes` reach a socket before its acks.
    publish(outcome.after, outcome.links);
  }

  function failure(error: unknown): CommandAck {
    if (error instanceof StorageError && error.reason !== 'constraint') {
      metrics.storageError(error.outcome, error.reason);
      return {
        ok: false,
        code: error.reason === 'full' ? 'storage-full' : 'storage',
        retryAfterMs: RETRY_MS[error.reason],
      };
    }
    const correlationId = randomUUID();
    log.error('loop.failed', { scope, correlationId, ...describeError(error) });
    return { ok: false, code: 'internal', correlationId, retryAfterMs: 1000 };
  }

  /** [SY-2] the commit may or may not have happened: only the memos know. */
  async function answerFromMemos(taken: readonly Pending[], error: unknown): Promise<void> {
    const unknown = failure(error);
    try {
      held = await reload();
    } catch (cause) {
      // The storage does not answer either; the next group reads the state again.
      log.warn('scope.reloadFailed', { scope, ...describeError(cause) });
    }
    for (const pending of taken) {
      const { envelope, hash } = pending.job;
      const memo = await storage.read((reader) => reader.findMemo(envelope.id)).catch(() => undefined);
      settle(pending, memo?.payloadHash === hash ? (JSON.parse(memo.reply) as CommandAck) : unknown);
    }
  }

  async function runGroup(): Promise<void> {
    const taken: Pending[] = [];
    try {
      await commit(taken, true);
      return;
    } catch (error) {
      held = undefined;
      // The transaction may not even have begun; then it concerns everybody who waits.
      if (taken.length === 0) taken.push(...queue.splice(0, limits.groupCommands));
      log.warn('group.failed', { scope, size: taken.length, ...describeError(error) });
      if (error instanceof StorageError && error.outcome === 'unknown') return answerFromMemos(taken, error);
    }
    await runEachAlone(taken);
  }

  async function runEachAlone(taken: readonly Pending[]): Promise<void> {
    let locked: CommandAck | undefined;
    for (const pending of taken) {
      if (locked !== undefined) {
        settle(pending, locked);
        continue;
      }
      try {
        await commit([pending], false);
      } catch (error) {
        held = undefined;
        if (error instanceof StorageError && error.outcome === 'unknown') await answerFromMemos([pending], error);
        else settle(pending, failure(error));
        // Waiting for a foreign lock stands in everybody's way: one more try is enough for all of them.
        if (error instanceof StorageError && error.reason === 'busy') locked = failure(error);
      }
    }
  }

  async function run(): Promise<void> {
    while (chores.length > 0 || queue.length > 0) {
      // One chore, then one group: neither keeps the other waiting.
      await chores.shift()?.();
      if (queue.length > 0) await runGroup();
      // Let sockets and timers have their turn; meanwhile the next group gathers.
      await new Promise<void>((resume) => deps.defer(resume));
    }
    running = undefined;
  }

  function wake(): void {
    running ??= new Promise<void>((resume) => deps.defer(resume)).then(run);
  }

  /** Runs between two groups, never beside one. */
  function chore(work: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      chores.push(() => work().then(resolve, reject));
      wake();
    });
  }

  return {
    scope,
    submit(envelope) {
      const job = jobOf(envelope);
      const same = inFlight.get(envelope.id);
      if (same) return same.job.hash === job.hash ? same.answered : Promise.resolve({ ok: false, code: 'conflict' });
      if (stopping) return Promise.resolve({ ok: false, code: 'stopping', retryAfterMs: 2000 });
      const { promise: answered, resolve: answer } = Promise.withResolvers<CommandAck>();
      const pending: Pending = { job, answer, answered };
      inFlight.set(envelope.id, pending);
      queue.push(pending);
      wake();
      return answered;
    },
    pending(id) {
      const found = inFlight.get(id);
      return found && { hash: found.job.hash, answered: found.answered };
    },
    current: () => shown,
    onCommit(listener) {
      listeners.push(listener);
    },
    tick: () =>
      chore(async () => {
        if (aggregate.due(shown.state, clock.now()).length === 0) return;
        try {
          await commit([], false);
        } catch (error) {
          held = undefined;
          throw error;
        }
      }),
    refresh: () =>
      chore(async () => {
        const head = await storage.read((reader) => reader.head(scope));
        if (head !== undefined && (head.rev > shown.rev || head.epoch !== shown.epoch)) held = await reload();
      }),
    async stop() {
      stopping = true;
      while (running !== undefined) await running;
    },
  };
}
