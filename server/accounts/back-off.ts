const FREE_TRIES = 5;
const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** Wrong tries in a row, and the instant (epoch ms) before which no further one is looked at. */
export type Tries = { readonly wrongTries: number; readonly waitUntil: number };

export const NO_TRIES: Tries = { wrongTries: 0, waitUntil: 0 };

/** [SE-4] the fifth wrong try starts a wait of 15 s, every further one doubles it, up to a quarter of an hour. */
export function afterWrongTry(tries: Tries, now: number): Tries {
  const wrongTries = tries.wrongTries + 1;
  if (wrongTries < FREE_TRIES) return { wrongTries, waitUntil: 0 };
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(30, wrongTries - FREE_TRIES));
  return { wrongTries, waitUntil: now + wait };
}

/** Milliseconds still to wait, 0 = may try. */
export function waitMs(tries: Tries, now: number): number {
  return Math.max(0, tries.waitUntil - now);
}

/** Tries of sources that have no row (unknown log-ins, addresses that enrol); the oldest are forgotten first. */
export interface TryBook {
  waitMs(source: string): number;
  wrong(source: string): number;
  right(source: string): void;
}

export function createTryBook(deps: { now: () => number; capacity: number }): TryBook {
  const book = new Map<string, Tries>();
  return {
    waitMs: (source) => waitMs(book.get(source) ?? NO_TRIES, deps.now()),
    wrong(source) {
      const tries = afterWrongTry(book.get(source) ?? NO_TRIES, deps.now());
      book.delete(source);
      book.set(source, tries);
      const oldest = book.keys().next().value;
      if (book.size > deps.capacity && oldest !== undefined) book.delete(oldest);
      return waitMs(tries, deps.now());
    },
    right(source) {
      book.delete(source);
    },
  };
}
