import { randomBytes } from 'node:crypto';
import { Client, type PoolConfig } from 'pg';
import { describe, expect, it } from 'vitest';
import type { Storage } from '../../server/storage/ports.ts';
import { createPostgresStorage } from '../../server/storage/postgres/create-postgres-storage.ts';
import {
  aRow,
  createLogList,
  DAY,
  errorOf,
  fixedClock,
  HALL,
  inHall,
  rowsOf,
  type StorageEngine,
  type StorageFixture,
} from './storage-fixture.ts';
import { type PostgresServer, startPostgres } from './storage-postgres-server.ts';
import { describeStorage } from './storage-suite.ts';

const LOCK_TIMEOUT_MS = 300;

type PostgresFixture = StorageFixture & {
  /** Another server on the same database. */
  open(): Promise<Storage>;
  /** Runs a statement with the rights of the program. */
  executeAsOwner(sql: string): Promise<void>;
};

function createPostgresEngine(): StorageEngine {
  let server: PostgresServer | undefined;
  let schemas = 0;

  function config(user: 'postgres' | 'hall'): PoolConfig {
    if (server === undefined) throw new Error('PostgreSQL is not running');
    return { host: '127.0.0.1', port: server.port, user, password: server.password, database: 'postgres' };
  }

  async function run(settings: PoolConfig, sql: string): Promise<void> {
    const client = new Client(settings);
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }

  return {
    name: 'PostgreSQL',
    async start() {
      server = await startPostgres(randomBytes(12).toString('hex'));
      await run(
        config('postgres'),
        `create role hall login password '${server.password}'; grant create on database postgres to hall`,
      );
    },
    async stop() {
      await server?.stop();
    },
    async createFixture() {
      schemas += 1;
      const schema = `hall_${schemas}`;
      const fixture: PostgresFixture = {
        open: () =>
          createPostgresStorage({
            poolConfig: config('hall'),
            schema,
            clock: fixedClock,
            log: createLogList(),
            lockTimeoutMs: LOCK_TIMEOUT_MS,
          }),
        execute: (sql) => run(config('postgres'), `set search_path = ${schema}; ${sql}`),
        executeAsOwner: (sql) => run(config('hall'), `set search_path = ${schema}; ${sql}`),
        drop: () => run(config('postgres'), `drop schema if exists ${schema} cascade`),
      };
      return fixture;
    },
  };
}

describeStorage(createPostgresEngine(), ({ storage, fixture }) => {
  const postgres = () => fixture() as PostgresFixture;

  /** Has the server do something to whoever commits a change of entities. */
  const atCommit = (statement: string) =>
    fixture().execute(`
      create function at_commit() returns trigger language plpgsql security definer as
        $body$ begin ${statement}; return null; end $body$;
      create constraint trigger at_commit after insert on entity deferrable initially deferred
        for each row execute function at_commit()`);

  describe('append-only, by rights', () => {
    it.each(['update event set n = 9', 'delete from event', 'truncate event', 'delete from audit', 'truncate audit'])(
      'the program itself may not: %s',
      async (forgery) => {
        await expect(postgres().executeAsOwner(forgery)).rejects.toThrow('permission denied');
      },
    );

    it('nor may the administrator truncate', async () => {
      await expect(fixture().execute('truncate event')).rejects.toThrow('append-only');
    });
  });

  describe('[SY-14] several servers on one database', () => {
    it('decide one after the other on the same scope, each seeing the last', async () => {
      const other = await fixture().open();
      const increment = (server: Storage) =>
        server.write(async (tx) => {
          const head = await tx.lockScope(HALL, 'epoch-1');
          await tx.savepoint(() => tx.putRows(HALL, [aRow({ id: `t${head.rev}`, uniq: `A${head.rev}` })]));
          await tx.saveHead({ ...head, rev: head.rev + 1, day: DAY });
        });
      await Promise.all(Array.from({ length: 40 }, (_, n) => increment(n % 2 === 0 ? storage() : other)));
      expect((await storage().read((reader) => reader.head(HALL)))?.rev).toBe(40);
      expect(await rowsOf(other)).toHaveLength(40);
      await other.close();
    });

    it('do not wait for each other on different scopes', async () => {
      const other = await fixture().open();
      await inHall(storage(), async () => {
        await other.write((tx) => tx.lockScope('hall:two', 'epoch-1'));
      });
      await other.close();
    });

    it('a scope held too long is busy, and free later', async () => {
      await inHall(storage(), async () => {});
      const other = await fixture().open();
      await inHall(storage(), async () => {
        expect(await errorOf(inHall(other, async () => {}))).toMatchObject({ outcome: 'rolled-back', reason: 'busy' });
      });
      await inHall(other, (tx) => tx.putRows(HALL, [aRow()]));
      expect(await rowsOf(storage())).toHaveLength(1);
      await other.close();
    });

    it('two servers that start at once migrate once', async () => {
      await storage().close();
      await fixture().drop();
      const servers = await Promise.all([fixture().open(), fixture().open(), fixture().open()]);
      await inHall(servers[0], (tx) => tx.putRows(HALL, [aRow()]));
      expect(await rowsOf(servers[2])).toHaveLength(1);
      await Promise.all(servers.map((server) => server.close()));
    });
  });

  describe('[SY-2] failures', () => {
    const endOwnSession = 'perform pg_terminate_backend(pg_backend_pid())';

    it('a line that breaks at COMMIT is an unknown outcome; the next write has a new line', async () => {
      await atCommit(endOwnSession);
      const write = inHall(storage(), (tx) => tx.putRows(HALL, [aRow()]));
      expect(await errorOf(write)).toMatchObject({ name: 'StorageError', outcome: 'unknown', reason: 'io' });
      expect(await rowsOf(storage())).toStrictEqual([]);
      await fixture().execute('drop trigger at_commit on entity');
      await inHall(storage(), (tx) => tx.putRows(HALL, [aRow()]));
      expect(await rowsOf(storage())).toHaveLength(1);
    });

    it('a line that breaks before is rolled back for certain', async () => {
      const write = inHall(storage(), async (tx) => {
        await tx.putRows(HALL, [aRow()]);
        await fixture().execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'hall'");
        await tx.putMemo({ id: 'c', scope: HALL, payloadHash: '', rev: 1, reply: '', at: 1 });
      });
      expect(await errorOf(write)).toMatchObject({ name: 'StorageError', outcome: 'rolled-back', reason: 'io' });
      await inHall(storage(), (tx) => tx.putRows(HALL, [aRow({ id: 't2' })]));
      expect((await rowsOf(storage())).map((row) => row.id)).toStrictEqual(['t2']);
    });

    it('a full disk is told from other refusals', async () => {
      await fixture().execute(`
        create function no_space() returns trigger language plpgsql as
          $body$ begin raise exception 'no space' using errcode = 'disk_full'; end $body$;
        create trigger no_space before insert on entity for each row execute function no_space()`);
      const write = inHall(storage(), (tx) => tx.savepoint(() => tx.putRows(HALL, [aRow()])));
      expect(await errorOf(write)).toMatchObject({ name: 'StorageError', outcome: 'rolled-back', reason: 'full' });
    });

    it('writes with synchronous_commit = on whatever the default of the database', async () => {
      await storage().close();
      await fixture().execute('alter role hall set synchronous_commit = off');
      try {
        const server = await fixture().open();
        await atCommit(`if current_setting('synchronous_commit') <> 'on' then raise exception 'unsafe'; end if`);
        await inHall(server, (tx) => tx.putRows(HALL, [aRow()]));
        await server.close();
      } finally {
        await fixture().execute('alter role hall reset synchronous_commit');
      }
    });
  });
});
