import { getRow, rowsOf } from '../../lib/table.ts';
import type { Estimate, PlannedCapacity } from '../estimate/estimate.ts';
import { zoneOffset } from '../estimate/pace.ts';
import { minutesFor } from '../estimate/range.ts';
import { hallOf, settingsOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import { closingToday } from './evening.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
/** How much of its time a number at a window still needs, on average. */
const HALF_DONE = 0.5;

/** When the line of a group will be done, with nobody coming any more. Epoch ms; null = no window works for it. */
export type Forecast = {
  readonly doneAt: number | null;
  /** Windows that work for it now, shared ones by their share. */
  readonly windows: number;
  /** The same with one more window. */
  readonly withOneMore: number | null;
  /** The latest moment to be done: closing time and what the hall adds to it; null = it does not close today. */
  readonly limitAt: number | null;
};

/** Minute of the business day at an instant: after midnight the day goes on until its cut-over hour [QU-1]. */
export function minuteOfDay(state: HallState, now: number): number {
  const hall = hallOf(state);
  const minute = Math.floor((now + zoneOffset(hall?.timeZone ?? 'UTC', now)) / MINUTE_MS) % DAY_MINUTES;
  return minute < (hall?.cutOverHour ?? 0) * 60 ? minute + DAY_MINUTES : minute;
}

/** Work that is in the house for each group, in matters: who waits whole, who is at a window half. */
function mattersOf(state: HallState): ReadonlyMap<string, number> {
  const matters = new Map<string, number>();
  for (const ticket of rowsOf(state.tickets)) {
    const atWindow = ticket.status === 'called' || ticket.status === 'serving' || ticket.status === 'held';
    if (ticket.status !== 'waiting' && !atWindow) continue;
    const more = atWindow ? HALF_DONE : ticket.matters;
    matters.set(ticket.groupId, (matters.get(ticket.groupId) ?? 0) + more);
  }
  return matters;
}

/** Minutes until the last of the line has been served: the windows do not end together, the last one is late by some. */
function doneIn(est: Estimate, plan: readonly PlannedCapacity[], matters: number, more: number): number | undefined {
  if (matters === 0) return 0;
  const extended = more === 0 ? plan : plan.map((step) => ({ ...step, windows: step.windows && step.windows + more }));
  const windows = est.windows + more;
  const work = est.minutes * matters;
  const middle = minutesFor(work, windows, extended);
  if (middle === undefined) return undefined;
  const tail = (est.minutes * Math.max(0, windows - 1)) / (2 * Math.max(1, windows));
  return Math.max(middle + tail, Math.min(work, est.minutes));
}

/** Forecasts of all groups, from rows alone; `now` is epoch ms of the server. One walk over the tickets of the day. */
export function forecasts(state: HallState, now: number): ReadonlyMap<string, Forecast> {
  const minute = minuteOfDay(state, now);
  const closing = closingToday(state);
  const matters = mattersOf(state);
  const thisMinute = now - (now % MINUTE_MS);
  const extra = settingsOf(state).closeExtraMinutes;
  const limitAt = closing === undefined ? null : thisMinute + (closing + extra - minute) * MINUTE_MS;
  const found = new Map<string, Forecast>();
  for (const group of rowsOf(state.groups)) {
    // The breaks still to come are in the plan.
    const plan = group.est.plan ?? [];
    const at = (more: number) => {
      const minutes = doneIn(group.est, plan, matters.get(group.id) ?? 0, more);
      return minutes === undefined ? null : now + Math.round(minutes * MINUTE_MS);
    };
    found.set(group.id, { doneAt: at(0), windows: group.est.windows, withOneMore: at(1), limitAt });
  }
  return found;
}

/** False only when it is known that the line ends too late: without a window nothing is known, and nobody is sent away. */
export function fits({ doneAt, limitAt }: Forecast): boolean {
  return doneAt === null || limitAt === null || doneAt <= limitAt;
}

/** `HH:MM` at which the hall closes today, for the texts; undefined when it does not close. */
export function closingTime(state: HallState): string | undefined {
  const closing = closingToday(state);
  if (closing === undefined) return undefined;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(closing / 60))}:${two(closing % 60)}`;
}

/** Whether a group is known and its intake open. */
export function isIntakeOpen(state: HallState, groupId: string): boolean {
  return getRow(state.groups, groupId)?.intake === 'open';
}
