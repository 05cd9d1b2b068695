import { seededRandom } from '../e2e/support/seeded-random.ts';

/** The chances of a simulated day; the same seed plays the same day again. */
export interface Dice {
  chance(share: number): boolean;
  between(low: number, high: number): number;
  normal(mean: number, deviation: number): number;
  /** Right-skewed around `mean`; `spread` is the deviation of its logarithm. */
  skewed(mean: number, spread: number): number;
  /** Index of one of the weights. */
  weighted(weights: readonly number[]): number;
}

export function createDice(seed: number): Dice {
  // Neighbouring seeds of a small generator begin alike: a spread seed and a few throws part them.
  const random = seededRandom(Math.imul(seed + 1, 0x9e37_79b1));
  for (let turn = 0; turn < 16; turn += 1) random.next();
  const normal = (mean: number, deviation: number) => {
    const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * random.next());
  };
  return {
    chance: (share) => random.next() < share,
    between: (low, high) => low + random.next() * (high - low),
    normal,
    skewed: (mean, spread) => mean * Math.exp(normal(-(spread ** 2) / 2, spread)),
    weighted(weights) {
      let left = random.next() * weights.reduce((sum, each) => sum + each, 0);
      for (const [index, weight] of weights.entries()) {
        left -= weight;
        if (left < 0) return index;
      }
      return weights.length - 1;
    },
  };
}
