import type { ColumnDataType, CreateTableBuilder, Expression, Kysely } from 'kysely';

/** Where the two databases differ in a migration. */
export type Flavour = {
  /** Text compared byte by byte, so that both databases sort alike. */
  readonly text: ColumnDataType | Expression<unknown>;
  /** Holds every safe integer of JavaScript. */
  readonly integer: ColumnDataType;
  /** Ends a table of short rows, which live in its primary key. */
  readonly narrowTableEnd: Expression<unknown> | undefined;
  /** Ends a table of long rows, which live in the order of their writing. */
  readonly wideTableEnd: Expression<unknown> | undefined;
  /** Adds `seq`, the primary key that the database counts up. */
  readonly orderColumn: <T extends string, C extends string>(
    table: CreateTableBuilder<T, C>,
  ) => CreateTableBuilder<T, C | 'seq'>;
  /** Runs first in the migration transaction: keeps other servers out and makes the schema. */
  readonly prepare: (db: Kysely<unknown>) => Promise<void>;
  /** From now on the database refuses to change or delete rows of this table, or to insert over `key`. */
  readonly appendOnly: (db: Kysely<unknown>, table: string, key: readonly string[]) => Promise<void>;
};

/** Forward only: a released migration is never edited, the next one mends it. */
export type Migration = {
  readonly version: number;
  readonly name: string;
  readonly up: (db: Kysely<unknown>, flavour: Flavour) => Promise<void>;
};
