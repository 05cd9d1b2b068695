import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import calendarFile from '../../../assets/calendar/cn.json' with { type: 'json' };
import file from '../../../assets/demo/catalogue.json' with { type: 'json' };
import { present } from '../../lib/assert.ts';
import { calendarFileSchema, calendarOf } from '../calendar/calendar.ts';
import { contentSchema } from '../catalogue/content.ts';
import type { LineAnswers } from './ask-line.ts';
import { lineDates } from './line-dates.ts';
import { aBranch, aLine, aStage } from './testing/a-line.ts';

const calendar = calendarOf(calendarFileSchema.parse(calendarFile));
const { lines = [] } = contentSchema.parse(file);

function datesOf(id: string, today: string, answers: LineAnswers = {}) {
  return lineDates(
    present(
      lines.find((line) => line.id === id),
      id,
    ),
    answers,
    calendar,
    today,
  );
}

const NO_FIRE: LineAnswers = { 'civil-defence': 'yes', 'fire-design': 'no' };

describe('[DOMAIN 3.3] if accepted today, decided by', () => {
  // Worked out by hand: 13 Fri, 14 Sat (make-up), 15 to 23 off, 24 to 27, 28 Sat (make-up), from 2 March on.
  it('real estate over Spring Festival 2026', () => {
    const dates = datesOf('EL-RE', '2026-02-12', NO_FIRE);
    expect(dates.stages.map((stage) => [stage.days, stage.due.date])).toEqual([
      [3, '2026-02-24'],
      [5, '2026-03-02'],
      [4, '2026-03-06'],
      [3, '2026-03-11'],
    ]);
    expect(dates).toMatchObject({ days: 15, due: { date: '2026-03-11', provisional: false } });
  });

  // By hand: 29 and 30 September, 1 to 7 October off, 8, 9, 10 Sat (make-up), 12 to 16, 19 to 23.
  it('real estate over National Day 2026', () => {
    const dates = datesOf('EL-RE', '2026-09-28', NO_FIRE);
    expect(dates.stages.map((stage) => stage.due.date)).toEqual([
      '2026-10-08',
      '2026-10-14',
      '2026-10-20',
      '2026-10-23',
    ]);
  });

  it('enterprise registration the day before National Day: the next two working days', () => {
    const dates = datesOf('EL-ENT', '2026-09-30');
    expect(dates.stages.map((stage) => stage.due.date)).toEqual(['2026-10-08', '2026-10-09']);
    expect(dates.days).toBe(2);
    const tax = present(dates.stages[1], 'ENT-S2').branches.filter((branch) => branch.itemId.startsWith('TX'));
    expect(tax.map((branch) => branch.due.date)).toEqual(['2026-10-08', '2026-10-09']);
  });

  it('a fire design on its own clock is no part of the 15 days, but nothing is decided before it', () => {
    const dates = datesOf('EL-RE', '2026-02-12', { ...NO_FIRE, 'fire-design': 'yes' });
    expect(dates.days).toBe(15);
    expect(dates.stages[2]).toMatchObject({ days: 4, extra: 3, due: { date: '2026-03-11' } });
    expect(dates.due.date).toBe('2026-03-16');
  });

  it('a project that is only filed is quicker than the promise of the line', () => {
    const none = { 'new-land': 'no', environment: 'no', energy: 'no', soil: 'no', 'fire-design': 'no' } as const;
    const dates = datesOf('EL-FAI', '2026-11-25', { ...none, verification: 'no', lightning: 'no' });
    expect(dates.stages.map((stage) => stage.days)).toEqual([0, 0, 8, 4]);
    expect(datesOf('EL-FAI', '2026-11-25').days).toBe(23);
  });

  it('[CK-4] provisional as soon as a year without the official notice is on the way, stage by stage', () => {
    const { stages, due } = datesOf('EL-RE', '2026-12-24', NO_FIRE);
    expect(stages.map((stage) => stage.due.provisional)).toEqual([false, true, true, true]);
    expect(due.provisional).toBe(true);
  });
});

describe('dates of any line', () => {
  const limits = fc.array(fc.nat(20), { minLength: 4, maxLength: 4 });
  const day = fc.nat(700).map((days) => new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10));
  const lineOf = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]) =>
    aLine([
      aStage('s', [aBranch('a', { limit: a }), aBranch('b', { limit: b, before: 'a', counts: false })]),
      aStage('t', [aBranch('c', { limit: c })], { dependsOn: ['s'] }),
      aStage('u', [aBranch('d', { limit: d })], { dependsOn: ['s'] }),
    ]);

  it('a stage is never decided before the one it waits for, nor the whole before a stage', () => {
    fc.assert(
      fc.property(limits, day, (days, today) => {
        const { stages, due } = lineDates(lineOf(days), {}, calendar, today);
        const [s, t, u] = stages.map((stage) => stage.due.date);
        expect([today <= (s ?? ''), (s ?? '') <= (t ?? ''), (s ?? '') <= (u ?? '')]).toEqual([true, true, true]);
        expect(due.date).toBe([t, u].sort().at(-1));
        for (const stage of stages)
          for (const branch of stage.branches) expect(branch.due.date <= stage.due.date).toBe(true);
      }),
    );
  });

  it('a later start and a longer limit are never decided earlier', () => {
    fc.assert(
      fc.property(limits, fc.nat(3), day, day, (days, which, one, other) => {
        const [early, late] = [one, other].sort();
        const longer = days.map((each, at) => (at === which ? each + 1 : each));
        const due = (list: readonly number[], today = '') => lineDates(lineOf(list), {}, calendar, today).due.date;
        expect(due(days, early) <= due(days, late)).toBe(true);
        expect(due(days, early) <= due(longer, early)).toBe(true);
      }),
    );
  });
});
