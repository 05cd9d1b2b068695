/** [SE-6] lets `burst` messages through at once and `perSecond` in the long run. Times are monotonic ms. */
export interface TokenBucket {
  /** 0 = go on; otherwise the milliseconds after which there is room again. */
  take(now: number): number;
}

export function createTokenBucket(limits: { perSecond: number; burst: number }, startedAt: number): TokenBucket {
  let tokens = limits.burst;
  let last = startedAt;
  return {
    take(now) {
      tokens = Math.min(limits.burst, tokens + ((now - last) / 1000) * limits.perSecond);
      last = now;
      if (tokens >= 1) {
        tokens -= 1;
        return 0;
      }
      // A hair below, so that a rounding error does not cost a millisecond.
      return Math.ceil(((1 - tokens) / limits.perSecond) * 1000 - 1e-6);
    },
  };
}
