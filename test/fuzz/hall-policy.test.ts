import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { range } from '../../shared/domain/estimate/range.ts';
import { createStandings, standingOf } from '../../shared/domain/estimate/standing.ts';
import { putTicket } from '../../shared/domain/hall/edit.ts';
import { settingsOf } from '../../shared/domain/hall/hall-of.ts';
import { chooseNext, waitingOf } from '../../shared/domain/policy/choose-next.ts';
import { callOrder } from '../../shared/domain/policy/group-order.ts';
import type { TicketClass, WaitingTicket } from '../../shared/domain/ticket/ticket.ts';
import { assert, present } from '../../shared/lib/assert.ts';
import { getRow } from '../../shared/lib/table.ts';
import { aClerk, aHallRun, type HallRun, take } from '../fixtures/a-hall.ts';

/** What a group has called so far, oldest first: the oracle's only memory. */
type Called = { readonly class: TicketClass; readonly returning: boolean };
const OVERDUE_MS = 40 * 60_000;

/**
 * QU-5 within one group, written naively from the rule text over the list of past calls: no counters, no shared code.
 */
function oracle(
  history: readonly Called[],
  waiting: readonly WaitingTicket[],
  lastReturn: boolean,
  windowId: string,
  now: number,
): string | undefined {
  const bySeq = (tickets: readonly WaitingTicket[]) =>
    [...tickets].sort((x, y) => Number(y.front) - Number(x.front) || x.seq - y.seq);
  const mine = waiting.filter((ticket) => ticket.returnTo === windowId);
  const rest = waiting.filter((ticket) => ticket.returnTo === null);
  if (mine.length > 0 && (!lastReturn || rest.length === 0)) return bySeq(mine)[0]?.id;
  const due = rest.filter((ticket) => ticket.afterCalls <= history.length);
  const pool = bySeq(due.length > 0 ? due : rest);
  const priority = pool.filter((ticket) => ticket.class === 'priority');
  const normal = pool.filter((ticket) => ticket.class === 'normal');
  const appointment = pool.filter((ticket) => ticket.class === 'appointment');
  const turns = history.filter((call) => !call.returning).map((call) => call.class);
  const lastTwo = turns.slice(-2);
  const late = normal.some((ticket) => now - ticket.queuedAt > OVERDUE_MS);
  const othersWait = normal.length + appointment.length > 0;
  let takePriority = priority.length > 0;
  if (takePriority && othersWait) {
    takePriority = late
      ? lastTwo.length === 2 && lastTwo.every((each) => each !== 'priority')
      : !(lastTwo.length === 2 && lastTwo.every((each) => each === 'priority'));
  }
  if (takePriority) return priority[0]?.id;
  const lastOther = turns.filter((each) => each !== 'priority').at(-1);
  if (appointment.length > 0 && (normal.length === 0 || lastOther !== 'appointment')) return appointment[0]?.id;
  return normal[0]?.id;
}

type Op = 'normal' | 'priority' | 'appointment' | 'next' | 'comeBack' | 'pass' | 'reactivate' | 'late';
const op = fc.constantFrom<Op>(
  'normal',
  'normal',
  'priority',
  'priority',
  'appointment',
  'next',
  'next',
  'next',
  'comeBack',
  'pass',
  'reactivate',
  'late',
);

/** Appointment tickets come with a later part of the product; the policy knows them already. */
function takeOf(run: HallRun, ticketClass: TicketClass): string {
  const id = take(run, 'a', ticketClass === 'priority' ? 'priority' : 'normal');
  if (ticketClass === 'appointment') {
    const ticket = present(run.ticket(id), 'ticket');
    run.state = putTicket(run.state, { ...ticket, class: 'appointment' } as WaitingTicket);
  }
  return id;
}

type Watch = {
  readonly id: string;
  readonly seq: number;
  readonly class: TicketClass;
  later: number;
  same: number;
  returns: number;
};

/** Plays ops at window w1, checking each call against the oracle; watches who passes whom. */
function playGroup(ops: readonly Op[], choose: typeof chooseNext = chooseNext) {
  const run = aHallRun({ open: ['w1'] });
  const history: Called[] = [];
  const watches = new Map<string, Watch>();
  const done: Watch[] = [];
  const passed: string[] = [];
  const clerk = aClerk(1);
  const watch = (id: string) => {
    const ticket = present(run.ticket(id), 'ticket');
    watches.set(id, { id, seq: ticket.seq, class: ticket.class, later: 0, same: 0, returns: 0 });
  };
  const call = (end: 'finish' | 'comeBack' | 'pass') => {
    const window = present(getRow(run.state.windows, 'w1'), 'window');
    const waiting = waitingOf(run.state, 'a');
    const expected = oracle(history, waiting, window.lastReturn, 'w1', run.now);
    const choice = choose(run.state, window, settingsOf(run.state), run.now);
    expect(choice?.ticket.id, `after ${history.length} calls`).toBe(expected);
    if (!choice) return;
    const result = run.do(clerk, { type: 'ticket.callNext', payload: { windowId: 'w1' } });
    assert(result.ok, 'call');
    history.push({ class: choice.ticket.class, returning: choice.returning });
    for (const each of watches.values()) {
      if (each.id === choice.ticket.id) continue;
      if (choice.returning) each.returns += 1;
      else if (choice.ticket.class === each.class) each.same += 1;
      else if (choice.ticket.seq > each.seq) each.later += 1;
      if (choice.ticket.class === each.class && choice.ticket.seq > each.seq && !choice.returning) {
        throw new Error('a later ticket of the same class was called first');
      }
    }
    const mine = watches.get(choice.ticket.id);
    if (mine) done.push(mine);
    watches.delete(choice.ticket.id);
    const ticketId = choice.ticket.id;
    run.now += 30_000;
    if (end === 'pass') {
      run.do(clerk, { type: 'ticket.pass', payload: { windowId: 'w1', ticketId, left: true } });
      passed.push(ticketId);
      return;
    }
    run.do(clerk, { type: 'ticket.start', payload: { windowId: 'w1', ticketId } });
    run.now += 60_000;
    run.do(
      clerk,
      end === 'comeBack'
        ? { type: 'ticket.comeBack', payload: { windowId: 'w1', ticketId } }
        : { type: 'ticket.finish', payload: { windowId: 'w1', ticketId, outcome: 'handled' } },
    );
  };
  for (const each of ops) {
    run.now += 7_000;
    if (each === 'late') run.now += 41 * 60_000;
    else if (each === 'next') call('finish');
    else if (each === 'comeBack' || each === 'pass') call(each);
    else if (each === 'reactivate') {
      const id = passed.shift();
      if (id) run.do(clerk, { type: 'ticket.reactivate', payload: { ref: { by: 'id', ticketId: id } } });
    } else watch(takeOf(run, each));
  }
  return { run, done, call };
}

describe('[QU-5] the calling policy', () => {
  test('equals a naive reading of the rule for any history', () => {
    fc.assert(
      fc.property(fc.array(op, { minLength: 5, maxLength: 150 }), (ops) => void playGroup(ops)),
      { numRuns: 400 },
    );
  });

  test('negative control: a policy that always takes priority first is caught by the oracle', () => {
    const greedy: typeof chooseNext = (state, window, settings, now) => {
      const choice = chooseNext(state, window, { ...settings, maxPriorityRun: 99, overdueMs: 1e12 }, now);
      return choice;
    };
    expect(() => playGroup(['normal', 'priority', 'priority', 'priority', 'next', 'next', 'next'], greedy)).toThrow();
  });

  test('between groups: smooth weighted round robin over those with somebody waiting', () => {
    const run = aHallRun({ open: [] });
    run.do(aClerk(3), { type: 'window.open', payload: { windowId: 'w3', takeOver: false } });
    for (let n = 0; n < 20; n += 1) for (const groupId of ['a', 'b', 'c']) take(run, groupId);
    const groups: string[] = [];
    for (let n = 0; n < 15; n += 1) {
      const result = run.do(aClerk(3), { type: 'ticket.callNext', payload: { windowId: 'w3' } });
      assert(result.ok, 'call');
      const { ticketId } = result.value as { ticketId: string };
      groups.push(run.ticket(ticketId)?.groupId ?? '');
      run.do(aClerk(3), { type: 'ticket.start', payload: { windowId: 'w3', ticketId } });
      run.do(aClerk(3), { type: 'ticket.finish', payload: { windowId: 'w3', ticketId, outcome: 'handled' } });
    }
    expect(groups.filter((each) => each === 'c')).toHaveLength(9);
    expect(groups.filter((each) => each === 'a')).toHaveLength(3);
    expect(groups.filter((each) => each === 'b')).toHaveLength(3);
    expect(groups.join('')).not.toMatch(/cccc|aa|bb/);
  });
});

describe('[QU-6] no starvation', () => {
  test('normal: at most 5 later tickets per normal call up to its own, returns at most one per other call', () => {
    fc.assert(
      fc.property(fc.array(op, { minLength: 40, maxLength: 250 }), (ops) => {
        for (const each of playGroup(ops).done) {
          const turns = each.same + 1;
          if (each.class === 'normal') expect(each.later).toBeLessThanOrEqual(5 * turns);
          if (each.class === 'priority') expect(each.later).toBeLessThanOrEqual(2 * turns);
          expect(each.returns).toBeLessThanOrEqual(6 * turns + 1);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('adversary: a flood of priority and appointments behind one normal ticket cannot hold it for ever', () => {
    const flood: Op[] = ['normal'];
    for (let n = 0; n < 60; n += 1) flood.push('priority', 'priority', 'priority', 'appointment', 'next');
    const { done } = playGroup(flood);
    const normal = done.find((each) => each.class === 'normal');
    expect(normal?.later).toBeLessThanOrEqual(5);
  });

  test('an overloaded day: with 50 to 90 minutes of waiting both classes move, one priority in three', () => {
    const { run, call } = playGroup([]);
    const order: TicketClass[] = [];
    for (let n = 0; n < 40; n += 1) {
      takeOf(run, 'normal');
      takeOf(run, 'priority');
    }
    run.now += 55 * 60_000;
    for (let n = 0; n < 30; n += 1) {
      takeOf(run, n % 2 ? 'priority' : 'normal');
      const before = new Set(waitingOf(run.state, 'a').map((ticket) => ticket.id));
      const classes = new Map(waitingOf(run.state, 'a').map((ticket) => [ticket.id, ticket.class]));
      call('finish');
      for (const ticket of waitingOf(run.state, 'a')) before.delete(ticket.id);
      const [called] = before;
      order.push(classes.get(called ?? '') ?? 'normal');
    }
    for (let n = 0; n + 3 <= order.length; n += 1) {
      expect(order.slice(n, n + 3).filter((each) => each === 'priority').length).toBe(1);
    }
  });
});

describe('[QU-11] people ahead', () => {
  test('is the place at which the policy really calls, with no further arrivals', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<Op>('normal', 'priority', 'appointment', 'next', 'pass', 'reactivate'), {
          minLength: 5,
          maxLength: 60,
        }),
        (ops) => {
          const { run } = playGroup(ops);
          const group = present(getRow(run.state.groups, 'a'), 'group');
          const promised = callOrder(group, waitingOf(run.state, 'a'), settingsOf(run.state), run.now).map(
            (ticket) => ticket.id,
          );
          const standings = createStandings(run.state, run.now);
          promised.forEach((id, ahead) => {
            expect(standings(id)?.ahead).toBe(ahead);
            // The first in line may see a free window; from the second on the estimate alone speaks.
            if (ahead > 0) expect(standings(id)?.range).toEqual(range(group.est, ahead));
            expect(standingOf(run.state, id, run.now)).toEqual(standings(id));
          });
          const real: string[] = [];
          for (;;) {
            const result = run.do(aClerk(1), { type: 'ticket.callNext', payload: { windowId: 'w1' } });
            if (!result.ok) break;
            const { ticketId } = result.value as { ticketId: string };
            real.push(ticketId);
            run.do(aClerk(1), { type: 'ticket.start', payload: { windowId: 'w1', ticketId } });
            run.do(aClerk(1), { type: 'ticket.finish', payload: { windowId: 'w1', ticketId, outcome: 'handled' } });
          }
          expect(real).toEqual(promised);
        },
      ),
      {
        numRuns: 300,
        // Three reactivated tickets and nobody else: one is called before its time, the others still wait for theirs.
        examples: [
          [['normal', 'pass', 'reactivate', 'priority', 'normal', 'pass', 'normal', 'reactivate', 'reactivate']],
        ],
      },
    );
  });
});
