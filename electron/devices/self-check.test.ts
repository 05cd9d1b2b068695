import { expect, test } from 'vitest';
import { createCrashCount } from './crash-count.ts';
import { diskState } from './disk-state.ts';

test('[SE-2] pages that were replaced count for an hour', () => {
  let now = 0;
  const crashes = createCrashCount({ monotonic: () => now });
  crashes.note();
  now = 3_000_000;
  crashes.note();
  expect(crashes.lastHour()).toBe(2);
  now = 3_600_000;
  expect(crashes.lastHour()).toBe(1);
});

test('room on the disk: enough, little, and a system that does not say', async () => {
  const free = (megabytes: number) => async () => ({ bavail: megabytes, bsize: 1024 * 1024 });
  expect(await diskState('/', free(500))).toBe('ok');
  expect(await diskState('/', free(499))).toBe('low');
  expect(await diskState('/', () => Promise.reject(new Error('no')))).toBe('unknown');
  expect(await diskState(import.meta.dirname)).not.toBe('unknown');
});
