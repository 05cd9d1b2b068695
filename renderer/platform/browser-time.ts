import type { Clock, Scheduler } from '../../shared/lib/clock.ts';
import { createIds, type Ids } from '../../shared/lib/ids.ts';

export function createBrowserClock(): Clock {
  return { now: () => Date.now(), monotonic: () => performance.now() };
}

export function createBrowserScheduler(): Scheduler {
  return {
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return { cancel: () => clearTimeout(timer) };
    },
    every(ms, run) {
      const timer = setInterval(run, ms);
      return { cancel: () => clearInterval(timer) };
    },
  };
}

/** Ids of commands. `crypto.randomUUID` is absent on plain-http pages, `getRandomValues` is not. */
export function createBrowserIds(clock: Clock): Ids {
  return createIds({
    now: () => clock.now(),
    random: (bytes) => void crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>),
  });
}
