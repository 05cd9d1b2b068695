/** One line of the result: our figure, the physical limit of the same run, their ratio, and the budget of DESIGN. */
export type Line = {
  readonly what: string;
  readonly ours: string;
  readonly limit: string;
  readonly ratio: string;
  readonly budget: string;
};

export function printTable(lines: readonly Line[]): void {
  const head: Line = { what: 'what', ours: 'ours', limit: 'limit of this run', ratio: 'ratio', budget: 'budget' };
  const columns = ['what', 'ours', 'limit', 'ratio', 'budget'] as const;
  const widths = columns.map((column) => Math.max(...[head, ...lines].map((line) => line[column].length)));
  for (const line of [head, ...lines]) {
    const cells = columns.map((column, index) => line[column].padEnd(widths[index] ?? 0));
    process.stdout.write(`${cells.join('  ')}\n`);
  }
}

export const ms = (value: number) => `${value.toFixed(1)} ms`;
export const perSecond = (value: number) => `${Math.round(value)}/s`;
export const times = (value: number) => `${value.toFixed(2)}x`;

/** Wall time that processes of one machine share, in ms with fractions. */
export const wallNow = () => performance.timeOrigin + performance.now();
