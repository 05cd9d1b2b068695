/**
 * One transaction and its savepoints, with the same failures on both databases:
 * a unique violation breaks the innermost savepoint, anything else the database refuses ends the whole transaction.
 */
import type { Connection, Engine, MaybePromise } from './engine.ts';
import { StorageError, UniqueViolation } from './ports.ts';
import type { BulkStatement, Statement } from './statement.ts';

export interface Session {
  all<P, R>(statement: Statement<P, R>, params: P): MaybePromise<readonly R[]>;
  run<P>(statement: Statement<P, unknown>, params: P): MaybePromise<number>;
  insert<S, P>(statement: BulkStatement<S, P>, shared: S, rows: readonly P[]): MaybePromise<void>;
  savepoint<T>(run: () => Promise<T>): Promise<T>;
}

export interface SessionOwner extends Session {
  /** Why nothing of this transaction may be kept, even if the caller swallowed the error. */
  failure(): Error | undefined;
  /** From now on every statement is refused. */
  end(): void;
}

export function createSession(engine: Pick<Engine, 'classify'>, connection: Connection): SessionOwner {
  let ended = false;
  /** The transaction is lost. */
  let lost: Error | undefined;
  /** The innermost savepoint is lost: PostgreSQL refuses every statement until it is undone. */
  let broken: UniqueViolation | undefined;
  let depth = 0;

  const refuse = (): Error | undefined =>
    lost ?? broken ?? (ended ? new Error('statement after the end of its transaction') : undefined);

  function failed(error: unknown): unknown {
    const failure = engine.classify(error);
    if (failure === undefined) return error;
    if (failure.kind === 'unique') {
      const violation = new UniqueViolation({ cause: error });
      if (depth > 0) broken = violation;
      else lost = violation;
      return violation;
    }
    lost = new StorageError('rolled-back', failure.reason, { cause: error });
    return lost;
  }

  function guard<T>(work: () => MaybePromise<T>): MaybePromise<T> {
    const refusal = refuse();
    if (refusal !== undefined) throw refusal;
    try {
      const result = work();
      if (!(result instanceof Promise)) return result;
      return result.catch((error: unknown) => {
        throw failed(error);
      });
    } catch (error) {
      throw failed(error);
    }
  }

  return {
    all: (statement, params) => guard(() => connection.all(statement, params)),
    run: (statement, params) => guard(() => connection.run(statement, params)),
    insert: (statement, shared, rows) => guard(() => connection.insert(statement, shared, rows)),
    async savepoint(run) {
      await guard(() => connection.savepoint('set'));
      depth += 1;
      try {
        const result = await run();
        // Refused, and with it the savepoint undone, if `run` swallowed a violation.
        await guard(() => connection.savepoint('release'));
        return result;
      } catch (error) {
        if (lost !== undefined) throw lost;
        broken = undefined;
        await guard(() => connection.savepoint('undo'));
        throw error;
      } finally {
        depth -= 1;
      }
    },
    failure: () => lost ?? broken,
    end() {
      ended = true;
    },
  };
}
