import { Dexie, type EntityTable, type Table } from 'dexie';
import { err, ok } from '../../shared/lib/result.ts';
import type { FeedRow } from '../../shared/protocol/feeds.ts';
import type {
  DatabaseImage,
  DatabaseWrite,
  FeedWrite,
  LocalDatabase,
  LocalStore,
  NoteKey,
  OutboxRecord,
} from './local-store.ts';
import type { Log } from './log.ts';

/** Version of the local schema. A bump needs an upgrade step in `defineSchema`, and old data must survive it. */
export const LOCAL_SCHEMA = 1;

type StoredRow = { readonly feed: string; readonly kind: string; readonly id: string; readonly row: FeedRow };
type StoredCursor = { readonly feed: string; readonly epoch: string; readonly cursor: number };
type StoredNote = { readonly key: NoteKey; readonly value: unknown };

class CivicDatabase extends Dexie {
  declare readonly feeds: EntityTable<StoredCursor, 'feed'>;
  declare readonly rows: Table<StoredRow, [string, string, string]>;
  declare readonly outbox: EntityTable<OutboxRecord, 'id'>;
  declare readonly notes: EntityTable<StoredNote, 'key'>;
}

function defineSchema(database: CivicDatabase): void {
  database.version(LOCAL_SCHEMA).stores({ feeds: 'feed', rows: '[feed+kind+id], feed', outbox: 'id', notes: 'key' });
}

/** IndexedDB of the page; tests give one of their own. */
export type IndexedDb = { readonly indexedDB: IDBFactory; readonly IDBKeyRange: typeof IDBKeyRange };

/**
 * The local databases in IndexedDB. `strict` durability: Chromium's default can lose what it has acknowledged when the
 * power goes. `prefix` keeps devices apart that share an origin (browser pages of one machine).
 */
export function createDexieStore(deps: {
  readonly prefix: string;
  readonly log: Log;
  readonly idb: IndexedDb;
}): LocalStore {
  const fullName = (name: string) => `civichall.${deps.prefix}.${name}`;
  const make = (name: string) =>
    new CivicDatabase(fullName(name), { chromeTransactionDurability: 'strict', ...deps.idb });

  /** Dexie opens a database that is newer than its schema; we do not, and so never write into one [SY-11]. */
  async function isNewer(name: string): Promise<boolean> {
    const known = (await deps.idb.indexedDB.databases()).find((database) => database.name === fullName(name));
    // IndexedDB's own version is Dexie's times ten; the last digit counts Dexie's own repairs.
    return Math.floor((known?.version ?? 0) / 10) > LOCAL_SCHEMA;
  }

  return {
    async open(name) {
      try {
        if (await isNewer(name)) return err('newer');
        const database = make(name);
        defineSchema(database);
        await database.open();
        return ok(databaseOf(database));
      } catch (error) {
        deps.log.error('store.open-failed', { error: error instanceof Error ? error.name : 'unknown' });
        return err('failed');
      }
    },
    remove: (name) => make(name).delete(),
  };
}

function databaseOf(database: CivicDatabase): LocalDatabase {
  async function writeFeed(write: FeedWrite): Promise<void> {
    const { feed, epoch, cursor, rows, replace } = write;
    if (replace) await database.rows.where('feed').equals(feed).delete();
    const puts: StoredRow[] = [];
    const gone: [string, string, string][] = [];
    for (const row of rows) {
      if (row.row === null) gone.push([feed, row.kind, row.id]);
      else puts.push({ feed, kind: row.kind, id: row.id, row });
    }
    await database.rows.bulkDelete(gone);
    await database.rows.bulkPut(puts);
    await database.feeds.put({ feed, epoch, cursor });
  }

  async function writeAll(change: DatabaseWrite): Promise<void> {
    for (const feed of change.dropFeeds ?? []) {
      await database.rows.where('feed').equals(feed).delete();
      await database.feeds.delete(feed);
    }
    for (const write of change.feeds ?? []) await writeFeed(write);
    if (change.putOutbox) await database.outbox.bulkPut([...change.putOutbox]);
    if (change.dropOutbox) await database.outbox.bulkDelete([...change.dropOutbox]);
    for (const [key, value] of change.notes ?? []) {
      if (value === null) await database.notes.delete(key);
      else await database.notes.put({ key, value });
    }
  }

  return {
    load: () =>
      database.transaction('r', database.tables, async (): Promise<DatabaseImage> => {
        const rows = await database.rows.toArray();
        const cursors = await database.feeds.toArray();
        const notes = await database.notes.toArray();
        return {
          feeds: cursors.map((cursor) => ({
            ...cursor,
            rows: rows.filter((row) => row.feed === cursor.feed).map((row) => row.row),
          })),
          outbox: await database.outbox.toArray(),
          notes: new Map(notes.map((note) => [note.key, note.value])),
        };
      }),
    write(change) {
      const tables: Table[] = [];
      if (change.feeds || change.dropFeeds) tables.push(database.feeds, database.rows);
      if (change.putOutbox || change.dropOutbox) tables.push(database.outbox);
      if (change.notes) tables.push(database.notes);
      if (tables.length === 0) return Promise.resolve();
      return database.transaction('rw', tables, () => writeAll(change));
    },
    close: () => database.close(),
  };
}
