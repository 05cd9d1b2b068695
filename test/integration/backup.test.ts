import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CivicClient } from '../../renderer/data/client.ts';
import { readBackup } from '../../server/backup.ts';
import { restoreFolder } from '../../server/cli/restore-folder.ts';
import { systemClock } from '../../server/cli/system.ts';
import { readConfig } from '../../server/config.ts';
import { FileLockedError } from '../../server/storage/sqlite/file-lock.ts';
import { getRow } from '../../shared/lib/table.ts';
import { aClient, isInStep, until } from '../fixtures/a-client.ts';
import { aServer, type RunningServer } from '../fixtures/a-server.ts';
import { aLog, newIds } from './harness.ts';

const cleanups: (() => Promise<void>)[] = [];
let backups: string;

beforeEach(async () => {
  backups = await mkdtemp(join(tmpdir(), 'civichall-backups-'));
  cleanups.push(() => rm(backups, { recursive: true, force: true }));
});
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function run(): Promise<RunningServer> {
  const server = await aServer();
  cleanups.push(() => server.stop());
  return server;
}

async function connect(server: RunningServer, role: 'kiosk' | 'counter'): Promise<CivicClient> {
  const client = aClient({ url: server.url, role, token: await server.enrol(role) });
  cleanups.push(() => client.stop());
  await until(client, isInStep);
  return client;
}

async function numberOf(kiosk: CivicClient, groupId = 'a'): Promise<string> {
  const taken = await kiosk.send('ticket.take', { groupId, class: 'normal', locale: 'zh-CN', needs: [] });
  if (taken.status !== 'ok') throw new Error(`no number: ${taken.status}`);
  return (taken.reply as { number: string }).number;
}

async function restore(folder: string, from: string, above = 0): Promise<void> {
  const { config } = readConfig(['serve', '--data', folder], {}, folder);
  await restoreFolder({ config, clock: systemClock, ids: newIds(), log: aLog() }, { from, above });
}

describe('[OP-1] backup and restore', () => {
  it('under load, into the stopped server: clients start afresh, offer again, and no number is given twice', async () => {
    const server = await run();
    const kiosk = await connect(server, 'kiosk');
    const counter = await connect(server, 'counter');
    const password = await server.passwordOf('li.na');
    await counter.login({ login: 'li.na', password, newPassword: 'a long new password', pin: '2468' });
    await counter.send('window.open', { windowId: 'w1', takeOver: false });
    await until(counter, (view) => getRow(view.hall.seats, 'w1')?.staffId === 'li');
    const given = [await numberOf(kiosk)];
    const called = await counter.send('ticket.callNext', { windowId: 'w1' });
    expect(called).toMatchObject({ status: 'ok', reply: { number: 'A001' } });
    const { ticketId } = (called as unknown as { reply: { ticketId: string } }).reply;
    await counter.send('ticket.start', { windowId: 'w1', ticketId });
    await until(counter, (view) => view.outbox.length === 0);

    const to = join(backups, 'one');
    const load = Promise.all(Array.from({ length: 12 }, () => numberOf(kiosk)));
    const [numbers] = await Promise.all([load, server.server.core.operations.backup({ to })]);
    given.push(...numbers);

    // All of this the backup does not know.
    await counter.send('ticket.finish', { windowId: 'w1', ticketId, outcome: 'handled' });
    await until(counter, (view) => view.outbox.length === 0 && getRow(view.hall.tickets, ticketId)?.status === 'done');
    for (let n = 0; n < 8; n += 1) given.push(await numberOf(kiosk));
    given.push(await numberOf(kiosk, 'b'));
    const epoch = server.server.core.hall()?.loop.current().epoch;

    await server.restart(() => restore(server.folder, to));
    const state = () => server.server.core.hall()?.loop.current();
    expect(state()?.epoch).not.toBe(epoch);
    await until(kiosk, isInStep);
    await until(counter, (view) => isInStep(view) && getRow(view.hall.tickets, ticketId)?.status === 'done');
    // Not only shown: the server itself was told again.
    const told = () => {
      const now = state();
      return now && getRow(now.state.tickets, ticketId)?.status;
    };
    await until(counter, () => told() === 'done');

    for (let n = 0; n < 3; n += 1) given.push(await numberOf(kiosk));
    given.push(await numberOf(kiosk, 'b'));
    expect(new Set(given).size).toBe(given.length);
    expect(given.at(-1)).toBe('B201');
  }, 30_000);

  it('(control) a database that is only copied back gives a number twice', async () => {
    const server = await run();
    const kiosk = await connect(server, 'kiosk');
    const given = [await numberOf(kiosk)];
    const to = join(backups, 'one');
    await server.server.core.operations.backup({ to });
    given.push(await numberOf(kiosk));
    await server.restart(() => copyFile(join(to, 'civichall.db'), join(server.folder, 'civichall.db')));
    await until(kiosk, isInStep);
    given.push(await numberOf(kiosk));
    expect(new Set(given).size).toBe(given.length - 1);
  });

  it('a backup is a folder of its own, private, whole, and without first passwords', async () => {
    const server = await run();
    const to = join(backups, 'one');
    await server.server.core.operations.backup({ to });
    expect((await readdir(to)).sort()).toEqual(['backup.json', 'civichall.db', 'hall.key']);
    expect(await readBackup(to)).toMatchObject({ hallId: 'test-hall' });
    await expect(server.server.core.operations.backup({ to })).rejects.toMatchObject({ code: 'backup.exists' });
    expect(await readdir(backups)).toEqual(['one']);
  });

  it('goes into an empty folder too, and `above` keeps clear of more numbers', async () => {
    const server = await run();
    const to = join(backups, 'one');
    await server.server.core.operations.backup({ to });
    const folder = join(backups, 'fresh');
    await restore(folder, to, 450);
    expect(await readFile(join(folder, 'hall.key'))).toEqual(await readFile(join(to, 'hall.key')));
    expect((await readdir(folder)).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it('is refused while a server runs there, and for what is no backup; nothing is touched', async () => {
    const server = await run();
    const to = join(backups, 'one');
    await server.server.core.operations.backup({ to });
    // The running server of this test holds the lock like another process would.
    await expect(restore(server.folder, to)).rejects.toBeInstanceOf(FileLockedError);
    await writeFile(join(to, 'hall.key'), 'short');
    const folder = join(backups, 'fresh');
    await expect(restore(folder, to)).rejects.toMatchObject({ code: 'restore.not-a-backup' });
    expect((await readdir(folder)).filter((name) => !name.endsWith('.lock'))).toEqual([]);
  });
});
