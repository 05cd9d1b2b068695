import type { Clock, Scheduler, Timer } from './clock.ts';

/** Clock and timers that stand still until somebody moves them: for tests and simulations. */
export interface ManualTime extends Clock, Scheduler {
  /** Moves time on and runs what falls due, in order, letting promises settle between two timers. */
  advance(ms: number): Promise<void>;
  /** The wall clock jumps (set by hand, daylight saving); timers and monotonic time do not notice. */
  jump(ms: number): void;
}

type Entry = { due: number; readonly everyMs: number | null; readonly run: () => void; readonly order: number };

/** Enough turns of the microtask queue for a short chain of awaits. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

export function createManualTime(startAt: number): ManualTime {
  let monotonic = 0;
  let offset = startAt;
  let order = 0;
  const entries = new Set<Entry>();

  function plan(ms: number, everyMs: number | null, run: () => void): Timer {
    order += 1;
    const entry: Entry = { due: monotonic + Math.max(0, ms), everyMs, run, order };
    entries.add(entry);
    return { cancel: () => void entries.delete(entry) };
  }

  function nextDue(until: number): Entry | undefined {
    return [...entries].filter(({ due }) => due <= until).sort((a, b) => a.due - b.due || a.order - b.order)[0];
  }

  return {
    now: () => offset + monotonic,
    monotonic: () => monotonic,
    after: (ms, run) => plan(ms, null, run),
    every: (ms, run) => plan(ms, Math.max(1, ms), run),
    async advance(ms) {
      const until = monotonic + ms;
      await settle();
      for (let entry = nextDue(until); entry !== undefined; entry = nextDue(until)) {
        monotonic = entry.due;
        if (entry.everyMs === null) entries.delete(entry);
        else entry.due += entry.everyMs;
        entry.run();
        await settle();
      }
      monotonic = until;
    },
    jump(ms) {
      offset += ms;
    },
  };
}
