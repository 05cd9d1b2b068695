import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { createIds } from '../../shared/lib/ids.ts';
import { createManualTime } from '../../shared/lib/manual-time.ts';
import { err } from '../../shared/lib/result.ts';
import { createCivicClient } from './civic-client.ts';
import type { CivicClientDeps } from './client-deps.ts';
import { createDexieStore } from './dexie-store.ts';
import type { LineEvents } from './line.ts';
import { createMemoryStore } from './memory-store.ts';

const log = { info() {}, warn() {}, error() {} };

function aClient(changes: Partial<CivicClientDeps> = {}) {
  const time = createManualTime(1_000_000);
  const lines: LineEvents[] = [];
  const wakes: (() => void)[] = [];
  const client = createCivicClient({
    dial: (_auth, events) => {
      lines.push(events);
      return { ask: () => Promise.resolve({ kind: 'none', why: 'lost' }), close() {} };
    },
    store: createMemoryStore(),
    clock: time,
    scheduler: time,
    ids: createIds({ now: () => time.now(), random: () => undefined }),
    random: () => 0.5,
    randomBytes: () => undefined,
    subtle: null,
    log,
    role: 'kiosk',
    audience: { kind: 'device', token: 'a-token' },
    feeds: ['queue'],
    onWake(listener) {
      wakes.push(listener);
      return () => void wakes.splice(wakes.indexOf(listener), 1);
    },
    app: 'test',
    ...changes,
  });
  return { client, time, lines, wakes };
}

const UNCLAIMED = ['ticket.unclaimed', { ticketId: 't1' }] as const;

describe('a client', () => {
  it('is empty until the local database is read, then connects', async () => {
    const { client, time, lines } = aClient();
    expect(client.getView()).toMatchObject({ loaded: false, rev: null, connection: { status: 'connecting' } });
    await time.advance(10);
    expect(client.getView().loaded).toBe(true);
    expect(lines).toHaveLength(1);
    await client.stop();
  });

  it('gives the same view until something changes', async () => {
    const { client, time, lines } = aClient();
    await time.advance(10);
    const view = client.getView();
    expect(client.getView()).toBe(view);
    lines[0]?.heard();
    expect(client.getView()).not.toBe(view);
    expect(client.getView().hall).toBe(view.hall);
    expect(client.getView().outbox).toBe(view.outbox);
    await client.stop();
  });

  it('[SY-11] a local database of a newer app: says that this one is too old, and touches nothing', async () => {
    const idb = { indexedDB: new IDBFactory(), IDBKeyRange };
    const newer = new Dexie('civichall.test.device', idb);
    newer.version(99).stores({ notes: 'key' });
    (await newer.open()).close();
    const { client, time, lines } = aClient({ store: createDexieStore({ prefix: 'test', log, idb }) });
    const refused = new Promise<void>((resolve) => {
      client.subscribe(() => void (client.getView().connection.status === 'refused' && resolve()));
    });
    await refused;
    expect(client.getView().connection).toMatchObject({ status: 'refused', code: 'upgrade-required' });
    await time.advance(60_000);
    expect(await client.send(...UNCLAIMED)).toMatchObject({ status: 'refused' });
    expect(lines).toHaveLength(0);
    const after = await new Dexie('civichall.test.device', idb).open();
    expect(after.verno).toBe(99);
    after.close();
    await client.stop();
  });

  it('[SY-12] a disk that fails: reads go on, a durable command is refused and not promised', async () => {
    const { client, time, lines } = aClient({
      store: { open: () => Promise.resolve(err('failed')), remove: () => Promise.resolve() },
    });
    await time.advance(10);
    expect(lines).toHaveLength(1);
    expect(await client.send(...UNCLAIMED)).toEqual({ status: 'refused', error: { ok: false, code: 'storage' } });
    await client.stop();
  });

  it('refuses a payload that is not one, before anything is stored', async () => {
    const { client } = aClient();
    const bad = { ticketId: '' };
    expect(await client.send('ticket.unclaimed', bad)).toEqual({
      status: 'refused',
      error: { ok: false, code: 'invalid' },
    });
    expect(client.getView().outbox).toEqual([]);
    await client.stop();
  });

  it('a durable command without a line is kept and shown as waiting', async () => {
    const { client, time, lines } = aClient();
    await time.advance(10);
    lines[0]?.lost('x', null);
    const sent = client.send(...UNCLAIMED);
    await time.advance(10);
    expect(await sent).toEqual({ status: 'queued' });
    expect(client.getView().outbox).toMatchObject([{ seq: 1, type: 'ticket.unclaimed', status: 'queued' }]);
    await client.stop();
  });

  it('a public page sends nothing', async () => {
    const { client } = aClient({ audience: { kind: 'public-board' }, role: 'board' });
    expect(await client.send('call.spoken', { ticketId: 't', calls: 1 })).toMatchObject({
      status: 'refused',
      error: { code: 'denied' },
    });
    await client.stop();
  });

  it('a device that is not enrolled says so and connects when it is', async () => {
    const { client, time, lines } = aClient({ audience: { kind: 'device', token: null } });
    await time.advance(10);
    expect(client.getView().connection).toMatchObject({ status: 'refused', code: 'not-enrolled' });
    expect(lines).toHaveLength(0);
    client.setDeviceToken('new');
    expect(lines).toHaveLength(1);
    expect(client.getView().connection.status).toBe('connecting');
    await client.stop();
  });

  it('takes the line up again when the machine wakes', async () => {
    const { client, time, lines, wakes } = aClient();
    await time.advance(10);
    lines[0]?.lost('x', null);
    for (const wake of wakes) wake();
    expect(lines).toHaveLength(2);
    await client.stop();
    expect(wakes).toEqual([]);
  });

  it('[SY-9] server time runs on the monotonic clock', async () => {
    const { client, time, lines } = aClient();
    await time.advance(10);
    lines[0]?.hello({
      protocol: 1,
      server: 'x',
      epoch: 'e',
      serverNow: 5_000_000,
      hallId: 'h',
      device: null,
      staff: null,
      publicUrl: '',
    });
    await time.advance(1000);
    time.jump(3_600_000);
    expect(client.serverNow()).toBe(5_001_000);
    await client.stop();
  });
});
