import type { Clock, Scheduler, Timer } from '../../shared/lib/clock.ts';

/** After the business day has rolled over and before anybody comes. */
export const NIGHTLY_TIME = { hour: 4, minute: 10 } as const;
/** Timers of a machine that slept come late: the wall is asked again at least this often. */
const LONGEST_WAIT_MS = 10 * 60_000;

/** Milliseconds from `now` to the next time the machine's wall clock shows `time`; never 0. */
export function untilTime(now: number, time: { readonly hour: number; readonly minute: number }): number {
  const next = new Date(now);
  next.setHours(time.hour, time.minute, 0, 0);
  if (next.getTime() <= now) next.setDate(next.getDate() + 1);
  return next.getTime() - now;
}

/** Calls `run` once a night. */
export function createNightly(deps: {
  readonly clock: Pick<Clock, 'now'>;
  readonly scheduler: Scheduler;
  readonly run: () => void;
}): { stop(): void } {
  let due = deps.clock.now() + untilTime(deps.clock.now(), NIGHTLY_TIME);
  let timer: Timer = wait();

  function wait(): Timer {
    const left = Math.max(1, due - deps.clock.now());
    return deps.scheduler.after(Math.min(left, LONGEST_WAIT_MS), check);
  }

  function check() {
    if (deps.clock.now() >= due) {
      due = deps.clock.now() + untilTime(deps.clock.now(), NIGHTLY_TIME);
      deps.run();
    }
    timer = wait();
  }

  return { stop: () => timer.cancel() };
}
