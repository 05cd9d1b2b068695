import { afterEach, describe, expect, it } from 'vitest';
import type { CivicClient } from '../../renderer/data/client.ts';
import { getRow, rowsOf } from '../../shared/lib/table.ts';
import { aClient, isInStep, until } from '../fixtures/a-client.ts';
import { aServer, type RunningServer } from '../fixtures/a-server.ts';

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
});
