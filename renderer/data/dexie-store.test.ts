import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { FeedRow } from '../../shared/protocol/feeds.ts';
import { createDexieStore, LOCAL_SCHEMA } from './dexie-store.ts';
import type { CommandRecord, LocalDatabase } from './local-store.ts';

const log = { info() {}, warn() {}, error() {} };
const zone = (id: string): FeedRow => ({ kind: 'zone', id, row: { id, name: { 'zh-CN': id }, voice: null } });
const command: CommandRecord = {
  kind: 'command',
  id: 'c1',
  outboxId: 'box',
  seq: 1,
  type: 'window.resume',
  payload: { windowId: 'w1' },
  createdAt: 1,
  pressedAt: 2,
  status: 'queued',
  tries: 0,
  error: null,
  acked: null,
};

function aStore() {
  const idb = { indexedDB: new IDBFactory(), IDBKeyRange };
  return { idb, store: createDexieStore({ prefix: 'test', log, idb }) };
}

async function opened(store: ReturnType<typeof createDexieStore>, name = 'device'): Promise<LocalDatabase> {
  const result = await store.open(name);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

describe('the local database', () => {
  it('[SY-5] keeps rows, cursors, outbox and notes over a restart', async () => {
    const { store } = aStore();
    const first = await opened(store);
    await first.write({
      feeds: [{ feed: 'queue', epoch: 'e', cursor: 5, rows: [zone('a'), zone('b')], replace: true }],
      putOutbox: [command],
      notes: new Map([['stream', { outboxId: 'box', nextSeq: 2 }]]),
    });
    await first.write({
      feeds: [
        {
          feed: 'queue',
          epoch: 'e',
          cursor: 6,
          rows: [{ kind: 'zone', id: 'a', row: null }, zone('c')],
          replace: false,
        },
      ],
    });
    first.close();
    const image = await (await opened(store)).load();
    expect(image.feeds).toMatchObject([{ feed: 'queue', epoch: 'e', cursor: 6 }]);
    expect(image.feeds[0]?.rows.map((row) => row.id)).toEqual(['b', 'c']);
    expect(image.outbox).toEqual([command]);
    expect(image.notes.get('stream')).toEqual({ outboxId: 'box', nextSeq: 2 });
  });

  it('[SY-5] a snapshot replaces the rows of its feed and of no other', async () => {
    const { store } = aStore();
    const database = await opened(store);
    await database.write({
      feeds: [
        { feed: 'queue', epoch: 'e', cursor: 5, rows: [zone('a')], replace: true },
        { feed: 'desk:w1', epoch: 'e', cursor: 4, rows: [zone('d')], replace: true },
      ],
    });
    await database.write({ feeds: [{ feed: 'queue', epoch: 'f', cursor: 1, rows: [zone('z')], replace: true }] });
    const { feeds } = await database.load();
    expect(feeds.map(({ feed, rows }) => [feed, rows.map((row) => row.id)])).toEqual([
      ['desk:w1', ['d']],
      ['queue', ['z']],
    ]);
    await database.write({ dropFeeds: ['queue'], dropOutbox: ['nothing'], notes: new Map([['desk', null]]) });
    expect((await database.load()).feeds.map(({ feed }) => feed)).toEqual(['desk:w1']);
  });

  it('[SY-5] a write is all or nothing', async () => {
    const { store } = aStore();
    const database = await opened(store);
    const broken = { ...command, id: undefined } as unknown as CommandRecord;
    await expect(
      database.write({
        feeds: [{ feed: 'queue', epoch: 'e', cursor: 1, rows: [zone('a')], replace: true }],
        putOutbox: [broken],
      }),
    ).rejects.toThrow();
    expect(await database.load()).toMatchObject({ feeds: [], outbox: [] });
  });

  it('[SY-5] asks for transactions that survive a power cut', async () => {
    const { idb, store } = aStore();
    const asked: (string | undefined)[] = [];
    const open = idb.indexedDB.open.bind(idb.indexedDB);
    idb.indexedDB.open = (...args) => {
      const request = open(...args);
      request.addEventListener('success', () => {
        const database = request.result;
        const transaction = database.transaction.bind(database);
        database.transaction = (names, mode, options) => {
          if (mode === 'readwrite') asked.push(options?.durability);
          return transaction(names, mode, options);
        };
      });
      return request;
    };
    const database = await opened(store);
    await database.write({ putOutbox: [command] });
    expect(asked.length).toBeGreaterThan(0);
    expect(new Set(asked)).toEqual(new Set(['strict']));
  });

  it('[SY-11] a database of a newer app is left alone', async () => {
    const { idb, store } = aStore();
    (await opened(store)).close();
    const newer = new Dexie('civichall.test.device', idb);
    newer
      .version(LOCAL_SCHEMA + 1)
      .stores({ feeds: 'feed', rows: '[feed+kind+id], feed', outbox: 'id', notes: 'key', cases: 'id' });
    await newer.open();
    await newer.table('notes').put({ key: 'stream', value: 'theirs' });
    newer.close();
    expect(await store.open('device')).toEqual({ ok: false, error: 'newer' });
    const again = await new Dexie('civichall.test.device', idb).open();
    expect(again.verno).toBe(LOCAL_SCHEMA + 1);
    expect(await again.table('notes').get('stream')).toEqual({ key: 'stream', value: 'theirs' });
    again.close();
  });

  it('negative control: Dexie by itself would open the newer one', async () => {
    const { idb } = aStore();
    const newer = new Dexie('x', idb);
    newer.version(2).stores({ a: 'id', b: 'id' });
    (await newer.open()).close();
    const older = new Dexie('x', idb);
    older.version(1).stores({ a: 'id' });
    await expect(older.open()).resolves.toBeDefined();
    older.close();
  });

  it('what cannot be opened is an answer, not a crash', async () => {
    const { idb, store } = aStore();
    idb.indexedDB.databases = () => Promise.reject(new Error('broken'));
    expect(await store.open('device')).toEqual({ ok: false, error: 'failed' });
  });

  it('[SY-13] one database per person; removing one leaves the others', async () => {
    const { store } = aStore();
    const mine = await opened(store, 'staff-1');
    await mine.write({ putOutbox: [command] });
    mine.close();
    const theirs = await opened(store, 'staff-2');
    expect((await theirs.load()).outbox).toEqual([]);
    theirs.close();
    await store.remove('staff-2');
    expect((await (await opened(store, 'staff-1')).load()).outbox).toEqual([command]);
  });
});
