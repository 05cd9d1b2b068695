import { expect, it } from 'vitest';
import { createTokenBucket } from './token-bucket.ts';

const limits = { perSecond: 20, burst: 3 };

it('[SE-6] lets a burst through, then says when there is room', () => {
  const bucket = createTokenBucket(limits, 0);
  expect([0, 0, 0, 0].map((now) => bucket.take(now))).toEqual([0, 0, 0, 50]);
  expect(bucket.take(49)).toBe(1);
  expect(bucket.take(50)).toBe(0);
});

it('[SE-6] in the long run no more than the rate, and never more than the burst after a pause', () => {
  const bucket = createTokenBucket(limits, 0);
  let passed = 0;
  for (let now = 0; now < 10_000; now += 1) if (bucket.take(now) === 0) passed += 1;
  expect(passed).toBe(202);
  const after = [1, 2, 3, 4].map(() => bucket.take(1_000_000) === 0);
  expect(after).toEqual([true, true, true, false]);
});
