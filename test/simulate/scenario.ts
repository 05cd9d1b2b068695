import type { HallFile } from '../../shared/domain/hall/hall-file.ts';
import type { Need } from '../../shared/domain/hall/hall-words.ts';
import { minuteOf } from '../../shared/domain/hours/hours-schema.ts';
import type { TicketClass } from '../../shared/domain/ticket/ticket.ts';
import type { Dice } from './dice.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How a day goes that nobody in the hall knows beforehand. */
export type Scenario = {
  readonly visitors: number;
  /** Share of priority tickets. */
  readonly priority: number;
  /** Visitors before the door at opening, as a share of all. */
  readonly atTheDoor: number;
  readonly noShow: number;
};

export const NORMAL_DAY: Scenario = { visitors: 1400, priority: 0.1, atTheDoor: 0.1, noShow: 0.05 };
/** More people than the hall can serve in time, many of them with priority [QU-6]. */
export const OVERLOADED_MONDAY: Scenario = { visitors: 1600, priority: 0.25, atTheDoor: 0.15, noShow: 0.05 };

export type Visitor = {
  readonly at: number;
  readonly groupId: string;
  readonly class: TicketClass;
  readonly needs: readonly Need[];
  /** Matters in this group, and the other group of the same visit: families, agents, a paper to collect as well. */
  readonly matters: number;
  readonly also: string | null;
  /** Takes the number from the guide, not from the kiosk. */
  readonly byGuide: boolean;
  /** Leaves without a word before the call. */
  readonly isNoShow: boolean;
  /** A no-show who comes back after the pass and is put in again. */
  readonly comesBack: boolean;
  /** Gives the number back after this long, if still waiting. */
  readonly cancelsAfterMs: number | null;
};

export type Shift = {
  readonly windowId: string;
  readonly from: number;
  /** Away between these instants, meals and short pauses. */
  readonly breaks: readonly { readonly from: number; readonly to: number; readonly reason: 'meal' | 'meeting' }[];
};

export type DayScript = {
  readonly opensAt: number;
  readonly closesAt: number;
  /** When the last clerk leaves, whoever still waits. */
  readonly leavesAt: number;
  readonly visitors: readonly Visitor[];
  readonly shifts: readonly Shift[];
  /** Minutes of one service at this window for this group at this time of day. */
  serviceMs(windowId: string, groupId: string, at: number, dice: Dice): number;
  readonly noShow: number;
};

/** What stays the same from day to day in one hall: how long its matters really take, how fast its clerks are. */
export type Habits = {
  readonly meanMs: ReadonlyMap<string, number>;
  readonly spread: ReadonlyMap<string, number>;
  readonly pace: ReadonlyMap<string, number>;
  readonly demand: readonly number[];
};

export function drawHabits(file: HallFile, dice: Dice): Habits {
  return {
    meanMs: new Map(file.groups.map((group) => [group.id, group.minutes * MINUTE * dice.between(0.8, 1.2)])),
    spread: new Map(file.groups.map((group) => [group.id, dice.between(0.4, 0.8)])),
    pace: new Map(file.windows.map((window) => [window.id, dice.between(0.85, 1.18)])),
    demand: file.groups.map((group) => (windowsFor(file, group.id) / group.minutes) * dice.between(0.8, 1.2)),
  };
}

/** A hall plans its windows for its visitors: windows of a group, shared ones by the time that their turns take. */
function windowsFor(file: HallFile, groupId: string): number {
  const minutes = new Map(file.groups.map((group) => [group.id, group.minutes]));
  let windows = 0;
  for (const { groups } of file.windows) {
    const timeOf = (turn: (typeof groups)[number]) => turn.weight * (minutes.get(turn.groupId) ?? 0);
    const all = groups.reduce((sum, turn) => sum + timeOf(turn), 0);
    for (const turn of groups) if (turn.groupId === groupId) windows += timeOf(turn) / all;
  }
  return windows;
}

/** When somebody comes: a crowd at the door, a morning and an afternoon hill, and the rest all day. */
function drawArrival(opensAt: number, closesAt: number, scenario: Scenario, dice: Dice): number {
  if (dice.chance(scenario.atTheDoor)) return opensAt + dice.between(0, 5 * MINUTE);
  for (;;) {
    const kind = dice.weighted([0.45, 0.35, 0.2]);
    const at =
      kind === 0
        ? dice.normal(opensAt + 80 * MINUTE, 55 * MINUTE)
        : kind === 1
          ? dice.normal(opensAt + 6.2 * HOUR, 60 * MINUTE)
          : dice.between(opensAt, closesAt);
    if (at >= opensAt && at < closesAt - 10 * MINUTE) return at;
  }
}

function drawVisitor(
  file: HallFile,
  habits: Habits,
  day: Pick<DayScript, 'opensAt' | 'closesAt'>,
  s: Scenario,
  dice: Dice,
): Visitor {
  const group = file.groups[dice.weighted(habits.demand)];
  if (!group) throw new Error('a hall without groups');
  const isNoShow = dice.chance(s.noShow);
  const isPriority = group.priority && dice.chance(s.priority);
  const needs: readonly Need[] = dice.chance(0.02) ? [dice.chance(0.5) ? 'low-counter' : 'english'] : [];
  const other = file.groups[Math.floor(dice.between(0, file.groups.length))];
  return {
    at: drawArrival(day.opensAt, day.closesAt, s, dice),
    groupId: group.id,
    class: isPriority ? 'priority' : 'normal',
    needs,
    matters: dice.chance(0.05) ? Math.floor(dice.between(2, 4)) : 1,
    also: dice.chance(0.03) && other && other.id !== group.id ? other.id : null,
    byGuide: isPriority || needs.length > 0 ? dice.chance(0.5) : dice.chance(0.03),
    isNoShow,
    comesBack: isNoShow && dice.chance(0.4),
    cancelsAfterMs: dice.chance(0.02) ? dice.between(5 * MINUTE, 40 * MINUTE) : null,
  };
}

/** Noon as the hall file plans it: how many of a group's windows stay, and when. */
function noonOf(
  file: HallFile,
  groupId: string,
): { readonly from: number; readonly to: number; readonly stay: number } | null {
  const staffing = file.groups.find((group) => group.id === groupId)?.staffing ?? [];
  const noon = staffing.find(({ from, to }) => minuteOf(from) <= 750 && minuteOf(to) > 750);
  return noon ? { from: minuteOf(noon.from) * MINUTE, to: minuteOf(noon.to) * MINUTE, stay: noon.windows } : null;
}

/** Meals as planned but never to the minute; late clerks, short absences that nobody planned. */
function drawShift(file: HallFile, windowId: string, turn: number, opensAt: number, dice: Dice): Shift {
  const midnight = opensAt - 8.5 * HOUR;
  const window = file.windows.find((each) => each.id === windowId);
  const noon = noonOf(file, window?.groups[0]?.groupId ?? '');
  const breaks: Shift['breaks'][number][] = [];
  const late = () => dice.normal(1, 4) * MINUTE;
  if (noon && turn >= noon.stay) {
    breaks.push({ from: midnight + noon.from + late(), to: midnight + noon.to + late(), reason: 'meal' });
  } else {
    const from = opensAt + dice.between(2.5 * HOUR, 6 * HOUR);
    breaks.push({ from, to: from + dice.between(12, 25) * MINUTE, reason: 'meal' });
  }
  if (dice.chance(0.3)) {
    const from = opensAt + dice.between(0.5 * HOUR, 8 * HOUR);
    const to = from + dice.between(5 * MINUTE, 20 * MINUTE);
    if (breaks.every((each) => to < each.from || from > each.to)) breaks.push({ from, to, reason: 'meeting' });
  }
  return {
    windowId,
    // Who is sick is covered by the B post, but not at once [DOMAIN 1, A/B].
    from: opensAt + (dice.chance(0.02) ? dice.between(20, 60) : Math.max(-10, dice.normal(-3, 4))) * MINUTE,
    breaks: breaks.map(({ from, to, reason }) => ({ from: Math.round(from), to: Math.round(to), reason })),
  };
}

/** Script of one day. `opensAt` is 08:30 in the hall, epoch ms; the day is nine hours long. */
export function drawDay(file: HallFile, habits: Habits, opensAt: number, scenario: Scenario, dice: Dice): DayScript {
  const closesAt = opensAt + 9 * HOUR;
  const visitors = Array.from({ length: scenario.visitors }, () =>
    drawVisitor(file, habits, { opensAt, closesAt }, scenario, dice),
  );
  const turns = new Map<string, number>();
  const shifts = file.windows.flatMap((window) => {
    const own = window.groups[0]?.groupId ?? '';
    const turn = turns.get(own) ?? 0;
    turns.set(own, turn + 1);
    return drawShift(file, window.id, turn, opensAt, dice);
  });
  const mood = dice.between(0.92, 1.08);
  return {
    opensAt,
    closesAt,
    leavesAt: closesAt + 30 * MINUTE,
    visitors: visitors.sort((a, b) => a.at - b.at),
    shifts,
    noShow: scenario.noShow,
    serviceMs(windowId, groupId, at, dice) {
      const mean = (habits.meanMs.get(groupId) ?? 10 * MINUTE) * (habits.pace.get(windowId) ?? 1) * mood;
      const tired = at > opensAt + 5 * HOUR ? 1.08 : 1;
      // A few matters are short questions, a few take very long.
      const kind = dice.weighted([0.1, 0.85, 0.05]);
      const length = kind === 0 ? 0.25 : kind === 1 ? 1 : 2.5;
      return Math.max(30_000, dice.skewed(mean * tired * length, habits.spread.get(groupId) ?? 0.6));
    },
  };
}

export const TIMES = { MINUTE, HOUR } as const;
