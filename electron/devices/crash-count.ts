import type { Clock } from '../../shared/lib/clock.ts';

const HOUR_MS = 3_600_000;

/** How often a page had to be replaced within the last hour [SE-2]; a machine that starts again begins anew. */
export function createCrashCount(clock: Pick<Clock, 'monotonic'>) {
  let at: number[] = [];
  const recent = () => at.filter((each) => clock.monotonic() - each < HOUR_MS);
  return {
    note(): void {
      at = [...recent(), clock.monotonic()];
    },
    lastHour: (): number => recent().length,
  };
}
