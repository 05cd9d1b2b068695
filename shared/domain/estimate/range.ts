import type { Estimate, PlannedCapacity, WaitRange } from './estimate.ts';

/** Spread of one service time against its mean; 0 is clockwork, 1 is random. */
const VARIATION = 1;
/** Doubt about the pace and the windows themselves, which a long line does not average out. */
const DOUBT = 0.15;
/** Four of five tickets should fall inside. */
const REACH = 1.28;

/** Minutes until `work` minutes of window time are done by the windows that work now and later by plan; undefined = never. */
export function minutesFor(work: number, windows: number, plan: readonly PlannedCapacity[]): number | undefined {
  let left = work;
  let from = 0;
  let working = windows;
  for (const step of plan) {
    const done = working * (step.afterMin - from);
    if (working > 0 && done >= left) break;
    left -= done;
    from = step.afterMin;
    working = step.windows;
  }
  return working > 0 ? from + left / working : undefined;
}

/**
 * The waiting range in minutes of a ticket with `ahead` matters before it: a visitor may bring several [QU-17]. The
 * only function that turns an estimate into minutes: slip, kiosk, board, phone and counter call it with the same rows
 * and show the same. No clock inside: the estimate carries what will change, so that a line which reaches into the meal
 * break gets the longer range. At most max(10 min, 60 % of its middle) wide [QU-11].
 */
export function range(est: Estimate, ahead: number): WaitRange {
  const plan = est.plan ?? [];
  const perCall = est.minutes / (1 - Math.min(0.5, est.passing ?? 0));
  // A window that stands free has nobody to finish first.
  const rest = est.isFree ? 0.1 : 0.5;
  const work = perCall * (ahead + rest);
  const middle = minutesFor(work, est.windows, plan);
  if (middle === undefined) return { kind: 'none-open' };
  const reach = REACH * Math.hypot(VARIATION * perCall * Math.sqrt(ahead + 2 * rest), DOUBT * work);
  const early = minutesFor(Math.max(0, work - reach), est.windows, plan) ?? 0;
  const late = minutesFor(work + reach, est.windows, plan) ?? middle;
  const widest = Math.max(10, 0.6 * middle);
  // A step of the plan can make one side long: what does not fit is cut off where there is more of it.
  const slack = Math.max(0, late - early - widest);
  const low = Math.max(0, Math.round(early + slack * ((middle - early) / Math.max(1e-9, late - early))));
  // The width is held to what is printed: high - low <= 60 % of (low + high) / 2 is high <= low x 1.3 / 0.7.
  const high = Math.min(Math.max(low + 1, Math.round(late)), Math.max(low + 10, Math.floor((low * 1.3) / 0.7)));
  return { kind: 'minutes', low, high, basis: est.basis };
}
