import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What the disk allows: one durable transaction per small insert, WAL and FULL as the product uses, per second. */
export async function rawSqliteRate(durationMs: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'civichall-raw-'));
  const database = new DatabaseSync(join(folder, 'raw.db'));
  database.exec(
    'pragma journal_mode = wal; pragma synchronous = full; create table t (id integer primary key, body text)',
  );
  const begin = database.prepare('begin immediate');
  const insert = database.prepare('insert into t (body) values (?)');
  const commit = database.prepare('commit');
  const body = 'x'.repeat(400);
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < durationMs) {
    begin.run();
    insert.run(body);
    commit.run();
    count += 1;
  }
  const rate = (count * 1000) / (performance.now() - start);
  database.close();
  await rm(folder, { recursive: true, force: true });
  return rate;
}
