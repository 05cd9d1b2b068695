import { type Calendar, dayKindOf, weekdayOf } from '../calendar/calendar.ts';
import { type Hours, minuteOf, type Weekday } from './hours-schema.ts';

/** An opening span in minutes of the day of the hall's time zone; `to` is the first minute that is closed. */
export type Span = { readonly from: number; readonly to: number };

const BY_WEEKDAY: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const WHOLE_DAY: readonly Span[] = [{ from: 0, to: 24 * 60 }];

function timesOn(hours: Exclude<Hours, 'always'>, calendar: Calendar, date: string) {
  const exception = hours.exceptions.find((each) => each.date === date);
  if (exception !== undefined) return exception.spans;
  switch (dayKindOf(calendar, date)) {
    case 'holiday':
      return [];
    case 'make-up':
      return hours.makeUp;
    case 'workday':
    case 'weekend':
      return hours.weekly[BY_WEEKDAY[weekdayOf(date)] ?? 'sun'];
  }
}

/** When the hall is open on a date, in order; empty when it stays closed [OP-3]. */
export function spansOn(hours: Hours, calendar: Calendar, date: string): readonly Span[] {
  if (hours === 'always') return WHOLE_DAY;
  return timesOn(hours, calendar, date).map(({ from, to }) => ({ from: minuteOf(from), to: minuteOf(to) }));
}

export function isOpenAt(spans: readonly Span[], minute: number): boolean {
  return spans.some((span) => span.from <= minute && minute < span.to);
}

/** The minute at which the hall closes for the day, undefined on a day it stays closed. A break is not a closing. */
export function closingAt(spans: readonly Span[]): number | undefined {
  return spans.at(-1)?.to;
}

/** The gaps between the spans of a day. */
export function breaksOf(spans: readonly Span[]): readonly Span[] {
  return spans.flatMap(({ to }, index) => {
    const next = spans[index + 1];
    return next === undefined ? [] : [{ from: to, to: next.from }];
  });
}

/** The break that is on at this minute (between two spans), undefined outside one. */
export function breakAt(spans: readonly Span[], minute: number): Span | undefined {
  return breaksOf(spans).find(({ from, to }) => from <= minute && minute < to);
}
