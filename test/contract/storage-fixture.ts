import type { StorageLog } from '../../server/storage/engine.ts';
import type {
  AuditRow,
  ChangeRow,
  EntityRow,
  EventRow,
  Memo,
  Reader,
  Storage,
  Tx,
} from '../../server/storage/ports.ts';
import type { Clock } from '../../shared/lib/clock.ts';

/** One empty database, and the means to look at it from outside the storage. */
export type StorageFixture = {
  /** Opens the storage; after `close` it opens the same database again. */
  open(): Promise<Storage>;
  /** Runs a statement with all rights, beside the storage. */
  execute(sql: string): Promise<void>;
  /** Removes the database. */
  drop(): Promise<void>;
};

export type StorageEngine = {
  readonly name: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  createFixture(): Promise<StorageFixture>;
};

export const HALL = 'hall:one';
export const DAY = '2026-03-02';
/** An instant of our days: beyond 32 bits, so a narrow column would show. */
export const NOON = 1_772_420_400_000;

export const fixedClock: Clock = { now: () => NOON, monotonic: () => 0 };

export type LogLine = { readonly event: string; readonly fields: Readonly<Record<string, unknown>> };

export function createLogList(): StorageLog & { readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = [];
  const add = (event: string, fields: LogLine['fields']) => {
    lines.push({ event, fields });
  };
  return { lines, info: add, warn: add };
}

export function aRow(given: Partial<EntityRow> = {}): EntityRow {
  return { kind: 'ticket', id: 't1', day: DAY, uniq: null, rev: 1, body: '{"a":1}', ...given };
}

export function aMemo(given: Partial<Memo> = {}): Memo {
  return { id: 'c1', scope: HALL, payloadHash: 'h1', rev: 1, reply: '{"ok":true}', at: NOON, ...given };
}

export function anEvent(given: Partial<EventRow> = {}): EventRow {
  return { rev: 1, n: 0, type: 'ticket.taken', at: NOON, commandId: 'c1', body: '{}', ...given };
}

export function anAudit(given: Partial<AuditRow> = {}): AuditRow {
  return {
    scope: HALL,
    rev: 1,
    commandId: 'c1',
    type: 'ticket.take',
    actor: 'device:d1',
    outcome: 'ok',
    at: NOON,
    ...given,
  };
}

export function aLink(from: number, to: number, given: Partial<ChangeRow> = {}): ChangeRow {
  return { feed: 'queue', from, to, rows: `[${to}]`, at: NOON, ...given };
}

/** A write in a scope that is locked first, as the loop does it. */
export function inHall<T>(storage: Storage, run: (tx: Tx) => Promise<T>): Promise<T> {
  return storage.write(async (tx) => {
    await tx.lockScope(HALL, 'epoch-1');
    return run(tx);
  });
}

export function rowsOf(storage: Storage, day: string = DAY): Promise<readonly EntityRow[]> {
  return storage.read(async (reader: Reader) =>
    [...(await reader.loadRows(HALL, day))].sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
}

/** The error a promise ends with; fails the test when it does not. */
export async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('expected a refusal, nothing was refused');
}
