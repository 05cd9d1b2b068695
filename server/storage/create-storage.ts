/**
 * The storage port over any engine: one writer queue, transactions, savepoints and their failures. Knows rows and
 * transactions, nothing about tickets; must not import commands.
 */
import { createAccountTx } from './account-tx.ts';
import type { Connection, Engine, StorageLog } from './engine.ts';
import { createPersonTx } from './person-tx.ts';
import type { Storage } from './ports.ts';
import { NoBackupError, StorageError } from './ports.ts';
import { createJobQueue } from './queue.ts';
import { createReader } from './reader.ts';
import { retain } from './retention.ts';
import { createScopeTx } from './scope-tx.ts';
import { createSession, type Session } from './session.ts';
import { compileAccountStatements } from './statements/account-statements.ts';
import { compilePersonStatements } from './statements/person-statements.ts';
import { compileRetentionStatements } from './statements/retention-statements.ts';
import { compileReadStatements, compileScopeStatements } from './statements/scope-statements.ts';

/** So many transactions are some thousand kilobytes: moving them takes milliseconds, and the log starts over. */
const WORTH_TIDYING = 64;

export function createStorage(engine: Engine, log: StorageLog): Storage {
  const scope = compileScopeStatements(engine.db, engine.lockRows);
  const accounts = compileAccountStatements(engine.db);
  const persons = compilePersonStatements(engine.db);
  const reads = compileReadStatements(engine.db);
  const retention = compileRetentionStatements(engine.db);
  const writes = createJobQueue();
  /** Transactions since the database was last tidied, and at the last look. */
  let written = 0;
  let seen = 0;
  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;
  const closed = new Error('storage is closed');

  const transaction = <T>(run: (session: Session) => Promise<T>): Promise<T> =>
    writes.run(async () => {
      const connection = await begin(engine, () => engine.beginWrite());
      try {
        const result = await runAndCommit(engine, connection, run);
        written += 1;
        return result;
      } catch (error) {
        if (error instanceof StorageError) {
          log.warn('storage.write-failed', {
            outcome: error.outcome,
            reason: error.reason,
            cause: String(error.cause),
          });
        }
        throw error;
      }
    });

  async function readTransaction<T>(run: (session: Session) => Promise<T>): Promise<T> {
    const connection = await begin(engine, () => engine.beginRead());
    const session = createSession(engine, connection);
    try {
      return await run(session);
    } finally {
      session.end();
      await connection.abandon();
    }
  }

  return {
    async write(run) {
      let moved = false;
      const result = await transaction((session) => {
        moved = false;
        const tx = createScopeTx(session, scope, engine.putRows);
        const saveHead: typeof tx.saveHead = (head) => {
          moved = true;
          return tx.saveHead(head);
        };
        return run({ ...tx, saveHead, ...createAccountTx(session, accounts), ...createPersonTx(session, persons) });
      });
      if (moved && closing === undefined) engine.hints?.announce();
      return result;
    },
    listen: async (heard) => engine.hints?.listen(heard),
    async read(run) {
      if (closing !== undefined) throw closed;
      const job = readTransaction((session) => run(createReader(session, reads)));
      running.add(job);
      try {
        return await job;
      } finally {
        running.delete(job);
      }
    },
    async backup(file) {
      if (closing !== undefined) throw closed;
      if (engine.backup === undefined) throw new NoBackupError();
      const job = engine.backup(file);
      running.add(job);
      try {
        await job;
      } finally {
        running.delete(job);
      }
    },
    async tidy() {
      const { tidy } = engine;
      const quiet = written === seen;
      seen = written;
      if (tidy === undefined || closing !== undefined || !quiet || written < WORTH_TIDYING) return;
      await writes.run(async () => tidy());
      written = 0;
      seen = 0;
    },
    retain: (limits) => retain(transaction, retention, limits),
    close() {
      closing ??= (async () => {
        await writes.close(closed);
        await Promise.allSettled(running);
        await engine.close();
      })();
      return closing;
    },
  };
}

async function begin(engine: Engine, work: () => Connection | Promise<Connection>): Promise<Connection> {
  try {
    return await work();
  } catch (error) {
    throw asStorageError(engine, error, 'rolled-back');
  }
}

async function runAndCommit<T>(
  engine: Engine,
  connection: Connection,
  run: (session: Session) => Promise<T>,
): Promise<T> {
  const session = createSession(engine, connection);
  let result: T;
  try {
    result = await run(session);
    const failure = session.failure();
    if (failure !== undefined) throw failure;
  } catch (error) {
    session.end();
    await connection.abandon();
    throw session.failure() ?? error;
  }
  session.end();
  try {
    await connection.commit();
  } catch (error) {
    await connection.abandon();
    throw asStorageError(engine, error, 'unknown');
  }
  return result;
}

function asStorageError(engine: Engine, error: unknown, outcome: StorageError['outcome']): unknown {
  if (error instanceof StorageError) return error;
  const failure = engine.classify(error);
  if (failure === undefined) return error;
  return new StorageError(outcome, failure.kind === 'unique' ? 'constraint' : failure.reason, { cause: error });
}
