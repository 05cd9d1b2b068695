import { type Spread, spreadOf } from '../../shared/lib/spread.ts';
import type { DayRecord, VisitorRecord } from './record.ts';

const MINUTE = 60_000;

/** Waits in minutes from the number to the first call: the same figures as in the day sheet. */
export function waitsOf(visitors: readonly VisitorRecord[]): Spread {
  return spreadOf(
    visitors.flatMap(({ calledAt, takenAt }) => (calledAt === null ? [] : [(calledAt - takenAt) / MINUTE])),
  );
}

/** How good the promises of a day were; `share` of those that got minutes, errors in minutes [QU-11]. */
export type Grade = {
  readonly promised: number;
  readonly inside: number;
  readonly error: number;
  /** Error of waiting x average / windows: with the average of the hall file, and with that of today's services. */
  readonly constantError: number;
  readonly learnedError: number;
  /** Tickets that got no minutes because no window was open or planned. */
  readonly without: number;
  /** The promises for which the oracle was asked too: how many, its error, ours and that of the constant average. */
  readonly asked: number;
  readonly oracleError: number;
  readonly askedError: number;
  readonly askedConstantError: number;
};

const NO_GRADE: Grade = {
  promised: 0,
  inside: 0,
  error: 0,
  constantError: 0,
  learnedError: 0,
  without: 0,
  asked: 0,
  oracleError: 0,
  askedError: 0,
  askedConstantError: 0,
};

export function gradeOf(visitors: readonly VisitorRecord[]): Grade {
  const grade = { ...NO_GRADE };
  for (const { calledAt, takenAt, promised, plain, oracle } of visitors) {
    if (calledAt === null) continue;
    if (promised.kind !== 'minutes') {
      grade.without += 1;
      continue;
    }
    const wait = (calledAt - takenAt) / MINUTE;
    grade.promised += 1;
    // A range is printed in whole minutes, so a wait is compared in whole minutes.
    if (Math.round(wait) >= promised.low && Math.round(wait) <= promised.high) grade.inside += 1;
    const error = Math.abs((promised.low + promised.high) / 2 - wait);
    grade.error += error;
    // Where the plain formula has no answer it is not blamed.
    const constantError = plain === null ? error : Math.abs(plain.constant - wait);
    grade.constantError += constantError;
    grade.learnedError += plain === null ? error : Math.abs(plain.learned - wait);
    if (oracle === null) continue;
    grade.asked += 1;
    grade.oracleError += Math.abs(oracle - wait);
    grade.askedError += error;
    grade.askedConstantError += constantError;
  }
  return grade;
}

export function addGrades(grades: readonly Grade[]): Grade {
  const sum = { ...NO_GRADE };
  for (const grade of grades) {
    for (const key of Object.keys(sum) as (keyof Grade)[]) sum[key] += grade[key];
  }
  return sum;
}

export const insideShare = (grade: Grade) => grade.inside / Math.max(1, grade.promised);
export const errorRatio = (grade: Grade) => grade.error / Math.max(1e-9, grade.constantError);
/** What no estimator can take away, as a share of the plain formula's error. */
export const oracleRatio = (grade: Grade) => grade.oracleError / Math.max(1e-9, grade.askedConstantError);
export const strictErrorRatio = (grade: Grade) => grade.error / Math.max(1e-9, grade.learnedError);
export const countOf = (day: DayRecord, outcome: VisitorRecord['outcome']) =>
  day.visitors.filter((each) => each.outcome === outcome).length;
