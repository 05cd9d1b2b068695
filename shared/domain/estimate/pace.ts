import { getRow, rowsOf } from '../../lib/table.ts';
import type { Group } from '../group/group.ts';
import type { HallState } from '../hall/hall-state.ts';
import type { Period } from '../ticket/ticket.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A pause between two calls that is longer was not the price of a call: nobody waited, or the clerk was away. */
const LONGEST_GAP_MS = MINUTE_MS;
/** Earlier days fade: yesterday counts whole, the day before this much, and so on. */
const FADING = 0.7;
/** How many calls the configured minutes are worth against what was seen. */
const CONFIGURED_CALLS = 4;
/** How many calls the habit of the hour is worth against today's. */
const HABIT_CALLS = 10;
/** Calls that must have been seen before the minutes are said to be learned. */
const ENOUGH = 8;

/**
 * How long a call of a group took a window in one hour of the day, over earlier days, the older ones faded [QU-11].
 * A row of the state, so that it is there after a restart and on the next morning.
 */
export type Pace = {
  /** `<groupId>:<hour>` */
  readonly id: string;
  readonly groupId: string;
  /** Hour of the day in the hall's time zone, 0 to 23. */
  readonly hour: number;
  readonly calls: number;
  readonly ms: number;
};

type Sum = { calls: number; ms: number };
type Sums = Map<string, Sum>;

/** Hour of the day of an instant; the offset of the zone is taken at `now`, and a business day has one. */
export type HourOf = (at: number) => number;

/** Milliseconds by which the clocks of the zone are ahead of UTC at this instant. */
export function zoneOffset(timeZone: string, now: number): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(now);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((each) => each.type === type)?.value);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return local - Math.floor(now / MINUTE_MS) * MINUTE_MS;
}

export function hourOfDay(offsetMs: number): HourOf {
  return (at) => Math.floor((((at + offsetMs) % (24 * HOUR_MS)) + 24 * HOUR_MS) / HOUR_MS) % 24;
}

export const paceId = (groupId: string, hour: number) => `${groupId}:${hour}`;

function add(sums: Sums, id: string, calls: number, ms: number): void {
  const sum = sums.get(id) ?? { calls: 0, ms: 0 };
  sum.calls += calls;
  sum.ms += ms;
  sums.set(id, sum);
}

/**
 * Window time of today's calls per group and hour: the call, the service, and the short way to the next call. What is
 * still under way gives its time and no call yet: without it only the short services of the morning would be known.
 */
export function todaysPaces(state: HallState, hourOf: HourOf, now: number): Sums {
  const sums: Sums = new Map();
  // Minutes are learned by the matter: a number with three is three [QU-17].
  const mattersOf = (ticketId: string) => getRow(state.tickets, ticketId)?.matters ?? 1;
  const byWindow = new Map<string, Period[]>();
  for (const period of rowsOf(state.periods)) {
    if (period.windowId === null || period.flag !== null) continue;
    if (period.kind !== 'called' && period.kind !== 'serving') continue;
    const own = byWindow.get(period.windowId);
    if (own) own.push(period);
    else byWindow.set(period.windowId, [period]);
  }
  for (const periods of byWindow.values()) {
    periods.sort((a, b) => a.start - b.start);
    periods.forEach((period, index) => {
      const end = period.end ?? now;
      const next = periods[index + 1];
      const gap = next?.kind === 'called' ? next.start - end : 0;
      const id = paceId(period.groupId, hourOf(period.start));
      add(
        sums,
        id,
        ((period.kind === 'called' ? 1 : 0) - (period.end === null ? 1 : 0)) * mattersOf(period.ticketId),
        end - period.start + (gap <= LONGEST_GAP_MS ? Math.max(0, gap) : 0),
      );
    });
  }
  return sums;
}

/** The rows as they stand after this day: what the day roll keeps of it. */
export function pacesAfter(state: HallState, hourOf: HourOf, now: number): Pace[] {
  const today = todaysPaces(state, hourOf, now);
  const rows = new Map([...rowsOf(state.paces)].map((row) => [row.id, row]));
  for (const [id, { calls, ms }] of today) {
    const [groupId = '', hour = '0'] = id.split(':');
    const old = rows.get(id);
    rows.set(id, {
      id,
      groupId,
      hour: Number(hour),
      calls: Math.round(((old?.calls ?? 0) * FADING + calls) * 100) / 100,
      ms: Math.round((old?.ms ?? 0) * FADING + ms),
    });
  }
  return [...rows.values()].filter(({ calls, ms }) => calls > 0 && ms > 0);
}

export type LearnedMinutes = { readonly minutes: number; readonly basis: 'learned' | 'configured' };

/**
 * Minutes of a window that a call of each group takes at this hour: the habit of the hour (earlier days, or the
 * configured minutes while there are none), corrected by how today goes against the habits of its own hours.
 */
export function learnMinutes(state: HallState, hourOf: HourOf, now: number): (group: Group) => LearnedMinutes {
  const today = todaysPaces(state, hourOf, now);
  const habits = new Map<string, Pace[]>();
  for (const row of rowsOf(state.paces)) habits.set(row.groupId, [...(habits.get(row.groupId) ?? []), row]);
  const hours = [...new Array(24).keys()];
  return (group) => {
    const rows = habits.get(group.id) ?? [];
    const configuredMs = group.minutes * MINUTE_MS;
    const allCalls = rows.reduce((sum, row) => sum + row.calls, 0);
    const allMs = rows.reduce((sum, row) => sum + row.ms, 0);
    const mean = (allMs + CONFIGURED_CALLS * configuredMs) / (allCalls + CONFIGURED_CALLS);
    const habitOf = (hour: number) => {
      const row = rows.find((each) => each.hour === hour);
      return ((row?.ms ?? 0) + HABIT_CALLS * mean) / ((row?.calls ?? 0) + HABIT_CALLS);
    };
    const worth = (allCalls >= ENOUGH ? HABIT_CALLS : CONFIGURED_CALLS) * mean;
    let seen = worth;
    let expected = worth;
    let calls = 0;
    for (const hour of hours) {
      const sum = today.get(paceId(group.id, hour));
      if (!sum) continue;
      seen += sum.ms;
      expected += sum.calls * habitOf(hour);
      calls += sum.calls;
    }
    const minutes = Math.max(0.5, (habitOf(hourOf(now)) * seen) / expected / MINUTE_MS);
    return { minutes, basis: calls >= ENOUGH || allCalls >= ENOUGH ? 'learned' : 'configured' };
  };
}
