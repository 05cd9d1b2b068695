import type { Scheduler } from '../../shared/lib/clock.ts';
import { describeError, type Log } from '../log.ts';

export interface Job {
  stop(): void;
}

/** Runs `work` every `everyMs`, never twice at once; a failure is logged and the next turn tries again. */
export function runEvery(
  deps: { scheduler: Scheduler; log: Log },
  name: string,
  everyMs: number,
  work: () => Promise<void>,
): Job {
  let busy = false;
  const timer = deps.scheduler.every(everyMs, () => {
    if (busy) return;
    busy = true;
    work()
      .catch((error: unknown) => deps.log.error('job.failed', { job: name, ...describeError(error) }))
      .finally(() => {
        busy = false;
      });
  });
  return { stop: () => timer.cancel() };
}
