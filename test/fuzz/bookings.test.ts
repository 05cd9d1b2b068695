import { describe, expect, test } from 'vitest';
import { holdsPlace, placesOf, type Slots, slotsId } from '../../shared/domain/booking/booking.ts';
import { capacityAt, isComing, offersOf } from '../../shared/domain/booking/slots.ts';
import { settingsOf } from '../../shared/domain/hall/hall-of.ts';
import { EMPTY_HALL, type HallState } from '../../shared/domain/hall/hall-state.ts';
import { changedRows, hallFromRows } from '../../shared/domain/hall/rows.ts';
import { addDays, wallAt } from '../../shared/domain/people/wall-time.ts';
import { getRow, rowsOf, setRow } from '../../shared/lib/table.ts';
import { aBookingRun, book, goTo } from '../fixtures/a-booking-hall.ts';
import { aClerk, DAY, KIOSK, SYSTEM } from '../fixtures/a-hall.ts';
import { createRandom } from './sim-net.ts';

const GUIDE = aClerk(8, ['guide']);
const MANAGER = aClerk(9, ['manager']);

/** What must hold of the bookings at every moment; counted anew from the bookings themselves, not from `slots`. */
function brokenBookings(state: HallState): string[] {
  const broken: string[] = [];
  const taken = new Map<string, number>();
  const open = new Map<string, number>();
  const codes = new Set<string>();
  for (const booking of rowsOf(state.bookings)) {
    if (codes.has(booking.code)) broken.push(`code ${booking.code} twice`);
    codes.add(booking.code);
    const paper = getRow(state.bookingPapers, booking.id);
    if (!paper) broken.push(`${booking.id} has no paper`);
    if (holdsPlace(booking)) {
      for (const [groupId, places] of placesOf(booking.wants, settingsOf(state))) {
        const key = `${slotsId(groupId, booking.day)}@${booking.minute}`;
        taken.set(key, (taken.get(key) ?? 0) + places);
        if (booking.status === 'booked' && paper) {
          const who = `${paper.personId} in ${groupId}`;
          open.set(who, (open.get(who) ?? 0) + 1);
        }
      }
    }
  }
  for (const [who, count] of open) if (count > 1) broken.push(`${who}: ${count} open bookings`);
  for (const row of rowsOf(state.slots)) {
    const group = getRow(state.groups, row.groupId);
    for (const [minute, places] of Object.entries(row.taken)) {
      const counted = taken.get(`${row.id}@${minute}`) ?? 0;
      if (counted !== places) broken.push(`${row.id} ${minute}: ${places} by the row, ${counted} by the bookings`);
      if (group && counted > capacityAt(state, group, Number(minute))) broken.push(`${row.id} ${minute}: too many`);
    }
  }
  const rebuilt = hallFromRows(changedRows(EMPTY_HALL, state));
  const rows = (each: HallState) => JSON.stringify([...rowsOf(each.bookings)].map(({ id }) => id).sort());
  if (rows(rebuilt) !== rows(state)) broken.push('not the same after a restart');
  return broken;
}

describe('bookings under any sequence', () => {
  test.each([1, 2, 3, 4, 5, 6])('no place twice, one open booking per person and group (seed %i)', (seed) => {
    const random = createRandom(seed);
    const run = aBookingRun({ settings: { bookingNoShows: 2, bookingsPerPerson: 3 } });
    const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
    let day = DAY;
    for (let step = 0; step < 400; step += 1) {
      const bookings = [...rowsOf(run.state.bookings)];
      const ticketId = pick(bookings)?.id ?? 'none';
      const ref = { by: 'id', ticketId } as const;
      const wants = random() < 0.3 ? ['a', 'b'] : [pick(['a', 'b']) ?? 'a'];
      const each = wants.map((groupId) => ({ groupId, matters: random() < 0.2 ? 3 : 1 }));
      const slot = pick(
        offersOf(run.state, each, run.now).flatMap((offer) =>
          offer.slots.map(({ minute }) => ({ day: offer.day, minute })),
        ),
      );
      const at = slot ?? { day: addDays(day, 1), minute: 570 };
      const act = random();
      if (act < 0.5) book(run, `p${Math.floor(random() * 40)}`, { wants: each, ...at });
      else if (act < 0.6) run.do(GUIDE, { type: 'booking.cancel', payload: { ref } });
      else if (act < 0.7) run.do(GUIDE, { type: 'booking.move', payload: { ref, ...at } });
      else if (act < 0.8) run.do(GUIDE, { type: 'booking.checkIn', payload: { ref, locale: 'en' } });
      else if (act < 0.84) {
        const span = { groupIds: ['a'], day: at.day, from: at.minute, to: at.minute + 60 };
        if (random() < 0.5) run.do(MANAGER, { type: 'booking.reopen', payload: span });
        else run.do(MANAGER, { type: 'booking.shut', payload: { ...span, reason: 'clerk' } });
      } else if (act < 0.9) run.do(SYSTEM, { type: 'booking.sweep', payload: {} });
      else if (act < 0.99) run.now += Math.floor(random() * 20) * 60_000;
      else {
        day = addDays(day, 1);
        goTo(run, day, 540);
        const days = [0, 1, 2, 3].map((ahead) => ({
          day: addDays(day, ahead),
          spans: [{ from: 540, to: 1020 }],
          kind: 'workday' as const,
        }));
        run.do(SYSTEM, { type: 'booking.days', payload: { days } });
      }
      expect(brokenBookings(run.state), `step ${step}`).toEqual([]);
    }
    expect(run.events.filter(({ type }) => type === 'booking.made').length).toBeGreaterThan(20);
  });

  test('negative control: the check sees a place that was given twice, and a row that does not count', () => {
    const run = aBookingRun();
    for (const personId of ['p1', 'p2']) expect(book(run, personId).ok).toBe(true);
    expect(brokenBookings(run.state)).toEqual([]);
    const [first] = rowsOf(run.state.bookings);
    const twice = first && { ...first, id: 'copy', code: '000000' };
    const forged = twice ? { ...run.state, bookings: setRow(run.state.bookings, 'copy', twice) } : run.state;
    expect(brokenBookings(forged).join()).toContain('by the bookings');
    const row = [...rowsOf(run.state.slots)][0] as Slots;
    const full = { ...row, taken: { ...row.taken, 570: 3 } };
    const counted = { ...forged, slots: setRow(forged.slots, row.id, full) };
    expect(brokenBookings(counted).join()).toContain('too many');
  });

  test('the offer and the refusal agree: what is offered with room is given, what is not is refused', () => {
    const run = aBookingRun();
    const wants = [{ groupId: 'a', matters: 1 }];
    for (let n = 0; n < 30; n += 1) {
      const open = offersOf(run.state, wants, run.now).flatMap(({ day, slots }) =>
        slots.map((slot) => ({ day, ...slot })),
      );
      const slot = open[(n * 7) % open.length];
      if (!slot) break;
      const result = book(run, `q${n}`, { day: slot.day, minute: slot.minute });
      expect(result.ok).toBe(slot.left > 0);
      expect(isComing(run.state, slot, wallAt(run.state, run.now))).toBe(true);
    }
    expect(
      run.do(KIOSK, { type: 'booking.lookUp', payload: { ref: { by: 'code', number: '999999', code: '0000' } } }),
    ).toMatchObject({ error: { code: 'booking.not-found' } });
  });
});
