import { REJECTION_CODES } from '../../shared/domain/commands/rejection.ts';
import type { CommandAck } from '../../shared/protocol/down.ts';
import type { WireError } from '../../shared/protocol/errors.ts';
import { LIMITS } from '../../shared/protocol/limits.ts';
import type { CommandMessage } from '../../shared/protocol/up.ts';
import type { CommandRecord, OutboxRecord } from './local-store.ts';

/** [SY-7] failures of its own that an item may have before it is set aside. */
export const MAX_TRIES = 3;
/** [SY-5] how long an acknowledged command is kept, to be offered again after a restore. */
export const ACKED_KEEP_MS = 24 * 3600_000;
/** Characters of one batch; three bytes each at worst stay inside a frame [SE-6]. */
const BATCH_CHARS = 20_000;

/** The stream of one local database: a random name and the next free place [SY-7]. */
export type Stream = { readonly outboxId: string; readonly nextSeq: number };

type Acked = NonNullable<CommandRecord['acked']>;
export type AckedRecord = CommandRecord & { readonly status: 'acked'; readonly acked: Acked };

/**
 * The outbox of one local database. A value; every step gives a new one. What is over lies apart, so that a day with
 * thousands of commands does not slow the next one down.
 */
export type OutboxState = {
  readonly stream: Stream;
  /** What waits, was refused or was set aside, and the skips; by id. */
  readonly records: ReadonlyMap<string, OutboxRecord>;
  /** What the server took, in its order. */
  readonly acked: readonly AckedRecord[];
};

/** What the local database must learn of a step. */
export type OutboxStep = {
  readonly state: OutboxState;
  readonly put: readonly OutboxRecord[];
  readonly drop: readonly string[];
  /** The stream has another name or another next place. */
  readonly moved: boolean;
};

export type CommandDraft = Pick<CommandRecord, 'id' | 'type' | 'payload' | 'createdAt' | 'pressedAt'>;

/**
 * What an answer means for the item. `later`: nothing is wrong with it, the server cannot now. `failed`: something is,
 * perhaps; a few tries. `misplaced`: the server's stream stands elsewhere than ours.
 */
export type Verdict = 'acked' | 'rejected' | 'failed' | 'set-aside' | 'later' | 'misplaced';

/** Refusals that are the server's last word and hold the item's place in the stream. */
const FINAL: ReadonlySet<string> = new Set([...REJECTION_CODES, 'invalid', 'unknown-command']);
const LATER: ReadonlySet<string> = new Set(['rate-limited', 'storage', 'storage-full', 'session-expired', 'stopping']);

export function verdictOf(ack: CommandAck): Verdict {
  if (ack.ok) return 'acked';
  if (FINAL.has(ack.code)) return 'rejected';
  if (LATER.has(ack.code)) return 'later';
  if (ack.code === 'outbox.out-of-order') return 'misplaced';
  return ack.code === 'upgrade-required' ? 'set-aside' : 'failed';
}

const bySeq = (a: OutboxRecord, b: OutboxRecord) => a.seq - b.seq;

/** Takes a place in the stream of this database. */
function isInStream(record: OutboxRecord): boolean {
  return record.kind === 'skip' || record.status === 'queued';
}

/** All that is still to be sent, in order. */
export function pendingOf(state: OutboxState): readonly OutboxRecord[] {
  return [...state.records.values()].filter(isInStream).sort(bySeq);
}

/** What waits, was refused or was set aside, in the order of the presses. */
export function commandsOf(state: OutboxState): readonly CommandRecord[] {
  const commands: CommandRecord[] = [];
  for (const record of state.records.values()) if (record.kind === 'command') commands.push(record);
  return commands.sort((a, b) => a.createdAt - b.createdAt || a.seq - b.seq);
}

/** Whether an item still has to be answered. */
export function isPending(state: OutboxState, id: string): boolean {
  const record = state.records.get(id);
  return record !== undefined && isInStream(record);
}

function isAcked(record: OutboxRecord): record is AckedRecord {
  return record.kind === 'command' && record.acked !== null;
}

/** The outbox that the records of a database make up. */
export function outboxOf(stream: Stream, stored: readonly OutboxRecord[]): OutboxState {
  const acked = stored.filter(isAcked).sort((a, b) => a.acked.at - b.acked.at || a.seq - b.seq);
  const rest = stored.filter((record) => !isAcked(record));
  return { stream, acked, records: new Map(rest.map((record) => [record.id, record])) };
}

function step(
  state: OutboxState,
  put: readonly OutboxRecord[],
  drop: readonly string[],
  changes: Partial<Pick<OutboxState, 'stream' | 'acked'>> = {},
): OutboxStep {
  const records = new Map(state.records);
  for (const id of drop) records.delete(id);
  for (const record of put) {
    if (isAcked(record)) records.delete(record.id);
    else records.set(record.id, record);
  }
  return { state: { ...state, ...changes, records }, put, drop, moved: changes.stream !== undefined };
}

const none = (state: OutboxState): OutboxStep => ({ state, put: [], drop: [], moved: false });

export function enqueue(state: OutboxState, draft: CommandDraft): OutboxStep {
  const { outboxId, nextSeq } = state.stream;
  const record: CommandRecord = {
    ...draft,
    kind: 'command',
    outboxId,
    seq: nextSeq,
    status: 'queued',
    tries: 0,
    error: null,
    acked: null,
  };
  return step(state, [record], [], { stream: { outboxId, nextSeq: nextSeq + 1 } });
}

export function messageOf(record: OutboxRecord): CommandMessage {
  const order = { outboxId: record.outboxId, seq: record.seq };
  if (record.kind === 'skip') return { id: record.id, type: 'outbox.skip', payload: {}, order };
  return { id: record.id, type: record.type, payload: record.payload, order };
}

/** The next commands to send, from the head of the stream: at most `limit`, and what fits into a frame. */
export function nextBatch(state: OutboxState, limit: number): readonly OutboxRecord[] {
  const batch: OutboxRecord[] = [];
  let chars = 0;
  for (const record of pendingOf(state).slice(0, Math.min(limit, LIMITS.batchCommands))) {
    chars += JSON.stringify(messageOf(record)).length;
    if (batch.length > 0 && chars > BATCH_CHARS) break;
    batch.push(record);
  }
  return batch;
}

function errorOf(error: WireError): NonNullable<CommandRecord['error']> {
  return { code: error.code, ...(error.params ? { params: error.params } : {}) };
}

/** Set aside: its place is given to a skip, so that later items go on [SY-7]. */
function setAside(state: OutboxState, record: CommandRecord, error: WireError, skipId: string): OutboxStep {
  const skip: OutboxRecord = { kind: 'skip', id: skipId, outboxId: record.outboxId, seq: record.seq };
  return step(state, [{ ...record, status: 'set-aside', tries: record.tries + 1, error: errorOf(error) }, skip], []);
}

/**
 * The answer to one item. `skipId` is the id of the skip should it be set aside. Answers to items that are not waiting
 * any more change nothing.
 */
export function answered(
  state: OutboxState,
  id: string,
  ack: CommandAck,
  at: { readonly now: number; readonly epoch: string },
  skipId: string,
): OutboxStep {
  const record = state.records.get(id);
  if (!record || !isInStream(record)) return none(state);
  const verdict = verdictOf(ack);
  if (record.kind === 'skip')
    return verdict === 'acked' || verdict === 'rejected' ? step(state, [], [id]) : none(state);
  if (ack.ok) {
    const acked = { at: at.now, rev: ack.rev, epoch: at.epoch };
    const over: AckedRecord = { ...record, status: 'acked', error: null, acked };
    return step(state, [over], [], { acked: [...state.acked, over] });
  }
  switch (verdict) {
    case 'rejected':
      return step(state, [{ ...record, status: 'rejected', error: errorOf(ack) }], []);
    case 'set-aside':
      return setAside(state, record, ack, skipId);
    case 'failed':
      if (record.tries + 1 >= MAX_TRIES) return setAside(state, record, ack, skipId);
      return step(state, [{ ...record, tries: record.tries + 1, error: errorOf(ack) }], []);
    default:
      return none(state);
  }
}

/** Staff put a rejected or set-aside item away. Its skip, if any, stays in the stream. */
export function dismiss(state: OutboxState, id: string): OutboxStep {
  const record = state.records.get(id);
  if (record?.kind !== 'command' || (record.status !== 'rejected' && record.status !== 'set-aside')) return none(state);
  return step(state, [], [id]);
}

/** Tries a set-aside item again, under the same id, at the end of the stream: its old place is gone. */
export function retry(state: OutboxState, id: string): OutboxStep {
  const record = state.records.get(id);
  if (record?.kind !== 'command' || record.status !== 'set-aside') return none(state);
  const { outboxId, nextSeq } = state.stream;
  const again: CommandRecord = { ...record, outboxId, seq: nextSeq, status: 'queued', tries: 0, error: null };
  return step(state, [again], [], { stream: { outboxId, nextSeq: nextSeq + 1 } });
}

/**
 * Begins a new stream: everything that is still to be sent gets a new place, in the old order. With `offerAgain`, the
 * server was restored: what it acknowledged in another epoch and within 24 h is offered again first, under the
 * same ids, so that what it still has happens once [SY-5, SY-3]. Skips are not needed in a new stream.
 */
export function newStream(
  state: OutboxState,
  outboxId: string,
  offerAgain: { readonly epoch: string; readonly now: number } | null,
): OutboxStep {
  const again = state.acked.filter((record) => offerAgain && isLost(record.acked, offerAgain));
  const queued = pendingOf(state).flatMap((record) => (record.kind === 'command' ? [record] : []));
  const placed = [...again, ...queued].map(
    (record, index): CommandRecord => ({ ...record, status: 'queued', outboxId, seq: index + 1, acked: null }),
  );
  const skips = [...state.records.values()].filter((record) => record.kind === 'skip').map((record) => record.id);
  const acked = state.acked.filter((record) => !again.includes(record));
  return step(state, placed, skips, { stream: { outboxId, nextSeq: placed.length + 1 }, acked });
}

function isLost(acked: Acked, offer: { readonly epoch: string; readonly now: number }): boolean {
  return acked.epoch !== offer.epoch && offer.now - acked.at < ACKED_KEEP_MS;
}

/**
 * Forgets what was acknowledged more than 24 h ago. On a device that nobody attends (board, kiosk) refused items go the
 * same way: they stay that long for the service menu.
 */
export function forget(state: OutboxState, now: number, attended: boolean): OutboxStep {
  const isOld = (at: number) => now - at >= ACKED_KEEP_MS;
  const over = state.acked.filter((record) => isOld(record.acked.at));
  const refused = attended
    ? []
    : commandsOf(state).filter((record) => record.status !== 'queued' && isOld(record.createdAt));
  if (over.length === 0 && refused.length === 0) return none(state);
  const drop = [...over, ...refused].map((record) => record.id);
  return step(state, [], drop, { acked: state.acked.filter((record) => !over.includes(record)) });
}
