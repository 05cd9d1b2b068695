/** What a database brings to the shared storage. Everything else is common to both. */
import type { Kysely } from 'kysely';
import type { StorageError } from './ports.ts';
import type { Tables } from './schema.ts';
import type { BulkStatement, Statement } from './statement.ts';

/** SQLite answers at once, PostgreSQL later. */
export type MaybePromise<T> = T | Promise<T>;

/** One database connection inside a transaction. Errors are the driver's own. */
export interface Connection {
  all<P, R>(statement: Statement<P, R>, params: P): MaybePromise<readonly R[]>;
  /** Answers the number of rows changed. */
  run<P>(statement: Statement<P, unknown>, params: P): MaybePromise<number>;
  insert<S, P>(statement: BulkStatement<S, P>, shared: S, rows: readonly P[]): MaybePromise<void>;
  savepoint(act: 'set' | 'release' | 'undo'): MaybePromise<void>;
  /** Resolves only when the commit is on disk [SY-2]. */
  commit(): MaybePromise<void>;
  /** Ends the transaction whatever its state, and never throws. */
  abandon(): MaybePromise<void>;
}

export type Failure = { readonly kind: 'unique' } | { readonly kind: 'fatal'; readonly reason: StorageError['reason'] };

export interface Engine {
  /** Compiles queries and runs migrations; statements run on connections. */
  readonly db: Kysely<Tables>;
  /** Locks the scope row; false where the write transaction alone keeps other writers out. */
  readonly lockRows: boolean;
  /**
   * How rows are put. `in-place`: SQLite rewrites the index entries of every column that an upsert names, changed or
   * not, so the common case must not name them. `bulk`: PostgreSQL compares by itself, and a round trip costs more.
   */
  readonly putRows: 'in-place' | 'bulk';
  /** Begins the one write transaction; the shared storage calls it only after the last one ended. */
  beginWrite(): MaybePromise<Connection>;
  /** Begins a read transaction that sees one state of the database. */
  beginRead(): MaybePromise<Connection>;
  /** Copies one committed state into a new file; undefined where that is not our work. */
  backup: ((file: string) => Promise<void>) | undefined;
  /** Moves what was logged to where it stays; undefined where the database does that by itself. */
  tidy: (() => void) | undefined;
  /** How servers on one database hear of each other's commits [SY-14]; undefined where there is one server. */
  hints: { announce(): void; listen(heard: () => void): Promise<void> } | undefined;
  /** Undefined when the error is not the database's. */
  classify(error: unknown): Failure | undefined;
  close(): Promise<void>;
}

export interface StorageLog {
  info(event: string, fields: Readonly<Record<string, unknown>>): void;
  warn(event: string, fields: Readonly<Record<string, unknown>>): void;
}
