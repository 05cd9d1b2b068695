import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { Clock } from '../../../shared/lib/clock.ts';
import { createStorage } from '../create-storage.ts';
import type { Engine, StorageLog } from '../engine.ts';
import { migrate } from '../migrations/migrate.ts';
import type { Storage } from '../ports.ts';
import { createJobQueue } from '../queue.ts';
import type { Tables } from '../schema.ts';
import { acquireFileLock, type FileLock } from './file-lock.ts';
import { createNodeSqliteDialect } from './node-sqlite-dialect.ts';
import { createSqliteConnection, type SqliteConnection } from './sqlite-connection.ts';
import { classifySqliteError } from './sqlite-failure.ts';
import { sqliteFlavour } from './sqlite-flavour.ts';
import { requireSqliteVersion } from './sqlite-version.ts';

export type SqliteStorageOptions = {
  /** Path of the database file. Its folder must exist. */
  readonly file: string;
  readonly clock: Clock;
  readonly log: StorageLog;
  /**
   * How long one statement waits for a foreign lock on the file (a shell, a copy tool). SQLite waits on the event
   * loop, so boards stand still meanwhile: keep it short [SY-12].
   */
  readonly busyTimeoutMs?: number;
};

export interface SqliteStorage extends Storage {
  readonly control: SqliteControl;
}

/** What an operator may ask about the open file, and the quota that disk-full drills use. */
export interface SqliteControl {
  pragma(connection: 'writer' | 'reader', name: string): unknown;
  /** The file may not grow beyond this; undefined lifts the quota. Waits for its turn in the writer queue. */
  limitPages(pages: number | undefined): Promise<void>;
}

const NO_QUOTA = 0xfffffffe;

export async function createSqliteStorage(options: SqliteStorageOptions): Promise<SqliteStorage> {
  const file = realPath(options.file);
  const lock = lockDatabase(file);
  try {
    return await open(file, options, () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function open(file: string, options: SqliteStorageOptions, release: () => void): Promise<SqliteStorage> {
  const timeout = options.busyTimeoutMs ?? 250;
  const writerHandle = new DatabaseSync(file, { timeout });
  const writer = createSqliteConnection(writerHandle, 'begin immediate');
  const db = new Kysely<Tables>({ dialect: createNodeSqliteDialect(writerHandle) });
  try {
    requireSqliteVersion(String(writer.value('select sqlite_version()')));
    writerHandle.exec(`
      pragma journal_mode = wal;
      pragma synchronous = full;
      pragma foreign_keys = on;
      pragma trusted_schema = off;
      pragma temp_store = memory;
      pragma cache_size = -16384;
      pragma wal_autocheckpoint = 4000;
      pragma journal_size_limit = 67108864;
    `);
    await migrate(db, sqliteFlavour, options.clock, options.log);
  } catch (error) {
    writerHandle.close();
    throw error;
  }
  const readerHandle = new DatabaseSync(file, { readOnly: true, timeout });
  readerHandle.exec('pragma query_only = on; pragma trusted_schema = off; pragma cache_size = -8192');
  const reader = createSqliteConnection(readerHandle, 'begin');
  const reads = createJobQueue();

  const engine: Engine = {
    db,
    lockRows: false,
    putRows: 'in-place',
    beginWrite() {
      writer.begin();
      return writer;
    },
    beginRead: () => turnOn(reader, reads),
    backup: (target) => copyDatabase(file, target, timeout),
    tidy: () => void writer.value('pragma wal_checkpoint(passive)'),
    hints: undefined,
    classify: classifySqliteError,
    async close() {
      readerHandle.close();
      writerHandle.close();
      release();
    },
  };
  const storage = createStorage(engine, options.log);
  return {
    ...storage,
    control: {
      pragma: (connection, name) => (connection === 'writer' ? writer : reader).value(`pragma ${name}`),
      limitPages: (pages) =>
        storage.write(async () => {
          writer.value(`pragma max_page_count = ${pages ?? NO_QUOTA}`);
        }),
    },
  };
}

/** One handle serves all reads, so each waits for the one before; with no async work inside they are short. */
function turnOn(reader: SqliteConnection, reads: ReturnType<typeof createJobQueue>): Promise<SqliteConnection> {
  return new Promise((resolve, reject) => {
    void reads.run(
      () =>
        new Promise<void>((done) => {
          try {
            reader.begin();
          } catch (error) {
            reject(error);
            done();
            return;
          }
          resolve({
            ...reader,
            abandon() {
              reader.abandon();
              done();
            },
          });
        }),
    );
  });
}

/** The lock of a database file, without opening it: whoever holds it may move the file. Throws `FileLockedError`. */
export function lockDatabase(file: string): FileLock {
  return acquireFileLock(`${realPath(file)}.lock`);
}

const ALL_PAGES = 0x7fffffff;

/**
 * Off the event loop and on a handle of its own: all pages in one step are one read of the log, so the copy is one
 * committed state whatever the writer does meanwhile.
 */
async function copyDatabase(file: string, target: string, timeout: number): Promise<void> {
  const source = new DatabaseSync(file, { readOnly: true, timeout });
  try {
    await backup(source, target, { rate: ALL_PAGES });
  } finally {
    source.close();
  }
}

/** Two names of one file must meet at one lock. */
function realPath(file: string): string {
  return existsSync(file) ? realpathSync(file) : join(realpathSync(dirname(file)), basename(file));
}
