import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../shared/domain/commands/actor.ts';
import type { HallCommand } from '../../shared/domain/commands/hall-commands.ts';
import { alarmsOf } from '../../shared/domain/floor/alarms.ts';
import type { floorCommandSchemas } from '../../shared/domain/floor/floor-commands.ts';
import { windowOf } from '../../shared/domain/hall/edit.ts';
import { EMPTY_HALL } from '../../shared/domain/hall/hall-state.ts';
import { changedRows, feedOf } from '../../shared/domain/hall/rows.ts';
import { compareInClass } from '../../shared/domain/policy/group-order.ts';
import type { WaitingTicket } from '../../shared/domain/ticket/ticket.ts';
import { getRow, rowsOf } from '../../shared/lib/table.ts';
import { aClerk, aHallFile, aHallRun, BOARD, DAY, type HallRun, KIOSK, SYSTEM, take } from '../fixtures/a-hall.ts';
import { callAt, lawful, MANAGER, MINUTE, openPeriod, start } from '../fixtures/floor-steps.ts';
import { brokenInvariants } from '../fixtures/hall-invariants.ts';
import { play, step, WINDOWS } from '../fixtures/hall-steps.ts';

const release = (windowId: string): HallCommand => ({ type: 'window.release', payload: { windowId } });
const fault = (groupIds: string[], minutes = 30): HallCommand => ({
  type: 'fault.declare',
  payload: { fault: 'system', groupIds, minutes },
});

describe('[SE-5] who may give the manager commands', () => {
  const EACH: { readonly [T in keyof typeof floorCommandSchemas]: HallCommand } = {
    'window.assign': {
      type: 'window.assign',
      payload: { windowId: 'w1', groups: [{ groupId: 'b', weight: 1 }] },
    },
    'window.release': release('w1'),
    'window.shut': { type: 'window.shut', payload: { windowId: 'w1' } },
    'service.end': { type: 'service.end', payload: { windowId: 'w3', ticketId: 't1', outcome: 'handled' } },
    'ticket.callNumber': {
      type: 'ticket.callNumber',
      payload: { windowId: 'w1', number: 'A002', reason: 'mistake' },
    },
    'intake.set': { type: 'intake.set', payload: { groupId: 'a', intake: 'stopped' } },
    'fault.declare': fault([]),
    'notice.post': { type: 'notice.post', payload: { text: { 'zh-CN': '通知', en: 'Notice' }, minutes: 5 } },
    'notice.end': { type: 'notice.end', payload: { noticeId: 'none' } },
    'message.send': { type: 'message.send', payload: { windowId: 'w1', text: 'hello' } },
    'message.read': { type: 'message.read', payload: { windowId: 'w1', messageId: 'none' } },
    'help.raise': { type: 'help.raise', payload: { windowId: 'w1' } },
    'alarm.take': { type: 'alarm.take', payload: { key: 'none' } },
    'incident.close': { type: 'incident.close', payload: { incidentId: 'none', note: 'x' } },
    'incident.note': { type: 'incident.note', payload: { windowId: null, note: 'x' } },
  };
  /** Written apart from the table. The clerk is the one who sits at w1. */
  const MAY: { readonly [T in keyof typeof EACH]: readonly string[] } = {
    'window.assign': ['manager', 'admin'],
    'window.release': ['manager', 'admin', 'system'],
    'window.shut': ['manager', 'admin'],
    'service.end': ['manager', 'admin'],
    'ticket.callNumber': ['manager', 'admin'],
    'intake.set': ['manager', 'admin'],
    'fault.declare': ['manager', 'admin'],
    'notice.post': ['manager', 'admin'],
    'notice.end': ['manager', 'admin'],
    'message.send': ['manager', 'admin', 'clerk'],
    'message.read': ['manager', 'admin', 'clerk'],
    'help.raise': ['clerk'],
    'alarm.take': ['manager', 'admin', 'guide'],
    'incident.close': ['manager', 'admin', 'guide'],
    'incident.note': ['manager', 'admin', 'guide'],
  };
  const ACTORS: Record<string, Actor> = {
    manager: MANAGER,
    admin: aClerk(21, ['admin']),
    guide: aClerk(22, ['guide']),
    clerk: aClerk(1),
    'another clerk': aClerk(2),
    kiosk: KIOSK,
    board: BOARD,
    phone: { kind: 'phone', ticketId: 't1', version: 1 },
    'public board': { kind: 'public-board' },
    system: SYSTEM,
  };
  /** The act is theirs to give, only its object is not there. */
  const NO_OBJECT = ['notice.gone', 'alarm.gone', 'window.not-yours'];

  describe.each(Object.keys(EACH) as (keyof typeof EACH)[])('%s', (type) => {
    test.each(Object.keys(ACTORS))('by %s', (name) => {
      const run = aHallRun();
      for (let n = 0; n < 3; n += 1) take(run, 'a');
      start(run, 3, callAt(run, 3));
      const before = run.state;
      const actor = ACTORS[name];
      if (!actor) throw new Error(name);
      const result = run.do(actor, EACH[type]);
      if (MAY[type].includes(name)) {
        if (!result.ok) expect(NO_OBJECT).toContain(result.error.code);
        if (type === 'message.read') return;
        expect(result.ok || ['notice.gone', 'alarm.gone'].includes(result.error.code)).toBe(true);
      } else {
        expect(result).toMatchObject({ ok: false });
        if (!result.ok) expect(['denied', 'window.not-yours']).toContain(result.error.code);
        expect(run.state).toBe(before);
      }
    });
  });
});

describe('[QU-15] the tickets of an absent clerk', () => {
  test('called, served and on hold go back to where they stood, and the window is closed', () => {
    const run = aHallRun();
    const ids = [take(run, 'a'), take(run, 'a'), take(run, 'a'), take(run, 'a')];
    const held = callAt(run, 1);
    start(run, 1, held);
    run.now += MINUTE;
    lawful(run, aClerk(1), { type: 'ticket.hold', payload: { windowId: 'w1', ticketId: held } });
    const served = callAt(run, 1);
    start(run, 1, served);
    run.now += MINUTE;
    lawful(run, MANAGER, release('w1'));
    expect(getRow(run.state.windows, 'w1')).toMatchObject({ status: 'closed', ticketId: null });
    expect(getRow(run.state.seats, 'w1')).toBeUndefined();
    expect(getRow(run.state.waiting, 'a')).toEqual(ids);
    expect(getRow(run.state.periods, `${served}:3`)).toMatchObject({ kind: 'serving', flag: 'inaccurate' });
    expect(callAt(run, 2)).toBe(ids[0]);
    expect(brokenInvariants(run.state)).toEqual([]);
    expect([...rowsOf(run.state.incidents)]).toMatchObject([{ kind: 'freed', tickets: 2, windowId: 'w1' }]);
  });

  test('[QU-14] property: releasing and moving windows at any time loses nobody and nobody their place', () => {
    const act = fc.record({ window: fc.nat(2), group: fc.nat(2), what: fc.constantFrom('release', 'assign', 'none') });
    fc.assert(
      fc.property(fc.array(fc.tuple(step, act), { minLength: 15, maxLength: 70 }), (steps) => {
        const run = aHallRun();
        for (const [each, { window, group, what }] of steps) {
          play(run, each);
          const windowId = WINDOWS[window] ?? 'w1';
          const before = run.state;
          if (what === 'release') {
            const bound = [...rowsOf(before.tickets)].filter((ticket) => windowOf(ticket) === windowId);
            const done = run.do(MANAGER, release(windowId));
            for (const old of done.ok ? bound : []) {
              const now = run.ticket(old.id);
              const { seq, queuedAt, front, afterCalls, groupId, class: kind, takenAt } = old;
              expect(now).toMatchObject({ status: 'waiting', seq, queuedAt, front, afterCalls, groupId, class: kind });
              expect(now?.takenAt).toBe(takenAt);
              const line = (getRow(run.state.waiting, groupId) ?? []).map((id) => run.ticket(id)) as WaitingTicket[];
              for (const other of line) {
                if (other.id === old.id) continue;
                expect(compareInClass(other, now as WaitingTicket) < 0).toBe(
                  other.front === front ? other.seq < seq : other.front,
                );
              }
            }
          } else if (what === 'assign') {
            const groupId = ['a', 'b', 'c'][group] ?? 'a';
            run.do(MANAGER, { type: 'window.assign', payload: { windowId, groups: [{ groupId, weight: 1 }] } });
            expect(run.state.tickets).toBe(before.tickets);
          }
          expect(brokenInvariants(run.state)).toEqual([]);
          run.do(aClerk(window + 1), { type: 'window.open', payload: { windowId, takeOver: false } });
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('[QU-15] windows between groups', () => {
  const toB: HallCommand = {
    type: 'window.assign',
    payload: { windowId: 'w1', groups: [{ groupId: 'b', weight: 2 }] },
  };

  test('the next call is of the new group; a reload keeps it; the next day is as in the file', () => {
    const run = aHallRun();
    take(run, 'a');
    const inB = take(run, 'b');
    lawful(run, MANAGER, toB);
    run.do(SYSTEM, { type: 'hall.load', payload: { file: aHallFile() } });
    expect(getRow(run.state.windows, 'w1')).toMatchObject({ serves: ['b'], groups: [{ groupId: 'b', weight: 2 }] });
    expect(callAt(run, 1)).toBe(inB);
    run.do(SYSTEM, { type: 'day.close', payload: { day: DAY } });
    expect(run.do(SYSTEM, { type: 'day.roll', payload: { day: '2026-11-24' } }).ok).toBe(true);
    expect(getRow(run.state.windows, 'w1')).toMatchObject({
      groups: [{ groupId: 'a', weight: 1 }],
      home: null,
      serves: ['a'],
    });
  });

  test('moved back it is at home again', () => {
    const run = aHallRun();
    lawful(run, MANAGER, toB);
    lawful(run, MANAGER, {
      type: 'window.assign',
      payload: { windowId: 'w1', groups: [{ groupId: 'a', weight: 1 }] },
    });
    expect(getRow(run.state.windows, 'w1')?.home).toBeNull();
  });

  test('not to a group that its clerk cannot serve, nor to one that is not there', () => {
    const run = aHallRun({ open: [] });
    run.do({ ...aClerk(1), skills: ['a'] }, { type: 'window.open', payload: { windowId: 'w1', takeOver: false } });
    expect(run.do(MANAGER, toB)).toMatchObject({ error: { code: 'window.clerk-no-skill', params: { plate: '101' } } });
    expect(
      run.do(MANAGER, { type: 'window.assign', payload: { windowId: 'w1', groups: [{ groupId: 'x', weight: 1 }] } }),
    ).toMatchObject({ error: { code: 'group.unknown' } });
  });

  test('a window is shut only with nobody at it', () => {
    const run = aHallRun();
    const id = take(run, 'a');
    callAt(run, 1);
    const shut: HallCommand = { type: 'window.shut', payload: { windowId: 'w1' } };
    expect(run.do(MANAGER, shut)).toMatchObject({ error: { code: 'window.state' } });
    start(run, 1, id);
    lawful(run, aClerk(1), { type: 'ticket.hold', payload: { windowId: 'w1', ticketId: id } });
    expect(run.do(MANAGER, shut)).toMatchObject({ error: { code: 'window.has-held' } });
  });
});

describe('[QU-15] a number out of its turn', () => {
  const call = (number: string, windowId = 'w1'): HallCommand => ({
    type: 'ticket.callNumber',
    payload: { windowId, number, reason: 'hardship' },
  });

  test('goes to the open free window, with its reason in the log, and is counted', () => {
    const run = aHallRun();
    take(run, 'a');
    take(run, 'a');
    take(run, 'a', 'priority');
    expect(run.do(MANAGER, call('A002'))).toMatchObject({
      value: { number: 'A002', why: { code: 'by-manager' } },
    });
    expect(getRow(run.state.groups, 'a')).toMatchObject({ outOfTurn: 1, priorityRun: 0, calls: 1 });
    expect(run.ticket('t2')).toMatchObject({ status: 'called', call: { windowId: 'w1', staffId: 'staff-1' } });
    expect([...rowsOf(run.state.incidents)]).toMatchObject([
      { kind: 'called', reason: 'hardship', number: 'A002', by: { plate: '120' } },
    ]);
    expect(brokenInvariants(run.state)).toEqual([]);
  });

  test('[QU-6] after two in a row the group has a turn first: the refusal names the number, which may be called so too', () => {
    const run = aHallRun();
    for (let n = 0; n < 6; n += 1) take(run, 'a');
    lawful(run, MANAGER, call('A004', 'w1'));
    lawful(run, MANAGER, call('A005', 'w2'));
    expect(run.do(MANAGER, call('A006', 'w3'))).toMatchObject({
      error: { code: 'call.out-of-turn', params: { max: 2, number: 'A001' } },
    });
    lawful(run, MANAGER, call('A001', 'w3'));
    expect(getRow(run.state.groups, 'a')).toMatchObject({ outOfTurn: 0, othersRun: 1 });
    lawful(run, aClerk(3), { type: 'ticket.putBack', payload: at(run, 'w3') });
    lawful(run, MANAGER, call('A006', 'w3'));
  });

  test.each([
    ['nobody has that number', 'A009', 'w1', 'ticket.unknown'],
    ['it is called already', 'A001', 'w2', 'ticket.state'],
    ['the window is busy', 'A002', 'w1', 'window.state'],
    ['there is no such window', 'A002', 'w9', 'window.unknown'],
  ])('not when %s', (_name, number, windowId, code) => {
    const run = aHallRun();
    take(run, 'a');
    take(run, 'a');
    callAt(run, 1);
    if (code === 'ticket.unknown') lawful(run, aClerk(1), { type: 'ticket.putBack', payload: at(run, 'w1') });
    const before = run.state;
    expect(run.do(MANAGER, call(number, windowId))).toMatchObject({ error: { code } });
    expect(run.state).toBe(before);
  });

  function at(run: HallRun, windowId: string) {
    return { windowId, ticketId: getRow(run.state.windows, windowId)?.ticketId ?? '' };
  }
});

describe('[QU-15] a stuck service', () => {
  test('is ended with an outcome, and its time is nobody', () => {
    const run = aHallRun();
    const id = take(run, 'a');
    callAt(run, 1);
    start(run, 1, id);
    lawful(run, MANAGER, { type: 'service.end', payload: { windowId: 'w1', ticketId: id, outcome: 'advice' } });
    expect(run.ticket(id)).toMatchObject({ status: 'done', inaccurate: true, outcome: 'advice' });
    expect(getRow(run.state.periods, `${id}:3`)).toMatchObject({ flag: 'inaccurate' });
    expect(getRow(run.state.windows, 'w1')?.status).toBe('free');
  });
});

describe('[QU-15] an outside fault', () => {
  test('flags what runs in its groups and what begins while it lasts, and nothing else [QU-10]', () => {
    const run = aHallRun();
    const served = take(run, 'a');
    callAt(run, 1);
    start(run, 1, served);
    const waits = take(run, 'a');
    const elsewhere = take(run, 'c');
    lawful(run, MANAGER, fault(['a']));
    expect(openPeriod(run, served)?.flag).toBe('outside-fault');
    expect(openPeriod(run, waits)?.flag).toBe('outside-fault');
    expect(openPeriod(run, elsewhere)?.flag).toBeNull();
    const later = take(run, 'a');
    expect(openPeriod(run, later)?.flag).toBe('outside-fault');
    const notice = [...rowsOf(run.state.notices)][0];
    expect(notice).toMatchObject({ kind: 'fault', groupIds: ['a'], until: run.now + 30 * MINUTE });
    lawful(run, MANAGER, { type: 'notice.end', payload: { noticeId: notice?.id ?? '' } });
    expect(openPeriod(run, take(run, 'a'))?.flag).toBeNull();
    expect([...rowsOf(run.state.incidents)]).toMatchObject([{ kind: 'fault', endedAt: run.now }]);
    expect(brokenInvariants(run.state)).toEqual([]);
  });

  test.each([
    { act: 'call', groups: ['a'], flag: 'outside-fault' },
    { act: 'finish', groups: [], flag: 'outside-fault' },
    { act: 'call', groups: ['b'], flag: null },
  ] as const)('over again within the undo of $act is still in the time that goes on: $groups [QU-9, QU-10]', (each) => {
    const run = aHallRun();
    const id = take(run, 'a');
    callAt(run, 1);
    if (each.act === 'finish') {
      start(run, 1, id);
      run.now += MINUTE;
      lawful(run, aClerk(1), { type: 'ticket.finish', payload: { windowId: 'w1', ticketId: id, outcome: 'handled' } });
    }
    run.now += 2_000;
    lawful(run, MANAGER, fault([...each.groups]));
    run.now += 2_000;
    lawful(run, MANAGER, { type: 'notice.end', payload: { noticeId: [...rowsOf(run.state.notices)][0]?.id ?? '' } });
    run.now += 2_000;
    lawful(run, aClerk(1), { type: 'window.undo', payload: { windowId: 'w1' } });
    expect(run.ticket(id)?.status).toBe(each.act === 'call' ? 'waiting' : 'serving');
    const reopened = [...rowsOf(run.state.periods)].filter(({ end }) => end === null);
    expect(reopened.map(({ flag }) => flag)).toEqual([each.flag]);
  });

  test('declared again only its end moves', () => {
    const run = aHallRun();
    lawful(run, MANAGER, fault([]));
    run.now += MINUTE;
    lawful(run, MANAGER, fault([], 60));
    expect([...rowsOf(run.state.notices)]).toMatchObject([{ from: run.now - MINUTE, until: run.now + 60 * MINUTE }]);
    expect(run.state.incidents.size).toBe(1);
  });

  test('raises no alarm for the groups it stops', () => {
    const run = aHallRun();
    take(run, 'a');
    run.now += 50 * MINUTE;
    expect(alarmsOf(run.state, run.now)).toMatchObject([{ kind: 'very-long-wait' }]);
    lawful(run, MANAGER, fault([]));
    expect(alarmsOf(run.state, run.now)).toEqual([]);
  });
});

describe('intake and notices', () => {
  test('stopped for the hall, resumed for a group; the next day is open', () => {
    const run = aHallRun();
    lawful(run, MANAGER, { type: 'intake.set', payload: { groupId: null, intake: 'stopped' } });
    lawful(run, MANAGER, { type: 'intake.set', payload: { groupId: 'b', intake: 'open' } });
    expect(() => take(run, 'a')).toThrow('group.intake-stopped');
    take(run, 'b');
    run.do(SYSTEM, { type: 'day.close', payload: { day: DAY } });
    run.do(SYSTEM, { type: 'day.roll', payload: { day: '2026-11-24' } });
    expect(run.ticket(take(run, 'a'))?.number).toBe('A001');
  });

  test('a broadcast that is over goes with the next notice', () => {
    const run = aHallRun();
    const post = (zh: string): HallCommand => ({
      type: 'notice.post',
      payload: { text: { 'zh-CN': zh, en: zh }, minutes: 5 },
    });
    lawful(run, MANAGER, post('one'));
    run.now += 5 * MINUTE;
    lawful(run, MANAGER, post('two'));
    expect([...rowsOf(run.state.notices)]).toMatchObject([{ text: { en: 'two' } }]);
  });
});

test('[SE-7] no name or plate is in the feed that everybody reads', () => {
  const run = aHallRun();
  take(run, 'a');
  lawful(run, aClerk(1), { type: 'help.raise', payload: { windowId: 'w1' } });
  lawful(run, MANAGER, fault([]));
  lawful(run, MANAGER, { type: 'message.send', payload: { windowId: 'w1', text: 'secret' } });
  const queue = changedRows(EMPTY_HALL, run.state).filter((row) => feedOf(row) === 'queue');
  expect(JSON.stringify(queue.filter(({ kind }) => kind === 'notice'))).not.toMatch(/plate|staff/);
  expect(JSON.stringify(queue)).not.toMatch(/secret|"plate"/);
});

test('the trend keeps the last hour', () => {
  const run = aHallRun();
  for (let n = 0; n < 15; n += 1) {
    run.now += 5 * MINUTE;
    run.do(SYSTEM, { type: 'trend.sample', payload: {} });
    take(run, 'a');
  }
  const samples = getRow(run.state.trends, 'a')?.samples ?? [];
  expect(samples).toHaveLength(13);
  expect(samples.at(-1)).toEqual({ at: run.now, waiting: 14 });
});
