import { describe, expect, test } from 'vitest';
import type { HallCommand } from '../../shared/domain/commands/hall-commands.ts';
import { learnEstimates } from '../../shared/domain/estimate/learn.ts';
import { alarmsOf } from '../../shared/domain/floor/alarms.ts';
import { hallFileSchema } from '../../shared/domain/hall/hall-file.ts';
import { feedOf } from '../../shared/domain/hall/rows.ts';
import { breaksOf } from '../../shared/domain/hours/hours.ts';
import { minuteOf } from '../../shared/domain/hours/hours-schema.ts';
import { linesOf } from '../../shared/domain/people/attendance.ts';
import { candidatesFor } from '../../shared/domain/people/candidates.ts';
import type { CORRECTIONS } from '../../shared/domain/people/people.ts';
import { postsOn } from '../../shared/domain/people/posts.ts';
import { addDays, wallAt, workWallAt } from '../../shared/domain/people/wall-time.ts';
import { getRow, rowsOf } from '../../shared/lib/table.ts';
import { DAY, type HallRun, KIOSK, MORNING, SYSTEM } from '../fixtures/a-hall.ts';
import { aPerson, aRosterFile, aRosterRun, CHIEF, comes } from '../fixtures/a-roster.ts';
import {
  alarms,
  cover,
  HOUR,
  lawful,
  lines,
  MINUTE,
  NINE,
  plan,
  posts,
  refusal,
  sick,
} from '../fixtures/roster-steps.ts';

describe('the roster', () => {
  test('[OP-3] the weekly roster of the hall file holds on its weekdays', () => {
    const run = aRosterRun();
    expect(posts(run)).toEqual(['w1 8.5-17.5 p1 a', 'w2 8.5-17.5 p2 a', 'w3 8.5-17.5 p3 a']);
    expect(posts(run, '2026-11-28'), 'a Saturday').toEqual([]);
  });

  test('a day set by hand goes before the week, for one window and some days, and can be given back', () => {
    const run = aRosterRun();
    lawful(run, plan('w1', 'p4', { days: [DAY, addDays(DAY, 1)] }));
    expect(posts(run)[0]).toBe('w1 8.5-17.5 p4 a');
    expect(posts(run, addDays(DAY, 1))[0]).toBe('w1 8.5-17.5 p4 a');
    expect(posts(run, addDays(DAY, 2))[0]).toBe('w1 8.5-17.5 p1 a');
    lawful(run, { type: 'roster.set', payload: { windowId: 'w1', days: [DAY], shifts: null } });
    expect(posts(run)[0]).toBe('w1 8.5-17.5 p1 a');
    lawful(run, { type: 'roster.set', payload: { windowId: 'w2', days: [DAY], shifts: [] } });
    expect(posts(run).map((each) => each.slice(0, 2))).toEqual(['w1', 'w3']);
  });

  test('whom a day moves to another window is not at their own one: it is uncovered', () => {
    const run = aRosterRun();
    lawful(run, plan('w1', 'p2', { from: '10:00', to: '12:00' }));
    expect(posts(run)).toEqual([
      'w1 10-12 p2 a',
      'w2 8.5-10 p2 a',
      'w2 10-12 nobody elsewhere',
      'w2 12-17.5 p2 a',
      'w3 8.5-17.5 p3 a',
    ]);
  });

  test('what a day cannot be: each guard, beside the lawful neighbour', () => {
    const run = aRosterRun();
    expect(refusal(run, plan('w1', 'p4', { days: ['2026-11-22'] }))).toBe('roster.past');
    expect(refusal(run, plan('w1', 'p4', { from: '12:00', to: '12:00' }))).toBe('roster.times');
    expect(refusal(run, plan('w1', 'p4', { b: 'p4' }))).toBe('roster.same-person');
    expect(refusal(run, plan('w1', 'p6'))).toBe('window.clerk-no-skill');
    expect(refusal(run, plan('w1', 'nobody'))).toBe('person.unknown');
    expect(refusal(run, plan('w9', 'p4'))).toBe('window.unknown');
    expect(refusal(run, plan('w1', 'p4', { b: 'p5' }))).toBe('done');
    expect(refusal(run, plan('w2', 'p4', { from: '17:00', to: '18:00' }))).toBe('roster.two-windows');
    expect(refusal(run, plan('w2', 'p4', { from: '17:30', to: '18:00' }))).toBe('done');
    expect(refusal(run, plan('w2', 'p4', { days: [addDays(DAY, 1)] }))).toBe('done');
    const twice = { from: '09:00', to: '12:00', a: 'p1', b: null };
    const both = [twice, { ...twice, a: 'p2', from: '11:59', to: '13:00' }];
    const two = (shifts: typeof both): HallCommand => ({
      type: 'roster.set',
      payload: { windowId: 'w1', days: [DAY], shifts },
    });
    expect(refusal(run, two(both))).toBe('roster.times');
    expect(refusal(run, two(both.map((each, n) => (n === 1 ? { ...each, from: '12:00' } : each))))).toBe('done');
  });

  test('the week before is copied, days that are over stay, and an empty one is no week', () => {
    const run = aRosterRun();
    const copy: HallCommand = { type: 'roster.copyWeek', payload: { from: addDays(DAY, 7) } };
    expect(refusal(run, copy)).toBe('roster.nothing');
    lawful(run, plan('w1', 'p4', { days: [DAY, addDays(DAY, 4)] }));
    lawful(run, plan('w2', 'p5', { days: [addDays(DAY, 8)] }));
    lawful(run, copy);
    expect(posts(run, addDays(DAY, 7))[0]).toBe('w1 8.5-17.5 p4 a');
    expect(posts(run, addDays(DAY, 11))[0]).toBe('w1 8.5-17.5 p4 a');
    expect(posts(run, addDays(DAY, 8))[1], 'what stood there gives way').toBe('w2 8.5-17.5 p2 a');
  });

  test('[OP-3] a hall file whose roster is wrong is refused, with the field', () => {
    const { settings: _settings, ...file } = aRosterFile();
    const found = (roster: readonly object[]) =>
      hallFileSchema
        .safeParse({ ...file, roster })
        .error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];
    const line = { windowId: 'w1', a: 'p1', b: 'p4' };
    expect(found([line])).toEqual([]);
    expect(found([{ ...line, windowId: 'w9' }])).toEqual(['roster.0.windowId unknown-window']);
    expect(found([{ ...line, a: 'p8' }])).toEqual(['roster.0.a unknown-person']);
    expect(found([{ ...line, b: 'p8' }])).toEqual(['roster.0.b unknown-person']);
    expect(found([{ ...line, b: 'p1' }])).toEqual(['roster.0.b covers-themselves']);
    expect(found([{ ...line, a: 'p6' }])).toEqual(['roster.0.a lacks-skill']);
    expect(found([{ ...line, from: '18:00' }])).toEqual(['roster.0.to ends-before-it-begins']);
    expect(found([line, { ...line, a: 'p2' }])).toEqual(['roster.1.from overlap']);
    expect(found([line, { ...line, windowId: 'w2' }])).toEqual(['roster.1.a two-windows']);
    expect(found([line, { ...line, windowId: 'w2', days: ['sat'] }])).toEqual([]);
  });
});

describe('leave', () => {
  test('what is planned in that time becomes uncovered, and only that', () => {
    const run = aRosterRun();
    lawful(run, sick(1, '10:00', '12:00'));
    expect(posts(run).slice(0, 3)).toEqual(['w1 8.5-10 p1 a', 'w1 10-12 nobody leave', 'w1 12-17.5 p1 a']);
    expect(posts(run, addDays(DAY, 1))[0]).toBe('w1 8.5-17.5 p1 a');
  });

  test('each guard, beside the lawful neighbour', () => {
    const run = aRosterRun();
    expect(refusal(run, sick(8))).toBe('person.unknown');
    expect(refusal(run, sick(1, '12:00', '12:00'))).toBe('leave.times');
    expect(refusal(run, sick(1, '12:00', '13:00'))).toBe('done');
    expect(refusal(run, sick(1, '12:59', '14:00'))).toBe('leave.overlap');
    expect(refusal(run, sick(1, '13:00', '14:00'))).toBe('done');
    expect(refusal(run, sick(2, '12:59', '14:00'))).toBe('done');
    expect(refusal(run, { type: 'leave.withdraw', payload: { leaveId: 'none' } })).toBe('leave.gone');
  });

  test('whoever is back earlier has their post back, and who covered it is free again', () => {
    const run = aRosterRun();
    lawful(run, sick(1));
    lawful(run, cover('w1', 'p4'));
    run.now = MORNING + HOUR;
    const [leave] = rowsOf(run.state.leaves);
    const withdraw: HallCommand = { type: 'leave.withdraw', payload: { leaveId: leave?.id ?? '' } };
    lawful(run, withdraw);
    expect(posts(run).slice(0, 3)).toEqual(['w1 8.5-9 nobody leave', 'w1 9-10 p4 cover', 'w1 10-17.5 p1 a']);
    run.now += HOUR;
    expect(refusal(run, withdraw)).toBe('leave.gone');
  });

  test('a leave in the hall file counts, and a new file leaves those of the console alone', () => {
    const { staff } = aRosterFile();
    const away = staff.map((person) => (person.id === 'p2' ? { ...person, leave: [{ from: DAY, to: DAY }] } : person));
    const run = aRosterRun({ file: aRosterFile({ staff: away }) });
    expect(posts(run)[1]).toBe('w2 8.5-17.5 nobody leave');
    lawful(run, sick(1));
    lawful(run, { type: 'hall.load', payload: { file: aRosterFile() } }, SYSTEM);
    expect(posts(run)).toEqual(['w1 8.5-17.5 nobody leave', 'w2 8.5-17.5 p2 a', 'w3 8.5-17.5 p3 a']);
  });
});

describe('cover (A/B post)', () => {
  const first = (run: HallRun, windowId = 'w1') => {
    const post = postsOn(run.state, DAY).find((each) => each.windowId === windowId && each.who === null);
    if (!post) throw new Error('the post is covered');
    return candidatesFor(run.state, post, DAY, wallAt(run.state, run.now));
  };
  const fits = (run: HallRun, windowId = 'w1') =>
    first(run, windowId).map(({ staffId, fit, window, isB }) =>
      [staffId, fit, window ?? '', isB ? 'B' : ''].join(' ').trim(),
    );

  test('B is proposed first, then who fits, then the others with the reason', () => {
    const run = aRosterRun();
    lawful(run, sick(1));
    expect(fits(run)).toEqual(['p4 fits  B', 'p5 fits', 'p2 elsewhere 2', 'p3 elsewhere 3', 'p6 no-skill']);
    lawful(run, sick(4, '12:00', '13:00'));
    lawful(run, sick(2));
    lawful(run, cover('w2', 'p5'));
    expect(fits(run)).toEqual(['p4 away  B', 'p3 elsewhere 3', 'p5 covers 2', 'p2 away', 'p6 no-skill']);
  });

  test('who is confirmed has the post from now on, with the name and the time of who said so', () => {
    const run = aRosterRun();
    lawful(run, sick(1));
    lawful(run, cover('w1', 'p4'));
    expect(posts(run).slice(0, 2)).toEqual(['w1 8.5-9 nobody leave', 'w1 9-17.5 p4 cover']);
    expect([...rowsOf(run.state.covers)]).toMatchObject([
      { staffId: 'p4', forId: 'p1', from: NINE, by: { staffId: 'p9', plate: '109', at: MORNING } },
    ]);
  });

  test('each guard, beside the lawful neighbour', () => {
    const run = aRosterRun();
    lawful(run, comes(1), aPerson(1));
    expect(refusal(run, cover('w1', 'p4')), 'A is here').toBe('cover.not-needed');
    expect(refusal(run, cover('w1', 'p4', { day: '2026-11-20' }))).toBe('cover.gone');
    expect(refusal(run, cover('w1', 'p4', { from: NINE }))).toBe('cover.gone');
    lawful(run, sick(1));
    expect(refusal(run, cover('w1', 'p8'))).toBe('person.unknown');
    expect(refusal(run, cover('w1', 'p6'))).toBe('window.clerk-no-skill');
    expect(refusal(run, cover('w1', 'p1')), 'not for themselves').toBe('cover.away');
    expect(refusal(run, cover('w1', 'p2'))).toBe('cover.elsewhere');
    expect(refusal(run, cover('w1', 'p4'))).toBe('done');
    expect(refusal(run, cover('w1', 'p5', { from: NINE })), 'somebody covers it').toBe('cover.not-needed');
    lawful(run, sick(2));
    expect(refusal(run, cover('w2', 'p4')), 'one window at a time').toBe('cover.busy');
    expect(refusal(run, cover('w2', 'p5'))).toBe('done');
    expect(refusal(run, plan('w3', 'p5')), 'who covers is not planned elsewhere').toBe('roster.two-windows');
  });

  test('who works elsewhere is moved when that is said, and their own post shows as uncovered', () => {
    const run = aRosterRun();
    lawful(run, sick(1));
    lawful(run, cover('w1', 'p2', { move: true }));
    expect(posts(run).slice(1, 4)).toEqual(['w1 9-17.5 p2 cover', 'w2 8.5-9 p2 a', 'w2 9-17.5 nobody elsewhere']);
  });

  test('who has not come can be covered without a leave; who has come cannot', () => {
    const run = aRosterRun();
    expect(refusal(run, cover('w1', 'p4'))).toBe('done');
    lawful(run, comes(2), aPerson(2));
    expect(refusal(run, cover('w2', 'p5'))).toBe('cover.not-needed');
    expect(lines(run)).toMatchObject({ p1: 'absent 30 0 104' });
  });

  test('a cover whose person falls ill is void, and ends when the manager says so', () => {
    const run = aRosterRun();
    lawful(run, sick(1));
    lawful(run, cover('w1', 'p4'));
    lawful(run, sick(4, '10:00', '12:00'));
    expect(posts(run).slice(1, 4)).toEqual(['w1 9-10 p4 cover', 'w1 10-12 nobody leave', 'w1 12-17.5 p4 cover']);
    lawful(run, cover('w1', 'p5', { from: 600 }));
    expect(posts(run).slice(1, 4)).toEqual(['w1 9-10 p4 cover', 'w1 10-12 p5 cover', 'w1 12-17.5 nobody leave']);
    const [id] = [...rowsOf(run.state.covers)].filter(({ staffId }) => staffId === 'p5').map((each) => each.id);
    const end: HallCommand = { type: 'cover.end', payload: { coverId: id ?? '' } };
    lawful(run, end);
    expect(refusal(run, end)).toBe('cover.gone');
    expect(posts(run)[2]).toBe('w1 10-17.5 nobody leave');
  });
});

describe('attendance', () => {
  test('on time, late, absent so far and left early are read from facts beside the plan', () => {
    const run = aRosterRun({ now: MORNING - 31 * MINUTE });
    lawful(run, comes(1), aPerson(1));
    expect(lines(run)).toMatchObject({ p1: 'on-time 0 0', p2: 'not-yet 0 0' });
    run.now = MORNING;
    lawful(run, comes(2), aPerson(2));
    expect(lines(run)).toMatchObject({ p1: 'on-time 0 0', p2: 'late 30 0', p3: 'absent 30 0' });
    run.now = MORNING + HOUR;
    lawful(run, { type: 'window.close', payload: { windowId: 'w1' } }, aPerson(1));
    expect(lines(run)).toMatchObject({ p1: 'on-time 0 450' });
    lawful(run, comes(1), aPerson(1));
    expect(lines(run), 'who is back has not left').toMatchObject({ p1: 'on-time 0 0' });
    run.now = MORNING + 9 * HOUR;
    lawful(run, { type: 'window.close', payload: { windowId: 'w1' } }, aPerson(1));
    expect(lines(run), 'after the post is not early').toMatchObject({ p1: 'on-time 0 0' });
  });

  test('who comes when their time is over did not come late: they missed it; a break is not missed', () => {
    const work = [
      { from: '08:30', to: '12:00' },
      { from: '13:30', to: '17:30' },
    ];
    const weekly = { mon: work, tue: work, wed: work, thu: work, fri: work, sat: [], sun: [] };
    const run = aRosterRun({ file: aRosterFile({ hours: { weekly, makeUp: work, exceptions: [] } }) });
    const spans = work.map(({ from, to }) => ({ from: minuteOf(from), to: minuteOf(to) }));
    lawful(run, { type: 'hours.set', payload: { day: DAY, spans, kind: 'workday' } }, SYSTEM);
    const read = (minute: number) => {
      run.now = MORNING + (minute - NINE) * MINUTE;
      return lines(run, breaksOf(spans));
    };
    expect(read(minuteOf('13:00'))).toMatchObject({ p1: 'absent 210 0' });
    expect(read(minuteOf('13:40'))).toMatchObject({ p1: 'absent 220 0' });
    lawful(run, comes(1), aPerson(1));
    expect(read(minuteOf('17:29'))).toMatchObject({ p1: 'late 220 0', p2: 'absent 449 0' });
    expect(read(minuteOf('18:28'))).toMatchObject({ p2: 'missed 450 0' });
    lawful(run, comes(2), aPerson(2));
    expect(read(minuteOf('18:30'))).toMatchObject({ p1: 'late 220 0', p2: 'missed 450 0' });
  });

  test('[QU-1] after midnight a hall that never closes keeps the attendance of the business day apart from the morning', () => {
    const { roster } = aRosterFile();
    const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
    const round = roster.map((line, n) => ({
      ...line,
      days: [...days],
      from: n === 1 ? '08:30' : '00:00',
      to: '24:00',
    }));
    const run = aRosterRun({ file: aRosterFile({ roster: round }), now: MORNING - 5 * HOUR });
    lawful(run, comes(1), aPerson(1));
    run.now = MORNING - 30 * MINUTE;
    lawful(run, comes(2), aPerson(2));
    run.now = MORNING + 15.5 * HOUR;
    expect(wallAt(run.state, run.now), 'half past midnight').toEqual({ day: addDays(DAY, 1), minute: 30 });
    // p1 came at the cut-over, when the day began; p2's day is over; p3 is missed since then.
    expect(lines(run)).toMatchObject({ p1: 'on-time 0 0', p2: 'on-time 0 0', p3: 'absent 1230 0' });
    expect(alarms(run)).toEqual(['absent w3 30']);
    lawful(run, comes(3), aPerson(3));
    expect(lines(run)).toMatchObject({ p3: 'late 1230 0' });
    expect(alarms(run)).toEqual([]);
    const own = getRow(run.state.duties, 'p3')?.posts;
    expect(own).toMatchObject([
      { from: 240, to: 1440 },
      { from: 1440, to: 1680 },
    ]);
    // Leave is by the calendar: at half past midnight it is the new date.
    lawful(run, sick(2, '00:00', '01:00', addDays(DAY, 1)));
    lawful(run, sick(2, '02:00', '03:00', addDays(DAY, 1)));
    const [first, second] = rowsOf(run.state.leaves);
    run.now += HOUR;
    expect(refusal(run, { type: 'leave.withdraw', payload: { leaveId: first?.id ?? '' } })).toBe('leave.gone');
    expect(refusal(run, { type: 'leave.withdraw', payload: { leaveId: second?.id ?? '' } })).toBe('done');
    run.now += 2.5 * HOUR;
    lawful(run, { type: 'day.roll', payload: { day: addDays(DAY, 1) } }, SYSTEM);
    expect(lines(run)).toMatchObject({ p1: 'on-time 0 0', p2: 'on-time 0 0', p3: 'on-time 0 0' });
  });

  test('pauses that are over are counted; a take-over ends the day of who sat there', () => {
    const run = aRosterRun();
    lawful(run, comes(1), aPerson(1));
    lawful(run, { type: 'window.pause', payload: { windowId: 'w1', reason: 'meal' } }, aPerson(1));
    run.now += 10 * MINUTE;
    lawful(run, { type: 'window.resume', payload: { windowId: 'w1' } }, aPerson(1));
    lawful(run, { type: 'window.open', payload: { windowId: 'w1', takeOver: true } }, aPerson(4));
    const facts = getRow(run.state.attendances, `${DAY}:p1`);
    expect(facts).toMatchObject({ firstAt: MORNING, outAt: run.now, pauses: 1, pausedMs: 10 * MINUTE });
    expect(lines(run)).toMatchObject({ p4: 'unplanned 0 0' });
  });

  test('a pause is whose it was: at a take-over it is shared out, and one of last night counts from the morning', () => {
    const run = aRosterRun();
    lawful(run, comes(1), aPerson(1));
    lawful(run, { type: 'window.pause', payload: { windowId: 'w1', reason: 'meal' } }, aPerson(1));
    run.now += 30 * MINUTE;
    lawful(run, { type: 'window.open', payload: { windowId: 'w1', takeOver: true } }, aPerson(4));
    run.now += 5 * MINUTE;
    lawful(run, { type: 'window.resume', payload: { windowId: 'w1' } }, aPerson(4));
    const facts = (n: number, day = DAY) => getRow(run.state.attendances, `${day}:p${n}`);
    expect(facts(1)).toMatchObject({ pauses: 1, pausedMs: 30 * MINUTE });
    expect(facts(4)).toMatchObject({ pauses: 1, pausedMs: 5 * MINUTE });
    lawful(run, { type: 'window.pause', payload: { windowId: 'w1', reason: 'meal' } }, aPerson(4));
    run.now += 18 * HOUR;
    lawful(run, { type: 'day.roll', payload: { day: addDays(DAY, 1) } }, SYSTEM);
    run.now += HOUR;
    lawful(run, { type: 'window.resume', payload: { windowId: 'w1' } }, aPerson(4));
    expect(facts(4, addDays(DAY, 1))).toMatchObject({ pauses: 1, pausedMs: HOUR });
  });

  test('a correction is reasoned, named, and changes no fact', () => {
    const run = aRosterRun();
    const correct = (staffId: string, reason: (typeof CORRECTIONS)[number] | null): HallCommand => ({
      type: 'attendance.correct',
      payload: { staffId, reason },
    });
    expect(refusal(run, correct('p8', 'agreed'))).toBe('person.unknown');
    lawful(run, correct('p1', 'agreed'));
    expect(lines(run)).toMatchObject({ p1: 'absent 30 0' });
    const line = linesOf(run.state, workWallAt(run.state, run.now), run.now, [])[0];
    expect(line?.facts?.correction).toEqual({ staffId: 'p9', plate: '109', at: MORNING, reason: 'agreed' });
    lawful(run, correct('p1', null));
    expect(getRow(run.state.attendances, `${DAY}:p1`)?.correction).toBeNull();
  });

  test('[SE-5] nobody but a manager or administrator touches any of it', () => {
    const run = aRosterRun();
    lawful(run, sick(1));
    const [leave] = rowsOf(run.state.leaves);
    const acts: HallCommand[] = [
      plan('w1', 'p4'),
      { type: 'roster.copyWeek', payload: { from: DAY } },
      sick(2),
      { type: 'leave.withdraw', payload: { leaveId: leave?.id ?? '' } },
      cover('w1', 'p4'),
      { type: 'cover.end', payload: { coverId: 'x' } },
      { type: 'attendance.correct', payload: { staffId: 'p1', reason: 'agreed' } },
    ];
    for (const act of acts) {
      for (const actor of [aPerson(1), { ...aPerson(2), roles: ['guide' as const] }, KIOSK, SYSTEM]) {
        expect(refusal(run, act, actor)).toBe('denied');
      }
    }
    expect(refusal(run, cover('w1', 'p4'), { ...CHIEF, roles: ['admin'] })).toBe('done');
  });

  test('[SE-7] everybody sees their own line, and it is the one that the manager sees', () => {
    const run = aRosterRun();
    lawful(run, sick(1));
    lawful(run, comes(4, 'w1'), aPerson(4));
    lawful(run, cover('w1', 'p4'));
    expect(getRow(run.state.duties, 'p4')).toMatchObject({
      posts: [{ windowId: 'w1', as: 'cover', from: NINE }],
      facts: { firstAt: MORNING },
    });
    expect(getRow(run.state.duties, 'p1')?.posts.at(-1)).toMatchObject({ leave: 'sick', coveredBy: '104' });
    expect(getRow(run.state.duties, 'p5')?.backUp).toMatchObject([{ windowId: 'w2', plate: '102' }]);
    expect(feedOf({ kind: 'duty', id: 'p4' })).toBe('me:p4');
    const others = ['member', 'standing', 'roster', 'leave', 'cover', 'attendance'] as const;
    expect(others.map((kind) => feedOf({ kind, id: 'x' }))).toEqual(others.map(() => 'people'));
  });
});

describe('[SE-7] a day that the calendar makes a working day, or takes away', () => {
  const work = [{ from: '08:30', to: '17:30' }];
  const weekly = { mon: work, tue: work, wed: work, thu: work, fri: work, sat: [], sun: [] };
  const file = aRosterFile({ hours: { weekly, makeUp: work, exceptions: [] } });
  const SATURDAY = '2026-11-28';
  const own = (run: HallRun) => getRow(run.state.duties, 'p1')?.posts.map((post) => post.windowId);

  test.each([
    { day: SATURDAY, kind: 'make-up', spans: [{ from: 510, to: 1050 }], posts: ['w1'] },
    { day: SATURDAY, kind: 'weekend', spans: [], posts: [] },
    { day: '2026-11-24', kind: 'holiday', spans: [], posts: [] },
  ] as const)('$kind: each clerk sees what the manager sees', ({ day, kind, spans, posts: expected }) => {
    const run = aRosterRun({ file });
    lawful(run, { type: 'day.roll', payload: { day } }, SYSTEM);
    lawful(run, { type: 'hours.set', payload: { day, spans: [...spans], kind } }, SYSTEM);
    const all = postsOn(run.state, day).filter(({ who }) => who === 'p1');
    expect(all.map((post) => post.windowId)).toEqual(expected);
    expect(own(run)).toEqual(expected);
  });
});

describe('a post without its clerk', () => {
  test('[QU-15] an uncovered one alarms at once, an absent clerk after ten minutes, and whoever sits there fills it', () => {
    const run = aRosterRun({ now: MORNING - 30 * MINUTE });
    lawful(run, sick(1));
    expect(alarms(run)).toEqual(['post-empty w1 0']);
    run.now += 9 * MINUTE;
    expect(alarms(run)).toEqual(['post-empty w1 9']);
    run.now += MINUTE;
    expect(alarms(run)).toEqual(['absent w2 10', 'absent w3 10', 'post-empty w1 10']);
    lawful(run, comes(2), aPerson(2));
    lawful(run, comes(4, 'w3'), aPerson(4));
    expect(alarms(run)).toEqual(['post-empty w1 10']);
    const [key] = alarmsOf(run.state, run.now).map((alarm) => alarm.key);
    lawful(run, { type: 'alarm.take', payload: { key: key ?? '' } });
    expect(alarmsOf(run.state, run.now)[0]?.taken).toMatchObject({ plate: '109' });
    lawful(run, cover('w1', 'p5'));
    expect(alarms(run)).toEqual([]);
  });

  test('negative control: a hall without a roster misses nobody', () => {
    expect(alarms(aRosterRun({ file: aRosterFile({ roster: [] }) }))).toEqual([]);
  });
});

describe('[QU-11] the estimate', () => {
  /** A minute later: an estimate changes at most once in one. */
  const planned = (run: HallRun) => learnEstimates(run.state, run.now + MINUTE).c?.plan;

  test('reads the roster where every own window of the group stands in it', () => {
    const run = aRosterRun({ now: MORNING - 2 * HOUR });
    expect(planned(run)).toEqual([{ afterMin: 89, windows: 1 }]);
    lawful(run, sick(3, '09:00', '10:00'));
    expect(planned(run)).toEqual([
      { afterMin: 89, windows: 1 },
      { afterMin: 119, windows: 0 },
      { afterMin: 179, windows: 1 },
    ]);
    lawful(run, {
      type: 'cover.confirm',
      payload: { day: DAY, windowId: 'w3', from: NINE, staffId: 'p4', move: false },
    });
    expect(planned(run)).toEqual([{ afterMin: 89, windows: 1 }]);
  });

  test('negative control: without a roster the staffing of the hall file counts', () => {
    const { groups } = aRosterFile();
    const staffing = [{ from: '09:00', to: '12:00', windows: 1 }];
    const file = aRosterFile({ roster: [], groups: groups.map((group) => ({ ...group, staffing })) });
    expect(planned(aRosterRun({ file, now: MORNING - 2 * HOUR }))).toEqual([{ afterMin: 119, windows: 1 }]);
  });
});

describe('over the night', () => {
  test('the new day begins without attendance, with who still sits there, and keeps what is planned', () => {
    const run = aRosterRun();
    lawful(run, comes(1), aPerson(1));
    lawful(run, comes(2), aPerson(2));
    lawful(run, { type: 'window.close', payload: { windowId: 'w2' } }, aPerson(2));
    const next = addDays(DAY, 1);
    lawful(run, sick(3, '08:30', '17:30', next));
    lawful(run, cover('w3', 'p5', { day: next }));
    run.now += 20 * HOUR;
    lawful(run, { type: 'day.roll', payload: { day: next } }, SYSTEM);
    expect([...rowsOf(run.state.attendances)].map(({ id }) => id)).toEqual([`${next}:p1`]);
    expect(posts(run, next)).toEqual(['w1 8.5-17.5 p1 a', 'w2 8.5-17.5 p2 a', 'w3 8.5-17.5 p5 cover']);
    expect(getRow(run.state.duties, 'p5')?.day).toBe(next);
  });
});
