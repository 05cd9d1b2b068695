import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fits, forecasts } from '../../shared/domain/evening/forecast.ts';
import { ruleIntake } from '../../shared/domain/evening/intake-rule.ts';
import type { HallFile } from '../../shared/domain/hall/hall-file.ts';
import { getRow, rowsOf } from '../../shared/lib/table.ts';
import { aClerk, aHallRun, DAY, type HallRun, KIOSK, SYSTEM, take } from '../fixtures/a-hall.ts';
import {
  anEvening,
  at,
  forecastOf,
  groupOf,
  intake,
  lawful,
  MANAGER,
  MINUTE,
  minutesTo,
  refresh,
  roll,
  rule,
  WITH_HOURS,
} from '../fixtures/evening-steps.ts';
import { play, step } from '../fixtures/hall-steps.ts';

describe('the forecast of a group', () => {
  test('is the work in the house over the windows that work, and says what one more window would give', () => {
    const run = anEvening(at(15));
    for (let n = 0; n < 6; n += 1) take(run, 'a');
    refresh(run);
    expect(minutesTo(run, 'a')).toBe(60);
    const { withOneMore, windows, limitAt } = forecastOf(run, 'a');
    expect(windows).toBe(1);
    expect(Math.round(((withOneMore ?? 0) - run.now) / MINUTE)).toBe(33);
    expect(limitAt).toBe(at(18));
  });

  test('goes over the break of a group that has no planned windows, and an empty line is done now', () => {
    const run = anEvening(at(11, 30));
    expect(minutesTo(run, 'a')).toBe(0);
    for (let n = 0; n < 6; n += 1) take(run, 'a');
    // 30 minutes before the break, 30 after it.
    expect(minutesTo(run, 'a')).toBe(120);
  });

  test('is not known where no window works: nobody is sent away for that', () => {
    const run = anEvening(at(17), []);
    take(run, 'c');
    refresh(run);
    const forecast = forecastOf(run, 'c');
    expect({ ...forecast, doneAt: null }).toMatchObject({ doneAt: null });
    expect(fits({ ...forecast, doneAt: null })).toBe(true);
  });
});

describe('intake closes by the rule', () => {
  test('when the line ends later than closing and what is added to it; opens again when there is room; a code with the time', () => {
    const run = anEvening(at(17));
    for (let n = 0; n < 5; n += 1) take(run, 'a');
    rule(run);
    expect(groupOf(run, 'a')?.intake).toBe('open');
    const last = take(run, 'a');
    rule(run);
    expect(groupOf(run, 'a')).toMatchObject({ intake: 'stopped', intakeMark: { by: 'rule', reason: 'no-time' } });
    expect(groupOf(run, 'b')?.intake).toBe('open');
    const refused = run.do(KIOSK, {
      type: 'ticket.take',
      payload: { groupId: 'a', class: 'normal', locale: 'en', needs: [] },
    });
    expect(refused).toEqual({ ok: false, error: { code: 'intake.no-time', params: { time: '17:30' } } });
    const cancel = (ticketId: string) =>
      lawful(run, MANAGER, { type: 'ticket.cancel', payload: { ref: { by: 'id', ticketId } } });
    cancel(last);
    rule(run);
    // It would fit, by a minute: that is no reason to tell people to come back.
    expect(fits(forecastOf(run, 'a'))).toBe(true);
    expect(groupOf(run, 'a')?.intake).toBe('stopped');
    for (const id of [...(getRow(run.state.waiting, 'a') ?? [])].slice(0, 2)) cancel(id);
    rule(run);
    expect(groupOf(run, 'a')).toMatchObject({ intake: 'open', intakeMark: null, reopenings: 1 });
  });

  /** Each minute a number comes while it may, and one goes while none may; how often the doors moved in an hour. */
  function swings(settings: Partial<HallFile['settings']>): number {
    const run = anEvening(at(16), ['w1'], { ...WITH_HOURS, settings: { ...WITH_HOURS.settings, ...settings } });
    for (let n = 0; n < 11; n += 1) take(run, 'a');
    let moved = 0;
    let was = groupOf(run, 'a')?.intake;
    for (let minute = 0; minute < 60; minute += 1) {
      const [first] = getRow(run.state.waiting, 'a') ?? [];
      if (was === 'open') take(run, 'a');
      else if (first !== undefined)
        lawful(run, MANAGER, { type: 'ticket.cancel', payload: { ref: { by: 'id', ticketId: first } } });
      rule(run);
      const is = groupOf(run, 'a')?.intake;
      if (is !== was) moved += 1;
      was = is;
    }
    return moved;
  }

  test('does not swing with every number around the threshold; negative control: without the room it does', () => {
    expect(swings({})).toBeLessThanOrEqual(12);
    expect(swings({ reopenMinutes: 0 })).toBeGreaterThan(30);
  });

  test('does not open again because the last window paused: of that line nothing is known', () => {
    const run = anEvening(at(17));
    for (let n = 0; n < 7; n += 1) take(run, 'a');
    rule(run);
    expect(groupOf(run, 'a')?.intake).toBe('stopped');
    lawful(run, aClerk(1), { type: 'window.close', payload: { windowId: 'w1' } });
    rule(run);
    expect(forecastOf(run, 'a').windows).toBe(0);
    expect(groupOf(run, 'a')?.intake).toBe('stopped');
  });

  test('a new day begins without what was opened and closed before', () => {
    const run = anEvening(at(17));
    for (let n = 0; n < 7; n += 1) take(run, 'a');
    rule(run);
    for (const ticketId of getRow(run.state.waiting, 'a') ?? [])
      lawful(run, MANAGER, { type: 'ticket.cancel', payload: { ref: { by: 'id', ticketId } } });
    rule(run);
    expect(groupOf(run, 'a')).toMatchObject({ intake: 'open', reopenings: 1 });
    roll(run);
    expect(groupOf(run, 'a')?.reopenings).toBe(0);
  });

  test('at closing time itself, and stays so after midnight until the day rolls', () => {
    const run = anEvening(at(17, 28));
    rule(run);
    expect(groupOf(run, 'a')?.intake).toBe('open');
    rule(run);
    expect(groupOf(run, 'a')).toMatchObject({ intake: 'stopped', intakeMark: { by: 'rule', reason: 'after-hours' } });
    expect(() => take(run, 'b')).toThrow('intake.after-hours');
    run.now = at(26);
    rule(run);
    expect(groupOf(run, 'a')?.intake).toBe('stopped');
    roll(run);
    expect(groupOf(run, 'a')).toMatchObject({ intake: 'open', intakeMark: null });
  });

  test('a decision by hand wins for the day, both ways, until it is given back to the rule', () => {
    const run = anEvening(at(17, 20));
    lawful(run, MANAGER, intake('a', 'open'));
    lawful(run, MANAGER, intake('b', 'stopped'));
    run.now = at(17, 40);
    rule(run);
    expect(groupOf(run, 'a')?.intake).toBe('open');
    expect(groupOf(run, 'b')).toMatchObject({ intake: 'stopped', intakeMark: { by: 'hand' } });
    expect(groupOf(run, 'c')?.intakeMark).toMatchObject({ by: 'rule' });
    lawful(run, MANAGER, intake('a', 'rule'));
    expect(() => take(run, 'a'), 'not even in the minute until the rule looks').toThrow('intake.after-hours');
    rule(run);
    expect(groupOf(run, 'a')?.intakeMark).toMatchObject({ by: 'rule', reason: 'after-hours' });
    roll(run);
    expect(groupOf(run, 'b')).toMatchObject({ intake: 'open', intakeMark: null });
  });

  test('a hall that never closes, and a day without opening hours, are left alone', () => {
    const always = aHallRun();
    for (let n = 0; n < 90; n += 1) take(always, 'a');
    always.now = at(23, 59);
    rule(always);
    expect(groupOf(always, 'a')?.intake).toBe('open');
    const closed = anEvening(at(17));
    lawful(closed, SYSTEM, { type: 'hours.set', payload: { day: DAY, spans: [], kind: 'holiday' } });
    rule(closed);
    expect(groupOf(closed, 'a')?.intake).toBe('open');
  });

  /** Groups that refuse although their line would be done in good time: by a quarter of an hour for each opening. */
  function refusedForNothing(run: HallRun): string[] {
    const byGroup = forecasts(run.state, run.now);
    return [...rowsOf(run.state.groups)]
      .filter(({ id, intakeMark, reopenings = 0 }) => {
        const forecast = byGroup.get(id);
        const isNoTime = intakeMark?.by === 'rule' && intakeMark.reason === 'no-time';
        if (!isNoTime || !forecast || forecast.doneAt === null) return false;
        return fits({ ...forecast, doneAt: forecast.doneAt + 15 * (reopenings + 1) * MINUTE });
      })
      .map(({ id }) => id);
  }

  const evenings = fc.record({ start: fc.integer({ min: 0, max: 100 }), steps: fc.array(step, { maxLength: 60 }) });
  function playEvening(start: number, steps: Parameters<typeof play>[1][], each: (run: HallRun) => void): void {
    const run = anEvening(at(15, 40) + start * MINUTE, ['w1', 'w2', 'w3']);
    for (const one of steps) {
      try {
        play(run, one);
      } catch (error) {
        // A closed intake refuses; everything else is a bug.
        if (!String(error).includes('intake.')) throw error;
      }
      rule(run);
      each(run);
    }
  }

  test('[property] never refuses while there is room, and never takes when it does not', () => {
    let closings = 0;
    fc.assert(
      fc.property(evenings, ({ start, steps }) => {
        playEvening(start, steps, (run) => {
          expect(refusedForNothing(run)).toEqual([]);
          expect(ruleIntake(run.state, run.now)).toEqual({ closed: [], opened: [] });
          closings += [...rowsOf(run.state.groups)].filter(({ intakeMark }) => intakeMark?.by === 'rule').length;
        });
      }),
      { numRuns: 60 },
    );
    expect(closings).toBeGreaterThan(0);
  });

  test('negative control: a rule that closes and never opens again is found', () => {
    const run = anEvening(at(17));
    for (let n = 0; n < 7; n += 1) take(run, 'a');
    rule(run);
    expect(refusedForNothing(run)).toEqual([]);
    const waiting = [...rowsOf(run.state.tickets)];
    for (const { id } of waiting)
      lawful(run, MANAGER, { type: 'ticket.cancel', payload: { ref: { by: 'id', ticketId: id } } });
    run.now += MINUTE;
    expect(refusedForNothing(run)).toEqual(['a']);
  });
});
