import type { Clock } from '../../shared/lib/clock.ts';
import { errorCode, type Log } from './log.ts';

const FAILURES = 3;
const WITHIN_MS = 60_000;

/**
 * What happens to an error that nobody caught: it is logged and the windows start afresh, instead of the dialog that
 * Electron would show to a citizen [KI-6]. Three within a minute, and the process gives up.
 */
export function createLastResort(deps: {
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly restart: () => void;
  readonly giveUp: () => void;
  readonly log: Log;
}): (error: unknown) => void {
  let failures: number[] = [];
  return (error) => {
    const now = deps.clock.monotonic();
    failures = [...failures.filter((at) => now - at < WITHIN_MS), now];
    const where = error instanceof Error ? (error.stack?.split('\n')[1]?.trim() ?? '') : '';
    deps.log.error('main.uncaught', { code: errorCode(error), where });
    if (failures.length < FAILURES) deps.restart();
    else deps.giveUp();
  };
}
