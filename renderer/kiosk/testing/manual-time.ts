import type { Clock, Scheduler } from '../../../shared/lib/clock.ts';

/** Time that moves only when a test says so. */
export type ManualTime = {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  advance(ms: number): void;
  /** Timers that have not fired or been cancelled. */
  running(): number;
};

export function manualTime(startAt = 0): ManualTime {
  type Entry = { at: number; every: number | null; run: () => void };
  let now = startAt;
  const entries = new Set<Entry>();
  const add = (at: number, every: number | null, run: () => void) => {
    const entry: Entry = { at, every, run };
    entries.add(entry);
    return { cancel: () => void entries.delete(entry) };
  };
  return {
    clock: { now: () => now, monotonic: () => now },
    scheduler: {
      after: (ms, run) => add(now + ms, null, run),
      every: (ms, run) => add(now + ms, ms, run),
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const next = [...entries].filter((entry) => entry.at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        now = next.at;
        if (next.every === null) entries.delete(next);
        else next.at += next.every;
        next.run();
      }
      now = end;
    },
    running: () => entries.size,
  };
}
