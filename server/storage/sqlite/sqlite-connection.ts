/** One `node:sqlite` handle: statements are prepared once and kept for the life of the handle. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { Connection } from '../engine.ts';

export interface SqliteConnection extends Connection {
  begin(): void;
  abandon(): void;
  /** First column of the first row; for pragmas and checks. */
  value(sql: string): unknown;
}

export function createSqliteConnection(
  database: DatabaseSync,
  beginSql: 'begin' | 'begin immediate',
): SqliteConnection {
  const prepared = new Map<string, StatementSync>();

  function prepare(sql: string): StatementSync {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  }

  const act = (sql: string) => {
    prepare(sql).run();
  };

  return {
    begin: () => act(beginSql),
    all<P, R>(statement: { sql: string; bind: (params: P) => readonly unknown[] }, params: P) {
      const rows = prepare(statement.sql).all(...(statement.bind(params) as SQLInputValue[]));
      // The driver's rows have no prototype; the port promises plain objects.
      return rows.map((row) => ({ ...row })) as R[];
    },
    run: (statement, params) =>
      Number(prepare(statement.sql).run(...(statement.bind(params) as SQLInputValue[])).changes),
    insert(statement, shared, rows) {
      for (let offset = 0; offset < rows.length; offset += statement.maxRows) {
        const size = statement.ofSize(Math.min(statement.maxRows, rows.length - offset));
        prepare(size.sql).run(...(size.bind(shared, rows, offset) as SQLInputValue[]));
      }
    },
    savepoint(step) {
      if (step === 'set') return act('savepoint command');
      if (step === 'undo') act('rollback to savepoint command');
      act('release savepoint command');
    },
    commit: () => act('commit'),
    abandon() {
      // A full disk ends the transaction by itself [SY-2].
      if (database.isTransaction) act('rollback');
    },
    value: (sql) => Object.values(database.prepare(sql).get() ?? {})[0],
  };
}
