import { backoffMs } from '../../shared/lib/backoff.ts';
import type { Scheduler, Timer } from '../../shared/lib/clock.ts';
import type { Acks } from '../../shared/protocol/down.ts';
import type { WireError } from '../../shared/protocol/errors.ts';
import type { Changes, FeedRow } from '../../shared/protocol/feeds.ts';
import { LIMITS } from '../../shared/protocol/limits.ts';
import type { Connection } from './connection-machine.ts';
import { joinChain } from './feed-chain.ts';
import type { StoredFeed } from './local-store.ts';
import type { Log } from './log.ts';
import type { FeedPosition } from './replica.ts';

/** Where the feed client reads and writes the replica. */
export interface FeedTarget {
  /** Where this feed stands, null = no replica. */
  position(): FeedPosition | null;
  apply(links: readonly Changes[]): void;
  swap(snapshot: StoredFeed): void;
  /** The server does not let us see this feed any more. */
  denied(): void;
}

export type FeedClientDeps = {
  readonly feed: string;
  readonly target: FeedTarget;
  readonly ask: Connection['ask'];
  readonly scheduler: Scheduler;
  readonly random: () => number;
  readonly log: Log;
};

export interface FeedClient {
  /** The line is up: ask for what was missed. Also used to ask again when the right to see the feed may have changed. */
  open(): void;
  /** The line is gone. */
  close(): void;
  receive(changes: Changes): void;
}

/**
 * Keeps one feed in step [SY-4, SY-5]. Idle without a line; `asking` while a question or a snapshot is under way (links
 * that arrive meanwhile are kept); `following` when links apply as they come. One question at a time; every answer
 * belongs to the try that asked, so an answer of an old line is dropped.
 */
export function createFeedClient(deps: FeedClientDeps): FeedClient {
  const { feed, target, scheduler, random, log } = deps;
  let phase: 'idle' | 'asking' | 'following' | 'denied' = 'idle';
  let buffer: readonly Changes[] = [];
  let timer: Timer | null = null;
  let attempt = 0;
  /** Names the present try; older answers find another one here. */
  let turn = {};

  function setTimer(ms: number, run: () => void): void {
    timer?.cancel();
    timer = scheduler.after(ms, () => {
      timer = null;
      run();
    });
  }

  function ask(): void {
    timer?.cancel();
    timer = null;
    phase = 'asking';
    const mine = {};
    turn = mine;
    const position = target.position();
    const question = { feed, epoch: position?.epoch ?? null, cursor: position?.cursor ?? null };
    void deps.ask('feed.open', question, LIMITS.ackTimeoutMs).then((answer) => {
      if (turn !== mine) return;
      if (answer.kind === 'none') again(null);
      else if (!answer.value.ok) refused(answer.value);
      else if (answer.value.mode === 'changes') caughtUp(answer.value);
      else void fetchPages(answer.value, mine);
    });
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resume) => setTimer(ms, resume));
  }

  /** Tries again later: no answer, or one that is no use yet. */
  function again(error: WireError | null): void {
    const wait = Math.max(error?.retryAfterMs ?? 0, 100 + backoffMs(attempt, random));
    attempt += 1;
    if (attempt > 3) log.warn('feed.waiting', { feed, attempt, code: error?.code ?? null });
    setTimer(wait, ask);
  }

  function refused(error: WireError): void {
    if (error.code !== 'feed.denied') {
      again(error);
      return;
    }
    phase = 'denied';
    buffer = [];
    log.info('feed.denied', { feed });
    target.denied();
  }

  function caughtUp(answer: Extract<Acks['feed.open'], { mode: 'changes' }>): void {
    const position = target.position();
    // Only our own epoch can be continued; with another one the answer would have been a snapshot.
    if (position?.epoch === answer.epoch) follow(answer.changes);
    else again(null);
  }

  async function fetchPages(answer: Extract<Acks['feed.open'], { mode: 'snapshot' }>, mine: object): Promise<void> {
    const rows: FeedRow[] = [];
    for (let page = 0; page < answer.pages; page += 1) {
      const reply = await deps.ask('feed.page', { snapshotId: answer.snapshotId, page }, LIMITS.ackTimeoutMs);
      if (turn !== mine) return;
      if (reply.kind === 'none') {
        again(null);
        return;
      }
      if (reply.value.ok) {
        rows.push(...reply.value.rows);
        continue;
      }
      if (reply.value.code !== 'rate-limited') {
        again(reply.value);
        return;
      }
      await pause(reply.value.retryAfterMs ?? 1000);
      if (turn !== mine) return;
      page -= 1;
    }
    const position = target.position();
    // A server that is behind (another one of several) must not take the screen back [SY-5].
    if (position && position.epoch === answer.epoch && answer.rev < position.cursor) {
      again(null);
      return;
    }
    target.swap({ feed, epoch: answer.epoch, cursor: answer.rev, rows });
    follow([]);
  }

  /** The question is answered: apply what it brought and what came meanwhile. */
  function follow(brought: readonly Changes[]): void {
    phase = 'following';
    attempt = 0;
    join(brought);
  }

  function join(received: readonly Changes[]): void {
    const position = target.position();
    if (!position) return;
    const candidates = [...buffer, ...received].filter((link) => link.epoch === position.epoch);
    const step = joinChain(position.cursor, candidates);
    buffer = step.buffer;
    if (step.apply.length > 0) target.apply(step.apply);
    if (!step.gap) {
      timer?.cancel();
      timer = null;
    } else if (!timer) {
      // The missing piece is often just behind; half a wait more at most, so that a hall does not ask in chorus.
      setTimer(LIMITS.gapWaitMs * (1 + random() / 2), ask);
    }
  }

  return {
    open() {
      buffer = [];
      attempt = 0;
      ask();
    },
    close() {
      timer?.cancel();
      timer = null;
      turn = {};
      phase = 'idle';
      buffer = [];
    },
    receive(changes) {
      if (changes.feed !== feed || phase === 'idle' || phase === 'denied') return;
      if (phase === 'asking') {
        buffer = [...buffer, changes].slice(-LIMITS.arrayLength);
        return;
      }
      if (changes.epoch !== target.position()?.epoch) {
        buffer = [changes];
        ask();
      } else {
        join([changes]);
      }
    },
  };
}
