import { readDemoHall } from '../simulate/demo-hall.ts';
import { errorRatio, insideShare, strictErrorRatio } from '../simulate/figures.ts';
import { gradeEstimates } from '../simulate/grade.ts';
import type { Line } from './table.ts';

/** 2026-11-23, a Monday, 08:30 in the hall. */
const FIRST_OPENING = Date.UTC(2026, 10, 23, 0, 30, 0);
const HALLS = 20;

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** The waiting ranges of 20 simulated halls, beside waiting x average / open windows on the same tickets [QU-11]. */
export async function benchEstimates(): Promise<readonly Line[]> {
  const seeds = Array.from({ length: HALLS }, (_, index) => index + 1);
  const grade = await gradeEstimates(await readDemoHall(), seeds, FIRST_OPENING);
  const mean = (sum: number) => `${(sum / Math.max(1, grade.promised)).toFixed(2)} min`;
  const against = (name: string, error: number, ratio: number, budget: string): Line => ({
    what: `estimates: mean error, ${name}`,
    ours: mean(grade.error),
    limit: mean(error),
    ratio: percent(ratio),
    budget,
  });
  return [
    {
      what: 'estimates: waits inside the range',
      ours: percent(insideShare(grade)),
      limit: `${grade.promised} promises`,
      ratio: '',
      budget: '>= 80 %',
    },
    against('constant average', grade.constantError, errorRatio(grade), '<= 60 %'),
    against("today's average", grade.learnedError, strictErrorRatio(grade), ''),
  ];
}
