import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { putTicket } from '../../shared/domain/hall/edit.ts';
import { hallSettingsSchema } from '../../shared/domain/hall/hall-settings.ts';
import { waitingOf } from '../../shared/domain/policy/choose-next.ts';
import type { TicketClass, WaitingTicket } from '../../shared/domain/ticket/ticket.ts';
import { present } from '../../shared/lib/assert.ts';
import { getRow } from '../../shared/lib/table.ts';
import { aClerk, aHallFile, aHallRun, type HallRun, take } from '../fixtures/a-hall.ts';

/** A manager who calls the last comers first whenever the hall lets them [QU-6, QU-15]. */
const MANAGER = aClerk(20, ['manager']);
const CLERK = aClerk(1);

const OPS = ['normal', 'priority', 'appointment', 'favour', 'next', 'comeBack', 'undo', 'late'] as const;
type Op = (typeof OPS)[number];

type Watch = {
  readonly seq: number;
  readonly class: TicketClass;
  /** Called since: later numbers, and turns of the same class. */
  later: number;
  same: number;
};

function add(run: HallRun, ticketClass: TicketClass): WaitingTicket {
  const id = take(run, 'a', ticketClass === 'priority' ? 'priority' : 'normal');
  const ticket = { ...present(run.ticket(id), 'ticket'), class: ticketClass } as WaitingTicket;
  run.state = putTicket(run.state, ticket);
  return ticket;
}

/** Plays in a hall with that setting; each ticket ends its watch when it is called the first time. */
function play(ops: readonly Op[], maxOutOfTurn: number) {
  const run = aHallRun({
    open: ['w1'],
    file: aHallFile({ settings: hallSettingsSchema.parse({ maxOutOfTurn, anonymousBurst: 0 }) }),
  });
  const watches = new Map<string, Watch>();
  const done: Watch[] = [];
  const windowNow = () => present(getRow(run.state.windows, 'w1'), 'window');
  let refused = 0;

  function seen(ticketId: string, kind: 'turn' | 'favour' | 'none'): void {
    const called = present(run.ticket(ticketId), 'ticket');
    const mine = watches.get(ticketId);
    if (mine) done.push(mine);
    watches.delete(ticketId);
    if (kind === 'none') return;
    for (const each of watches.values()) {
      if (called.seq > each.seq) each.later += 1;
      if (kind === 'turn' && called.class === each.class) each.same += 1;
    }
  }

  function end(how: 'finish' | 'comeBack'): void {
    const { ticketId } = windowNow();
    if (ticketId === null) return;
    const payload = { windowId: 'w1', ticketId };
    run.now += 30_000;
    run.do(CLERK, { type: 'ticket.start', payload });
    if (how === 'comeBack') run.do(CLERK, { type: 'ticket.comeBack', payload });
    else run.do(CLERK, { type: 'ticket.finish', payload: { ...payload, outcome: 'handled' } });
  }

  function next(): string | null {
    const result = run.do(CLERK, { type: 'ticket.callNext', payload: { windowId: 'w1' } });
    if (!result.ok) return null;
    const { ticketId, why } = result.value as { ticketId: string; why: { code: string } };
    seen(ticketId, why.code === 'returning' || why.code === 'reserved' ? 'none' : 'turn');
    return ticketId;
  }

  for (const op of ops) {
    run.now += 7_000;
    switch (op) {
      case 'late':
        run.now += 41 * 60_000;
        break;
      case 'next':
      case 'comeBack':
        next();
        end(op === 'comeBack' ? 'comeBack' : 'finish');
        break;
      case 'undo':
        if (next() !== null) run.do(CLERK, { type: 'window.undo', payload: { windowId: 'w1' } });
        break;
      case 'favour': {
        const last = waitingOf(run.state, 'a').at(-1);
        if (!last) break;
        const before = getRow(run.state.groups, 'a')?.outOfTurn ?? 0;
        const result = run.do(MANAGER, {
          type: 'ticket.callNumber',
          payload: { windowId: 'w1', number: last.number, reason: 'promised' },
        });
        if (!result.ok) refused += 1;
        else seen(last.id, (getRow(run.state.groups, 'a')?.outOfTurn ?? 0) > before ? 'favour' : 'turn');
        end('finish');
        break;
      }
      default: {
        const ticket = add(run, op);
        watches.set(ticket.id, { seq: ticket.seq, class: ticket.class, later: 0, same: 0 });
      }
    }
  }
  return { refused, all: [...done, ...watches.values()] };
}

/** The bound of SPEC, with K numbers out of turn in a row. */
function broken(all: readonly Watch[], k: number): readonly Watch[] {
  const perTurn: Readonly<Record<TicketClass, number>> = {
    normal: 5 + 6 * k,
    priority: 2 + 3 * k,
    appointment: Infinity,
  };
  return all.filter((each) => each.later > perTurn[each.class] * (each.same + 1));
}

const times = (n: number, ...ops: Op[]) => Array.from({ length: n }, () => ops).flat();
/** One normal and one priority number at the head of a flood, and favours whenever they are lawful. */
const FLOOD: Op[] = [
  'normal',
  'priority',
  ...times(60, 'priority', 'normal', 'normal', 'normal', 'favour', 'favour', 'favour', 'next'),
];

describe('[QU-6] numbers called out of turn are counted in the bound', () => {
  test.each([0, 1, 2])('a hall that allows %i in a row: whatever the manager does, both classes move', (k) => {
    const op = fc.constantFrom<Op>(...OPS, 'favour', 'favour', 'normal', 'priority', 'next');
    fc.assert(
      fc.property(fc.array(op, { minLength: 30, maxLength: 200 }), (ops) => {
        expect(broken(play(ops, k).all, k)).toEqual([]);
      }),
      { numRuns: 150, examples: [[FLOOD]] },
    );
  });

  test('the flood is really held back', () => {
    expect(play(FLOOD, 2).refused).toBe(60);
  });

  test('negative control: without the limit the bound is broken', () => {
    const ops: Op[] = ['normal', 'priority', ...times(40, 'normal'), ...times(20, 'favour')];
    expect(broken(play(ops, 20).all, 2).map((each) => each.class)).toEqual(
      expect.arrayContaining(['normal', 'priority']),
    );
    expect(broken(play(ops, 2).all, 2)).toEqual([]);
  });
});
