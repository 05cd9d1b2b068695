import { getRow } from '../../lib/table.ts';
import type { Group } from '../group/group.ts';
import type { HallState } from '../hall/hall-state.ts';
import type { HourOf } from './pace.ts';
import { type Came, HOURS, paceId, QUARTERS, todaysCame } from './pace.ts';

const HOUR_MINUTES = 60;
const QUARTER_MINUTES = HOUR_MINUTES / QUARTERS;
const DAY_MINUTES = HOURS * HOUR_MINUTES;
/** A day has up to a third more visitors than another: so many must have come before that is believed of today. */
const BELIEVED = 60;
/** A quarter of an hour of one group is seen rarely: like that of the whole hall, until so many have come in it. */
const SHAPE = 20;
const BUSY_QUARTERS = 36;
/** So many numbers without priority a group is thought to have given before the first: a few say little. */
const PRIOR_NUMBERS = 20;

/** Between these minutes from now so many matters a minute come to each group; `total` of all groups. */
export type ComingStep = {
  readonly from: number;
  readonly to: number;
  readonly rates: readonly number[];
  readonly total: number;
};

/** Who is still to come, in the order of `groups`; `priority`: the share of each group that may pass the line. */
export type Coming = { readonly steps: readonly ComingStep[]; readonly priority: readonly number[] };

type Earlier = {
  readonly quarters: Float64Array;
  readonly all: number;
  readonly priority: number;
  readonly days: number;
};

function earlierOf(state: HallState, groupId: string): Earlier {
  const quarters = new Float64Array(HOURS * QUARTERS);
  let [all, priority, days] = [0, 0, 0];
  for (let hour = 0; hour < HOURS; hour += 1) {
    const came = getRow(state.paces, paceId(groupId, hour))?.came;
    if (!came) continue;
    came.quarters.forEach((count, quarter) => {
      quarters[hour * QUARTERS + quarter] = count;
      all += count;
    });
    priority += came.priority;
    days = Math.max(days, came.days);
  }
  return { quarters, all, priority, days };
}

/** What an earlier day brought this group in each quarter of an hour, on average. */
function habitOf(own: Earlier, hall: Float64Array, hallAll: number): Float64Array {
  if (own.days === 0) return own.quarters;
  const usual = own.all / BUSY_QUARTERS;
  const worth = usual > 0 ? SHAPE / usual : 0;
  return own.quarters.map((count, quarter) => {
    const likeHall = (own.all * (hall[quarter] ?? 0)) / Math.max(1, hallAll);
    return (count + worth * likeHall) / (1 + worth) / own.days;
  });
}

const sum = (list: Float64Array) => list.reduce((total, each) => total + each, 0);

/** How much of a quarter is past. */
const pastOf = (quarter: number, minute: number) =>
  Math.min(1, Math.max(0, (minute - quarter * QUARTER_MINUTES) / QUARTER_MINUTES));

/** On the first day nothing is known of the hours to come: who comes next is thought to be like who came in the last one. */
function likeLately(groups: readonly Group[], today: ReadonlyMap<string, Came>): readonly ComingStep[] {
  const rates = groups.map(({ id }) => (today.get(id)?.lately ?? 0) / HOUR_MINUTES);
  return [{ from: 0, to: DAY_MINUTES, rates, total: rates.reduce((total, each) => total + each, 0) }];
}

/**
 * Who will still come today: the habit of the hours, from earlier days, corrected by how many have come so far, in the
 * whole hall and in each group [QU-11]. The greatest of what makes a wait longer than the line in sight: they pass the
 * line where they may, and the windows that several groups share turn to them.
 */
export function comingOf(
  state: HallState,
  groups: readonly Group[],
  hourOf: HourOf,
  now: number,
  minuteOfDay: number,
): Coming {
  const today = todaysCame(state, hourOf, now);
  const earlier = groups.map(({ id }) => earlierOf(state, id));
  const priority = groups.map(({ id }, index) => {
    const [count, before] = [today.get(id), earlier[index]];
    const all = (count?.numbers ?? 0) + (before?.all ?? 0) + PRIOR_NUMBERS;
    return ((count?.priority ?? 0) + (before?.priority ?? 0)) / all;
  });
  if (earlier.every(({ days }) => days === 0)) return { steps: likeLately(groups, today), priority };
  const hall = new Float64Array(HOURS * QUARTERS);
  for (const { quarters } of earlier)
    for (const [quarter, count] of quarters.entries()) hall[quarter] = (hall[quarter] ?? 0) + count;
  const hallAll = sum(hall);
  const habits = earlier.map((own) => habitOf(own, hall, hallAll));
  const expected = habits.map((habit) => sum(habit.map((count, quarter) => count * pastOf(quarter, minuteOfDay))));
  const came = groups.map(({ id }) => today.get(id)?.matters ?? 0);
  const total = (list: readonly number[]) => list.reduce((all, each) => all + each, 0);
  const inHall = (total(came) + BELIEVED) / (total(expected) + BELIEVED);
  const factors = expected.map((each, index) => ((came[index] ?? 0) + BELIEVED * inHall) / (each + BELIEVED));
  const steps: ComingStep[] = [];
  for (let quarter = Math.floor(minuteOfDay / QUARTER_MINUTES); quarter < HOURS * QUARTERS; quarter += 1) {
    const rates = habits.map((habit, index) => ((factors[index] ?? 1) * (habit[quarter] ?? 0)) / QUARTER_MINUTES);
    const from = quarter * QUARTER_MINUTES - minuteOfDay;
    steps.push({ from, to: from + QUARTER_MINUTES, rates, total: total(rates) });
  }
  return { steps, priority };
}
