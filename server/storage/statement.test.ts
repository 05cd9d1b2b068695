import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Tables } from './schema.ts';
import { defineBulk, defineStatement } from './statement.ts';

const db = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

describe('statements compiled once', () => {
  it('binds values where the query used their names, beside constants', () => {
    const statement = defineStatement<{ id: string; least: number }>()('probe', (p) =>
      db
        .selectFrom('memo')
        .select('rev')
        .where('rev', '>=', p.least)
        .where('scope', '=', 'city')
        .where('id', '=', p.id),
    );
    expect(statement.sql).toBe('select "rev" from "memo" where "rev" >= ? and "scope" = ? and "id" = ?');
    expect(statement.bind({ id: 'c1', least: 7 })).toStrictEqual([7, 'city', 'c1']);
  });

  it('binds a run of rows from an offset, beside what they share', () => {
    const bulk = defineBulk<{ scope: string }, { feed: string; cursor: number }>()('probe', (p, rows) =>
      db.insertInto('feed').values(rows.map((row) => ({ scope: p.scope, feed: row.feed, cursor: row.cursor }))),
    );
    const rows = Array.from({ length: 6 }, (_, n) => ({ feed: `f${n}`, cursor: n }));
    const four = bulk.ofSize(4);
    expect(four.bind({ scope: 's' }, rows, 2)).toStrictEqual(['s', 'f2', 2, 's', 'f3', 3, 's', 'f4', 4, 's', 'f5', 5]);
    expect(bulk.ofSize(1).sql).toBe('insert into "feed" ("scope", "feed", "cursor") values (?, ?, ?)');
  });

  it('compiles each size once, under its own name', () => {
    let compiled = 0;
    const bulk = defineBulk<object, { feed: string }>()('probe', (_p, rows) => {
      compiled += 1;
      return db.insertInto('feed').values(rows.map((row) => ({ scope: 's', feed: row.feed, cursor: 0 })));
    });
    expect([bulk.ofSize(3), bulk.ofSize(2), bulk.ofSize(3)].map((insert) => insert.name)).toStrictEqual([
      'probe/3',
      'probe/2',
      'probe/3',
    ]);
    expect(compiled).toBe(2);
  });
});
