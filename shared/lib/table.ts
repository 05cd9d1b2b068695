/**
 * A persistent (immutable) map from string ids to values. `set` and `delete` return a new table that shares all
 * untouched buckets, so a command costs the same with ten rows and with ten thousand, and rolling back is keeping
 * the old reference. `diffTables` finds what changed between two tables by comparing bucket references.
 */
const BUCKETS = 256;

type Bucket<V> = ReadonlyMap<string, V>;

export type Table<V> = { readonly size: number; readonly buckets: readonly (Bucket<V> | undefined)[] };

const EMPTY: Table<never> = { size: 0, buckets: new Array<undefined>(BUCKETS).fill(undefined) };

/** The end of an id is enough: there UUIDs are random, and rows of one ticket differ by their number. */
const HASHED = 12;

function bucketOf(id: string): number {
  let hash = 0;
  for (let i = Math.max(0, id.length - HASHED); i < id.length; i += 1)
    hash = (Math.imul(hash, 31) + id.charCodeAt(i)) | 0;
  return (hash ^ (hash >>> 15)) & (BUCKETS - 1);
}

export function emptyTable<V>(): Table<V> {
  return EMPTY;
}

export function tableOf<V>(rows: Iterable<readonly [string, V]>): Table<V> {
  const buckets: (Map<string, V> | undefined)[] = new Array<undefined>(BUCKETS).fill(undefined);
  let size = 0;
  for (const [id, value] of rows) {
    const index = bucketOf(id);
    const bucket = buckets[index] ?? new Map<string, V>();
    if (!bucket.has(id)) size += 1;
    bucket.set(id, value);
    buckets[index] = bucket;
  }
  return { size, buckets };
}

export function getRow<V>(table: Table<V>, id: string): V | undefined {
  return table.buckets[bucketOf(id)]?.get(id);
}

export function setRow<V>(table: Table<V>, id: string, value: V): Table<V> {
  const index = bucketOf(id);
  const old = table.buckets[index];
  if (old?.get(id) === value && value !== undefined) return table;
  const bucket = new Map(old);
  bucket.set(id, value);
  const buckets = table.buckets.slice();
  buckets[index] = bucket;
  return { size: table.size + (old?.has(id) ? 0 : 1), buckets };
}

export function deleteRow<V>(table: Table<V>, id: string): Table<V> {
  const index = bucketOf(id);
  const old = table.buckets[index];
  if (!old?.has(id)) return table;
  const bucket = new Map(old);
  bucket.delete(id);
  const buckets = table.buckets.slice();
  buckets[index] = bucket.size > 0 ? bucket : undefined;
  return { size: table.size - 1, buckets };
}

/** All values, in no promised order. */
export function* rowsOf<V>(table: Table<V>): Generator<V> {
  for (const bucket of table.buckets) if (bucket) yield* bucket.values();
}

export type TableChange<V> = { readonly id: string; readonly before: V | undefined; readonly after: V | undefined };

/** Rows whose reference differs between the two tables; `after` undefined means deleted. */
export function diffTables<V>(before: Table<V>, after: Table<V>): TableChange<V>[] {
  const changes: TableChange<V>[] = [];
  if (before === after) return changes;
  for (let index = 0; index < BUCKETS; index += 1) {
    const old = before.buckets[index];
    const next = after.buckets[index];
    if (old === next) continue;
    if (next) {
      for (const [id, value] of next) {
        const was = old?.get(id);
        if (was !== value) changes.push({ id, before: was, after: value });
      }
    }
    if (old) {
      for (const [id, value] of old) if (!next?.has(id)) changes.push({ id, before: value, after: undefined });
    }
  }
  return changes;
}
