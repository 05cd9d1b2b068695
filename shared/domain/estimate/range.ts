import type { Outlook, PlannedCapacity, WaitRange } from './estimate.ts';

/** Spread of one service time against its mean; 0 is clockwork, 1 is random. */
const VARIATION = 1;
/** Part of a call that is still to do at a busy window, seen from all of them. */
const REST = 0.6;
/** Doubt about the pace and the windows themselves, which a long line does not average out. */
const DOUBT = 0.2;
/** Four of five tickets should fall inside: so much of the spread on both sides, and this when there is one side only. */
const REACH = 1.28;
const ONE_SIDE = 0.84;
/** People who come later and pass the line take at most this share of the windows. */
const MOST_PASSING = 0.3;

/**
 * Minutes until `work` minutes of window time are done by the windows that work now and later by plan, of which
 * `passing` are taken by people who pass the line meanwhile; undefined = never.
 */
export function minutesFor(
  work: number,
  windows: number,
  plan: readonly PlannedCapacity[],
  passing = 0,
): number | undefined {
  let left = work;
  let from = 0;
  const forLine = (all: number) => Math.max(all - passing, all * (1 - MOST_PASSING));
  let working = forLine(windows);
  for (const step of plan) {
    const done = working * (step.afterMin - from);
    if (working > 0 && done >= left) break;
    left -= done;
    from = step.afterMin;
    working = forLine(step.windows);
  }
  return working > 0 ? from + left / working : undefined;
}

/**
 * The waiting range in minutes of a ticket with `ahead` matters before it: a visitor may bring several [QU-17]. The
 * only function that turns an estimate into minutes: slip, kiosk, board, phone and counter call it with the same rows
 * and show the same. No clock inside: the estimate carries what will change, so that a line which reaches into the meal
 * break gets the longer range. At most max(10 min, 60 % of its middle) wide [QU-11].
 */
export function range(est: Outlook, ahead: number): WaitRange {
  const basis = est.basis;
  const { minutes, windows, plan = [] } = est;
  const passing = (est.passing ?? 0) * minutes;
  const work = minutes * (ahead + REST);
  const middle = minutesFor(work, windows, plan, passing);
  if (middle === undefined) return { kind: 'none-open' };
  if (est.isFree && ahead === 0) return { kind: 'minutes', low: 0, high: 1, basis };
  const spread = Math.hypot(VARIATION * minutes * Math.sqrt(ahead + 2 * REST), DOUBT * work);
  // Nobody waits less than no time: where the lower side is cut off, the upper one has to cover less.
  const reach = spread * (ONE_SIDE + (REACH - ONE_SIDE) * Math.min(1, work / (REACH * spread)));
  const early = minutesFor(Math.max(0, work - reach), windows, plan, passing) ?? 0;
  const late = minutesFor(work + reach, windows, plan, passing) ?? middle;
  const widest = Math.max(10, 0.6 * middle);
  // A step of the plan can make one side long: what does not fit is cut off where there is more of it.
  const slack = Math.max(0, late - early - widest);
  const low = Math.max(0, Math.round(early + slack * ((middle - early) / Math.max(1e-9, late - early))));
  // The width is held to what is printed: high - low <= 60 % of (low + high) / 2 is high <= low x 1.3 / 0.7.
  const high = Math.min(Math.max(low + 1, Math.round(late)), Math.max(low + 10, Math.floor((low * 1.3) / 0.7)));
  return { kind: 'minutes', low, high, basis };
}
