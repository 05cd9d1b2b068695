import { describe, expect, it } from 'vitest';
import { bookingsInOrder, slotsId } from '../../shared/domain/booking/booking.ts';
import { planShut } from '../../shared/domain/booking/plan-shut.ts';
import { offersOf, slotStarts } from '../../shared/domain/booking/slots.ts';
import { addDays } from '../../shared/domain/people/wall-time.ts';
import { assert } from '../../shared/lib/assert.ts';
import { getRow } from '../../shared/lib/table.ts';
import { aBookingRun, book, goTo, HALF_PAST_NINE, TOMORROW } from '../fixtures/a-booking-hall.ts';
import { aClerk, DAY, KIOSK, SYSTEM, take } from '../fixtures/a-hall.ts';

const GUIDE = aClerk(8, ['guide']);
const MANAGER = aClerk(9, ['manager']);
const A = [{ groupId: 'a', matters: 1 }];
const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code);

function made(run: ReturnType<typeof aBookingRun>, personId: string, change: Parameters<typeof book>[2] = {}) {
  const result = book(run, personId, change);
  assert(result.ok, `booked: ${code(result)}`);
  return result.value;
}
const byId = (ticketId: string) => ({ by: 'id', ticketId }) as const;
const checkIn = (run: ReturnType<typeof aBookingRun>, ticketId: string) =>
  run.do(GUIDE, { type: 'booking.checkIn', payload: { ref: byId(ticketId), locale: 'en' } });

describe('slots', () => {
  it('are the half hours that lie whole within the opening spans, none in a break', () => {
    expect(slotStarts([{ from: 8 * 60 + 40, to: 10 * 60 + 20 }])).toEqual([540, 570]);
    const run = aBookingRun();
    const [first] = offersOf(run.state, A, run.now);
    expect(first?.day, 'at least one day ahead').toBe(TOMORROW);
    expect(first?.slots.map(({ minute }) => minute)).toContain(690);
    expect(first?.slots.map(({ minute }) => minute)).not.toContain(720);
    expect(first?.slots.every(({ left }) => left === 2)).toBe(true);
  });

  it('[OP-3] have a share of the planned windows as places where the file names none', () => {
    // Group a: w1 whole, w2 half, w3 a fifth = 1.7 windows; 10 minutes each: 30 % of 5.1 services.
    const run = aBookingRun({ places: null });
    expect(offersOf(run.state, A, run.now)[0]?.slots[0]?.left).toBe(1);
    const more = aBookingRun({ places: null, settings: { bookingShare: 100 } });
    expect(offersOf(more.state, A, more.now)[0]?.slots[0]?.left).toBe(5);
  });

  it('[QU-17] several matters need room in every group of them', () => {
    const run = aBookingRun();
    const both = [...A, { groupId: 'b', matters: 1 }];
    made(run, 'p1', { wants: both });
    const at = (wants: typeof A) =>
      offersOf(run.state, wants, run.now)[0]?.slots.find(({ minute }) => minute === HALF_PAST_NINE)?.left;
    expect([at(A), at(both)]).toEqual([1, 0]);
  });
});

describe('booking.make', () => {
  it('gives the last place once, and its cancelled place again', () => {
    const run = aBookingRun();
    const first = made(run, 'p1');
    made(run, 'p2');
    expect(code(book(run, 'p3'))).toBe('booking.full');
    run.do(KIOSK, { type: 'booking.cancel', payload: { ref: { by: 'code', number: first.number, code: '9999' } } });
    expect(code(book(run, 'p3')), 'a wrong code cancels nothing').toBe('booking.full');
    run.do(GUIDE, { type: 'booking.cancel', payload: { ref: byId(first.ticketId) } });
    expect(code(book(run, 'p3'))).toBe('ok');
  });

  it.each([
    ['today, with a day of lead', { day: DAY }, 'booking.no-slot'],
    ['a minute that is no half hour', { minute: 575 }, 'booking.no-slot'],
    ['the break', { minute: 720 }, 'booking.no-slot'],
    ['a day that is not offered', { day: addDays(DAY, 9) }, 'booking.no-slot'],
    ['a group without appointments', { wants: [{ groupId: 'c', matters: 1 }] }, 'booking.not-here'],
    ['an unknown group', { wants: [{ groupId: 'x', matters: 1 }] }, 'group.unknown'],
    ['a group twice', { wants: [...A, ...A] }, 'visit.too-many'],
    ['no real name', { identity: { idNumber: '11010519491231002X' } }, 'identity.needed'],
  ])('is refused for %s', (_name, change, expected) => {
    expect(code(book(aBookingRun(), 'p1', change))).toBe(expected);
  });

  it('one open booking per person and group, and two in all', () => {
    const run = aBookingRun({ settings: { bookingsPerPerson: 2 } });
    made(run, 'p1');
    expect(code(book(run, 'p1', { minute: 600 }))).toBe('booking.again');
    made(run, 'p1', { wants: [{ groupId: 'b', matters: 1 }] });
    const third = aBookingRun({ settings: { bookingsPerPerson: 1 } });
    made(third, 'p1');
    expect(code(book(third, 'p1', { wants: [{ groupId: 'b', matters: 1 }] }))).toBe('booking.too-many');
  });

  it('[SY-13] its event and row say nothing of the person, its paper stays on the server', () => {
    const run = aBookingRun();
    const { booking } = made(run, 'person-7');
    expect(JSON.stringify(booking)).not.toContain('person-7');
  });
});

describe('the code slip [QU-18]', () => {
  it('five wrong codes lock it, a scan opens it', () => {
    const run = aBookingRun();
    const { number, ticketId } = made(run, 'p1');
    const look = (typed: string) =>
      run.do(KIOSK, { type: 'booking.lookUp', payload: { ref: { by: 'code', number, code: typed } } });
    const right = String(Number(ticketId.slice(1)) * 7 + 1).padStart(4, '0');
    expect(look(right)).toMatchObject({ value: { found: true } });
    for (let left = 4; left >= 0; left -= 1) expect(look('9999')).toMatchObject({ value: { triesLeft: left } });
    expect(look(right)).toMatchObject({ error: { code: 'slip.locked' } });
    const ref = { by: 'token', token: `${ticketId}:1` } as const;
    expect(run.do(KIOSK, { type: 'booking.lookUp', payload: { ref } })).toMatchObject({ value: { found: true } });
    expect(run.do(KIOSK, { type: 'ticket.lookUp', payload: { ref } }), 'at the ticket page').toMatchObject({
      error: { code: 'slip.booked' },
    });
    expect(run.do(KIOSK, { type: 'booking.lookUp', payload: { ref: byId(ticketId) } })).toMatchObject({
      error: { code: 'denied' },
    });
  });

  it('a citizen cancels until two hours before, the desk at any time', () => {
    const run = aBookingRun();
    const { ticketId } = made(run, 'p1');
    const phone = { kind: 'phone', ticketId, version: 1 } as const;
    goTo(run, TOMORROW, HALF_PAST_NINE - 119);
    expect(run.do(phone, { type: 'booking.cancel', payload: { ref: byId(ticketId) } })).toMatchObject({
      error: { code: 'booking.cancel-late', params: { minutes: 120 } },
    });
    expect(run.do(GUIDE, { type: 'booking.cancel', payload: { ref: byId(ticketId) } }).ok).toBe(true);
    const other = made(run, 'p2', { day: addDays(TOMORROW, 1) });
    expect(run.do(phone, { type: 'booking.cancel', payload: { ref: byId(other.ticketId) } })).toMatchObject({
      error: { code: 'denied' },
    });
  });
});

describe('check-in', () => {
  it.each([
    [-16, 'booking.early', null],
    [-15, 'ok', 'AY01'],
    [15, 'ok', 'AY01'],
    [16, 'ok', 'A001'],
  ])('%i minutes from the half hour: %s %s', (minutes, expected, number) => {
    const run = aBookingRun();
    const { ticketId } = made(run, 'p1');
    goTo(run, TOMORROW, HALF_PAST_NINE + minutes);
    const result = checkIn(run, ticketId);
    expect(code(result)).toBe(expected);
    if (number) expect(run.ticket(ticketId)).toMatchObject({ number, status: 'waiting', id: ticketId });
  });

  it('is refused on another day, twice, and for who has a number there [QU-13]', () => {
    const run = aBookingRun();
    const { ticketId } = made(run, 'p1');
    expect(code(checkIn(run, ticketId))).toBe('booking.other-day');
    goTo(run, TOMORROW, HALF_PAST_NINE);
    run.do(KIOSK, {
      type: 'ticket.take',
      payload: { groupId: 'a', class: 'normal', locale: 'en', needs: [], identity: { personId: 'p1' } },
    });
    expect(checkIn(run, ticketId)).toMatchObject({ error: { code: 'booking.has-number', params: { number: 'A001' } } });
    const other = aBookingRun();
    const own = made(other, 'p1');
    goTo(other, TOMORROW, HALF_PAST_NINE);
    expect(code(checkIn(other, own.ticketId))).toBe('ok');
    expect(code(checkIn(other, own.ticketId))).toBe('booking.state');
  });

  it('[QU-17] several matters become one visit, whose code opens every number', () => {
    const run = aBookingRun();
    const { ticketId } = made(run, 'p1', { wants: [...A, { groupId: 'b', matters: 1 }] });
    goTo(run, TOMORROW, HALF_PAST_NINE);
    expect(checkIn(run, ticketId)).toMatchObject({ value: { number: 'AY01', others: [{ number: 'BY01' }] } });
  });

  it('[QU-5] an appointment goes before who came first, alternating one to one', () => {
    const run = aBookingRun();
    const ids = ['p1', 'p2'].map((personId) => made(run, personId).ticketId);
    goTo(run, TOMORROW, HALF_PAST_NINE);
    for (let n = 0; n < 3; n += 1) take(run, 'a');
    for (const id of ids) checkIn(run, id);
    const clerk = aClerk(1);
    run.do(clerk, { type: 'window.open', payload: { windowId: 'w1', takeOver: false } });
    const numbers = [0, 1, 2, 3].map(() => {
      const called = run.do(clerk, { type: 'ticket.callNext', payload: { windowId: 'w1' } });
      assert(called.ok, code(called) ?? '');
      const { ticketId, number } = called.value as { ticketId: string; number: string };
      run.do(clerk, { type: 'ticket.start', payload: { windowId: 'w1', ticketId } });
      run.do(clerk, { type: 'ticket.finish', payload: { windowId: 'w1', ticketId, outcome: 'handled' } });
      return number;
    });
    expect(numbers).toEqual(['AY01', 'A001', 'AY02', 'A002']);
  });
});

describe('no-shows', () => {
  it('are marked an hour after; who comes later that day has a normal number and no strike', () => {
    const run = aBookingRun();
    const { ticketId } = made(run, 'p1');
    goTo(run, TOMORROW, HALF_PAST_NINE + 60);
    run.do(SYSTEM, { type: 'booking.sweep', payload: {} });
    expect(getRow(run.state.bookings, ticketId)?.status).toBe('booked');
    run.now += 60_000;
    run.do(SYSTEM, { type: 'booking.sweep', payload: {} });
    expect(getRow(run.state.bookings, ticketId)?.status).toBe('no-show');
    expect(run.state.strikes.size).toBe(1);
    expect(code(checkIn(run, ticketId))).toBe('ok');
    expect(run.ticket(ticketId)?.class).toBe('normal');
    expect(run.state.strikes.size).toBe(0);
  });

  it('so many of them, and there is no booking for a while; a number always', () => {
    const run = aBookingRun({ settings: { bookingNoShows: 1, bookingBlockDays: 30 } });
    made(run, 'p1');
    goTo(run, TOMORROW, 540);
    goTo(run, addDays(TOMORROW, 1), 540);
    expect(run.state.bookings.size, 'gone with its day').toBe(0);
    expect(code(book(run, 'p1', { day: addDays(TOMORROW, 2) }))).toBe('booking.blocked');
    expect(code(book(run, 'p2', { day: addDays(TOMORROW, 2) }))).toBe('ok');
    const walkIn = { groupId: 'a', class: 'normal', locale: 'en', needs: [], identity: { personId: 'p1' } } as const;
    expect(run.do(KIOSK, { type: 'ticket.take', payload: { ...walkIn, needs: [] } }).ok).toBe(true);
  });

  it('a day on which the hall was not there is nobody’s no-show', () => {
    const run = aBookingRun({ settings: { bookingNoShows: 1 } });
    made(run, 'p1', { day: addDays(DAY, 2) });
    // Monday is closed by the roll into Thursday: the server stood still in between.
    goTo(run, addDays(DAY, 3), 540);
    expect(run.state.strikes.size).toBe(0);
  });
});

describe('when the hall breaks its word', () => {
  it('the preview is what happens: to the nearest later half hour with room, never an earlier one', () => {
    const run = aBookingRun();
    const ids = ['p1', 'p2'].map((personId) => made(run, personId).ticketId);
    made(run, 'p3', { minute: 600 });
    const span = { groupIds: ['a'], day: TOMORROW, from: 540, to: 600, reason: 'clerk' } as const;
    const { moves } = planShut(run.state, span, { staffId: 'x', plate: 'x' }, run.now);
    expect(moves.map(({ to }) => to)).toEqual([
      { day: TOMORROW, minute: 600 },
      { day: TOMORROW, minute: 630 },
    ]);
    expect(run.do(GUIDE, { type: 'booking.shut', payload: { ...span, groupIds: ['a'] } })).toMatchObject({
      error: { code: 'denied' },
    });
    expect(run.do(MANAGER, { type: 'booking.shut', payload: { ...span, groupIds: ['a'] } })).toMatchObject({
      value: { moved: 2, cancelled: 0 },
    });
    expect(bookingsInOrder(run.state).map(({ minute }) => minute)).toEqual([600, 600, 630]);
    expect(getRow(run.state.bookings, ids[0] ?? '')).toMatchObject({
      moved: { by: 'hall', reason: 'clerk', from: { day: TOMORROW, minute: HALF_PAST_NINE } },
      told: false,
    });
    expect(code(book(run, 'p4')), 'nothing is booked there').toBe('booking.full');
    run.do(MANAGER, { type: 'booking.reopen', payload: { groupIds: ['a'], day: TOMORROW, from: 540, to: 600 } });
    expect(code(book(run, 'p4'))).toBe('ok');
  });

  it('with no room left it is cancelled by the hall, and whoever is to be called is known', () => {
    const run = aBookingRun();
    const { ticketId } = made(run, 'p1', { phoneId: 'phone-1' });
    const last = { day: addDays(DAY, 3), minute: 990 };
    run.do(GUIDE, { type: 'booking.move', payload: { ref: byId(ticketId), ...last } });
    const span = { groupIds: ['a'], day: last.day, from: 0, to: 1440, reason: 'closed' } as const;
    run.do(MANAGER, { type: 'booking.shut', payload: { ...span, groupIds: ['a'] } });
    expect(getRow(run.state.bookings, ticketId)).toMatchObject({ status: 'cancelled', by: 'hall', reason: 'closed' });
    expect(run.do(MANAGER, { type: 'booking.reveal', payload: { ticketId } })).toMatchObject({
      value: { personId: 'phone-1' },
    });
    run.do(MANAGER, { type: 'booking.told', payload: { ticketId } });
    expect(getRow(run.state.bookings, ticketId)?.told).toBe(true);
    expect(getRow(run.state.slots, slotsId('a', last.day))?.taken[last.minute]).toBe(0);
  });

  it('a span that ends before it begins is refused', () => {
    const payload = { groupIds: ['a'], day: TOMORROW, from: 600, to: 600 };
    expect(code(aBookingRun().do(MANAGER, { type: 'booking.reopen', payload }))).toBe('booking.times');
  });
});

describe('the guide', () => {
  it('finds what a person has booked, and moves it', () => {
    const run = aBookingRun();
    const { ticketId } = made(run, 'p1');
    made(run, 'p2');
    expect(run.do(GUIDE, { type: 'booking.find', payload: { identity: { personId: 'p1' } } })).toMatchObject({
      value: { bookingIds: [ticketId] },
    });
    const move = (day: string, minute: number) =>
      run.do(GUIDE, { type: 'booking.move', payload: { ref: byId(ticketId), day, minute } });
    expect(code(move(TOMORROW, 575))).toBe('booking.no-slot');
    expect(code(move(DAY, 600)), 'the lead binds the machine alone').toBe('ok');
    expect(getRow(run.state.bookings, ticketId)).toMatchObject({ day: DAY, minute: 600, told: true });
    expect(getRow(run.state.slots, slotsId('a', TOMORROW))?.taken[HALF_PAST_NINE]).toBe(1);
  });
});
