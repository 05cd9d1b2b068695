import { ok } from '../../shared/lib/result.ts';
import type { FeedRow } from '../../shared/protocol/feeds.ts';
import type { DatabaseImage, DatabaseWrite, LocalDatabase, LocalStore, NoteKey, OutboxRecord } from './local-store.ts';

type HeldFeed = { epoch: string; cursor: number; rows: Map<string, FeedRow> };

/**
 * Keeps everything for as long as the object lives: for pages that own nothing worth keeping (the public board) and
 * for headless clients. A second client on the same object finds what the first one left, as after a restart.
 */
export function createMemoryStore(): LocalStore {
  const databases = new Map<string, LocalDatabase>();
  return {
    open(name) {
      const database = databases.get(name) ?? createMemoryDatabase();
      databases.set(name, database);
      return Promise.resolve(ok(database));
    },
    remove(name) {
      databases.delete(name);
      return Promise.resolve();
    },
  };
}

function createMemoryDatabase(): LocalDatabase {
  const feeds = new Map<string, HeldFeed>();
  const outbox = new Map<string, OutboxRecord>();
  const notes = new Map<NoteKey, unknown>();

  function apply(change: DatabaseWrite): void {
    for (const feed of change.dropFeeds ?? []) feeds.delete(feed);
    for (const { feed, epoch, cursor, rows, replace } of change.feeds ?? []) {
      const held = replace ? new Map<string, FeedRow>() : (feeds.get(feed)?.rows ?? new Map<string, FeedRow>());
      for (const row of rows) {
        if (row.row === null) held.delete(`${row.kind}/${row.id}`);
        else held.set(`${row.kind}/${row.id}`, row);
      }
      feeds.set(feed, { epoch, cursor, rows: held });
    }
    for (const record of change.putOutbox ?? []) outbox.set(record.id, record);
    for (const id of change.dropOutbox ?? []) outbox.delete(id);
    for (const [key, value] of change.notes ?? []) {
      if (value === null) notes.delete(key);
      else notes.set(key, value);
    }
  }

  function image(): DatabaseImage {
    return {
      feeds: [...feeds].map(([feed, held]) => ({
        feed,
        epoch: held.epoch,
        cursor: held.cursor,
        rows: [...held.rows.values()],
      })),
      outbox: [...outbox.values()],
      notes: new Map(notes),
    };
  }

  return {
    load: () => Promise.resolve(image()),
    write(change) {
      apply(change);
      return Promise.resolve();
    },
    close() {},
  };
}
