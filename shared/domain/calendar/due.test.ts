import { describe, expect, it } from 'vitest';
import file from '../../../assets/calendar/cn.json' with { type: 'json' };
import { calendarFileSchema, calendarOf, EMPTY_CALENDAR } from './calendar.ts';
import { decidedBy, dueAfterPauses, lastDayOf, workingDaysAfter } from './due.ts';

const calendar = calendarOf(calendarFileSchema.parse(file));

describe('[DOMAIN 3.3] working days from the day after the start', () => {
  it.each<[string, number, { start: string; resume: string }[], string]>([
    ['2025-01-24', 5, [], '2025-02-07'],
    ['2025-09-26', 7, [], '2025-10-13'],
    ['2026-01-02', 1, [], '2026-01-04'],
    ['2026-02-13', 2, [], '2026-02-24'],
    ['2026-02-14', 1, [], '2026-02-24'],
    ['2026-04-30', 20, [], '2026-06-01'],
    ['2026-09-18', 5, [], '2026-09-24'],
    ['2026-09-24', 1, [], '2026-09-28'],
    ['2026-09-30', 15, [], '2026-10-27'],
    ['2026-10-08', 20, [], '2026-11-04'],
    ['2026-11-20', 15, [], '2026-12-11'],
    ['2026-12-25', 3, [], '2026-12-30'],
    ['2026-11-02', 10, [{ start: '2026-11-05', resume: '2026-11-05' }], '2026-11-16'],
    ['2026-11-02', 20, [{ start: '2026-11-09', resume: '2026-11-20' }], '2026-12-11'],
    ['2026-09-16', 15, [{ start: '2026-09-18', resume: '2026-10-09' }], '2026-10-27'],
  ])('%s + %i working days, pauses %j: %s', (start, days, pauses, due) => {
    expect(dueAfterPauses(calendar, start, days, pauses)).toBe(due);
  });

  it.each([
    ['2026-09-30', 7, '2026-10-08'],
    ['2026-11-02', 7, '2026-11-09'],
    ['2026-02-10', 10, '2026-02-24'],
    ['2025-09-26', 10, '2025-10-09'],
  ])('%s + %i calendar days, rolled to a working day: %s', (start, value, due) => {
    expect(lastDayOf(calendar, start, { value, unit: 'calendar_day' })).toBe(due);
  });

  it.each([
    ['2026-11-30', 3, '2027-03-01'],
    ['2025-12-31', 2, '2026-02-28'],
    ['2026-01-05', 3, '2026-04-07'],
  ])('%s + %i months, the last day of a shorter month, rolled: %s', (start, value, due) => {
    expect(lastDayOf(calendar, start, { value, unit: 'month' })).toBe(due);
  });

  it('on the spot is the same day, a day off too', () => {
    expect(lastDayOf(calendar, '2026-10-01', { value: 0, unit: 'workday' })).toBe('2026-10-01');
  });

  it('[CK-4] a date across a year without the notice is provisional', () => {
    const term = { value: 3, unit: 'workday' } as const;
    expect(decidedBy(calendar, '2026-12-25', term)).toEqual({ date: '2026-12-30', provisional: false });
    expect(decidedBy(calendar, '2026-12-30', term)).toMatchObject({ provisional: true });
  });

  it('negative control: weekends alone give another date over a holiday', () => {
    expect(workingDaysAfter(EMPTY_CALENDAR, '2026-02-13', 2)).toBe('2026-02-17');
  });
});
