import { randomUUID } from 'node:crypto';
import type { FeedRow } from '../../shared/protocol/feeds.ts';
import type { ChangedRow } from '../commands/aggregate.ts';

/** Pages of one feed at one fixed rev [SY-5]. */
export type Snapshot = {
  readonly id: string;
  readonly feed: string;
  readonly rev: number;
  readonly pages: readonly (readonly FeedRow[])[];
};

/** Of the object around a row: kind, id and quotes. */
const ENVELOPE_BYTES = 150;

/** Measures rows; they are immutable and shared by many revs, so each is measured once. */
export function createRowSize(): (row: ChangedRow) => number {
  const sizes = new WeakMap<object, number>();
  return ({ row }) => {
    if (row === null || typeof row !== 'object') return ENVELOPE_BYTES;
    const known = sizes.get(row) ?? Buffer.byteLength(JSON.stringify(row));
    sizes.set(row, known);
    return known + ENVELOPE_BYTES;
  };
}

/** Cuts rows into pages whose JSON stays below `pageBytes`; a larger single row has a page of its own. Never no page. */
export function paginate(
  rows: Iterable<ChangedRow>,
  pageBytes: number,
  sizeOf: (row: ChangedRow) => number,
): readonly (readonly FeedRow[])[] {
  const pages: FeedRow[][] = [[]];
  let used = 0;
  for (const row of rows) {
    const bytes = sizeOf(row);
    if (used + bytes > pageBytes && used > 0) {
      pages.push([]);
      used = 0;
    }
    // Rows come from the aggregate, whose kinds are those of the feeds.
    pages.at(-1)?.push(row as FeedRow);
    used += bytes;
  }
  return pages;
}

/**
 * Keeps the snapshots that clients are pulling. Clients that ask at the same rev share one; it is dropped a minute
 * after it was last touched.
 */
export interface Snapshots {
  open(key: { scope: string; feed: string; epoch: string; rev: number }, rows: () => Iterable<ChangedRow>): Snapshot;
  find(id: string): Snapshot | undefined;
  sweep(): void;
}

const LIFE_MS = 60_000;

export function createSnapshots(deps: { now: () => number; pageBytes: number }): Snapshots {
  const byId = new Map<string, { snapshot: Snapshot; key: string; until: number }>();
  const byKey = new Map<string, string>();
  const sizeOf = createRowSize();

  function touch(id: string): Snapshot | undefined {
    const kept = byId.get(id);
    if (kept === undefined || kept.until <= deps.now()) return undefined;
    kept.until = deps.now() + LIFE_MS;
    return kept.snapshot;
  }

  return {
    open({ scope, feed, epoch, rev }, rows) {
      const key = JSON.stringify([scope, feed, epoch, rev]);
      const shared = touch(byKey.get(key) ?? '');
      if (shared) return shared;
      const snapshot: Snapshot = { id: randomUUID(), feed, rev, pages: paginate(rows(), deps.pageBytes, sizeOf) };
      byId.set(snapshot.id, { snapshot, key, until: deps.now() + LIFE_MS });
      byKey.set(key, snapshot.id);
      return snapshot;
    },
    find: touch,
    sweep() {
      for (const [id, kept] of byId) {
        if (kept.until > deps.now()) continue;
        byId.delete(id);
        if (byKey.get(kept.key) === id) byKey.delete(kept.key);
      }
    },
  };
}
