/** Seeded randomness, so that a failing run can be played again; the seed is in the test's output. */
export type Random = {
  /** Whole number in [0, limit). */
  below(limit: number): number;
  /** An id in the shape of a UUIDv7, unique within one seed. */
  id(): string;
};

/** xorshift32. */
export function createRandom(seed: number): Random {
  let state = seed | 0 || 1;
  let ids = 0;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  return {
    below: (limit) => next() % limit,
    id() {
      ids += 1;
      const tail = next().toString(16).padStart(8, '0');
      return `01900000-0000-7000-8000-${tail}${(ids % 65_536).toString(16).padStart(4, '0')}`;
    },
  };
}

/** A seed for this run: from CIVICHALL_SEED to repeat one, else new. */
export function pickSeed(): number {
  const given = process.env.CIVICHALL_SEED;
  return given === undefined ? (Math.random() * 2 ** 31) | 0 : Number(given);
}
