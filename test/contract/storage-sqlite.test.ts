import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createSqliteStorage, type SqliteStorage } from '../../server/storage/sqlite/create-sqlite-storage.ts';
import { acquireFileLock, FileLockedError } from '../../server/storage/sqlite/file-lock.ts';
import {
  aRow,
  createLogList,
  errorOf,
  fixedClock,
  HALL,
  inHall,
  rowsOf,
  type StorageEngine,
  type StorageFixture,
} from './storage-fixture.ts';
import { describeStorage } from './storage-suite.ts';

type SqliteFixture = StorageFixture & { readonly file: string; open(): Promise<SqliteStorage> };

function createSqliteFixture(): SqliteFixture {
  const folder = mkdtempSync(join(tmpdir(), 'civichall-sqlite-'));
  const file = join(folder, 'hall.db');
  return {
    file,
    open: () => createSqliteStorage({ file, clock: fixedClock, log: createLogList(), busyTimeoutMs: 10 }),
    async execute(sql) {
      const database = new DatabaseSync(file);
      try {
        database.exec(sql);
      } finally {
        database.close();
      }
    },
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

const engine: StorageEngine = {
  name: 'SQLite',
  start: async () => {},
  stop: async () => {},
  createFixture: async () => createSqliteFixture(),
};

describeStorage(engine, ({ storage, fixture }) => {
  const sqlite = () => storage() as SqliteStorage;
  const file = () => (fixture() as SqliteFixture).file;

  describe('settings of the open file', () => {
    it.each([
      ['journal_mode', 'wal'],
      ['synchronous', 2],
      ['foreign_keys', 1],
      ['busy_timeout', 10],
      ['trusted_schema', 0],
    ])('[SY-2] the writer runs with %s = %s', (name, value) => {
      expect(sqlite().control.pragma('writer', name)).toBe(value);
    });

    it('the reader shares the log and cannot write', async () => {
      expect(sqlite().control.pragma('reader', 'journal_mode')).toBe('wal');
      expect(sqlite().control.pragma('reader', 'query_only')).toBe(1);
    });

    it.each(['event', 'audit'])('refuses "insert or replace" over a row of %s', async (table) => {
      await inHall(storage(), async (tx) => {
        await tx.appendEvents(HALL, [{ rev: 1, n: 0, type: 'a', at: 1, commandId: 'c', body: '{}' }]);
        await tx.putAudit({ scope: HALL, rev: 1, commandId: 'c', type: 'a', actor: 'system', outcome: 'ok', at: 1 });
      });
      await expect(fixture().execute(`insert or replace into ${table} select * from ${table}`)).rejects.toThrow(
        'append-only',
      );
    });
  });

  describe('tidying', () => {
    const writeMany = async (count: number) => {
      for (let n = 0; n < count; n += 1) {
        await inHall(storage(), (tx) => tx.putRows(HALL, [aRow({ id: `t${n}`, body: `"${'x'.repeat(2000)}"` })]));
      }
    };
    const size = () => statSync(file()).size;

    it('moves the log into the file when much was written and nobody writes any more', async () => {
      await writeMany(80);
      const before = size();
      await storage().tidy();
      expect(size()).toBe(before);
      await storage().tidy();
      expect(size()).toBeGreaterThan(before + 80 * 2000);
    });

    it('leaves the log alone while somebody writes, and when there is little to move', async () => {
      await storage().tidy();
      const before = size();
      for (let look = 0; look < 80; look += 1) {
        await writeMany(1);
        await storage().tidy();
      }
      expect(size()).toBe(before);
      await storage().close();
      await fixture()
        .open()
        .then(async (again) => {
          await inHall(again, (tx) => tx.putRows(HALL, [aRow()]));
          const small = size();
          await again.tidy();
          await again.tidy();
          expect(size()).toBe(small);
          await again.close();
        });
    });
  });

  describe('[OP-1] one server per file', () => {
    it('refuses a second storage in this process, also under another name of the file', async () => {
      await expect(fixture().open()).rejects.toBeInstanceOf(FileLockedError);
      const other = join(tmpdir(), `civichall-link-${process.pid}.db`);
      symlinkSync(file(), other);
      try {
        const second = createSqliteStorage({ file: other, clock: fixedClock, log: createLogList() });
        expect(String(await errorOf(second))).toContain('another server is running on the same data');
      } finally {
        rmSync(other);
      }
      await inHall(storage(), (tx) => tx.putRows(HALL, [aRow()]));
    });

    it('refuses a second process, and lets one in after the close', async () => {
      expect(await firstAnswer(child('hold', file()))).toMatchObject({ state: 'failed', name: 'FileLockedError' });
      await storage().close();
      const second = child('hold', file());
      expect(await firstAnswer(second)).toStrictEqual({ state: 'open' });
      await expect(fixture().open()).rejects.toBeInstanceOf(FileLockedError);
      await kill(second);
    });

    it('is free again after its holder was killed', async () => {
      await inHall(storage(), (tx) => tx.putRows(HALL, [aRow()]));
      await storage().close();
      for (let round = 0; round < 3; round += 1) {
        const holder = child('hold', file());
        expect(await firstAnswer(holder)).toStrictEqual({ state: 'open' });
        await kill(holder);
      }
      const next = await fixture().open();
      expect(await rowsOf(next)).toHaveLength(1);
      await next.close();
    });

    it('gives the lock back when opening fails', async () => {
      await storage().close();
      await fixture().execute("insert into migration (version, name, applied_at) values (999, 'future', 1)");
      await errorOf(fixture().open());
      const lock = acquireFileLock(`${file()}.lock`);
      lock.release();
      lock.release();
      expect(existsSync(`${file()}.lock`)).toBe(true);
    });
  });

  describe('[SY-12] disk full and foreign locks', () => {
    const large = (id: string) => aRow({ id, body: JSON.stringify('x'.repeat(200_000)) });

    it('a full disk ends the whole group; reads go on; space brings it back without a restart', async () => {
      await inHall(storage(), (tx) => tx.putRows(HALL, [aRow({ id: 'kept' })]));
      await sqlite().control.limitPages(Number(sqlite().control.pragma('writer', 'page_count')) + 4);

      const group = inHall(storage(), async (tx) => {
        await tx.savepoint(() => tx.putRows(HALL, [aRow({ id: 'same-group' })]));
        await errorOf(tx.savepoint(() => tx.putRows(HALL, [large('too-large')])));
        await tx.savepoint(() => tx.putRows(HALL, [aRow({ id: 'after-it' })]));
      });
      expect(await errorOf(group)).toMatchObject({ name: 'StorageError', outcome: 'rolled-back', reason: 'full' });
      expect((await rowsOf(storage())).map((row) => row.id)).toStrictEqual(['kept']);

      await inHall(storage(), (tx) => tx.putRows(HALL, [aRow({ id: 'alone' })]));
      await sqlite().control.limitPages(undefined);
      await inHall(storage(), (tx) => tx.putRows(HALL, [large('fits-now')]));
      expect((await rowsOf(storage())).map((row) => row.id)).toStrictEqual(['alone', 'fits-now', 'kept']);
    });

    it('a foreign lock is busy, not a hang; reads go on; it passes', async () => {
      await inHall(storage(), (tx) => tx.putRows(HALL, [aRow()]));
      const shell = new DatabaseSync(file());
      shell.exec('begin immediate');
      const write = inHall(storage(), (tx) => tx.putRows(HALL, [aRow({ id: 't2' })]));
      expect(await errorOf(write)).toMatchObject({ name: 'StorageError', outcome: 'rolled-back', reason: 'busy' });
      expect(await rowsOf(storage())).toHaveLength(1);
      shell.exec('rollback');
      shell.close();
      await inHall(storage(), (tx) => tx.putRows(HALL, [aRow({ id: 't2' })]));
      expect(await rowsOf(storage())).toHaveLength(2);
    });

    // A file-size limit of the shell makes the write at COMMIT fail; only Linux can lift it from outside.
    it.skipIf(process.platform !== 'linux')(
      '[SY-2] a failure at COMMIT is an unknown outcome, and the same process recovers',
      async () => {
        await storage().close();
        const writer = child('fill', file(), 4_000);
        const answers = createInterface(writer.stdout)[Symbol.asyncIterator]();
        const answer = async (): Promise<unknown> => JSON.parse(String((await answers.next()).value));
        expect(await answer()).toStrictEqual({ state: 'open' });
        const refused = (await answer()) as { acknowledged: number };
        expect(refused).toMatchObject({ state: 'refused', outcome: 'unknown', reason: 'io' });
        expect(refused).toMatchObject({ stored: refused.acknowledged });
        execFileSync('prlimit', ['--pid', String(writer.pid), '--fsize=unlimited']);
        writer.stdin.write('\n');
        expect(await answer()).toStrictEqual({ state: 'recovered', stored: refused.acknowledged + 1 });
        await once(writer, 'close');
        const next = await fixture().open();
        expect(await rowsOf(next)).toHaveLength(refused.acknowledged + 1);
        await next.close();
      },
    );
  });
});

/** Runs `storage-sqlite-child.ts`; files it writes may have `maxKilobytes`, a limit that can be lifted later. */
function child(mode: 'hold' | 'fill', file: string, maxKilobytes?: number) {
  const script = fileURLToPath(new URL('./storage-sqlite-child.ts', import.meta.url));
  const stdio: ['pipe', 'pipe', 'inherit'] = ['pipe', 'pipe', 'inherit'];
  if (maxKilobytes === undefined) return spawn(process.execPath, [script, mode, file], { stdio });
  const limited = `ulimit -S -f ${maxKilobytes}; exec "$0" "$@"`;
  return spawn('bash', ['-c', limited, process.execPath, script, mode, file], { stdio });
}

async function firstAnswer(process: ReturnType<typeof child>): Promise<unknown> {
  const [line] = await once(createInterface(process.stdout), 'line');
  return JSON.parse(String(line));
}

async function kill(process: ChildProcess): Promise<void> {
  const closed = once(process, 'close');
  process.kill('SIGKILL');
  await closed;
}
