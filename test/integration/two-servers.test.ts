import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createServer, type Server } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import type { Storage } from '../../server/storage/ports.ts';
import { createPostgresStorage } from '../../server/storage/postgres/create-postgres-storage.ts';
import { createManualTime, type ManualTime } from '../../shared/lib/manual-time.ts';
import { type PostgresServer, startPostgres } from '../contract/storage-postgres-server.ts';
import { aHallFile, MORNING } from '../fixtures/a-hall.ts';
import { aLog, eventually, newIds, openWire, postEnroll, STAFF, TAKE, ticketOf, type Wire } from './harness.ts';

type Node = { readonly server: Server; readonly storage: Storage; readonly url: string; readonly time: ManualTime };

let postgres: PostgresServer;
let folder: string;
let schemas = 0;
let nodes: Node[] = [];
const wires: Wire[] = [];

beforeAll(async () => {
  postgres = await startPostgres('two-servers');
});
afterAll(() => postgres.stop());

const urlOf = () => `postgres://postgres:${postgres.password}@127.0.0.1:${postgres.port}/postgres`;

/** Waits until so many listening lines are open, or more. 0: none is. */
async function untilLines(count: () => Promise<number>, wanted: number): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    const found = await count();
    if (wanted === 0 ? found === 0 : found >= wanted) return;
  }
  throw new Error(`not ${wanted} listening lines`);
}

async function aNode(schema: string): Promise<Node> {
  const url = urlOf();
  const time = createManualTime(MORNING);
  const log = aLog();
  const storage = await createPostgresStorage({ connectionString: url, schema, clock: time, log });
  const { config } = readConfig(['serve', '--port', '0', '--data', folder], { CIVICHALL_POSTGRES: url }, folder);
  const server = await createServer({
    config,
    storage,
    clock: time,
    scheduler: time,
    ids: newIds(),
    log,
    defer: (run) => void setImmediate(run),
    hallKey: new Uint8Array(32).fill(7),
    outFolder: join(folder, 'out'),
    version: '0.0.0-test',
  });
  if (server.core.hall() === undefined) {
    await server.core.operations.seed({ hall: aHallFile({ staff: STAFF }), catalogue: { items: [] } });
  }
  return { server, storage, url: (await server.start()).url, time };
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'civichall-two-'));
  schemas += 1;
  const schema = `hall_${schemas}`;
  nodes = [await aNode(schema), await aNode(schema)];
});

afterEach(async () => {
  for (const wire of wires.splice(0)) wire.socket.disconnect();
  for (const node of nodes) {
    await node.server.stop();
    await node.storage.close();
  }
  await rm(folder, { recursive: true, force: true });
});

function both(): [Node, Node] {
  const [a, b] = nodes;
  if (!a || !b) throw new Error('two servers expected');
  return [a, b];
}

async function enrol(node: Node, role: 'kiosk' | 'counter'): Promise<string> {
  const { code } = await node.server.core.operations.enroll({ role, name: '' });
  return ((await (await postEnroll(node.url, code)).json()) as { token: string }).token;
}

async function connect(node: Node, auth: Parameters<typeof openWire>[1]): Promise<Wire> {
  const wire = await openWire(node.url, auth);
  wires.push(wire);
  return wire;
}

/** Moves this server's timers until it noticed what the other one did. */
async function untilNoticed(node: Node, holds: () => boolean, what: string): Promise<void> {
  for (let second = 0; second < 20 && !holds(); second += 1) {
    await node.time.advance(1000);
    await eventually(holds, what, 250).catch(() => undefined);
  }
  expect(holds(), what).toBe(true);
}

describe('[SY-14] two servers on one PostgreSQL', () => {
  it('take turns on one hall: no number twice, none left out, and one business day', async () => {
    const [a, b] = both();
    const kiosks = [
      await connect(a, { device: { token: await enrol(a, 'kiosk') } }),
      await connect(b, { device: { token: await enrol(b, 'kiosk') } }),
    ];
    const acks = await Promise.all(Array.from({ length: 60 }, (_, n) => kiosks[n % 2]?.command('ticket.take', TAKE)));
    const numbers = acks.map((ack) => (ack ? ticketOf(ack).number : '')).sort();
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, n) => `A${String(n + 1).padStart(3, '0')}`));
    const audit = await a.storage.read((reader) => reader.listAudit('test-hall', 0, 1000));
    expect(audit.filter((row) => row.type === 'day.roll')).toHaveLength(1);
  });

  it('what one commits, the boards of the other show, link by link without a gap', async () => {
    const [a, b] = both();
    const board = await connect(b, { public: 'board' });
    const start = await board.rows('queue');
    const kiosk = await connect(a, { device: { token: await enrol(a, 'kiosk') } });
    for (let n = 0; n < 5; n += 1) await kiosk.command('ticket.take', TAKE);
    const seen = () => board.changes.flatMap((link) => link.rows).filter((row) => row.kind === 'ticket').length;
    await untilNoticed(b, () => seen() === 5, 'the board of the other server');
    let cursor = start.rev;
    for (const link of board.changes) {
      expect(link.from).toBe(cursor);
      cursor = link.to;
    }
  });

  it('a commit is heard of at once, without a poll; a lost line comes back', async () => {
    const [a, b] = both();
    const board = await connect(b, { public: 'board' });
    await board.rows('queue');
    const kiosk = await connect(a, { device: { token: await enrol(a, 'kiosk') } });
    const seen = () => board.changes.flatMap((link) => link.rows).filter((row) => row.kind === 'ticket').length;
    const lines = async () => {
      // Counted when LISTEN itself is done, not when the line is merely open.
      const found = await admin.query(
        "select 1 from pg_stat_activity where application_name = 'civichall-hints' and state = 'idle' and query like 'listen%'",
      );
      return found.rows.length;
    };
    const admin = new Client({ connectionString: urlOf() });
    await admin.connect();
    try {
      // Time stands still from here: only a hint can bring it.
      await untilLines(lines, 2);
      await kiosk.command('ticket.take', TAKE);
      await eventually(() => seen() === 1, 'the other board, by a hint');

      await admin.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'civichall-hints'",
      );
      await untilLines(lines, 0);
      await kiosk.command('ticket.take', TAKE);
      await untilNoticed(b, () => seen() === 2, 'the other board, by the poll');
      await untilLines(lines, 1);
      await kiosk.command('ticket.take', TAKE);
      await eventually(() => seen() === 3, 'the other board, by a hint again');
    } finally {
      await admin.end();
    }
  });

  it('[OP-1] is left to pg_dump; a new epoch sends the screens of both in again, and numbers leave room', async () => {
    const [a, b] = both();
    await expect(a.server.core.operations.backup({ to: join(folder, 'backup') })).rejects.toMatchObject({
      code: 'backup.use-pg-dump',
    });
    const board = await connect(b, { public: 'board' });
    await a.server.core.operations.renew({ above: 0 });
    await untilNoticed(b, () => board.byes.length > 0, 'bye');
    expect(board.byes).toMatchObject([{ code: 'stopping' }]);
    const again = await connect(b, { public: 'board' });
    expect(again.hello?.epoch).not.toBe(board.hello?.epoch);
    const kiosk = await connect(b, { device: { token: await enrol(b, 'kiosk') } });
    expect(ticketOf(await kiosk.command('ticket.take', TAKE)).number).toBe('A201');
  });

  it('a command that was answered here has the same answer there', async () => {
    const [a, b] = both();
    const token = await enrol(a, 'kiosk');
    const here = await connect(a, { device: { token } });
    const first = await here.command('ticket.take', TAKE, { id: 'take-1' });
    await untilNoticed(b, () => b.server.core.hall()?.registry.listDevices().length === 1, 'the device');
    const there = await connect(b, { device: { token } });
    expect(await there.command('ticket.take', TAKE, { id: 'take-1' })).toEqual(first);
  });

  it('[QU-7] two clerks at two servers who press at once never get the same ticket', async () => {
    const [a, b] = both();
    const passwords = new Map(
      (await readFile(join(folder, 'first-logins.txt'), 'utf8'))
        .split('\n')
        .map((line) => [line.split('\t')[0], line.split('\t')[1]]),
    );
    const sit = async (node: Node, login: string, windowId: string) => {
      const wire = await connect(node, { device: { token: await enrol(node, 'counter') } });
      const answer = await wire.ask('staff.login', {
        login,
        password: passwords.get(login),
        newPassword: 'correct horse',
      });
      expect(answer.ok).toBe(true);
      expect(await wire.command('window.open', { windowId })).toMatchObject({ ok: true });
      return wire;
    };
    const li = await sit(a, 'li.na', 'w1');
    const wu = await sit(b, 'wu.jun', 'w2');
    const kiosk = await connect(a, { device: { token: await enrol(a, 'kiosk') } });
    for (let round = 0; round < 10; round += 1) {
      for (let n = 0; n < 2; n += 1) await kiosk.command('ticket.take', TAKE);
      const called = await Promise.all([
        li.command('ticket.callNext', { windowId: 'w1' }),
        wu.command('ticket.callNext', { windowId: 'w2' }),
      ]);
      const ids = called.map((ack) => ticketOf(ack).ticketId);
      expect(new Set(ids).size).toBe(2);
      for (const [n, wire] of [li, wu].entries()) {
        const act = { windowId: `w${n + 1}`, ticketId: ids[n] };
        expect(await wire.command('ticket.start', act)).toMatchObject({ ok: true });
        expect(await wire.command('ticket.finish', { ...act, outcome: 'handled' })).toMatchObject({ ok: true });
      }
      for (const node of nodes) await node.time.advance(1000);
    }
  });

  it('[SY-8] a device that is revoked at one server is cut at the other within 5 s', async () => {
    const [a, b] = both();
    const token = await enrol(a, 'kiosk');
    await untilNoticed(b, () => b.server.core.hall()?.registry.listDevices().length === 1, 'the device');
    const wire = await connect(b, { device: { token } });
    const [device] = a.server.core.hall()?.registry.listDevices() ?? [];
    await a.server.core.operations.revoke({ device: device?.id ?? '' });
    const from = b.time.monotonic();
    await untilNoticed(b, () => wire.byes.length > 0, 'bye');
    expect(wire.byes).toMatchObject([{ code: 'revoked' }]);
    expect(b.time.monotonic() - from).toBeLessThanOrEqual(5000);
  });
});
