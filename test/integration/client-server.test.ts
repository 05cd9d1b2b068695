import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';
import type { CivicClient } from '../../renderer/data/client.ts';
import { createDexieStore } from '../../renderer/data/dexie-store.ts';
import { getRow, rowsOf } from '../../shared/lib/table.ts';
import { aClient, isInStep, until } from '../fixtures/a-client.ts';
import { aWire } from '../fixtures/a-partition.ts';
import { aServer, type RunningServer } from '../fixtures/a-server.ts';

const SILENT = { info() {}, warn() {}, error() {} };
const cleanups: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function run(): Promise<RunningServer> {
  const server = await aServer();
  cleanups.push(() => server.stop());
  return server;
}

async function connect(
  server: RunningServer,
  role: 'kiosk' | 'board' | 'counter',
  changes: Partial<Parameters<typeof aClient>[0]> = {},
): Promise<CivicClient> {
  const client = aClient({ url: server.url, role, token: await server.enrol(role), ...changes });
  cleanups.push(() => client.stop());
  await until(client, isInStep);
  return client;
}

async function sitDown(
  server: RunningServer,
  windowId = 'w1',
  changes: Partial<Parameters<typeof aClient>[0]> = {},
): Promise<CivicClient> {
  const counter = await connect(server, 'counter', changes);
  const password = await server.passwordOf('li.na');
  const login = await counter.login({ login: 'li.na', password, newPassword: 'a long new password', pin: '2468' });
  expect(login).toMatchObject({ ok: true });
  expect(await counter.send('window.open', { windowId, takeOver: false })).toMatchObject({ status: 'ok' });
  await until(counter, (view) => getRow(view.hall.seats, windowId)?.staffId === 'li');
  return counter;
}

const take = (kiosk: CivicClient) =>
  kiosk.send('ticket.take', { groupId: 'a', class: 'normal', locale: 'zh-CN', needs: [] });

describe('client and server on real sockets', () => {
  it('takes a number at the kiosk, calls it at the counter, shows it on the board', async () => {
    const server = await run();
    const kiosk = await connect(server, 'kiosk');
    const board = await connect(server, 'board');
    const counter = await sitDown(server);
    const taken = await take(kiosk);
    expect(taken).toMatchObject({ status: 'ok', reply: { number: 'A001' } });
    const called = await counter.send('ticket.callNext', { windowId: 'w1' });
    expect(called).toMatchObject({ status: 'ok', reply: { number: 'A001' } });
    const view = await until(board, ({ hall }) =>
      [...rowsOf(hall.tickets)].some((ticket) => ticket.status === 'called'),
    );
    expect([...rowsOf(view.hall.tickets)]).toMatchObject([{ number: 'A001', status: 'called' }]);
    const ticketId = [...rowsOf(view.hall.tickets)][0]?.id ?? '';
    expect(await counter.send('ticket.start', { windowId: 'w1', ticketId })).toEqual({ status: 'ok', reply: null });
    expect(await counter.send('ticket.finish', { windowId: 'w1', ticketId, outcome: 'handled' })).toEqual({
      status: 'ok',
      reply: null,
    });
    await until(board, ({ hall }) => getRow(hall.tickets, ticketId)?.status === 'done');
    expect(counter.getView().outbox).toEqual([]);
  });
  it('[SY-6, SY-7] a cut line: live presses say so at once, durable ones wait in order and show already', async () => {
    const server = await run();
    const wire = await aWire(server);
    cleanups.push(() => wire.stop());
    const counter = await sitDown(server, 'w1', { url: wire.url });
    const kiosk = await connect(server, 'kiosk');
    await take(kiosk);
    await until(counter, ({ hall }) => hall.tickets.size === 1);
    const called = await counter.send('ticket.callNext', { windowId: 'w1' });
    const ticketId = called.status === 'ok' ? called.reply.ticketId : '';
    await until(counter, (view) => !view.ahead && getRow(view.hall.tickets, ticketId)?.status === 'called');
    wire.cut();
    await until(counter, (view) => view.connection.status === 'offline');
    expect(await counter.send('ticket.start', { windowId: 'w1', ticketId })).toEqual({ status: 'queued' });
    expect(await counter.send('ticket.finish', { windowId: 'w1', ticketId, outcome: 'advice' })).toEqual({
      status: 'queued',
    });
    expect(await counter.send('ticket.callNext', { windowId: 'w1' })).toEqual({ status: 'not-sent', code: 'offline' });
    expect(getRow(counter.getView().hall.tickets, ticketId)).toMatchObject({ status: 'done', outcome: 'advice' });
    expect(getRow(counter.getView().hall.windows, 'w1')).toMatchObject({ status: 'free' });
    expect(counter.getView().ahead, 'shown, and not told by the server yet').toBe(true);
    expect(counter.getView().outbox.map((item) => [item.seq, item.type, item.status])).toEqual([
      [1, 'ticket.start', 'queued'],
      [2, 'ticket.finish', 'queued'],
    ]);
    expect(getRow(kiosk.getView().hall.tickets, ticketId)).toMatchObject({ status: 'called' });
    wire.mend();
    await until(kiosk, ({ hall }) => getRow(hall.tickets, ticketId)?.status === 'done');
    await until(counter, (view) => view.outbox.length === 0 && view.connection.status === 'online' && !view.ahead);
    expect(await counter.send('ticket.callNext', { windowId: 'w1' })).toMatchObject({
      status: 'refused',
      error: { code: 'queue.empty' },
    });
  });

  it.each([
    ['nothing listens there', (stranger: Server) => stranger.close()],
    ['something else answers there', () => undefined],
  ])(
    'a wrong server address (%s): the client says that it is off line, and a press is not swallowed',
    async (_name, prepare) => {
      const stranger = createServer((_request, response) => response.end('<h1>not CivicHall</h1>')).listen(
        0,
        '127.0.0.1',
      );
      await once(stranger, 'listening');
      const { port } = stranger.address() as AddressInfo;
      cleanups.push(async () => void stranger.close());
      prepare(stranger);
      const kiosk = aClient({ url: `http://127.0.0.1:${port}`, role: 'kiosk', token: 'any' });
      cleanups.push(() => kiosk.stop());
      await until(kiosk, ({ connection }) => connection.status === 'offline');
      expect(await take(kiosk)).toEqual({ status: 'not-sent', code: 'offline' });
    },
  );

  it('[SY-6] an answer that the line swallowed is asked for, never sent again', async () => {
    const server = await run();
    const wire = await aWire(server);
    cleanups.push(() => wire.stop());
    const kiosk = await connect(server, 'kiosk', { url: wire.url });
    const board = await connect(server, 'board');
    // The request gets through; its answer does not.
    let cutOnce = () => wire.cut();
    server.server.core.hall()?.loop.onCommit(() => {
      cutOnce();
      // Later commits, such as a refresh of the estimates, leave the mended line alone.
      cutOnce = () => undefined;
    });
    const sent = take(kiosk);
    await until(board, ({ hall }) => hall.tickets.size === 1);
    setTimeout(() => wire.mend(), 300);
    const taken = await sent;
    expect(taken).toMatchObject({ status: 'ok', reply: { number: 'A001' } });
    expect(board.getView().hall.tickets.size).toBe(1);
  });

  it('[OF-4] a server restart: clients are back in step without help, nothing is lost', async () => {
    const server = await run();
    const kiosk = await connect(server, 'kiosk');
    const board = await connect(server, 'board');
    const counter = await sitDown(server);
    await take(kiosk);
    await server.restart(async () => {
      await until(board, (view) => view.connection.status === 'offline');
      expect(await counter.send('window.pause', { windowId: 'w1', reason: 'meal' })).toEqual({ status: 'queued' });
    });
    for (const client of [kiosk, board, counter]) await until(client, isInStep);
    await until(board, ({ hall }) => getRow(hall.windows, 'w1')?.status === 'paused');
    expect(await take(kiosk)).toMatchObject({ status: 'ok', reply: { number: 'A002' } });
    await until(board, ({ hall }) => hall.tickets.size === 2);
    expect(counter.getView().staff?.staffId).toBe('li');
    expect(getRow(counter.getView().hall.seats, 'w1')?.sessionId).toBe(counter.getView().staff?.sessionId);
  });

  it('[SY-7] an outbox of 130 items drains in batches, in order, once each', async () => {
    const server = await run();
    const wire = await aWire(server);
    cleanups.push(() => wire.stop());
    const counter = await sitDown(server, 'w1', { url: wire.url });
    const seen: string[] = [];
    server.server.core.hall()?.loop.onCommit(({ after }) => seen.push(getRow(after.state.windows, 'w1')?.status ?? ''));
    wire.cut();
    await until(counter, (view) => view.connection.status === 'offline');
    for (let n = 0; n < 65; n += 1) {
      await counter.send('window.pause', { windowId: 'w1', reason: 'meeting' });
      await counter.send('window.resume', { windowId: 'w1' });
    }
    await counter.send('window.pause', { windowId: 'w1', reason: 'meal' });
    expect(counter.getView().outbox).toHaveLength(131);
    wire.mend();
    await until(counter, (view) => view.outbox.length === 0);
    const after = server.server.core.hall()?.loop.current();
    const figures = await (await fetch(new URL('/metrics', server.url))).text();
    expect(figures).toContain('civichall_commands_total{type="window.pause",outcome="ok"} 66\n');
    expect(figures).toContain('civichall_commands_total{type="window.resume",outcome="ok"} 65\n');
    expect(after && getRow(after.state.windows, 'w1')).toMatchObject({ status: 'paused', pauseReason: 'meal' });
    expect(seen.at(-1)).toBe('paused');
  });

  it('[SY-7] a refusal that comes later stays visible until staff put it away, and later items go on', async () => {
    const server = await run();
    const wire = await aWire(server);
    cleanups.push(() => wire.stop());
    const counter = await sitDown(server, 'w1', { url: wire.url });
    wire.cut();
    await until(counter, (view) => view.connection.status === 'offline');
    await counter.send('window.resume', { windowId: 'w1' });
    await counter.send('window.pause', { windowId: 'w1', reason: 'meal' });
    wire.mend();
    const view = await until(counter, ({ outbox }) => outbox.length === 1 && outbox[0]?.status === 'rejected');
    expect(view.outbox[0]).toMatchObject({ type: 'window.resume', error: { code: 'window.state' } });
    await until(counter, ({ hall }) => getRow(hall.windows, 'w1')?.status === 'paused');
    await counter.dismiss(view.outbox[0]?.id ?? '');
    expect(counter.getView().outbox).toEqual([]);
  });

  it('[SY-8] a revoked device is cut and says why; a new token lets it in again', async () => {
    const server = await run();
    const board = await connect(server, 'board');
    const { devices } = await server.server.core.operations.devices({});
    await server.server.core.operations.revoke({ device: devices[0]?.id ?? '' });
    const refused = await until(board, (view) => view.connection.status === 'refused', 5000);
    expect(refused.connection).toMatchObject({ code: 'revoked' });
    expect(refused.hall.windows.size).toBe(3);
    board.setDeviceToken(await server.enrol('board'));
    await until(board, isInStep);
  });

  it('[SE-4] a colleague takes the window over: the desk is gone here, the session stays', async () => {
    const server = await run();
    const first = await sitDown(server);
    const second = await connect(server, 'counter');
    const password = await server.passwordOf('wu.jun');
    await second.login({ login: 'wu.jun', password, newPassword: 'another long password', pin: '1357' });
    expect(await second.send('window.open', { windowId: 'w1', takeOver: false })).toMatchObject({
      status: 'refused',
      error: { code: 'window.occupied' },
    });
    expect(await second.send('window.open', { windowId: 'w1', takeOver: true })).toMatchObject({ status: 'ok' });
    await until(second, ({ hall }) => getRow(hall.seats, 'w1')?.staffId === 'wu');
    await until(first, ({ hall }) => hall.seats.size === 0);
    expect(await first.send('window.pause', { windowId: 'w1', reason: 'meal' })).toMatchObject({
      status: 'refused',
      error: { code: 'window.not-yours' },
    });
    expect(first.getView().staff?.staffId).toBe('li');
  });

  it('[OF-3] the counter comes up without a server: same person, same hall, opened with the PIN', async () => {
    const server = await run();
    const wire = await aWire(server);
    cleanups.push(() => wire.stop());
    const store = createDexieStore({
      prefix: `test.${server.port}`,
      log: SILENT,
      idb: { indexedDB: new IDBFactory(), IDBKeyRange },
    });
    const token = await server.enrol('counter');
    const open = () => aClient({ url: wire.url, role: 'counter', token, store });
    const before = open();
    const password = await server.passwordOf('li.na');
    await until(before, isInStep);
    await before.login({ login: 'li.na', password, newPassword: 'a long new password', pin: '2468' });
    await before.send('window.open', { windowId: 'w1', takeOver: false });
    await until(before, ({ hall }) => hall.seats.size === 1);
    wire.cut();
    await until(before, (view) => view.connection.status === 'offline');
    await before.send('window.pause', { windowId: 'w1', reason: 'meal' });
    await before.stop();
    const after = open();
    cleanups.push(() => after.stop());
    const view = await until(after, ({ loaded }) => loaded);
    expect(view.staff?.staffId).toBe('li');
    expect(getRow(view.hall.windows, 'w1')).toMatchObject({ status: 'paused', pauseReason: 'meal' });
    expect(view.outbox).toMatchObject([{ seq: 1, type: 'window.pause', status: 'queued' }]);
    expect(await after.unlock('0000')).toEqual({ ok: false, code: 'login.wrong' });
    expect(await after.unlock('2468')).toEqual({ ok: true });
    wire.mend();
    await until(after, ({ outbox, connection }) => outbox.length === 0 && connection.status === 'online');
    await after.logout();
    expect(after.getView()).toMatchObject({ staff: null });
    expect(after.getView().hall.seats.size).toBe(0);
  });
});
