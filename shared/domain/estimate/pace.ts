import { getRow, rowsOf } from '../../lib/table.ts';
import type { Group } from '../group/group.ts';
import type { HallState } from '../hall/hall-state.ts';
import type { Period } from '../ticket/ticket.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const QUARTER_MS = 15 * MINUTE_MS;
/** A pause between two calls that is longer was not the price of a call: nobody waited, or the clerk was away. */
const LONGEST_GAP_MS = MINUTE_MS;
/** Earlier days fade: yesterday counts whole, the day before this much, and so on. */
const FADING = 0.85;
/**
 * One service lasts about its mean, give or take 80 % of it: n calls tell the mean to 80 % / sqrt(n). So a belief that
 * is right to a share s of itself is worth (0.8 / s)^2 calls: the configured minutes (a fifth) ...
 */
const CONFIGURED_CALLS = 16;
/** ... that an hour of the day, and today against other days, go like the rest (an eighth). */
const HABIT_CALLS = 40;
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
  /** Who took numbers in this hour; missing in rows from before this was kept. */
  readonly came?: CameRow;
};

/**
 * Numbers taken, over earlier days, faded like the calls: matters per quarter of the hour, those of them with priority,
 * and how many days that is.
 */
export type CameRow = { readonly quarters: readonly number[]; readonly priority: number; readonly days: number };

export const HOURS = 24;
export const QUARTERS = 4;
/** Calls and window time per hour of the day. */
type Hourly = { readonly calls: Float64Array; readonly ms: Float64Array };
/** Per group. Plain arrays: this is worked out of a whole day's periods once a minute. */
type Sums = ReadonlyMap<string, Hourly>;

/** Hour of the day of an instant; the offset of the zone is taken at `now`, and a business day has one. */
export type HourOf = (at: number) => number;

/** Formatters are costly to make, and a hall has one zone. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const digits = '2-digit';
  const date = { year: 'numeric', month: digits, day: digits } as const;
  const made = new Intl.DateTimeFormat('en-CA', { timeZone, hourCycle: 'h23', ...date, hour: digits, minute: digits });
  clocks.set(timeZone, made);
  return made;
}

/** Milliseconds by which the clocks of the zone are ahead of UTC at this instant. */
export function zoneOffset(timeZone: string, now: number): number {
  const parts = clockOf(timeZone).formatToParts(now);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((each) => each.type === type)?.value);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return local - Math.floor(now / MINUTE_MS) * MINUTE_MS;
}

export function hourOfDay(offsetMs: number): HourOf {
  return (at) => Math.floor((((at + offsetMs) % (24 * HOUR_MS)) + 24 * HOUR_MS) / HOUR_MS) % 24;
}

export const paceId = (groupId: string, hour: number) => `${groupId}:${hour}`;

/**
 * Window time of today's calls per group and hour: the call, the service, and the short way to the next call. What is
 * still under way gives its time and as much of a call as that is of the present figure: a young one says nothing, one
 * that is longer than the figure says that it is too short. Without it only the short services of a morning are known.
 */
export function todaysPaces(state: HallState, hourOf: HourOf, now: number): Sums {
  const sums = new Map<string, Hourly>();
  const hourlyOf = (groupId: string): Hourly => {
    const known = sums.get(groupId);
    if (known) return known;
    const made = { calls: new Float64Array(HOURS), ms: new Float64Array(HOURS) };
    sums.set(groupId, made);
    return made;
  };
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
      const next = periods[index + 1];
      const end = period.end ?? now;
      const gap = next?.kind === 'called' ? next.start - end : 0;
      const hourly = hourlyOf(period.groupId);
      const hour = hourOf(period.start);
      // Minutes are learned by the matter: a number with three is three [QU-17].
      const matters = getRow(state.tickets, period.ticketId)?.matters ?? 1;
      hourly.calls[hour] = (hourly.calls[hour] ?? 0) + callsOf(state, period, now) * matters;
      hourly.ms[hour] = (hourly.ms[hour] ?? 0) + end - period.start + (gap <= LONGEST_GAP_MS ? Math.max(0, gap) : 0);
    });
  }
  return sums;
}

/** A call is counted where it began; what is still under way takes back what is not done of it. */
function callsOf(state: HallState, { kind, groupId, start, end }: Period, now: number): number {
  const begun = kind === 'called' ? 1 : 0;
  if (end !== null) return begun;
  const expectedMs = (getRow(state.groups, groupId)?.est.minutes ?? 10) * MINUTE_MS;
  return begun - 1 + Math.min(1, (now - start) / expectedMs);
}

/** Numbers of today of one group: by hour and quarter, and as sums; `lately`: matters of the last hour. */
export type Came = {
  readonly quarters: Float64Array;
  readonly priorities: Float64Array;
  numbers: number;
  matters: number;
  priority: number;
  lately: number;
};

/** Quarter of the hour of an instant, 0 to 3, by the same clock: the sooner the hour changes, the later it is. */
function quarterOf(hourOf: HourOf, at: number): number {
  const hour = hourOf(at);
  const within = [1, 2, 3].filter((quarters) => hourOf(at + quarters * QUARTER_MS) === hour);
  return QUARTERS - 1 - within.length;
}

/** Numbers taken today, per group. */
export function todaysCame(state: HallState, hourOf: HourOf, now: number): ReadonlyMap<string, Came> {
  const came = new Map<string, Came>();
  for (const ticket of rowsOf(state.tickets)) {
    const none = () => ({ quarters: new Float64Array(HOURS * QUARTERS), priorities: new Float64Array(HOURS) });
    const own = came.get(ticket.groupId) ?? { ...none(), numbers: 0, matters: 0, priority: 0, lately: 0 };
    came.set(ticket.groupId, own);
    const hour = hourOf(ticket.takenAt);
    const quarter = hour * QUARTERS + quarterOf(hourOf, ticket.takenAt);
    own.quarters[quarter] = (own.quarters[quarter] ?? 0) + ticket.matters;
    own.numbers += 1;
    own.matters += ticket.matters;
    if (ticket.takenAt > now - HOUR_MS) own.lately += ticket.matters;
    if (ticket.class !== 'priority') continue;
    own.priority += 1;
    own.priorities[hour] = (own.priorities[hour] ?? 0) + 1;
  }
  return came;
}

const hundredths = (value: number) => Math.round(value * 100) / 100;

/** Who came in one hour, today's added to the faded ones; `days` is of the whole hall. */
function cameAfter(old: CameRow | undefined, today: Came | undefined, hour: number, days: number): CameRow {
  const quarters = Array.from({ length: QUARTERS }, (_, quarter) =>
    hundredths((old?.quarters[quarter] ?? 0) * FADING + (today?.quarters[hour * QUARTERS + quarter] ?? 0)),
  );
  const priority = hundredths((old?.priority ?? 0) * FADING + (today?.priorities[hour] ?? 0));
  return { quarters, priority, days };
}

/** The rows as they stand after this day: what the day roll keeps of it. */
export function pacesAfter(state: HallState, hourOf: HourOf, now: number): Pace[] {
  const rows = new Map([...rowsOf(state.paces)].map((row) => [row.id, row]));
  // A day without visitors says nothing about those that have some.
  if (state.tickets.size === 0) return [...rows.values()];
  const known = [...rows.values()].reduce((most, { came }) => Math.max(most, came?.days ?? 0), 0);
  const days = hundredths(known * FADING + 1);
  const today = todaysCame(state, hourOf, now);
  for (const { id: groupId } of rowsOf(state.groups)) {
    for (let hour = 0; hour < HOURS; hour += 1) {
      const id = paceId(groupId, hour);
      const old = rows.get(id);
      const came = cameAfter(old?.came, today.get(groupId), hour, days);
      if (old || came.quarters.some((count) => count > 0)) {
        rows.set(id, { ...(old ?? { id, groupId, hour, calls: 0, ms: 0 }), came });
      }
    }
  }
  for (const [groupId, today] of todaysPaces(state, hourOf, now)) {
    for (let hour = 0; hour < HOURS; hour += 1) {
      const [calls, ms] = [today.calls[hour] ?? 0, today.ms[hour] ?? 0];
      if (calls === 0 && ms === 0) continue;
      const id = paceId(groupId, hour);
      const old = rows.get(id);
      rows.set(id, {
        ...(old ?? { id, groupId, hour }),
        calls: hundredths((old?.calls ?? 0) * FADING + calls),
        ms: Math.round((old?.ms ?? 0) * FADING + ms),
      });
    }
  }
  return [...rows.values()].filter(({ calls, ms, came }) => (calls > 0 && ms > 0) || came !== undefined);
}

export type LearnedMinutes = { readonly minutes: number; readonly basis: 'learned' | 'configured' };

/**
 * Minutes of a window that a call of each group takes at this hour: the habit of the hour (earlier days, or the
 * configured minutes while there are none), corrected by how today goes against the habits of its own hours.
 */
export function learnMinutes(state: HallState, hourOf: HourOf, now: number): (group: Group) => LearnedMinutes {
  const today = todaysPaces(state, hourOf, now);
  return (group) => {
    const configuredMs = group.minutes * MINUTE_MS;
    let allCalls = 0;
    let allMs = 0;
    const rows = Array.from({ length: HOURS }, (_, hour) => {
      const row = getRow(state.paces, paceId(group.id, hour));
      allCalls += row?.calls ?? 0;
      allMs += row?.ms ?? 0;
      return row;
    });
    const mean = (allMs + CONFIGURED_CALLS * configuredMs) / (allCalls + CONFIGURED_CALLS);
    const habits = rows.map((row) => ((row?.ms ?? 0) + HABIT_CALLS * mean) / ((row?.calls ?? 0) + HABIT_CALLS));
    const worth = (allCalls >= ENOUGH ? HABIT_CALLS : CONFIGURED_CALLS) * mean;
    let seen = worth;
    let expected = worth;
    let calls = 0;
    const hourly = today.get(group.id);
    for (const [hour, habit] of habits.entries()) {
      seen += hourly?.ms[hour] ?? 0;
      expected += (hourly?.calls[hour] ?? 0) * habit;
      calls += hourly?.calls[hour] ?? 0;
    }
    const minutes = Math.max(0.5, ((habits[hourOf(now)] ?? mean) * seen) / expected / MINUTE_MS);
    return { minutes, basis: calls >= ENOUGH || allCalls >= ENOUGH ? 'learned' : 'configured' };
  };
}
