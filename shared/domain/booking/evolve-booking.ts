import { deleteRow, getRow, rowsOf, setRow, type Table } from '../../lib/table.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { settingsOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import { addDays } from '../people/wall-time.ts';
import { type Booking, holdsPlace, placesOf, type Slots, slotsId } from './booking.ts';
import type { BookingEvent } from './booking-events.ts';
import { SLOT_MINUTES } from './slot-minutes.ts';

type EventOf<T extends BookingEvent['type']> = Extract<BookingEvent, { type: T }>;

function slotsAt(state: HallState, groupId: string, day: string): Slots {
  const id = slotsId(groupId, day);
  return getRow(state.slots, id) ?? { id, groupId, day, taken: {}, shut: [] };
}

function count(state: HallState, booking: Booking, sign: 1 | -1): HallState {
  let { slots } = state;
  for (const [groupId, places] of placesOf(booking.wants, settingsOf(state))) {
    const row = slotsAt({ ...state, slots }, groupId, booking.day);
    const taken = Math.max(0, (row.taken[booking.minute] ?? 0) + sign * places);
    slots = setRow(slots, row.id, { ...row, taken: { ...row.taken, [booking.minute]: taken } });
  }
  return { ...state, slots };
}

/** Replaces a booking; what it takes in its half hours follows. */
function put(state: HallState, booking: Booking): HallState {
  const old = getRow(state.bookings, booking.id);
  const freed = old && holdsPlace(old) ? count(state, old, -1) : state;
  const counted = holdsPlace(booking) ? count(freed, booking, 1) : freed;
  return { ...counted, bookings: setRow(counted.bookings, booking.id, booking) };
}

/** Without what belongs to the state that it leaves. */
function bare({ id, code, wants, day, minute, locale, origin, bookedAt, hasPhone, moved, told }: Booking) {
  return { id, code, wants, day, minute, locale, origin, bookedAt, hasPhone, moved, told };
}

function strike(state: HallState, booking: Booking, missed: boolean): HallState {
  const personId = getRow(state.bookingPapers, booking.id)?.personId;
  if (personId === undefined) return state;
  const days = getRow(state.strikes, personId)?.days ?? [];
  const others = days.filter((day) => day !== booking.day);
  const next = missed ? [...others, booking.day] : others;
  const strikes =
    next.length > 0
      ? setRow(state.strikes, personId, { id: personId, days: next })
      : deleteRow(state.strikes, personId);
  return { ...state, strikes };
}

function miss(state: HallState, { bookingIds, at }: EventOf<'booking.missed'>): HallState {
  let next = state;
  for (const id of bookingIds) {
    const booking = getRow(next.bookings, id);
    if (booking) next = strike(put(next, { ...bare(booking), status: 'no-show', at }), booking, true);
  }
  return next;
}

function setTries(state: HallState, id: string, tries: (before: number) => number): HallState {
  const paper = getRow(state.bookingPapers, id);
  if (!paper) return state;
  const next = { ...paper, wrongTries: tries(paper.wrongTries) };
  return { ...state, bookingPapers: setRow(state.bookingPapers, id, next) };
}

function shut(state: HallState, event: EventOf<'booking.shut' | 'booking.reopened'>): HallState {
  let { slots } = state;
  const { day, from, to } = event;
  const first = Math.floor(from / SLOT_MINUTES) * SLOT_MINUTES;
  const meant: number[] = [];
  for (let at = first; at < to; at += SLOT_MINUTES) meant.push(at);
  for (const groupId of event.groupIds) {
    const row = slotsAt({ ...state, slots }, groupId, day);
    const others = row.shut.filter((minute) => !meant.includes(minute));
    const next = event.type === 'booking.shut' ? [...others, ...meant].sort((a, b) => a - b) : others;
    slots = setRow(slots, row.id, { ...row, shut: next });
  }
  return { ...state, slots };
}

/** One booking moves to another of its states; what is not there changes nothing. */
function change(state: HallState, id: string, next: (booking: Booking) => Booking): HallState {
  const booking = getRow(state.bookings, id);
  return booking ? put(state, next(booking)) : state;
}

function keepOnly<V>(table: Table<V>, ids: Iterable<string>): Table<V> {
  let kept = table;
  for (const id of ids) kept = deleteRow(kept, id);
  return kept;
}

/** Bookings live until their day is over; of who did not come, the days that the rule still counts are kept. */
export function rollBookings(state: HallState, begun: string): HallState {
  const over = [...rowsOf(state.bookings)].filter(({ day }) => day < begun).map(({ id }) => id);
  const overSlots = [...rowsOf(state.slots)].filter(({ day }) => day < begun).map(({ id }) => id);
  const { bookingNoShowDays, bookingBlockDays } = settingsOf(state);
  const since = addDays(begun, -(bookingNoShowDays + bookingBlockDays));
  let { strikes } = state;
  for (const row of rowsOf(state.strikes)) {
    const days = row.days.filter((day) => day >= since);
    if (days.length === 0) strikes = deleteRow(strikes, row.id);
    else if (days.length < row.days.length) strikes = setRow(strikes, row.id, { ...row, days });
  }
  return {
    ...state,
    bookings: keepOnly(state.bookings, over),
    bookingPapers: keepOnly(state.bookingPapers, over),
    slots: keepOnly(state.slots, overSlots),
    strikes,
  };
}

export function evolveBooking(state: HallState, event: BookingEvent): HallState {
  switch (event.type) {
    case 'booking.made': {
      const bookingPapers = setRow(state.bookingPapers, event.paper.id, event.paper);
      return put({ ...state, bookingPapers }, event.booking);
    }
    case 'booking.cancelled': {
      const { at, by, reason } = event;
      return change(state, event.bookingId, (old) => ({ ...bare(old), status: 'cancelled', at, by, reason }));
    }
    case 'booking.moved': {
      const { at, day, minute, by, reason } = event;
      return change(state, event.bookingId, (old) => ({
        ...bare(old),
        ...{ day, minute, told: by === 'staff', status: 'booked' },
        moved: { from: { day: old.day, minute: old.minute }, by, reason, at },
      }));
    }
    case 'booking.checkedIn': {
      const { at, late, number } = event;
      const booking = getRow(state.bookings, event.bookingId);
      if (!booking) return state;
      const next = put(state, { ...bare(booking), status: 'checked-in', at, late, number });
      return booking.status === 'no-show' ? strike(next, booking, false) : next;
    }
    case 'booking.missed':
      return miss(state, event);
    case 'booking.checkFailed':
      return setTries(state, event.bookingId, (before) => before + 1);
    case 'booking.checkPassed':
      return setTries(state, event.bookingId, () => 0);
    case 'booking.shut':
    case 'booking.reopened':
      return shut(state, event);
    case 'booking.told':
      return change(state, event.bookingId, (old) => ({ ...old, told: true }));
    case 'booking.days':
      return { ...state, openings: setRow(state.openings, 'openings', { id: 'openings', days: event.days }) };
    default:
      return unreachable(event);
  }
}
