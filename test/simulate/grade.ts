import type { HallFile } from '../../shared/domain/hall/hall-file.ts';
import { createDice } from './dice.ts';
import { addGrades, type Grade, gradeOf } from './figures.ts';
import { openPlainHall } from './plain-hall.ts';
import { playDay } from './play-day.ts';
import type { DayRecord } from './record.ts';
import { drawDay, drawHabits, NORMAL_DAY } from './scenario.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** A hall in its second week: so many days have taught before the one that is graded. */
const TAUGHT_DAYS = 5;
/** Every so many promises the oracle is asked too: it plays the rest of the day many times. */
const ORACLE_EVERY = 10;

/** The last of several days of one hall, by the paper's count of visitors [DOMAIN 6]; `oracle` as in `playDay`. */
export async function gradedDay(
  file: HallFile,
  seed: number,
  firstOpening: number,
  taught = TAUGHT_DAYS,
  oracle = 0,
): Promise<DayRecord> {
  const dice = createDice(seed);
  const habits = drawHabits(file, dice);
  const hall = openPlainHall({ file, startAt: firstOpening - HOUR_MS });
  for (let day = 0; ; day += 1) {
    const opensAt = firstOpening + day * DAY_MS;
    const isGraded = day === taught;
    hall.refreshEstimates(isGraded);
    await hall.goTo(opensAt - HOUR_MS / 2);
    const scenario = { ...NORMAL_DAY, visitors: Math.round(dice.between(900, 1400)) };
    const script = drawDay(file, habits, opensAt, scenario, dice);
    const record = await playDay({ hall, file, script, dice, oracle: isGraded ? oracle : 0 });
    if (isGraded) return record;
  }
}

/** Grade of the waiting ranges over seeds; every seed is another hall that the estimator knows nothing of [QU-11]. */
export async function gradeEstimates(file: HallFile, seeds: readonly number[], firstOpening: number): Promise<Grade> {
  const grades: Grade[] = [];
  for (const seed of seeds) {
    grades.push(gradeOf((await gradedDay(file, seed, firstOpening, TAUGHT_DAYS, ORACLE_EVERY)).visitors));
  }
  return addGrades(grades);
}
