import type { Estimate, Outlook, PlannedCapacity, Replayed, WaitRange } from './estimate.ts';
import { widestAt } from './place-range.ts';

/** Spread of one service time against its mean; 0 is clockwork, 1 is random. */
const VARIATION = 1;
/** Part of a call that is still to do at a busy window, seen from all of them. */
const REST = 0.6;
/** Doubt about the pace and the windows themselves, which a long line does not average out. */
const DOUBT = 0.2;
/** Four of five tickets should fall inside: so much of the spread on both sides, and this when there is one side only. */
const REACH = 1.28;
const ONE_SIDE = 0.84;
/** Whom a free window calls waits at most this long, minutes. */
const AT_ONCE = 1;
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

type Minutes = { readonly low: number; readonly high: number };

/** Between two places in between; behind the last one further by what a matter takes the windows. */
function between({ ahead, low, high }: Replayed, { minutes, windows }: Estimate, at: number): Minutes {
  const next = ahead.findIndex((each) => each >= at);
  if (next < 0) {
    const more = ((at - (ahead.at(-1) ?? 0)) * minutes) / Math.max(1, windows);
    return { low: (low.at(-1) ?? 0) + more, high: (high.at(-1) ?? 0) + more };
  }
  const before = Math.max(0, next - 1);
  const [from, to] = [ahead[before] ?? 0, ahead[next] ?? 0];
  const part = to > from ? Math.max(0, at - from) / (to - from) : 1;
  const mix = (list: readonly number[]) => (list[before] ?? 0) * (1 - part) + (list[next] ?? 0) * part;
  return { low: mix(low), high: mix(high) };
}

/** Without a replay, and for those whom a need binds to few windows: work by capacity, with the spread of its parts. */
function reckoned(est: Outlook, ahead: number, middle: number): Minutes {
  const { minutes, windows, plan = [] } = est;
  const passing = (est.passing ?? 0) * minutes;
  const work = minutes * (ahead + REST);
  const spread = Math.hypot(VARIATION * minutes * Math.sqrt(ahead + 2 * REST), DOUBT * work);
  // Nobody waits less than no time: where the lower side is cut off, the upper one has to cover less.
  const reach = spread * (ONE_SIDE + (REACH - ONE_SIDE) * Math.min(1, work / (REACH * spread)));
  const early = minutesFor(Math.max(0, work - reach), windows, plan, passing) ?? 0;
  const late = minutesFor(work + reach, windows, plan, passing) ?? middle;
  // A step of the plan can make one side long: what does not fit is cut off where there is more of it.
  const slack = Math.max(0, late - early - widestAt(middle));
  return { low: early + slack * ((middle - early) / Math.max(1e-9, late - early)), high: late };
}

/**
 * The waiting range in minutes of a ticket with `ahead` matters before it: a visitor may bring several [QU-17]. The
 * only function that turns an estimate into minutes: slip, kiosk, board, phone and counter call it with the same rows
 * and show the same. No clock inside: the estimate carries what will change, so that a line which reaches into the meal
 * break gets the longer range. At most max(10 min, 60 % of its middle) wide [QU-11].
 */
export function range(est: Outlook, ahead: number): WaitRange {
  const { basis, minutes, windows, plan = [] } = est;
  const middle = minutesFor(minutes * (ahead + REST), windows, plan, (est.passing ?? 0) * minutes);
  if (middle === undefined) return { kind: 'none-open' };
  const elsewhere = est.elsewhere ?? 0;
  if (est.isFree && elsewhere === 0) return { kind: 'minutes', low: 0, high: AT_ONCE, basis };
  const replayed = est.replayed?.[est.mayPass ? 'priority' : 'others'];
  const seen = replayed && between(replayed, est, ahead);
  // A window stood free when this was replayed, and does no longer.
  const own = seen && seen.high > AT_ONCE ? seen : reckoned(est, ahead, middle);
  const later = Math.max(0, elsewhere - (own.low + own.high) / 2);
  const low = Math.max(0, Math.round(own.low + later));
  // The width is held to what is printed: high - low <= 60 % of (low + high) / 2 is high <= low x 1.3 / 0.7.
  const widest = Math.max(low + 10, Math.floor((low * 1.3) / 0.7));
  return { kind: 'minutes', low, high: Math.min(Math.max(low + 1, Math.round(own.high + later)), widest), basis };
}
