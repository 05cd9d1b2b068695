import { describe, expect, it } from 'vitest';
import file from '../../../assets/calendar/cn.json' with { type: 'json' };
import { calendarFileSchema, calendarOf, EMPTY_CALENDAR } from '../calendar/calendar.ts';
import { breakAt, closingAt, isOpenAt, spansOn } from './hours.ts';
import { type Hours, hoursSchema, minuteOf } from './hours-schema.ts';

const calendar = calendarOf(calendarFileSchema.parse(file));
const workday = [
  { from: '08:30', to: '12:00' },
  { from: '13:30', to: '17:30' },
];
const saturday = [{ from: '09:00', to: '12:00' }];
const hours: Hours = hoursSchema.parse({
  weekly: { mon: workday, tue: workday, wed: workday, thu: workday, fri: workday, sat: saturday },
  makeUp: [{ from: '09:00', to: '16:00' }],
  exceptions: [
    { date: '2026-11-25', spans: [], reason: '设备检修' },
    { date: '2026-02-16', spans: [{ from: '09:00', to: '11:00' }] },
  ],
});

const shown = (date: string, given = hours, by = calendar) =>
  spansOn(given, by, date).map(({ from, to }) => `${from / 60}-${to / 60}`);

describe('[OP-3] opening hours by the official calendar', () => {
  it.each([
    ['an ordinary Tuesday', '2026-11-24', ['8.5-12', '13.5-17.5']],
    ['a Saturday', '2026-11-28', ['9-12']],
    ['a Sunday', '2026-11-29', []],
    ['a make-up Saturday', '2026-02-14', ['9-16']],
    ['a make-up Sunday', '2026-09-20', ['9-16']],
    ['a holiday on a Friday', '2026-09-25', []],
    ['a day the hall is closed by itself', '2026-11-25', []],
    ['a holiday the hall opens by itself', '2026-02-16', ['9-11']],
  ])('%s', (_name, date, spans) => {
    expect(shown(date)).toEqual(spans);
  });

  it('an open hall is open at night and on holidays', () => {
    expect(shown('2026-02-17', 'always')).toEqual(['0-24']);
  });

  it('negative control: without the calendar a make-up day is an ordinary Saturday', () => {
    expect(shown('2026-02-14', hours, EMPTY_CALENDAR)).toEqual(['9-12']);
  });

  it('knows open, break and closing to the minute', () => {
    const spans = spansOn(hours, calendar, '2026-11-24');
    const at = (time: string) => isOpenAt(spans, minuteOf(time));
    expect(['08:29', '08:30', '11:59', '12:00', '13:29', '13:30', '17:29', '17:30'].map(at)).toEqual([
      false,
      true,
      true,
      false,
      false,
      true,
      true,
      false,
    ]);
    expect(closingAt(spans)).toBe(minuteOf('17:30'));
    expect(closingAt([])).toBeUndefined();
    expect(breakAt(spans, minuteOf('12:00'))).toEqual({ from: minuteOf('12:00'), to: minuteOf('13:30') });
    expect(['08:00', '11:59', '13:30', '18:00'].map((time) => breakAt(spans, minuteOf(time)))).toEqual(
      Array(4).fill(undefined),
    );
  });
});

describe('the schema of the hours', () => {
  const codes = (value: unknown) =>
    hoursSchema
      .safeParse(value)
      .error?.issues.flatMap((issue) => JSON.stringify(issue))
      .join('\n') ?? '';

  it.each([
    ['a span that ends before it begins', [{ from: '12:00', to: '08:30' }], 'ends-before-it-begins'],
    ['spans one over the other', [...workday, { from: '17:00', to: '18:00' }], 'overlap'],
    ['a time that is none', [{ from: '8:30', to: '12:00' }], 'invalid_format'],
  ])('refuses %s', (_name, mon, code) => {
    expect(codes({ weekly: { mon } })).toContain(code);
  });

  it('refuses a weekday it does not know', () => {
    expect(codes({ weekly: { monday: workday } })).toContain('unrecognized_keys');
  });
});
