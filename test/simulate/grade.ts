import type { HallFile } from '../../shared/domain/hall/hall-file.ts';
import { createDice } from './dice.ts';
import { addGrades, type Grade, gradeOf } from './figures.ts';
import { openPlainHall } from './plain-hall.ts';
import { playDay } from './play-day.ts';
import type { DayRecord } from './record.ts';
import { drawDay, drawHabits, NORMAL_DAY } from './scenario.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Two days of one hall: the first teaches, the second is graded, so that the habits of earlier days count too. */
export async function gradedDay(file: HallFile, seed: number, firstOpening: number): Promise<DayRecord> {
  const dice = createDice(seed);
  const habits = drawHabits(file, dice);
  const hall = openPlainHall({ file, startAt: firstOpening - HOUR_MS });
  let record: DayRecord | undefined;
  for (const opensAt of [firstOpening, firstOpening + DAY_MS]) {
    await hall.goTo(opensAt - HOUR_MS / 2);
    record = await playDay({ hall, file, script: drawDay(file, habits, opensAt, NORMAL_DAY, dice), dice });
  }
  if (!record) throw new Error('no day was played');
  return record;
}

/** Grade of the waiting ranges over seeds; every seed is another hall that the estimator knows nothing of [QU-11]. */
export async function gradeEstimates(file: HallFile, seeds: readonly number[], firstOpening: number): Promise<Grade> {
  const grades: Grade[] = [];
  for (const seed of seeds) grades.push(gradeOf((await gradedDay(file, seed, firstOpening)).visitors));
  return addGrades(grades);
}
