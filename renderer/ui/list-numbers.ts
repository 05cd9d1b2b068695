/** Window numbers as people say them: `1、2、5–8` or `1, 2, 5–8`; three and more in a row become a run. */
export function listNumbers(numbers: readonly number[], locale: string): string {
  return runsOf(numbers).join(locale === 'en' ? ', ' : '、');
}

function runsOf(numbers: readonly number[]): readonly string[] {
  const runs: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && number === last.to + 1) last.to = number;
    else runs.push({ from: number, to: number });
  }
  return runs.flatMap(({ from, to }) => {
    if (from === to) return [String(from)];
    return to === from + 1 ? [String(from), String(to)] : [`${from}–${to}`];
  });
}
