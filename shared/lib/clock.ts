/** Wall time and monotonic time in milliseconds; injected everywhere so that tests own time. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Milliseconds since an arbitrary start; never goes back. */
  monotonic(): number;
}

/** A running timer; `cancel` is idempotent. */
export type Timer = { cancel(): void };

/** Timers, injected beside the clock. */
export interface Scheduler {
  after(ms: number, run: () => void): Timer;
  every(ms: number, run: () => void): Timer;
}
