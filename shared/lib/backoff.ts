/**
 * Delay before retry number `attempt` (0-based) in milliseconds: full jitter under an exponential ceiling [SY-8].
 * `random` returns [0, 1).
 */
export function backoffMs(
  attempt: number,
  random: () => number,
  limits: { baseMs: number; ceilingMs: number } = { baseMs: 250, ceilingMs: 10_000 },
): number {
  const ceiling = Math.min(limits.ceilingMs, limits.baseMs * 2 ** Math.min(attempt, 30));
  return Math.floor(random() * ceiling);
}
