/**
 * Queries are built with Kysely once, at start, and then run as prepared statements: building and compiling on every
 * call costs more than SQLite needs to run them.
 */
import type { Compilable } from 'kysely';

/** Stands in a query for a value that is bound later. `row` -1 means the values that all rows share. */
type Slot = { readonly row: number; readonly key: string };

const SHARED = -1;

/** A compiled query; `P` are its parameters, `R` its result rows. */
export type Statement<P, R> = {
  /** Name of the prepared statement, unique within a storage. */
  readonly name: string;
  readonly sql: string;
  readonly bind: (params: P) => readonly unknown[];
  /** Never set; carries `R` to the caller. */
  readonly row?: R;
};

/** One insert of several rows. */
export type SizedInsert<S, P> = {
  readonly name: string;
  readonly sql: string;
  /** Binds its number of rows from `offset` on. */
  readonly bind: (shared: S, rows: readonly P[], offset: number) => readonly unknown[];
};

/** One insert for any number of rows, compiled the first time that number is met. */
export type BulkStatement<S, P> = {
  readonly maxRows: number;
  /** `count` is from 1 to `maxRows`. */
  readonly ofSize: (count: number) => SizedInsert<S, P>;
};

/** Few enough to keep every size prepared, enough for what one command changes. */
const MAX_ROWS = 16;

export function defineStatement<P>() {
  return <R>(name: string, build: (params: P) => Compilable<R>): Statement<P, R> => {
    const { sql, parameters } = build(slots<P>(SHARED)).compile();
    const source = parameters.map(readSlot);
    return { name, sql, bind: (params) => source.map((read) => read(params, [], 0)) };
  };
}

export function defineBulk<S, P>() {
  return (name: string, build: (shared: S, rows: readonly P[]) => Compilable<unknown>): BulkStatement<S, P> => {
    const compiled = new Map<number, SizedInsert<S, P>>();

    function compile(count: number): SizedInsert<S, P> {
      const rowSlots = Array.from({ length: count }, (_, row) => slots<P>(row));
      const { sql, parameters } = build(slots<S>(SHARED), rowSlots).compile();
      const source = parameters.map(readSlot);
      const bind: SizedInsert<S, P>['bind'] = (shared, rows, offset) =>
        source.map((read) => read(shared, rows, offset));
      return { name: `${name}/${count}`, sql, bind };
    }

    return {
      maxRows: MAX_ROWS,
      ofSize(count) {
        const known = compiled.get(count);
        if (known !== undefined) return known;
        const insert = compile(count);
        compiled.set(count, insert);
        return insert;
      },
    };
  };
}

type Read = (shared: unknown, rows: readonly unknown[], offset: number) => unknown;

function readSlot(parameter: unknown): Read {
  if (!isSlot(parameter)) return () => parameter;
  const { row, key } = parameter;
  if (row === SHARED) return (shared) => (shared as Record<string, unknown>)[key];
  return (_shared, rows, offset) => (rows[offset + row] as Record<string, unknown>)[key];
}

function isSlot(parameter: unknown): parameter is Slot {
  return typeof parameter === 'object' && parameter !== null && 'row' in parameter && 'key' in parameter;
}

/** An object whose every property is a slot of that name, typed as the value that will be bound there. */
function slots<P>(row: number): P {
  return new Proxy({}, { get: (_target, key): Slot => ({ row, key: String(key) }) }) as P;
}
