/**
 * How long a service lasts against its mean, as every hall knows it: most near it, a few very long. Sixty-four equally
 * likely lengths with mean 1; the spread is that of `pace.ts`, give or take 70 to 80 %.
 */
const STEPS = 64;
const SPREAD = 0.7;

/** Upper tail of the normal law, good to 0.0005: enough for lengths that are drawn. */
function normalAt(share: number): number {
  const t = Math.sqrt(-2 * Math.log(share < 0.5 ? share : 1 - share));
  const z =
    t - (2.515517 + 0.802853 * t + 0.010328 * t ** 2) / (1 + 1.432788 * t + 0.189269 * t ** 2 + 0.001308 * t ** 3);
  return share < 0.5 ? -z : z;
}

function lengths(): readonly number[] {
  const raw = Array.from({ length: STEPS }, (_, step) => Math.exp(SPREAD * normalAt((step + 0.5) / STEPS)));
  const mean = raw.reduce((sum, each) => sum + each, 0) / STEPS;
  return raw.map((each) => each / mean);
}

const LENGTHS = lengths();
/** What has lasted longer than any of the lengths has this part of its time still before it. */
const REST_OF_LONG = 0.3;
const TRIES = 12;

/** `e` to `deviation` times a normal throw, by its rank among equally likely ones. */
export function factorAt(share: number, deviation: number): number {
  return Math.exp(deviation * normalAt(share));
}

/** The chances of one replay: the same each time, so that the same hall gets the same answer [QU-11]. */
export interface Chances {
  /** 0 up to, not including, 1. */
  share(): number;
  /** Minutes of so many services of this mean. */
  services(mean: number, matters: number): number;
  /** Minutes that are left of services which have lasted `elapsed` minutes. */
  rest(mean: number, matters: number, elapsed: number): number;
  /** Minutes to the next of something that happens once in `mean` minutes. */
  gap(mean: number): number;
}

export function createChances(): Chances {
  let seed = 12_345;
  const share = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const services = (mean: number, matters: number) => {
    let minutes = 0;
    for (let n = 0; n < matters; n += 1) minutes += mean * (LENGTHS[Math.floor(share() * STEPS)] ?? 1);
    return minutes;
  };
  return {
    share,
    services,
    rest(mean, matters, elapsed) {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const whole = services(mean, matters);
        if (whole > elapsed) return whole - elapsed;
      }
      return elapsed * REST_OF_LONG;
    },
    gap: (mean) => -Math.log(1 - share()) * mean,
  };
}
