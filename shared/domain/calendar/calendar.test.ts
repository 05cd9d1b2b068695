import { describe, expect, it } from 'vitest';
import file from '../../../assets/calendar/cn.json' with { type: 'json' };
import { calendarFileSchema, calendarOf, dayKindOf, EMPTY_CALENDAR, isProvisional, isWorkingDay } from './calendar.ts';

const calendar = calendarOf(calendarFileSchema.parse(file));

function workingDaysByMonth(year: number): number[] {
  return Array.from({ length: 12 }, (_, month) => {
    const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    const dates = Array.from({ length: days }, (_day, index) =>
      new Date(Date.UTC(year, month, index + 1)).toISOString().slice(0, 10),
    );
    return dates.filter((date) => isWorkingDay(calendar, date)).length;
  });
}

describe('the official calendar', () => {
  it.each([
    [2025, [19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23]],
    [2026, [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]],
  ])('[DOMAIN 3.4] %i has 248 working days, month by month', (year, months) => {
    expect(workingDaysByMonth(year)).toEqual(months);
    expect(months.reduce((sum, days) => sum + days, 0)).toBe(248);
  });

  it.each([
    ['2026-02-13', 'workday'],
    ['2026-02-14', 'make-up'],
    ['2026-02-15', 'holiday'],
    ['2026-02-23', 'holiday'],
    ['2026-02-28', 'make-up'],
    ['2026-09-20', 'make-up'],
    ['2026-09-25', 'holiday'],
    ['2025-04-27', 'make-up'],
    ['2026-11-28', 'weekend'],
    ['2027-02-06', 'holiday'],
  ])('%s is a %s', (date, kind) => {
    expect(dayKindOf(calendar, date)).toBe(kind);
  });

  it('[CK-4] a year without the notice is provisional, and so is one that nobody knows', () => {
    expect(['2026-12-31', '2027-01-01', '2031-05-05'].map((date) => isProvisional(calendar, date))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('negative control: a calendar without the notice knows weekends only', () => {
    expect(dayKindOf(EMPTY_CALENDAR, '2026-02-14')).toBe('weekend');
    expect(dayKindOf(EMPTY_CALENDAR, '2026-02-16')).toBe('workday');
  });
});
