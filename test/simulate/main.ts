/**
 * `npm run simulate -- --days N [--seed S]`: whole days of the demo hall through the public commands, over real sockets
 * against a real server on a real SQLite file, with the clock moved by hand; then an overloaded Monday; then the waiting
 * ranges of `--halls` other halls (20), played in process on the rules alone for speed, are graded. Ends with 1 if a
 * budget or an invariant is broken; the seed in the first line repeats it.
 */
import { parseArgs } from 'node:util';
import { checkBounds } from './bounds.ts';
import { readDemoHall } from './demo-hall.ts';
import { createDice } from './dice.ts';
import { addGrades, countOf, errorRatio, type Grade, gradeOf, insideShare, oracleRatio } from './figures.ts';
import { gradeEstimates } from './grade.ts';
import { playDay } from './play-day.ts';
import { say, sayDay, sayGrade } from './report.ts';
import { drawDay, drawHabits, NORMAL_DAY, OVERLOADED_MONDAY } from './scenario.ts';
import { openServerHall } from './server-hall.ts';
import { createWatch } from './watch.ts';

/** 2026-11-23, a Monday, 08:30 in the hall. */
const FIRST_OPENING = Date.UTC(2026, 10, 23, 0, 30, 0);
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** At most this share of a normal day's visitors may go home unserved. */
const UNSERVED_BUDGET = 0.05;

/** Budgets of the waiting ranges over all graded halls [QU-11]. */
const INSIDE_BUDGET = 0.8;
const ERROR_BUDGET = 0.6;

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '1' },
    seed: { type: 'string' },
    halls: { type: 'string', default: '20' },
  },
});
const days = Number(values.days);
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
if (!Number.isInteger(days) || days < 0 || !Number.isInteger(seed)) {
  say('usage: npm run simulate -- --days N [--seed S] [--halls H]');
  process.exit(2);
}
say(`seed ${seed}, ${days} day(s) and an overloaded Monday`);

const file = await readDemoHall();
const dice = createDice(seed);
const habits = drawHabits(file, dice);
const hall = await openServerHall({ file, startAt: FIRST_OPENING - HOUR_MS });
const watch = createWatch();
hall.onCommit((before, after) => watch.look(before, after));

const broken: string[] = [];
const grades: Grade[] = [];
for (let day = 0; day <= days; day += 1) {
  const isMonday = day === days;
  const scenario = isMonday ? OVERLOADED_MONDAY : NORMAL_DAY;
  const opensAt = FIRST_OPENING + day * DAY_MS;
  await hall.goTo(opensAt - HOUR_MS / 2);
  const startedAt = performance.now();
  const record = await playDay({ hall, file, script: drawDay(file, habits, opensAt, scenario, dice), dice });
  const name = isMonday ? 'overloaded Monday' : `day ${day + 1}`;
  const starvation = checkBounds(record, hall.state());
  sayDay(`${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`, record, starvation);
  broken.push(...starvation.broken);
  if (isMonday) continue;
  grades.push(gradeOf(record.visitors));
  const unserved = countOf(record, 'unserved') / Math.max(1, record.visitors.length);
  if (unserved > UNSERVED_BUDGET) broken.push(`${name}: ${(100 * unserved).toFixed(1)} % unserved`);
}
if (grades.length > 1) sayGrade('\nall days', addGrades(grades));
broken.push(...watch.broken(), ...hall.complaints());
say(`\n[QU-2, QU-7, QU-14] checked at ${watch.commits()} commits; ${hall.sockets()} sockets`);
await hall.stop();
const halls = Number(values.halls);
if (halls > 0) {
  const grade = await gradeEstimates(
    file,
    Array.from({ length: halls }, (_, index) => seed + index),
    FIRST_OPENING,
  );
  say('\nOther halls, in process, without sockets:');
  sayGrade(`[QU-11] ${halls} halls:`, grade);
  if (insideShare(grade) < INSIDE_BUDGET) broken.push('[QU-11] too few waits inside the range');
  if (oracleRatio(grade) > ERROR_BUDGET) say('  in these halls not even the oracle meets the budget of 60 %');
  if (errorRatio(grade) > ERROR_BUDGET) broken.push('[QU-11] the mean error is too large');
}
for (const line of broken.slice(0, 20)) say(`BROKEN ${line}`);
say(broken.length === 0 ? 'all holds' : `${broken.length} broken`);
process.exit(broken.length === 0 ? 0 : 1);
