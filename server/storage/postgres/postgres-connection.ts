/** One transaction on one client of the pool. Statements are named, so the server parses each once per client. */
import type { PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import type { Connection } from '../engine.ts';
import { CommitRefusedError, typedPostgresError } from './postgres-failure.ts';

export async function beginOn(client: PoolClient, beginSql: string): Promise<Connection> {
  // A client that loses its server while no query runs says so by an event, which would end the process unheard.
  const ignoreError = () => {};
  client.on('error', ignoreError);
  let released = false;

  function release(broken: boolean): void {
    if (released) return;
    released = true;
    client.off('error', ignoreError);
    client.release(broken);
  }

  async function query<R extends QueryResultRow>(config: string | QueryConfig<unknown[]>): Promise<QueryResult<R>> {
    try {
      return await client.query<R>(config as QueryConfig<unknown[]>);
    } catch (error) {
      throw typedPostgresError(error);
    }
  }

  const connection: Connection = {
    async all<P, R>(statement: { name: string; sql: string; bind: (params: P) => readonly unknown[] }, params: P) {
      const { rows } = await query(named(statement.name, statement.sql, statement.bind(params)));
      return rows as R[];
    },
    async run(statement, params) {
      const { rowCount } = await query(named(statement.name, statement.sql, statement.bind(params)));
      return rowCount ?? 0;
    },
    async insert(statement, shared, rows) {
      for (let offset = 0; offset < rows.length; offset += statement.maxRows) {
        const size = statement.ofSize(Math.min(statement.maxRows, rows.length - offset));
        await query(named(size.name, size.sql, size.bind(shared, rows, offset)));
      }
    },
    async savepoint(act) {
      await query(SAVEPOINT_SQL[act]);
    },
    async commit() {
      const { command } = await query('commit');
      if (command !== 'COMMIT') throw new CommitRefusedError();
      release(false);
    },
    async abandon() {
      if (released) return;
      try {
        await query('rollback');
        release(false);
      } catch {
        // The server rolls back what its client can no longer end; the client is thrown away.
        release(true);
      }
    },
  };

  try {
    await query(beginSql);
  } catch (error) {
    release(true);
    throw error;
  }
  return connection;
}

const SAVEPOINT_SQL = {
  set: 'savepoint command',
  release: 'release savepoint command',
  undo: 'rollback to savepoint command; release savepoint command',
} as const;

function named(name: string, text: string, values: readonly unknown[]): QueryConfig<unknown[]> {
  return { name, text, values: [...values] };
}
