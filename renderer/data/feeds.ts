import type { Scheduler } from '../../shared/lib/clock.ts';
import type { Changes } from '../../shared/protocol/feeds.ts';
import type { Connection } from './connection-machine.ts';
import { createFeedClient, type FeedClient, type FeedTarget } from './feed-client.ts';
import type { StoredFeed } from './local-store.ts';
import type { Log } from './log.ts';
import { applyChanges, dropFeed, EMPTY_REPLICA, type Replica, swapFeed } from './replica.ts';
import type { WriteBehind } from './write-behind.ts';

export type FeedsDeps = {
  readonly ask: Connection['ask'];
  readonly scheduler: Scheduler;
  readonly random: () => number;
  readonly log: Log;
  readonly onChange: () => void;
  /** A feed may not be seen any more, and its rows are gone. */
  readonly onDenied: (feed: string) => void;
};

export interface Feeds {
  replica(): Replica;
  /** Keeps `feed` in step from now on, its rows in `keep`. `stored` is what was kept before. */
  follow(feed: string, keep: WriteBehind, stored: StoredFeed | undefined): void;
  /** Stops and wipes it, on disk too. */
  forget(feed: string): void;
  /** Asks again for a feed whose right may have changed. */
  ask(feed: string): void;
  online(): void;
  offline(): void;
  receive(changes: Changes): void;
}

/** All feeds of this client and the one replica they make together. Shown first, stored behind. */
export function createFeeds(deps: FeedsDeps): Feeds {
  const clients = new Map<string, { readonly client: FeedClient; readonly keep: WriteBehind }>();
  let replica = EMPTY_REPLICA;
  let isOnline = false;

  function show(next: Replica): void {
    if (next === replica) return;
    replica = next;
    deps.onChange();
  }

  function targetOf(feed: string, keep: WriteBehind): FeedTarget {
    return {
      position: () => replica.feeds[feed] ?? null,
      apply(links) {
        show(links.reduce(applyChanges, replica));
        for (const { epoch, to, rows } of links) keep.putFeed({ feed, epoch, cursor: to, rows, replace: false });
      },
      swap(snapshot) {
        show(swapFeed(replica, snapshot));
        keep.putFeed({ ...snapshot, replace: true });
      },
      denied() {
        forget(feed);
        deps.onDenied(feed);
      },
    };
  }

  function forget(feed: string): void {
    const held = clients.get(feed);
    if (!held) return;
    held.client.close();
    clients.delete(feed);
    held.keep.dropFeed(feed);
    show(dropFeed(replica, feed));
  }

  return {
    replica: () => replica,
    follow(feed, keep, stored) {
      if (clients.has(feed)) return;
      const client = createFeedClient({ ...deps, feed, target: targetOf(feed, keep) });
      clients.set(feed, { client, keep });
      if (stored) show(swapFeed(replica, stored));
      if (isOnline) client.open();
    },
    forget,
    ask(feed) {
      if (isOnline) clients.get(feed)?.client.open();
    },
    online() {
      isOnline = true;
      for (const { client } of clients.values()) client.open();
    },
    offline() {
      isOnline = false;
      for (const { client } of clients.values()) client.close();
    },
    receive(changes) {
      clients.get(changes.feed)?.client.receive(changes);
    },
  };
}
