import { expect, test } from 'vitest';
import { createManualTime } from '../../shared/lib/manual-time.ts';
import { createNightly, untilTime } from './nightly.ts';

const at = (text: string) => new Date(text).getTime();
const HOUR = 3_600_000;

test.each([
  ['2025-11-20T04:09:59', 1_000],
  ['2025-11-20T04:10:00', 24 * HOUR],
  ['2025-11-20T00:00:00', 4 * HOUR + 10 * 60_000],
  ['2025-11-20T23:10:00', 5 * HOUR],
  // The night in which the zone of the tests leaves and enters summer time.
  ['2025-11-02T00:10:00', 5 * HOUR],
  ['2025-03-09T00:10:00', 3 * HOUR],
])('from %s', (now, expected) => {
  expect(untilTime(at(now), { hour: 4, minute: 10 })).toBe(expected);
});

test('[SE-2] runs once a night, and not twice in one', async () => {
  const time = createManualTime(at('2025-11-20T03:00:00'));
  const runs: string[] = [];
  const nightly = createNightly({
    clock: time,
    scheduler: time,
    run: () => runs.push(new Date(time.now()).toString()),
  });
  await time.advance(1 * HOUR);
  expect(runs).toEqual([]);
  await time.advance(0.5 * HOUR);
  expect(runs).toHaveLength(1);
  await time.advance(23 * HOUR);
  expect(runs).toHaveLength(1);
  await time.advance(24 * HOUR);
  expect(runs).toHaveLength(2);
  expect(runs.every((run) => run.includes('04:10:00'))).toBe(true);
  nightly.stop();
  await time.advance(48 * HOUR);
  expect(runs).toHaveLength(2);
});
