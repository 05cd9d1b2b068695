import { unreachable } from '../../lib/unreachable.ts';
import { type Calendar, isProvisional, isWorkingDay } from './calendar.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** From and to dates `YYYY-MM-DD`; the day of the pause is a day used, the day of the resumption is not. */
export type Pause = { readonly start: string; readonly resume: string };

function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The n-th working day after `start`, which is itself never counted; 0 is `start`, whatever day it is [DOMAIN 3.3]. */
export function workingDaysAfter(calendar: Calendar, start: string, days: number): string {
  let date = start;
  for (let left = days; left > 0; ) {
    date = dayAfter(date, 1);
    if (isWorkingDay(calendar, date)) left -= 1;
  }
  return date;
}

/** Working days d with `from` < d <= `to`. */
export function workingDaysBetween(calendar: Calendar, from: string, to: string): number {
  let count = 0;
  for (let date = dayAfter(from, 1); date <= to; date = dayAfter(date, 1)) if (isWorkingDay(calendar, date)) count += 1;
  return count;
}

/** The last day of `days` working days after `start`, with pauses that stop the clock [DOMAIN 3.3]. */
export function dueAfterPauses(calendar: Calendar, start: string, days: number, pauses: readonly Pause[]): string {
  const stopped = pauses.map((pause) => workingDaysBetween(calendar, pause.start, pause.resume));
  return workingDaysAfter(
    calendar,
    start,
    stopped.reduce((sum, each) => sum + each, days),
  );
}

/** This date, or the first working day after it. */
function rolled(calendar: Calendar, date: string): string {
  return isWorkingDay(calendar, date) ? date : workingDaysAfter(calendar, date, 1);
}

/** The same day of a later month, or that month's last day. */
function monthsAfter(date: string, months: number): string {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

/** A number of days as the law gives them. Calendar days and months that end on a day off end on the next working day. */
export type Term = { readonly value: number; readonly unit: 'workday' | 'calendar_day' | 'month' };

export function lastDayOf(calendar: Calendar, start: string, { value, unit }: Term): string {
  if (value === 0) return start;
  switch (unit) {
    case 'workday':
      return workingDaysAfter(calendar, start, value);
    case 'calendar_day':
      return rolled(calendar, dayAfter(start, value));
    case 'month':
      return rolled(calendar, monthsAfter(start, value));
    default:
      return unreachable(unit);
  }
}

/** "If accepted today, decided by": provisional where the official notice of a year on the way is not out [CK-4]. */
export function decidedBy(
  calendar: Calendar,
  start: string,
  term: Term,
): { readonly date: string; readonly provisional: boolean } {
  const date = lastDayOf(calendar, start, term);
  return { date, provisional: isProvisional(calendar, start) || isProvisional(calendar, date) };
}
