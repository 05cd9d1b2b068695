import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HallCommand } from '../../shared/domain/commands/hall-commands.ts';
import { valueAfterRestore } from '../../shared/domain/number/number.ts';
import { getRow, rowsOf, setRow } from '../../shared/lib/table.ts';
import { aClerk, aHallFile, aHallRun, type HallRun, KIOSK, SYSTEM, take } from '../fixtures/a-hall.ts';
import { brokenInvariants } from '../fixtures/hall-invariants.ts';
import { play, step } from '../fixtures/hall-steps.ts';

describe('the hall under any sequence of commands', () => {
  test('[QU-2] [QU-7] [QU-10] [QU-14] every revision keeps the invariants', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 120 }), (steps) => {
        const run = aHallRun();
        for (const each of steps) {
          play(run, each);
          expect(brokenInvariants(run.state)).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('negative control: a ticket at two windows and a number twice are found', () => {
    const run = aHallRun();
    const first = take(run, 'a');
    const second = take(run, 'a');
    run.do(aClerk(1), { type: 'ticket.callNext', payload: { windowId: 'w1' } });
    const called = run.ticket(first);
    const other = run.ticket(second);
    if (called?.status !== 'called' || !other) throw new Error('set-up');
    const twice = { ...called, id: second, number: called.number };
    const broken = brokenInvariants({ ...run.state, tickets: setRow(run.state.tickets, second, twice) });
    expect(broken.join()).toMatch(/number twice/);
    expect(broken.join()).toMatch(/\[QU-7\]/);
  });

  test('[QU-4] the close of the day ends every open ticket in its own way and the roll leaves none behind', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 80 }), (steps) => {
        const run = aHallRun();
        for (const each of steps) play(run, each);
        const before = new Map([...rowsOf(run.state.tickets)].map((ticket) => [ticket.id, ticket.status]));
        run.now += 1000;
        expect(run.do(SYSTEM, { type: 'day.close', payload: { day: '2026-11-23' } }).ok).toBe(true);
        const becomes: Record<string, string> = {
          waiting: 'expired',
          called: 'abandoned',
          passed: 'abandoned',
          serving: 'done',
          held: 'done',
        };
        for (const ticket of rowsOf(run.state.tickets)) {
          const was = before.get(ticket.id) ?? '';
          expect(ticket.status).toBe(becomes[was] ?? was);
          if (was === 'serving' || was === 'held') expect(ticket.status === 'done' && ticket.inaccurate).toBe(true);
        }
        expect(brokenInvariants(run.state)).toEqual([]);
        expect(run.do(SYSTEM, { type: 'day.roll', payload: { day: '2026-11-24' } }).ok).toBe(true);
        expect(run.state.tickets.size).toBe(0);
        expect(run.ticket(take(run, 'a'))?.number).toBe('A001');
      }),
      { numRuns: 60 },
    );
  });

  test('[QU-1] a roll with open tickets is refused', () => {
    const run = aHallRun();
    take(run, 'a');
    expect(run.do(SYSTEM, { type: 'day.roll', payload: { day: '2026-11-24' } })).toMatchObject({
      error: { code: 'day.open-tickets' },
    });
  });
});

describe('[QU-2] numbers', () => {
  test('run per prefix and class, widen, and jump over the leases', () => {
    const run = aHallRun();
    const number = (id: string) => run.ticket(id)?.number;
    expect([take(run, 'a'), take(run, 'b'), take(run, 'a', 'priority'), take(run, 'a')].map(number)).toEqual([
      'A001',
      'B001',
      'AP01',
      'A002',
    ]);
    run.state = {
      ...run.state,
      counters: setRow(run.state.counters, 'A', { key: 'A', day: '2026-11-23', value: 999 }),
    };
    expect(number(take(run, 'a'))).toBe('A1000');
    run.state = {
      ...run.state,
      counters: setRow(run.state.counters, 'A', { key: 'A', day: '2026-11-23', value: 4999 }),
    };
    expect([take(run, 'a'), take(run, 'a'), take(run, 'a')].map(number)).toEqual(['A5000', 'A10000', 'A10001']);
  });
});

describe('[OP-1] numbers after a restore', () => {
  test('every counter leaves room, also one that the backup does not know; leases stay free', () => {
    const run = aHallRun();
    for (let n = 0; n < 37; n += 1) take(run, 'a');
    expect(run.do(SYSTEM, { type: 'numbers.jump', payload: { above: 0 } }).ok).toBe(true);
    const number = (id: string) => run.ticket(id)?.number;
    expect([take(run, 'a'), take(run, 'b'), take(run, 'a', 'priority')].map(number)).toEqual(['A201', 'B201', 'AP201']);
    run.do(SYSTEM, { type: 'numbers.jump', payload: { above: 450 } });
    expect(number(take(run, 'a'))).toBe('A451');
  });

  test.each([
    [0, 0, 200],
    [99, 0, 200],
    [100, 0, 300],
    [4899, 0, 5000],
    [4950, 0, 10_099],
    [10_042, 0, 10_200],
    [12, 5200, 10_199],
  ])('from %i (above %i) to %i', (value, above, after) => {
    expect(valueAfterRestore(value, above, { leaseFrom: 5001, leaseTo: 9999 })).toBe(after);
  });
});

describe('[QU-9] undo', () => {
  const acts = ['callNext', 'start', 'finish', 'pass', 'hold', 'transfer'] as const;
  type Act = (typeof acts)[number];

  function reach(run: HallRun, act: Act): string {
    const id = take(run, 'a');
    take(run, 'a');
    const clerk = aClerk(1);
    const at = (command: HallCommand) => expect(run.do(clerk, command)).toMatchObject({ ok: true });
    run.now += 60_000;
    if (act !== 'callNext') at({ type: 'ticket.callNext', payload: { windowId: 'w1' } });
    run.now += 1_000;
    if (act === 'finish' || act === 'hold' || act === 'transfer')
      at({ type: 'ticket.start', payload: { windowId: 'w1', ticketId: id } });
    run.now += 5_000;
    return id;
  }

  function doAct(run: HallRun, act: Act, ticketId: string) {
    const windowId = 'w1';
    const commands: Record<Act, HallCommand> = {
      callNext: { type: 'ticket.callNext', payload: { windowId } },
      start: { type: 'ticket.start', payload: { windowId, ticketId } },
      finish: { type: 'ticket.finish', payload: { windowId, ticketId, outcome: 'handled' } },
      pass: { type: 'ticket.pass', payload: { windowId, ticketId, left: true } },
      hold: { type: 'ticket.hold', payload: { windowId, ticketId } },
      transfer: { type: 'ticket.transfer', payload: { windowId, ticketId, groupId: 'b' } },
    };
    return run.do(aClerk(1), commands[act]);
  }

  const undo: HallCommand = { type: 'window.undo', payload: { windowId: 'w1' } };

  test.each(acts)('%s: ticket, window and lines are as before, voided periods stay out of the figures', (act) => {
    const run = aHallRun();
    const id = reach(run, act);
    const before = run.state;
    expect(doAct(run, act, id)).toMatchObject({ ok: true });
    run.now += 9_999;
    expect(run.do(aClerk(1), undo)).toMatchObject({ ok: true });
    const was = getRow(before.tickets, id);
    const is = run.ticket(id);
    expect(is).toMatchObject({
      ...was,
      periods: is?.periods,
      ...(is?.status === 'waiting' ? { reserved: { windowId: 'w1' } } : {}),
    });
    expect(getRow(run.state.windows, 'w1')).toMatchObject({
      status: getRow(before.windows, 'w1')?.status,
      ticketId: getRow(before.windows, 'w1')?.ticketId,
    });
    for (const groupId of ['a', 'b'])
      expect(getRow(run.state.waiting, groupId) ?? []).toEqual(getRow(before.waiting, groupId) ?? []);
    expect(brokenInvariants(run.state)).toEqual([]);
    for (let n = (was?.periods ?? 0) + 1; n <= (is?.periods ?? 0); n += 1)
      expect(getRow(run.state.periods, `${id}:${n}`)?.flag).toBe('void');
    expect(run.do(aClerk(1), undo)).toMatchObject({ error: { code: 'undo.nothing' } });
  });

  test.each(acts)('%s: not after ten seconds, not by another session, not over a newer event', (act) => {
    const late = aHallRun();
    const id = reach(late, act);
    doAct(late, act, id);
    late.now += 10_001;
    expect(late.do(aClerk(1), undo)).toMatchObject({ error: { code: 'undo.too-late' } });

    const other = aHallRun();
    doAct(other, act, reach(other, act));
    other.do({ ...aClerk(1), sessionId: 'new' }, { type: 'window.open', payload: { windowId: 'w1', takeOver: false } });
    expect(other.do({ ...aClerk(1), sessionId: 'new' }, undo)).toMatchObject({ error: { code: 'undo.nothing' } });
  });

  test('a recall, a citizen who cancels and another window that calls are newer than the act', () => {
    const file = aHallFile();
    const recalled = aHallRun({ file: { ...file, settings: { ...file.settings, recallGapMs: 0 } } });
    doAct(recalled, 'callNext', reach(recalled, 'callNext'));
    const id = getRow(recalled.state.windows, 'w1')?.ticketId ?? '';
    expect(recalled.do(aClerk(1), { type: 'ticket.recall', payload: { windowId: 'w1', ticketId: id } })).toMatchObject({
      ok: true,
    });
    expect(recalled.do(aClerk(1), undo)).toMatchObject({ error: { code: 'undo.not-newest' } });

    const passed = aHallRun();
    const gone = reach(passed, 'pass');
    doAct(passed, 'pass', gone);
    passed.do(aClerk(2), { type: 'ticket.reactivate', payload: { ref: { by: 'id', ticketId: gone } } });
    expect(passed.do(aClerk(1), undo)).toMatchObject({ error: { code: 'undo.not-newest' } });

    const moved = aHallRun();
    const ticketId = reach(moved, 'transfer');
    doAct(moved, 'transfer', ticketId);
    expect(moved.do(aClerk(2), { type: 'ticket.callNext', payload: { windowId: 'w2' } })).toMatchObject({ ok: true });
    moved.do(aClerk(2), { type: 'ticket.callNext', payload: { windowId: 'w2' } });
    const elsewhere = moved.ticket(ticketId)?.status === 'called';
    expect(moved.do(aClerk(1), undo).ok).toBe(!elsewhere);
  });

  test('after an undone call the next press of the window gets the same ticket, and nobody else does for 60 s', () => {
    const run = aHallRun();
    const id = reach(run, 'callNext');
    doAct(run, 'callNext', id);
    run.do(aClerk(1), undo);
    expect(run.do(aClerk(2), { type: 'ticket.callNext', payload: { windowId: 'w2' } })).toMatchObject({ ok: true });
    expect(run.ticket(id)?.status).toBe('waiting');
    run.now += 60_000;
    expect(run.do(aClerk(1), { type: 'ticket.callNext', payload: { windowId: 'w1' } })).toMatchObject({
      value: { ticketId: id, why: { code: 'reserved' } },
    });
  });

  test('[QU-5] a return that was undone and called again still counts as one: never two running', () => {
    const run = aHallRun({ open: ['w1'] });
    const [first, second] = [take(run, 'a'), take(run, 'a')];
    const next = () => run.do(aClerk(1), { type: 'ticket.callNext', payload: { windowId: 'w1' } });
    for (const ticketId of [first, second]) {
      next();
      run.do(aClerk(1), { type: 'ticket.start', payload: { windowId: 'w1', ticketId } });
      run.do(aClerk(1), { type: 'ticket.hold', payload: { windowId: 'w1', ticketId } });
    }
    for (const ticketId of [first, second])
      run.do(aClerk(1), { type: 'ticket.comeBack', payload: { windowId: 'w1', ticketId } });
    const other = take(run, 'a');
    const called = next();
    expect(called).toMatchObject({ value: { why: { code: 'returning' } } });
    run.do(aClerk(1), undo);
    expect(next()).toMatchObject({ value: { why: { code: 'reserved' } } });
    const { ticketId } = (called as { value: { ticketId: string } }).value;
    run.do(aClerk(1), { type: 'ticket.start', payload: { windowId: 'w1', ticketId } });
    run.do(aClerk(1), { type: 'ticket.finish', payload: { windowId: 'w1', ticketId, outcome: 'handled' } });
    expect(next()).toMatchObject({ value: { ticketId: other } });
  });

  test('take, cancel and close of a window cannot be undone', () => {
    const run = aHallRun();
    const id = take(run, 'a');
    expect(run.do(aClerk(1), undo)).toMatchObject({ error: { code: 'undo.nothing' } });
    run.do(KIOSK, { type: 'ticket.cancel', payload: { ref: { by: 'token', token: 'x' } } });
    run.do(aClerk(1), { type: 'ticket.cancel', payload: { ref: { by: 'id', ticketId: id } } });
    expect(run.do(aClerk(1), undo)).toMatchObject({ error: { code: 'undo.nothing' } });
  });
});
