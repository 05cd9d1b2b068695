/**
 * A persistent (immutable) map from string ids to values: a two-level tree of small buckets. `setRow` and `deleteRow`
 * return a new table that shares all untouched branches, so a command costs the same with ten rows and with ten
 * thousand, and rolling back is keeping the old reference. `diffTables` finds what changed between two tables by
 * comparing references of branches and buckets.
 */
const BITS = 5;
const FAN_OUT = 1 << BITS;
/** Of a place, the low bits choose the bucket in its branch. */
const IN_BRANCH = FAN_OUT - 1;

type Bucket<V> = ReadonlyMap<string, V>;
type Branch<V> = readonly (Bucket<V> | undefined)[];

export type Table<V> = { readonly size: number; readonly branches: readonly (Branch<V> | undefined)[] };

const EMPTY: Table<never> = { size: 0, branches: new Array<undefined>(FAN_OUT).fill(undefined) };
const EMPTY_BRANCH: Branch<never> = new Array<undefined>(FAN_OUT).fill(undefined);

/** The end of an id is enough: there UUIDs are random, and rows of one ticket differ by their number. */
const HASHED = 12;

/** 0 to 1023: the high bits choose the branch, the low ones the bucket in it. */
function placeOf(id: string): number {
  let hash = 0;
  for (let i = Math.max(0, id.length - HASHED); i < id.length; i += 1)
    hash = (Math.imul(hash, 31) + id.charCodeAt(i)) | 0;
  return (hash ^ (hash >>> 15)) & (FAN_OUT * FAN_OUT - 1);
}

function replaced<T>(list: readonly T[], index: number, value: T): readonly T[] {
  const copy = list.slice();
  copy[index] = value;
  return copy;
}

export function emptyTable<V>(): Table<V> {
  return EMPTY;
}

export function tableOf<V>(rows: Iterable<readonly [string, V]>): Table<V> {
  let table: Table<V> = EMPTY;
  for (const [id, value] of rows) table = setRow(table, id, value);
  return table;
}

export function getRow<V>(table: Table<V>, id: string): V | undefined {
  const place = placeOf(id);
  return table.branches[place >> BITS]?.[place & IN_BRANCH]?.get(id);
}

export function setRow<V>(table: Table<V>, id: string, value: V): Table<V> {
  const place = placeOf(id);
  const branch = table.branches[place >> BITS] ?? EMPTY_BRANCH;
  const old = branch[place & IN_BRANCH];
  if (old?.get(id) === value && value !== undefined) return table;
  const bucket = new Map(old).set(id, value);
  return {
    size: table.size + (old?.has(id) ? 0 : 1),
    branches: replaced(table.branches, place >> BITS, replaced(branch, place & IN_BRANCH, bucket)),
  };
}

export function deleteRow<V>(table: Table<V>, id: string): Table<V> {
  const place = placeOf(id);
  const branch = table.branches[place >> BITS];
  const old = branch?.[place & IN_BRANCH];
  if (!branch || !old?.has(id)) return table;
  const bucket = new Map(old);
  bucket.delete(id);
  return {
    size: table.size - 1,
    branches: replaced(
      table.branches,
      place >> BITS,
      replaced(branch, place & IN_BRANCH, bucket.size > 0 ? bucket : undefined),
    ),
  };
}

/** All values, in no promised order. */
export function* rowsOf<V>(table: Table<V>): Generator<V> {
  for (const branch of table.branches) {
    if (branch) for (const bucket of branch) if (bucket) yield* bucket.values();
  }
}

export type TableChange<V> = { readonly id: string; readonly before: V | undefined; readonly after: V | undefined };

function diffBuckets<V>(old: Bucket<V> | undefined, next: Bucket<V> | undefined, changes: TableChange<V>[]): void {
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

/** Rows whose reference differs between the two tables; `after` undefined means deleted. */
export function diffTables<V>(before: Table<V>, after: Table<V>): TableChange<V>[] {
  const changes: TableChange<V>[] = [];
  if (before === after) return changes;
  for (let at = 0; at < FAN_OUT; at += 1) {
    const old = before.branches[at];
    const next = after.branches[at];
    if (old === next) continue;
    for (let index = 0; index < FAN_OUT; index += 1) {
      if (old?.[index] !== next?.[index]) diffBuckets(old?.[index], next?.[index], changes);
    }
  }
  return changes;
}
