import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SlipReply } from '../../shared/domain/commands/replies.ts';
import { hallSettingsSchema } from '../../shared/domain/hall/hall-settings.ts';
import { waitingOf } from '../../shared/domain/policy/choose-next.ts';
import type { WaitingTicket } from '../../shared/domain/ticket/ticket.ts';
import { assert, present } from '../../shared/lib/assert.ts';
import { getRow, rowsOf } from '../../shared/lib/table.ts';
import { aClerk, aHallFile, aHallRun, type HallRun, KIOSK } from '../fixtures/a-hall.ts';
import { brokenInvariants } from '../fixtures/hall-invariants.ts';

const GROUPS = ['a', 'b', 'c'] as const;

function takeVisit(run: HallRun, groupId: string, also: readonly string[] = [], matters = 1): SlipReply {
  const result = run.do(KIOSK, {
    type: 'ticket.take',
    payload: {
      groupId,
      class: 'normal',
      locale: 'zh-CN',
      needs: [],
      matters,
      also: also.map((each) => ({ groupId: each, matters: 1 })),
    },
  });
  assert(result.ok, 'take');
  return result.value as SlipReply;
}

const call = (run: HallRun, n: number) =>
  run.do(aClerk(n), { type: 'ticket.callNext', payload: { windowId: `w${n}` } });

/** QU-17 in the words of the rule: somebody else of the visit is at a window, so this number is skipped. */
function isSkipped(run: HallRun, ticket: WaitingTicket): boolean {
  return [...rowsOf(run.state.tickets)].some(
    (other) =>
      other.id !== ticket.id && ticket.visit.includes(other.id) && ['called', 'serving', 'held'].includes(other.status),
  );
}

type Act = { readonly act: string; readonly window: number; readonly group: number; readonly more: number };
const act: fc.Arbitrary<Act> = fc.record({
  act: fc.constantFrom('take', 'visit', 'visit', 'next', 'next', 'next', 'start', 'finish', 'onward', 'hold', 'pass'),
  window: fc.integer({ min: 1, max: 3 }),
  group: fc.nat(2),
  more: fc.nat(2),
});

/** Plays visits; `later` counts, per waiting ticket, the tickets issued after it that were called in its group. */
function play(acts: readonly Act[], onCall: (run: HallRun, before: readonly WaitingTicket[], called: string) => void) {
  const run = aHallRun();
  for (const each of acts) {
    run.now += 5_000;
    const windowId = `w${each.window}`;
    const group = GROUPS[each.group] ?? 'a';
    const clerk = aClerk(each.window);
    const ticketId = getRow(run.state.windows, windowId)?.ticketId ?? 'none';
    if (each.act === 'take') takeVisit(run, group);
    else if (each.act === 'visit') takeVisit(run, group, [GROUPS[each.more] ?? 'b'], 1 + each.more);
    else if (each.act === 'next') {
      const before = GROUPS.flatMap((id) => waitingOf(run.state, id));
      const skipped = before.filter((ticket) => isSkipped(run, ticket));
      const result = call(run, each.window);
      if (result.ok) {
        const called = (result.value as { ticketId: string }).ticketId;
        expect(skipped.map((ticket) => ticket.id)).not.toContain(called);
        onCall(run, before, called);
      }
      for (const ticket of skipped) {
        expect(run.ticket(ticket.id), 'skipped, not passed').toMatchObject({
          status: 'waiting',
          seq: ticket.seq,
          passes: 0,
        });
      }
    } else if (each.act === 'start') run.do(clerk, { type: 'ticket.start', payload: { windowId, ticketId } });
    else if (each.act === 'hold') run.do(clerk, { type: 'ticket.hold', payload: { windowId, ticketId } });
    else if (each.act === 'pass') run.do(clerk, { type: 'ticket.pass', payload: { windowId, ticketId, left: true } });
    else if (each.act === 'finish') {
      run.do(clerk, { type: 'ticket.finish', payload: { windowId, ticketId, outcome: 'handled' } });
    } else if (each.act === 'onward') {
      const nextId = run.ticket(ticketId)?.visit[each.more] ?? 'none';
      const result = run.do(clerk, {
        type: 'ticket.nextMatter',
        payload: { windowId, ticketId, nextId, outcome: 'handled' },
      });
      if (result.ok) {
        const next = present(run.ticket(nextId), 'next');
        expect(next.inCall + next.matters, 'matters of one call').toBeLessThanOrEqual(2);
        expect(getRow(run.state.windows, windowId)).toMatchObject({ status: 'serving', ticketId: nextId });
      }
    }
    expect(brokenInvariants(run.state)).toEqual([]);
  }
  return run;
}

describe('[QU-17] visits', () => {
  test('[QU-14, QU-6] whatever happens: nothing is lost, a busy visit is skipped, and nobody else is', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 20, maxLength: 120 }), (acts) => {
        play(acts, (run, before, called) => {
          const ticket = present(
            before.find((each) => each.id === called),
            'called',
          );
          // Normal numbers only: whoever was issued earlier in the group and is passed over belongs to a busy visit,
          // comes back after a pass, or is kept for a window of its own.
          for (const other of before) {
            if (other.groupId !== ticket.groupId || other.seq > ticket.seq || other.id === called) continue;
            const busy = other.visit.some((id) => {
              const status = id === other.id ? undefined : run.ticket(id)?.status;
              return status === 'called' || status === 'serving' || status === 'held';
            });
            expect(busy || other.afterCalls > 0, `${other.number} before ${ticket.number}`).toBe(true);
          }
        });
      }),
      { numRuns: 150 },
    );
  });

  test('negative control: without the skip the oracle speaks', () => {
    const run = aHallRun();
    const slip = takeVisit(run, 'a', ['a']);
    assert(call(run, 1).ok, 'first');
    const second = present(run.ticket(slip.others[0]?.ticketId ?? ''), 'second') as WaitingTicket;
    expect(isSkipped(run, second)).toBe(true);
    expect(isSkipped(run, { ...second, visit: [] })).toBe(false);
  });

  test('one slip lists all numbers; its one code opens each of them; a reprint ends the old codes [QU-3, QU-18]', () => {
    const run = aHallRun();
    const slip = takeVisit(run, 'a', ['b', 'c']);
    expect([slip.number, ...slip.others.map((other) => other.number)]).toEqual(['A001', 'B001', 'C001']);
    const look = (number: string, code: string) =>
      run.do(KIOSK, { type: 'ticket.lookUp', payload: { ref: { by: 'code', number, code } } });
    const code = '0008';
    for (const number of ['A001', 'B001', 'C001']) expect(look(number, code)).toMatchObject({ value: { found: true } });
    const again = run.do(aClerk(8, ['guide']), {
      type: 'slip.reprint',
      payload: { ref: { by: 'id', ticketId: slip.others[1]?.ticketId ?? '' } },
    });
    expect(again).toMatchObject({
      value: { number: 'A001', version: 2, others: [{ number: 'B001' }, { number: 'C001' }] },
    });
    expect(look('C001', code)).toMatchObject({ value: { found: false } });
    expect(look('C001', '0009')).toMatchObject({ value: { found: true } });
  });

  test('while one number is called, served or on hold the next window goes on with somebody else', () => {
    const run = aHallRun();
    const slip = takeVisit(run, 'a', ['a']);
    const alone = takeVisit(run, 'a');
    expect(call(run, 1)).toMatchObject({ value: { ticketId: slip.ticketId } });
    expect(call(run, 2)).toMatchObject({ value: { ticketId: alone.ticketId } });
    expect(call(run, 3)).toMatchObject({ error: { code: 'queue.empty' } });
    run.do(aClerk(1), { type: 'ticket.start', payload: { windowId: 'w1', ticketId: slip.ticketId } });
    run.do(aClerk(1), { type: 'ticket.hold', payload: { windowId: 'w1', ticketId: slip.ticketId } });
    expect(call(run, 3)).toMatchObject({ error: { code: 'queue.empty' } });
    run.do(aClerk(1), {
      type: 'ticket.finish',
      payload: { windowId: 'w1', ticketId: slip.ticketId, outcome: 'handled' },
    });
    expect(call(run, 3)).toMatchObject({ value: { number: 'A002' } });
  });

  test('the window goes on with the next matter of its own groups, as far as the setting allows', () => {
    const run = aHallRun();
    const slip = takeVisit(run, 'a', ['b', 'a', 'a']);
    const [b, a2, a3] = slip.others.map((other) => other.ticketId);
    assert(call(run, 1).ok, 'call');
    run.do(aClerk(1), { type: 'ticket.start', payload: { windowId: 'w1', ticketId: slip.ticketId } });
    const onward = (ticketId: string, nextId = 'none') =>
      run.do(aClerk(1), {
        type: 'ticket.nextMatter',
        payload: { windowId: 'w1', ticketId, nextId, outcome: 'handled' },
      });
    expect(onward(slip.ticketId, b), 'w1 does not serve group b').toMatchObject({ error: { code: 'visit.not-next' } });
    expect(onward(slip.ticketId, a2)).toMatchObject({ value: { number: 'A002', why: { code: 'same-visit' } } });
    expect(run.ticket(slip.ticketId)?.status).toBe('done');
    expect(onward(a2 ?? '', a3)).toMatchObject({ error: { code: 'visit.cap' } });
  });

  test('more matters than one call may serve become several numbers; minutes count by the matter [QU-11]', () => {
    const run = aHallRun();
    const slip = takeVisit(run, 'a', [], 5);
    expect([slip, ...slip.others].map(({ ticketId }) => run.ticket(ticketId)?.matters)).toEqual([2, 2, 1]);
    const behind = takeVisit(run, 'a');
    const alone = aHallRun();
    for (let n = 0; n < 5; n += 1) takeVisit(alone, 'a');
    expect(behind.standing.ahead).toBe(3);
    expect(behind.standing.range).toEqual(takeVisit(alone, 'a').standing.range);
  });

  test('a kiosk gives an unclaimed visit back as a whole [QU-3]', () => {
    const run = aHallRun();
    const slip = takeVisit(run, 'a', ['b']);
    expect(run.do(KIOSK, { type: 'ticket.unclaimed', payload: { ticketId: slip.ticketId } }).ok).toBe(true);
    for (const ticket of rowsOf(run.state.tickets))
      expect(ticket).toMatchObject({ status: 'cancelled', by: 'unclaimed' });
  });

  test('at most six numbers on one slip', () => {
    const run = aHallRun({ file: aHallFile() });
    const result = run.do(KIOSK, {
      type: 'ticket.take',
      payload: { groupId: 'a', class: 'normal', locale: 'en', needs: [], matters: 20 },
    });
    expect(result).toMatchObject({ error: { code: 'visit.too-many' } });
  });

  test('how many numbers one slip carries is a setting', () => {
    const two = {
      groupId: 'a',
      class: 'normal',
      locale: 'en',
      needs: [],
      also: [{ groupId: 'b', matters: 1 }],
    } as const;
    const take = (numbersPerVisit: number) => {
      const run = aHallRun({
        file: aHallFile({ settings: hallSettingsSchema.parse({ anonymousBurst: 0, numbersPerVisit }) }),
      });
      return run.do(KIOSK, { type: 'ticket.take', payload: { ...two, also: [...two.also], needs: [] } });
    };
    expect(take(1)).toMatchObject({ error: { code: 'visit.too-many' } });
    expect(take(2).ok).toBe(true);
  });

  test('priority in a visit is for the groups that know it; where none does it is refused', () => {
    const [a, b, c] = aHallFile().groups;
    assert(a !== undefined && b !== undefined && c !== undefined, 'three groups');
    const file = aHallFile({ groups: [{ ...a, priority: false }, b, { ...c, priority: false }] });
    const take = (run: HallRun, also: string) =>
      run.do(KIOSK, {
        type: 'ticket.take',
        payload: { groupId: 'a', class: 'priority', locale: 'en', needs: [], also: [{ groupId: also, matters: 1 }] },
      });
    const run = aHallRun({ file });
    expect(take(run, 'c')).toMatchObject({ error: { code: 'group.no-priority' } });
    expect(take(run, 'b').ok).toBe(true);
    expect([...rowsOf(run.state.tickets)].map((ticket) => ticket.number).sort()).toEqual(['A001', 'BP01']);
  });
});
