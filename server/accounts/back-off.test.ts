import { describe, expect, it } from 'vitest';
import { afterWrongTry, createTryBook, NO_TRIES, type Tries, waitMs } from './back-off.ts';

describe('[SE-4] back-off', () => {
  it('four tries are free, the fifth waits 15 s, then it doubles up to a quarter of an hour', () => {
    let tries: Tries = NO_TRIES;
    const waits: number[] = [];
    for (let n = 0; n < 14; n += 1) {
      tries = afterWrongTry(tries, 1000);
      waits.push(waitMs(tries, 1000) / 1000);
    }
    expect(waits).toEqual([0, 0, 0, 0, 15, 30, 60, 120, 240, 480, 900, 900, 900, 900]);
  });

  it('stays finite after any number of tries', () => {
    expect(waitMs(afterWrongTry({ wrongTries: 100_000, waitUntil: 0 }, 0), 0)).toBe(900_000);
  });

  it('the book keeps sources apart, forgets the right ones, and cannot be filled up', () => {
    let now = 0;
    const book = createTryBook({ now: () => now, capacity: 3 });
    for (let n = 0; n < 5; n += 1) book.wrong('a');
    expect([book.waitMs('a'), book.waitMs('b')]).toEqual([15_000, 0]);
    now = 15_000;
    expect(book.waitMs('a')).toBe(0);
    book.right('a');
    for (const source of ['a', 'b', 'c', 'd', 'e']) for (let n = 0; n < 5; n += 1) book.wrong(source);
    expect(['a', 'b', 'c', 'd', 'e'].map((source) => book.waitMs(source) > 0)).toEqual([
      false,
      false,
      true,
      true,
      true,
    ]);
  });
});
