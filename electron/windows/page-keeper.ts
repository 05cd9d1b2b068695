import type { Clock, Scheduler, Timer } from '../../shared/lib/clock.ts';
import type { Log } from '../start/log.ts';

/** The page of one window, as the keeper sees it. */
export interface KeptPage {
  load(address: string): void;
  /** Asks the page's own thread for an answer. */
  ping(answered: () => void): void;
  /** Ends the page's process; `gone` follows. */
  kill(): void;
}

export interface PageKeeper {
  /** The page is another one, or begins anew, whoever asked for it; it still has to load. */
  navigated(address: string): void;
  loaded(): void;
  loadFailed(code: string): void;
  /** The page's process ended by itself or by `kill`. */
  gone(reason: string): void;
  stop(): void;
}

const TICK_MS = 1_000;
/** Ticks, not milliseconds: while the machine sleeps none pass, so that waking up is not taken for a hang. */
const HANG_TICKS = 5;
const LOAD_TICKS = 20;
const KILL_TICKS = 3;
const LOOP_FAILURES = 3;
const LOOP_MS = 60_000;
const RETRY_MS = 60_000;

/**
 * Keeps one page usable [SE-2]: a hang of 5 s ends its process, a lost process is replaced at once, and when that happens
 * three times within a minute a page that cannot fail is shown, which tries the real one again after another minute.
 */
export function createPageKeeper(deps: {
  readonly page: KeptPage;
  readonly entryUrl: string;
  readonly safeUrl: string;
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly scheduler: Scheduler;
  /** The page had to be replaced; whoever watches the machine counts them. */
  readonly onFailed: () => void;
  readonly log: Log;
}): PageKeeper {
  let phase: 'loading' | 'live' | 'killed' | 'waiting' = 'loading';
  let ticks = 0;
  /** Number of the ping under way, 0 = none; answers of earlier ones count for nothing. */
  let ping = 0;
  let lastPing = 0;
  let failures: number[] = [];
  let retry: Timer | null = null;
  const beat = deps.scheduler.every(TICK_MS, tick);

  function enter(next: typeof phase) {
    phase = next;
    ticks = 0;
    ping = 0;
  }

  function open(address: string) {
    enter('loading');
    deps.page.load(address);
  }

  function tick() {
    if (phase === 'live' && ping === 0) {
      lastPing += 1;
      const own = lastPing;
      ping = own;
      ticks = 0;
      deps.page.ping(() => {
        if (ping === own) ping = 0;
      });
      return;
    }
    ticks += 1;
    if (phase === 'live' && ticks >= HANG_TICKS) hang('no-answer');
    else if (phase === 'loading' && ticks >= LOAD_TICKS) hang('never-loaded');
    else if (phase === 'killed' && ticks >= KILL_TICKS) fail('not-killed');
  }

  function hang(reason: string) {
    deps.log.error('page.hung', { reason });
    enter('killed');
    deps.page.kill();
  }

  function fail(reason: string) {
    const now = deps.clock.monotonic();
    failures = [...failures.filter((at) => now - at < LOOP_MS), now];
    deps.onFailed();
    deps.log.error('page.failed', { reason, withinLastMinute: failures.length });
    // Not even the safe page holds: nothing would, so the machine is left in peace until the next try.
    if (retry !== null) {
      enter('waiting');
      return;
    }
    if (failures.length < LOOP_FAILURES) {
      open(deps.entryUrl);
      return;
    }
    deps.log.error('page.safe-page-shown');
    open(deps.safeUrl);
    retry = deps.scheduler.after(RETRY_MS, () => {
      retry = null;
      failures = [];
      open(deps.entryUrl);
    });
  }

  function isOurs(address: string): boolean {
    return [deps.entryUrl, deps.safeUrl].some((own) => own.split('#', 1)[0] === address.split('#', 1)[0]);
  }

  open(deps.entryUrl);

  return {
    navigated(address) {
      if (!isOurs(address)) {
        // `about:blank` gets past every question that Chromium asks before it navigates.
        deps.log.error('page.strayed');
        open(deps.entryUrl);
        return;
      }
      if (phase === 'live') enter('loading');
      // Somebody pressed "try again".
      if (address === deps.entryUrl && retry !== null) {
        retry.cancel();
        retry = null;
        failures = [];
      }
    },
    loaded() {
      if (phase === 'loading') enter('live');
    },
    loadFailed(code) {
      if (phase === 'loading') fail(code);
    },
    gone(reason) {
      fail(reason);
    },
    stop() {
      beat.cancel();
      retry?.cancel();
    },
  };
}
