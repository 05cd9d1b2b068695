import type { Clock } from '../../shared/lib/clock.ts';

/** Server time as well as it is known here; for showing and for the fold, never for deciding [SY-9]. */
export interface ServerTime {
  now(): number;
  /** Server's clock minus ours at the last greeting, ms; kept for the next start. */
  offset(): number;
  learn(serverNow: number): void;
  restore(offset: number): void;
}

/** After a greeting it runs on the monotonic clock, so that a set wall clock does not move it. */
export function createServerTime(clock: Clock): ServerTime {
  let base = { server: clock.now(), monotonic: clock.monotonic() };
  let offset = 0;
  return {
    now: () => base.server + (clock.monotonic() - base.monotonic),
    offset: () => offset,
    learn(serverNow) {
      base = { server: serverNow, monotonic: clock.monotonic() };
      offset = serverNow - clock.now();
    },
    restore(saved) {
      base = { server: clock.now() + saved, monotonic: clock.monotonic() };
      offset = saved;
    },
  };
}
