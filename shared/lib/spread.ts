/** Nearest-rank percentile, `share` in 0..1; not a number of no values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

/** How many values lie how. In the unit of the values; all but `count` are 0 of no values. */
export type Spread = {
  readonly count: number;
  readonly mean: number;
  readonly median: number;
  readonly p90: number;
  readonly longest: number;
};

export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) return { count: 0, mean: 0, median: 0, p90: 0, longest: 0 };
  return {
    count: values.length,
    mean: values.reduce((sum, each) => sum + each, 0) / values.length,
    median: percentile(values, 0.5),
    p90: percentile(values, 0.9),
    longest: Math.max(...values),
  };
}
