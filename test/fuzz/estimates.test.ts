import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../shared/domain/estimate/estimate.ts';
import { learnEstimates } from '../../shared/domain/estimate/learn.ts';
import { hourOfDay, zoneOffset } from '../../shared/domain/estimate/pace.ts';
import { range } from '../../shared/domain/estimate/range.ts';
import { EMPTY_HALL } from '../../shared/domain/hall/hall-state.ts';
import { changedRows, hallFromRows } from '../../shared/domain/hall/rows.ts';
import { getRow, rowsOf } from '../../shared/lib/table.ts';
import { aClerk, aHallFile, aHallRun, DAY, MORNING, SYSTEM, take } from '../fixtures/a-hall.ts';

const MINUTE = 60_000;
const est = (changes: Partial<Estimate> = {}): Estimate => ({
  minutes: 10,
  windows: 4,
  open: 4,
  basis: 'learned',
  at: 0,
  ...changes,
});

function middleOf(given: Estimate, ahead: number): number {
  const answer = range(given, ahead);
  return answer.kind === 'minutes' ? (answer.low + answer.high) / 2 : Number.NaN;
}

/** 2026-11-23 as a wall-clock time of the hall, epoch ms. */
const at = (hours: number, minutes = 0) => MORNING + (hours - 9) * 60 * MINUTE + minutes * MINUTE;

/** Group a: three windows by plan, one at noon. */
function aPlannedHall() {
  const file = aHallFile();
  const staffing = [
    { from: '08:30', to: '12:00', windows: 3 },
    { from: '12:00', to: '13:30', windows: 1 },
    { from: '13:30', to: '17:30', windows: 3 },
  ];
  const windows = ['w1', 'w2', 'w3'].map((id, index) => ({
    id,
    number: index + 1,
    zoneId: 'z1',
    groups: [{ groupId: 'a', weight: 1 }],
    features: [],
  }));
  return aHallFile({ groups: file.groups.map((group) => ({ ...group, staffing })), windows });
}

describe('[QU-11] the range', () => {
  it('is never wider than ten minutes or 60 % of its middle, and never upside down', () => {
    const steps = fc.array(
      fc.record({ afterMin: fc.integer({ min: 1, max: 240 }), windows: fc.integer({ min: 0, max: 9 }) }),
      {
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 240, noNaN: true }),
        fc.integer({ min: 0, max: 400 }).map((twentieths) => twentieths / 20),
        steps,
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        fc.nat(300),
        (minutes, windows, plan, passing, ahead) => {
          const sorted = plan.sort((a, b) => a.afterMin - b.afterMin);
          const answer = range(est({ minutes, windows, plan: sorted, passing }), ahead);
          if (answer.kind === 'none-open') return;
          const { low, high } = answer;
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeGreaterThanOrEqual(low);
          expect(high - low).toBeLessThanOrEqual(Math.max(10, (0.6 * (low + high)) / 2));
        },
      ),
    );
  });

  it('grows where the line reaches into the meal break, and not before', () => {
    const plan = [{ afterMin: 30, windows: 1 }];
    expect(range(est({ plan }), 4)).toEqual(range(est(), 4));
    expect(middleOf(est({ plan }), 20)).toBeGreaterThan(middleOf(est(), 20) + 30);
  });

  it('waits for a break without anybody to end', () => {
    const plan = [
      { afterMin: 10, windows: 0 },
      { afterMin: 100, windows: 4 },
    ];
    const answer = range(est({ plan }), 12);
    expect(answer.kind === 'minutes' && answer.high).toBeGreaterThan(100);
    expect(range(est({ windows: 0, plan: [{ afterMin: 20, windows: 2 }] }), 0)).toMatchObject({ kind: 'minutes' });
  });

  it('promises nothing when no window works and none is planned', () => {
    expect(range(est({ windows: 0 }), 3)).toEqual({ kind: 'none-open' });
  });

  it('is longer where many pass the line', () => {
    expect(middleOf(est({ passing: 0.3 }), 20)).toBeGreaterThan(middleOf(est(), 20));
  });
});

describe('[QU-11] what the estimate knows', () => {
  it('carries the noon of the staffing plan, never more windows than there are people', () => {
    const run = aHallRun({ file: aPlannedHall(), now: at(11, 30) });
    expect(learnEstimates(run.state, run.now).a).toMatchObject({
      windows: 3,
      plan: [
        { afterMin: 30, windows: 1 },
        { afterMin: 120, windows: 3 },
      ],
    });
    const two = aHallRun({ file: aPlannedHall(), now: at(11, 30), open: ['w1', 'w2'] });
    expect(learnEstimates(two.state, two.now).a?.plan?.at(-1)).toEqual({ afterMin: 120, windows: 2 });
  });

  it('expects a short pause to end, and a meal with the plan', () => {
    const short = aHallRun({ file: aPlannedHall(), now: at(10) });
    short.do(aClerk(1), { type: 'window.pause', payload: { windowId: 'w1', reason: 'meeting' } });
    expect(learnEstimates(short.state, short.now).a).toMatchObject({
      windows: 2,
      plan: [{ afterMin: 15, windows: 3 }, {}, {}],
    });
    const meal = aHallRun({ file: aPlannedHall(), now: at(12, 30) });
    for (const n of [1, 2])
      meal.do(aClerk(n), { type: 'window.pause', payload: { windowId: `w${n}`, reason: 'meal' } });
    expect(learnEstimates(meal.state, meal.now).a).toMatchObject({
      windows: 1,
      plan: [{ afterMin: 60, windows: 3 }],
    });
  });

  it('learns from today, and remembers it on the next morning and after a restart', () => {
    const run = aHallRun({ open: ['w1'] });
    for (let turn = 0; turn < 12; turn += 1) {
      const ticketId = take(run, 'a');
      run.do(aClerk(1), { type: 'ticket.callNext', payload: { windowId: 'w1' } });
      run.do(aClerk(1), { type: 'ticket.start', payload: { windowId: 'w1', ticketId } });
      run.now += 4 * MINUTE;
      run.do(aClerk(1), { type: 'ticket.finish', payload: { windowId: 'w1', ticketId, outcome: 'handled' } });
    }
    const today = learnEstimates(run.state, run.now).a;
    expect(today?.basis).toBe('learned');
    expect(today?.minutes).toBeLessThan(7);

    run.now += 24 * 60 * MINUTE;
    run.do(SYSTEM, { type: 'day.close', payload: { day: DAY } });
    run.do(SYSTEM, { type: 'day.roll', payload: { day: '2026-11-24' } });
    expect([...rowsOf(run.state.periods)]).toEqual([]);
    const reloaded = hallFromRows(changedRows(EMPTY_HALL, run.state));
    const tomorrow = learnEstimates(reloaded, run.now).a;
    expect(tomorrow?.basis).toBe('learned');
    expect(tomorrow?.minutes).toBeLessThan(8);
    expect(getRow(reloaded.groups, 'b')?.minutes).toBe(10);
    // Nobody came to the other group: its configured minutes stand, so there is nothing new to tell.
    expect(learnEstimates(reloaded, run.now).b?.minutes ?? getRow(reloaded.groups, 'b')?.est.minutes).toBeCloseTo(10);
  });

  it('reckons hours by the clock of the hall, not of this machine', () => {
    const offset = zoneOffset('Asia/Shanghai', MORNING);
    expect(offset).toBe(8 * 60 * MINUTE);
    expect(hourOfDay(offset)(MORNING)).toBe(9);
    expect(hourOfDay(zoneOffset('America/St_Johns', MORNING))(MORNING)).toBe(21);
  });
});
