import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { putTicket, putWindow } from '../../shared/domain/hall/edit.ts';
import type { HallFile } from '../../shared/domain/hall/hall-file.ts';
import { settingsOf } from '../../shared/domain/hall/hall-of.ts';
import type { Need } from '../../shared/domain/hall/hall-words.ts';
import type { TicketClass, WaitingTicket } from '../../shared/domain/ticket/ticket.ts';
import { present } from '../../shared/lib/assert.ts';
import { getRow, rowsOf } from '../../shared/lib/table.ts';
import { aClerk, aHallFile, aHallRun, type HallRun, KIOSK, SYSTEM } from '../fixtures/a-hall.ts';

/*
 * Needs that only some windows can meet, on a hall of three windows for group a: w1 plain, w2 English and mostly busy
 * with group b ("English for construction"), w3 low counter. The bounds are counted from outside, call by call.
 */

function aHallOfNeeds(): HallFile {
  const { windows, ...file } = aHallFile();
  const make = (number: number, features: Need[], groups: HallFile['windows'][number]['groups']) => ({
    ...present(windows[0], 'window'),
    id: `w${number}`,
    number,
    features,
    groups,
  });
  const a = { groupId: 'a', weight: 1 };
  const all = [make(1, [], [a]), make(2, ['english'], [a, { groupId: 'b', weight: 3 }]), make(3, ['low-counter'], [a])];
  return { ...file, windows: all };
}

type Take = { readonly class: TicketClass; readonly needs: readonly Need[]; readonly groupId?: string };

/** Appointment tickets come with a later part of the product; the policy knows them already. */
function take(run: HallRun, { class: ticketClass, needs, groupId = 'a' }: Take): string {
  const taken = run.do(KIOSK, {
    type: 'ticket.take',
    payload: {
      groupId,
      class: ticketClass === 'priority' ? 'priority' : 'normal',
      locale: 'zh-CN',
      needs: [...needs],
    },
  });
  if (!taken.ok) throw new Error(taken.error.code);
  const { ticketId } = taken.value as { ticketId: string };
  if (ticketClass === 'appointment') {
    const ticket = present(run.ticket(ticketId), 'ticket') as WaitingTicket;
    run.state = putTicket(run.state, { ...ticket, class: 'appointment' });
  }
  return ticketId;
}

/** Calls at a window and serves at once; undefined = nobody. */
function next(run: HallRun, n: number): WaitingTicket | undefined {
  const waiting = [...rowsOf(run.state.tickets)];
  const windowId = `w${n}`;
  const called = run.do(aClerk(n), { type: 'ticket.callNext', payload: { windowId } });
  if (!called.ok) return undefined;
  const { ticketId } = called.value as { ticketId: string };
  run.do(aClerk(n), { type: 'ticket.start', payload: { windowId, ticketId } });
  run.do(aClerk(n), { type: 'ticket.finish', payload: { windowId, ticketId, outcome: 'handled' } });
  return waiting.find((ticket) => ticket.id === ticketId) as WaitingTicket;
}

/** Which of the three windows meet as many of the needs as any does. */
function suitable(needs: readonly Need[]): readonly number[] {
  const features: Record<number, Need[]> = { 1: [], 2: ['english'], 3: ['low-counter'] };
  const met = (n: number) => needs.filter((need) => features[n]?.includes(need));
  return [1, 2, 3].filter(
    (n) =>
      ![1, 2, 3].some(
        (other) => met(n).every((need) => met(other).includes(need)) && met(other).length > met(n).length,
      ),
  );
}

const isBound = (needs: readonly Need[]) => suitable(needs).length < 3;

type Watch = Take & {
  readonly id: string;
  readonly seq: number;
  /** Older ones of its class called meanwhile, at any window. */
  older: number;
  /** Later ones of the group called before it, by window where it might have been called; whoever goes for a need apart. */
  readonly later: Record<number, number>;
  readonly forNeed: Record<number, number>;
};

type Op = { readonly take: Take } | { readonly next: number } | 'late';
const opOf = fc.oneof(
  { weight: 4, arbitrary: fc.record({ next: fc.constantFrom(1, 2, 3) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      take: fc.record({
        class: fc.constantFrom<TicketClass>('normal', 'normal', 'priority', 'appointment'),
        needs: fc.constantFrom<readonly Need[]>([], [], ['english'], ['low-counter'], ['english', 'low-counter']),
      }),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Op>({ take: { class: 'normal', needs: [], groupId: 'b' } }) },
  { weight: 1, arbitrary: fc.constant<Op>('late') },
);

/** Plays the ops; whoever was called is measured. `forget`: a policy whose windows do not know whom they went past. */
function play(ops: readonly Op[], { forget = false } = {}) {
  const run = aHallRun({ file: aHallOfNeeds() });
  const waiting = new Map<string, Watch>();
  const done: Watch[] = [];
  for (const op of ops) {
    run.now += 5_000;
    if (op === 'late') {
      run.now += 41 * 60_000;
    } else if ('take' in op) {
      const id = take(run, op.take);
      const { seq } = present(run.ticket(id), 'ticket');
      if (op.take.groupId === undefined) waiting.set(id, { ...op.take, id, seq, older: 0, later: {}, forNeed: {} });
    } else {
      if (forget)
        for (const row of rowsOf(run.state.windows)) run.state = putWindow(run.state, { ...row, pastNeed: {} });
      const ticket = next(run, op.next);
      if (ticket?.groupId !== 'a') continue;
      const mine = present(waiting.get(ticket.id), 'watch');
      waiting.delete(ticket.id);
      done.push(mine);
      const event = run.events.findLast((each) => each.type === 'ticket.called');
      const forNeed = event?.type === 'ticket.called' && event.why.code === 'for-need';
      for (const each of waiting.values()) {
        if (ticket.seq < each.seq && ticket.class === each.class) each.older += 1;
        if (!suitable(each.needs).includes(op.next)) continue;
        const counts = forNeed ? each.forNeed : each.later;
        if (ticket.seq > each.seq || forNeed) counts[op.next] = (counts[op.next] ?? 0) + 1;
      }
    }
  }
  return { run, waiting, done };
}

function assertBounds({ waiting, done }: ReturnType<typeof play>): void {
  const { maxPastNeed } = settingsOf(aHallRun({ file: aHallOfNeeds() }).state);
  for (const each of [...done, ...waiting.values()]) {
    const sum = (counts: Record<number, number>) => Object.values(counts).reduce((total, n) => total + n, 0);
    if (isBound(each.needs)) {
      for (const n of suitable(each.needs)) {
        const bound = 5 * (each.older + 1) + (maxPastNeed + 1) * (each.forNeed[n] ?? 0);
        expect(each.later[n] ?? 0, `${each.class} ${each.needs.join()} at w${n}`).toBeLessThanOrEqual(bound);
      }
    } else if (each.class !== 'appointment') {
      // Who needs nothing: the bounds of QU-6 by turns, and those who go for a need apart.
      const turns = (each.class === 'normal' ? 5 : 2) * (each.older + 1);
      expect(sum(each.later)).toBeLessThanOrEqual(turns);
      expect(sum(each.forNeed)).toBeLessThanOrEqual((sum(each.later) + each.older * 6 + 6) / maxPastNeed + 2);
    }
  }
}

describe('[QU-6] a need that only some windows can meet', () => {
  test('is met within its bound under any arrivals and calls', () => {
    fc.assert(
      fc.property(fc.array(opOf, { minLength: 20, maxLength: 250 }), (ops) => assertBounds(play(ops))),
      { numRuns: 150 },
    );
  });

  const english: readonly Need[] = ['english'];
  it.each<{ flood: Take; others: Take; calls: readonly number[]; rare: TicketClass; late?: boolean }>([
    {
      flood: { class: 'priority', needs: english },
      others: { class: 'normal', needs: [] },
      calls: [1, 2],
      rare: 'normal',
    },
    {
      flood: { class: 'priority', needs: [] },
      others: { class: 'normal', needs: [] },
      calls: [2, 1, 1],
      rare: 'normal',
    },
    {
      flood: { class: 'normal', needs: english },
      others: { class: 'priority', needs: [] },
      calls: [1, 2],
      rare: 'priority',
      late: true,
    },
    {
      flood: { class: 'appointment', needs: english },
      others: { class: 'normal', needs: [] },
      calls: [1, 2],
      rare: 'normal',
    },
  ])(
    'adversary: w2 meets the turn of $flood.class each time, w1 makes that of $others.class; $rare waits',
    ({ flood, others, calls, rare, late }) => {
      const ops: Op[] = late ? [...Array.from({ length: 70 }, () => ({ take: flood })), 'late'] : [];
      const first = late ? 71 : 1;
      ops.push({ take: { class: rare, needs: english } });
      for (let n = 0; n < 60; n += 1) {
        for (const each of [flood, flood, others, others]) ops.push({ take: each });
        ops.push(...calls.map((window) => ({ next: window })));
      }
      const played = play(ops);
      assertBounds(played);
      const wasCalled = (from: typeof played) => from.done.some(({ seq }) => seq === first);
      expect(wasCalled(played)).toBe(true);
      // Negative control: without the memory it waits for ever.
      expect(wasCalled(play(ops, { forget: true }))).toBe(false);
    },
  );

  it('English for construction: the one window that speaks it is busy with another group, and still gets there', () => {
    const run = aHallRun({ file: aHallOfNeeds() });
    const id = take(run, { class: 'normal', needs: ['english'] });
    const calls: string[] = [];
    for (let n = 0; n < 40 && run.ticket(id)?.status === 'waiting'; n += 1) {
      for (let more = 0; more < 3; more += 1) take(run, { class: 'normal', needs: [], groupId: 'b' });
      take(run, { class: 'normal', needs: [] });
      expect(next(run, 1)?.needs).toEqual([]);
      calls.push(present(next(run, 2), 'call').groupId);
    }
    expect(run.ticket(id)?.status).toBe('done');
    expect(calls.length).toBeLessThanOrEqual(4);
  });
});

describe('[QU-5] needs travel with the ticket', () => {
  test('through put back, hold, transfer, pass and reactivation, another group, an absent clerk, and into a promise', () => {
    const run = aHallRun({ file: aHallOfNeeds() });
    const needs: readonly Need[] = ['english', 'silent-call'];
    const id = take(run, { class: 'normal', needs });
    const windowId = 'w2';
    const onTicket = { windowId, ticketId: id };
    const clerk = aClerk(2);
    const desk = aClerk(8, ['manager']);
    const call = { type: 'ticket.callNext', payload: { windowId } } as const;
    const start = { type: 'ticket.start', payload: onTicket } as const;
    const acts: readonly [ReturnType<typeof aClerk>, Parameters<HallRun['do']>[1]][] = [
      [clerk, call],
      [clerk, { type: 'ticket.putBack', payload: onTicket }],
      [clerk, call],
      [clerk, start],
      [clerk, { type: 'ticket.hold', payload: onTicket }],
      [clerk, { type: 'ticket.takeBack', payload: onTicket }],
      [clerk, { type: 'ticket.transfer', payload: { ...onTicket, groupId: 'b' } }],
      [desk, { type: 'ticket.changeGroup', payload: { ticketId: id, groupId: 'a' } }],
      [clerk, call],
      [desk, { type: 'ticket.guideLooked', payload: { ticketId: id } }],
      [clerk, { type: 'ticket.pass', payload: { ...onTicket, left: true } }],
      [desk, { type: 'ticket.reactivate', payload: { ref: { by: 'id', ticketId: id } } }],
      [clerk, call],
      [desk, { type: 'window.release', payload: { windowId } }],
    ];
    for (const [actor, command] of acts) {
      expect(run.do(actor, command), command.type).toMatchObject({ ok: true });
      expect(run.ticket(id)?.needs, command.type).toEqual(needs);
    }
    run.do(desk, { type: 'intake.set', payload: { groupId: null, intake: 'stopped' } });
    run.do(desk, { type: 'leftover.settle', payload: { ticketIds: [id], outcome: 'first-tomorrow' } });
    expect(run.do(SYSTEM, { type: 'day.roll', payload: { day: '2026-11-24' } })).toMatchObject({ ok: true });
    const taken = run.do(desk, { type: 'promise.take', payload: { ref: { by: 'id', ticketId: id }, locale: 'en' } });
    expect(taken).toMatchObject({ ok: true, value: { needs } });
  });
});

describe('[QU-5] a need never strands anybody', () => {
  it('two needs that no single window meets: whoever meets one of them calls', () => {
    const run = aHallRun({ file: aHallOfNeeds() });
    const id = take(run, { class: 'normal', needs: ['english', 'low-counter'] });
    expect(next(run, 1)).toBeUndefined();
    expect(next(run, 3)?.id).toBe(id);
  });

  test('when every window presses on, everybody is called', () => {
    fc.assert(
      fc.property(fc.array(opOf, { maxLength: 60 }), (ops) => {
        const { run } = play(ops);
        for (let idle = 0; idle < 3; ) idle = [1, 2, 3].some((n) => next(run, n) !== undefined) ? 0 : idle + 1;
        expect([...rowsOf(run.state.tickets)].filter(({ status }) => status === 'waiting')).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('a window that closes gives its tickets to the others', () => {
    const run = aHallRun({ file: aHallOfNeeds() });
    const id = take(run, { class: 'normal', needs: ['english'] });
    expect(next(run, 1)).toBeUndefined();
    run.do(aClerk(2), { type: 'window.close', payload: { windowId: 'w2' } });
    expect(getRow(run.state.windows, 'w2')?.status).toBe('closed');
    expect(next(run, 1)?.id).toBe(id);
  });
});
