import { describe, expect, test } from 'vitest';
import type { HallCommand } from '../../shared/domain/commands/hall-commands.ts';
import { LEFTOVER_STATES } from '../../shared/domain/evening/decide-evening.ts';
import { SETTLEMENTS, type Settlement } from '../../shared/domain/evening/evening.ts';
import { EMPTY_HALL } from '../../shared/domain/hall/hall-state.ts';
import { changedRows, hallFromRows, rowsOfFeed } from '../../shared/domain/hall/rows.ts';
import { TICKET_STATUSES, type TicketStatus } from '../../shared/domain/ticket/ticket.ts';
import { getRow, rowsOf } from '../../shared/lib/table.ts';
import { aClerk, DAY, type HallRun, KIOSK, SYSTEM, take } from '../fixtures/a-hall.ts';
import { anEvening, at, intake, lawful, MANAGER, roll, rule, SPANS, settle } from '../fixtures/evening-steps.ts';

/** A hall after closing with one ticket in the given state. */
function leftoverIn(status: TicketStatus): { run: HallRun; ticketId: string } {
  const run = anEvening(at(17));
  const ticketId = take(run, 'a');
  const onTicket = { windowId: 'w1', ticketId };
  const clerk = aClerk(1);
  const call = () => lawful(run, clerk, { type: 'ticket.callNext', payload: { windowId: 'w1' } });
  const start = () => lawful(run, clerk, { type: 'ticket.start', payload: onTicket });
  const pass = () => lawful(run, clerk, { type: 'ticket.pass', payload: { ...onTicket, left: true } });
  const byId = { ref: { by: 'id', ticketId } } as const;
  if (['called', 'serving', 'held', 'passed', 'done', 'abandoned'].includes(status)) call();
  if (['serving', 'held', 'done'].includes(status)) start();
  if (status === 'held') lawful(run, clerk, { type: 'ticket.hold', payload: onTicket });
  if (status === 'done') lawful(run, clerk, { type: 'ticket.finish', payload: { ...onTicket, outcome: 'handled' } });
  if (status === 'passed' || status === 'abandoned') pass();
  for (let n = 0; status === 'abandoned' && n < 2; n += 1) {
    lawful(run, MANAGER, { type: 'ticket.reactivate', payload: byId });
    call();
    pass();
  }
  if (status === 'cancelled') lawful(run, MANAGER, { type: 'ticket.cancel', payload: byId });
  if (status === 'expired') lawful(run, SYSTEM, { type: 'day.close', payload: { day: DAY } });
  run.now = at(17, 30);
  rule(run);
  expect(run.ticket(ticketId)?.status).toBe(status);
  return { run, ticketId };
}

/** Written apart from the code [QU-4]: how each outcome leaves a ticket of each state; what is not here is refused. */
const AFTER: Record<Settlement, Partial<Record<TicketStatus, TicketStatus>>> = {
  'served-late': { waiting: 'waiting', held: 'held' },
  'first-tomorrow': { waiting: 'expired', passed: 'abandoned', held: 'done' },
  'call-back': { waiting: 'expired', passed: 'abandoned', held: 'done' },
};

describe('leftovers', () => {
  describe.each(SETTLEMENTS)('%s', (outcome) => {
    test.each(TICKET_STATUSES)('for a ticket that is %s', (status) => {
      const { run, ticketId } = leftoverIn(status);
      const before = run.state;
      for (const actor of [KIOSK, aClerk(1), SYSTEM, { kind: 'public-board' } as const]) {
        expect(run.do(actor, settle([ticketId], outcome))).toMatchObject({ error: { code: 'denied' } });
      }
      const result = run.do(MANAGER, settle([ticketId], outcome));
      const after = AFTER[outcome][status];
      expect(LEFTOVER_STATES[outcome].some((each) => each === status)).toBe(after !== undefined);
      if (after === undefined) {
        expect(result).toMatchObject({ error: { code: 'ticket.state' } });
        expect(run.state).toBe(before);
        return;
      }
      expect(result.ok).toBe(true);
      expect(run.ticket(ticketId)?.status).toBe(after);
      const row = { id: ticketId, outcome, by: { staffId: 'staff-20', plate: '120' }, note: 'told so', at: run.now };
      expect(getRow(run.state.leftovers, ticketId)).toMatchObject(row);
      const asked = run.do(MANAGER, { type: 'ticket.lookUp', payload: { ref: { by: 'id', ticketId } } });
      expect(asked).toMatchObject({ value: { found: true, leftover: outcome } });
      expect(getRow(run.state.owed, ticketId)?.outcome).toBe(outcome === 'served-late' ? undefined : outcome);
    });
  });

  test('many at once: all or none; not while the intake of one is open; a call-back needs a number or a note', () => {
    const run = anEvening(at(17));
    const ids = [take(run, 'a'), take(run, 'b')];
    expect(run.do(MANAGER, settle(ids, 'first-tomorrow'))).toMatchObject({ error: { code: 'leftover.intake-open' } });
    lawful(run, MANAGER, intake(null, 'stopped'));
    expect(run.do(MANAGER, settle([...ids, 'none'], 'first-tomorrow'))).toMatchObject({
      error: { code: 'ticket.unknown' },
    });
    expect(run.ticket(ids[0] ?? '')?.status).toBe('waiting');
    const bare: HallCommand = { type: 'leftover.settle', payload: { ticketIds: ids, outcome: 'call-back' } };
    expect(run.do(MANAGER, bare)).toMatchObject({ error: { code: 'reason.needed' } });
    lawful(run, MANAGER, settle(ids, 'first-tomorrow'));
    expect([...rowsOf(run.state.leftovers)]).toHaveLength(2);
    // Events alone make the same rows, and nothing of a promise is in a feed.
    const again = hallFromRows(changedRows(EMPTY_HALL, run.state));
    expect([...rowsOf(again.promises)]).toEqual([...rowsOf(run.state.promises)]);
    const feeds = ['queue', 'manage'].flatMap((feed) => [...rowsOfFeed(run.state, feed)]);
    expect(JSON.stringify(feeds)).not.toContain('hash:');
  });

  test('the day is refused its end while a number is open; then nothing more is given', () => {
    const run = anEvening(at(17));
    const ids = [take(run, 'a'), take(run, 'a')];
    run.now = at(17, 30);
    rule(run);
    const end: HallCommand = { type: 'day.end', payload: {} };
    expect(run.do(MANAGER, end)).toMatchObject({ error: { code: 'day.open-tickets', params: { open: 2 } } });
    lawful(run, MANAGER, settle(ids, 'call-back', { personId: 'p1' }));
    lawful(run, MANAGER, end);
    expect([...rowsOf(run.state.incidents)].some(({ kind }) => kind === 'day-ended')).toBe(true);
    expect(() => take(run, 'a')).toThrow('group.intake-stopped');
    expect(getRow(run.state.owed, ids[0] ?? '')).toMatchObject({ outcome: 'call-back', personId: 'p1' });
    expect(lawful(run, MANAGER, { type: 'owed.reveal', payload: { ticketId: ids[0] ?? '' } })).toMatchObject({
      personId: 'p1',
    });
  });

  test('[QU-4] the roll ends what nobody settled and says so in the books', () => {
    const run = anEvening(at(17));
    const ids = [take(run, 'a'), take(run, 'a')];
    run.now = at(17, 30);
    rule(run);
    lawful(run, MANAGER, settle([ids[0] ?? ''], 'served-late'));
    lawful(run, SYSTEM, { type: 'day.close', payload: { day: DAY } });
    for (const id of ids) {
      expect(run.ticket(id)?.status).toBe('expired');
      expect(getRow(run.state.leftovers, id)).toMatchObject({ outcome: 'unsettled', by: { staffId: '' } });
    }
    roll(run);
    expect([...rowsOf(run.state.leftovers)]).toEqual([]);
  });
});

describe('first tomorrow', () => {
  const byCode = (run: HallRun, number: string, code: string): HallCommand => ({
    type: 'promise.take',
    payload: { ref: { by: 'code', number, code }, locale: run ? 'en' : 'zh-CN' },
  });

  /** A001 of group a is promised, and the next day has begun with `ahead` numbers waiting. */
  function morning(ahead = 0): { run: HallRun; old: string; code: string } {
    const run = anEvening(at(17));
    const old = take(run, 'a');
    run.now = at(17, 30);
    rule(run);
    lawful(run, MANAGER, settle([old], 'first-tomorrow'));
    roll(run);
    run.now = at(33);
    for (let n = 0; n < ahead; n += 1) take(run, 'a');
    return { run, old, code: String(Number(old.slice(1)) * 7 + 1).padStart(4, '0') };
  }

  test('[QU-6] yesterday’s slip becomes a number that is called before the normals that wait, once', () => {
    const { run, old, code } = morning(3);
    const asked: HallCommand = { type: 'ticket.lookUp', payload: { ref: { by: 'id', ticketId: old } } };
    expect(run.do(MANAGER, asked)).toMatchObject({ error: { code: 'slip.promised', params: { number: 'A001' } } });
    const typed = byCode(run, 'A001', code);
    const slip = lawful(run, KIOSK, typed) as { ticketId: string; number: string; standing: { ahead: number } };
    expect(slip).toMatchObject({ number: 'A004', standing: { ahead: 0 } });
    expect(run.do(KIOSK, typed)).toMatchObject({ error: { code: 'slip.not-found' } });
    expect([...rowsOf(run.state.owed)]).toEqual([]);
    const called = lawful(run, aClerk(1), { type: 'ticket.callNext', payload: { windowId: 'w1' } });
    expect(called).toMatchObject({ ticketId: slip.ticketId, why: { code: 'promised', number: 'A001' } });
  });

  test.each([
    { paper: 'the paper of the visit', reprinted: false },
    { paper: 'a reprint of it, and the first paper no more', reprinted: true },
  ])('[QU-17] the second number of a visit is known by $paper', ({ reprinted }) => {
    const run = anEvening(at(17));
    const visit = {
      groupId: 'a',
      class: 'normal',
      locale: 'zh-CN',
      needs: [],
      also: [{ groupId: 'b', matters: 1 }],
    } as const;
    const slip = lawful(run, KIOSK, { type: 'ticket.take', payload: { ...visit, needs: [], also: [...visit.also] } });
    const { ticketId: first, others } = slip as { ticketId: string; others: { ticketId: string }[] };
    run.now = at(17, 30);
    rule(run);
    lawful(run, MANAGER, settle([others[0]?.ticketId ?? ''], 'first-tomorrow'));
    if (reprinted) lawful(run, MANAGER, { type: 'slip.reprint', payload: { ref: { by: 'id', ticketId: first } } });
    roll(run);
    run.now = at(33);
    const codes = [1, 2].map((version) => String(Number(first.slice(1)) * 7 + version).padStart(4, '0'));
    const [good = '', bad = ''] = reprinted ? codes.reverse() : codes;
    expect(lawful(run, KIOSK, byCode(run, 'B001', bad))).toMatchObject({ found: false });
    const scan = (version: number): HallCommand => ({
      type: 'ticket.lookUp',
      payload: { ref: { by: 'token', token: `${first}:${version}` } },
    });
    expect(run.do(KIOSK, scan(reprinted ? 1 : 2))).toMatchObject({ error: { code: 'slip.not-found' } });
    expect(run.do(KIOSK, scan(reprinted ? 2 : 1))).toMatchObject({ error: { code: 'slip.promised' } });
    expect(lawful(run, KIOSK, byCode(run, 'B001', good))).toMatchObject({ number: 'B001', standing: { ahead: 0 } });
  });

  test('[QU-3] a number that came when the visitor had gone does not use the promise up', () => {
    const { run, code } = morning();
    const typed = byCode(run, 'A001', code);
    const { ticketId } = lawful(run, KIOSK, typed) as { ticketId: string };
    lawful(run, KIOSK, { type: 'ticket.unclaimed', payload: { ticketId } });
    expect(lawful(run, KIOSK, typed)).toMatchObject({ number: 'A002', standing: { ahead: 0 } });
    expect(run.do(KIOSK, typed)).toMatchObject({ error: { code: 'slip.not-found' } });
  });

  test('staff learn of an old number that its holder is to be called back; a kiosk does not, and not of today’s own', () => {
    const run = anEvening(at(17));
    const old = take(run, 'a');
    run.now = at(17, 30);
    rule(run);
    lawful(run, MANAGER, settle([old], 'call-back'));
    const asked: HallCommand = {
      type: 'ticket.lookUp',
      payload: { ref: { by: 'code', number: 'A001', code: '0000' } },
    };
    expect(run.do(aClerk(1), asked)).toMatchObject({ ok: true, value: { found: false } });
    roll(run);
    run.now = at(33);
    expect(run.do(aClerk(1), asked)).toMatchObject({ error: { code: 'slip.call-back', params: { number: 'A001' } } });
    expect(run.do(KIOSK, asked)).toMatchObject({ error: { code: 'slip.not-found' } });
  });

  test('[SE-7] the guide finds a promise by the person too, while nobody has taken it', () => {
    const run = anEvening(at(17));
    const named = { groupId: 'a', class: 'normal', locale: 'zh-CN', needs: [], identity: { personId: 'p1' } } as const;
    const { ticketId: old } = lawful(run, KIOSK, { type: 'ticket.take', payload: { ...named, needs: [] } }) as {
      ticketId: string;
    };
    run.now = at(17, 30);
    rule(run);
    lawful(run, MANAGER, settle([old], 'first-tomorrow'));
    roll(run);
    run.now = at(33);
    const guide = aClerk(8, ['guide']);
    const find: HallCommand = { type: 'ticket.find', payload: { who: { personIds: ['p1'] } } };
    expect(lawful(run, guide, find)).toEqual({ ticketIds: [old] });
    const taken = { type: 'promise.take', payload: { ref: { by: 'id', ticketId: old }, locale: 'en' } } as const;
    const { ticketId } = lawful(run, guide, taken) as { ticketId: string };
    expect(lawful(run, guide, find)).toEqual({ ticketIds: [ticketId] });
  });

  test('scanning works too, and not before the next day; nobody else gets it', () => {
    const run = anEvening(at(17));
    const old = take(run, 'a');
    run.now = at(17, 30);
    rule(run);
    lawful(run, MANAGER, settle([old], 'first-tomorrow'));
    const scan: HallCommand = { type: 'promise.take', payload: { ref: { by: 'id', ticketId: old }, locale: 'en' } };
    expect(run.do(MANAGER, scan)).toMatchObject({ error: { code: 'slip.not-found' } });
    roll(run);
    expect(run.do(KIOSK, scan), 'an id is for staff').toMatchObject({ error: { code: 'slip.not-found' } });
    expect(run.do(MANAGER, scan)).toMatchObject({ ok: true });
  });

  test('[QU-18] five wrong codes lock it, typed here or looked up, whether today has the same number or not', () => {
    for (const ahead of [0, 1]) {
      const { run, code } = morning(ahead);
      const wrong = String((Number(code) + 1) % 10_000).padStart(4, '0');
      expect(run.do(KIOSK, byCode(run, 'A001', wrong))).toMatchObject({ value: { found: false, triesLeft: 4 } });
      for (let n = 0; n < 4; n += 1) {
        run.do(KIOSK, { type: 'ticket.lookUp', payload: { ref: { by: 'code', number: 'A001', code: wrong } } });
      }
      expect(run.do(KIOSK, byCode(run, 'A001', code))).toMatchObject({ error: { code: 'slip.locked' } });
    }
  });

  test('it waits over days the hall is closed, and lapses when an open day has passed; a call-back lasts a week', () => {
    const run = anEvening(at(17));
    const [kept, called] = [take(run, 'a'), take(run, 'a')];
    run.now = at(17, 30);
    rule(run);
    lawful(run, MANAGER, settle([kept], 'first-tomorrow'));
    lawful(run, MANAGER, settle([called], 'call-back'));
    lawful(run, MANAGER, { type: 'day.handOver', payload: { note: 'printer 3 is broken' } });
    const next = (day: string, spans: typeof SPANS) => {
      lawful(run, SYSTEM, { type: 'day.roll', payload: { day } });
      lawful(run, SYSTEM, { type: 'hours.set', payload: { day, spans, kind: 'workday' } });
      return [run.state.promises.size, run.state.owed.size, run.state.handOvers.size];
    };
    expect(next('2026-11-24', [])).toEqual([1, 2, 1]);
    expect(next('2026-11-25', SPANS)).toEqual([1, 2, 1]);
    expect(next('2026-11-26', SPANS)).toEqual([0, 1, 0]);
    expect(next('2026-11-29', SPANS), 'its telephone number is forgotten seven days after it was given').toEqual([
      0, 1, 0,
    ]);
    expect(next('2026-11-30', SPANS)).toEqual([0, 0, 0]);
  });
});
