import type { Estimate, WaitRange } from './estimate.ts';

/** Spread of one service time against its mean; a middling value for counters, where 0 is clockwork and 1 is random. */
const VARIATION = 0.6;
/** Four of five tickets should fall inside. */
const REACH = 1.28;

/**
 * The waiting range in minutes of a ticket with `ahead` matters before it: a visitor may bring several [QU-17]. The only function that turns an estimate
 * into minutes: slip, kiosk, board, phone and counter call it with the same rows and show the same. No clock inside.
 * At most max(10 min, 60 % of its middle) wide [QU-11].
 */
export function range(est: Estimate, ahead: number): WaitRange {
  if (est.windows <= 0) return { kind: 'none-open' };
  const perCall = est.minutes / est.windows;
  const middle = perCall * (ahead + 0.5);
  const reach = REACH * VARIATION * perCall * Math.sqrt(ahead + 1);
  const widest = Math.max(10, 0.6 * middle);
  const half = Math.min(reach, widest / 2);
  const low = Math.max(0, Math.round(middle - half));
  const high = Math.min(Math.max(low + 1, Math.round(middle + half)), low + Math.floor(widest));
  return { kind: 'minutes', low, high, basis: est.basis };
}
