import { z } from 'zod';

const dateSchema = z.iso.date();
const namedDaySchema = z.object({ date: dateSchema, name: z.string().min(1).max(40) });

/**
 * Official days of one year. `provisional`: the State Council's notice was not out yet, only the festival days that
 * the law names are known; whatever is reckoned across such a year is shown as provisional [CK-4].
 */
const calendarYearSchema = z.object({
  year: z.number().int().min(2000).max(2200),
  status: z.enum(['official', 'provisional']),
  /** Days off, weekends inside a holiday included. */
  off: z.array(namedDaySchema),
  /** Weekend days that are worked in exchange (调休). */
  makeUp: z.array(namedDaySchema),
});

/** The file build/calendar.mjs writes. */
export const calendarFileSchema = z.object({
  schema: z.literal(1),
  source: z.string(),
  years: z.array(calendarYearSchema),
});
export type CalendarFile = z.infer<typeof calendarFileSchema>;

/** The official calendar as the rules ask it. Dates are `YYYY-MM-DD` in the hall's time zone. */
export type Calendar = {
  readonly status: ReadonlyMap<string, 'official' | 'provisional'>;
  readonly off: ReadonlyMap<string, string>;
  readonly makeUp: ReadonlyMap<string, string>;
};

/** A make-up day is a weekend day that is worked, a holiday any day off by the notice, whatever its weekday. */
export const DAY_KINDS = ['workday', 'make-up', 'weekend', 'holiday'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

export function calendarOf(file: CalendarFile): Calendar {
  const days = (pick: 'off' | 'makeUp') =>
    new Map(file.years.flatMap((year) => year[pick].map(({ date, name }): [string, string] => [date, name])));
  return {
    status: new Map(file.years.map((year) => [String(year.year), year.status])),
    off: days('off'),
    makeUp: days('makeUp'),
  };
}

/** Knows weekends only. */
export const EMPTY_CALENDAR: Calendar = { status: new Map(), off: new Map(), makeUp: new Map() };

/** 0 = Sunday to 6 = Saturday; of a calendar date, so no time zone can move it. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

export function dayKindOf(calendar: Calendar, date: string): DayKind {
  if (calendar.makeUp.has(date)) return 'make-up';
  if (calendar.off.has(date)) return 'holiday';
  const weekday = weekdayOf(date);
  return weekday === 0 || weekday === 6 ? 'weekend' : 'workday';
}

export function isWorkingDay(calendar: Calendar, date: string): boolean {
  const kind = dayKindOf(calendar, date);
  return kind === 'workday' || kind === 'make-up';
}

/** True where the official notice for the date's year is not loaded [CK-4]. */
export function isProvisional(calendar: Calendar, date: string): boolean {
  return calendar.status.get(date.slice(0, 4)) !== 'official';
}
