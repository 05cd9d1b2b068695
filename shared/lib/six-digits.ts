const FIRST = 100_000;
const ALL = 900_000;

/**
 * Six digits that none of `used` has, as somebody can read out and type in. Made out of the id, so that they do not tell
 * how many there are, and the same for the same id; `used` must leave one of 900,000 free.
 */
export function sixDigits(id: string, used: ReadonlySet<string>): string {
  let place = 0;
  for (const letter of id) place = (Math.imul(place, 31) + letter.charCodeAt(0)) >>> 0;
  for (;;) {
    const digits = String(FIRST + (place % ALL));
    if (!used.has(digits)) return digits;
    place += 1;
  }
}
