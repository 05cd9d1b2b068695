import { backoffMs } from '../../shared/lib/backoff.ts';
import type { Scheduler, Timer } from '../../shared/lib/clock.ts';
import type { FeedRow } from '../../shared/protocol/feeds.ts';
import type { DatabaseWrite, FeedWrite, LocalDatabase } from './local-store.ts';
import type { Log } from './log.ts';

/**
 * Writes the replica to the local database behind the screen: a call is shown before the disk has it, because the
 * server's copy is the one that counts and a lost tail is asked for again by cursor. What waits while a transaction
 * runs goes into one transaction after it. A write that failed is joined with the next one, so rows and cursor never
 * part [SY-5, SY-12].
 */
export interface WriteBehind {
  /** Rows of a feed and the cursor they belong to. */
  putFeed(write: FeedWrite): void;
  dropFeed(feed: string): void;
  /** Resolves when all that was put before is written, or after the first failure. */
  flush(): Promise<void>;
  stop(): void;
}

/** What waits for a feed: null = it is to be dropped. */
type Waiting = Map<string, FeedWrite | null>;

export function createWriteBehind(deps: {
  readonly database: LocalDatabase;
  readonly scheduler: Scheduler;
  readonly random: () => number;
  readonly log: Log;
}): WriteBehind {
  let waiting: Waiting = new Map();
  let running: Promise<void> | null = null;
  let retry: Timer | null = null;
  let failures = 0;
  let stopped = false;

  function run(): void {
    if (running || stopped || retry || waiting.size === 0) return;
    const taken = waiting;
    waiting = new Map();
    running = deps.database
      .write(toWrite(taken))
      .then(
        () => {
          failures = 0;
        },
        (error: unknown) => failed(taken, error),
      )
      .then(() => {
        running = null;
        run();
      });
  }

  function failed(taken: Waiting, error: unknown): void {
    const name = error instanceof Error ? error.name : 'unknown';
    deps.log[failures < 3 ? 'warn' : 'error']('replica.write-failed', { error: name, failures });
    const newer = waiting;
    waiting = taken;
    for (const [feed, write] of newer) put(feed, write);
    retry = deps.scheduler.after(1000 + backoffMs(failures, deps.random), () => {
      retry = null;
      run();
    });
    failures += 1;
  }

  function put(feed: string, write: FeedWrite | null): void {
    const before = waiting.get(feed);
    waiting.set(feed, write === null || before === undefined ? write : join(before, write));
  }

  return {
    putFeed(write) {
      put(write.feed, write);
      run();
    },
    dropFeed(feed) {
      put(feed, null);
      run();
    },
    async flush() {
      while (running !== null) await running;
    },
    stop() {
      stopped = true;
      retry?.cancel();
    },
  };
}

/** The two writes as one; a drop before a write makes it a replacement. */
function join(before: FeedWrite | null, after: FeedWrite): FeedWrite {
  if (after.replace) return after;
  if (before === null) return { ...after, replace: true };
  const rows = new Map<string, FeedRow>();
  for (const row of [...before.rows, ...after.rows]) rows.set(`${row.kind}/${row.id}`, row);
  return { ...after, replace: before.replace, rows: [...rows.values()] };
}

function toWrite(waiting: Waiting): DatabaseWrite {
  const feeds: FeedWrite[] = [];
  const dropFeeds: string[] = [];
  for (const [feed, write] of waiting) {
    if (write) feeds.push(write);
    else dropFeeds.push(feed);
  }
  return { feeds, dropFeeds };
}
