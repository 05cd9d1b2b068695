import { settingsOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import { wallAt } from '../people/wall-time.ts';
import { type Booking, bookingsInOrder, placesOf, type ShutReason, type SlotTime } from './booking.ts';
import type { BookingEvent } from './booking-events.ts';
import { evolveBooking } from './evolve-booking.ts';
import { SLOT_MINUTES } from './slot-minutes.ts';
import { isComing, openingsOf, roomFor, slotStarts } from './slots.ts';

/** Hours of some groups for which the hall cannot keep its word. */
export type ShutSpan = {
  readonly groupIds: readonly string[];
  readonly day: string;
  readonly from: number;
  readonly to: number;
};

/** What becomes of an affected booking; `to` null = no half hour is left for it, it is cancelled. */
export type ShutMove = { readonly booking: Booking; readonly to: SlotTime | null };

/** Open bookings that one of these groups was to serve within the span. */
export function affectedBy(state: HallState, { groupIds, day, from, to }: ShutSpan): readonly Booking[] {
  return bookingsInOrder(state).filter(
    (booking) =>
      booking.status === 'booked' &&
      booking.day === day &&
      booking.minute < to &&
      from < booking.minute + SLOT_MINUTES &&
      [...placesOf(booking.wants, settingsOf(state)).keys()].some((groupId) => groupIds.includes(groupId)),
  );
}

/** The nearest half hour after its own with room: nobody is asked to come earlier than was agreed. */
function nextRoom(state: HallState, booking: Booking, now: number): SlotTime | null {
  const wall = wallAt(state, now);
  for (const { day, spans } of openingsOf(state)) {
    if (day < booking.day) continue;
    for (const minute of slotStarts(spans)) {
      const isLater = day > booking.day || minute > booking.minute;
      const slot = { day, minute };
      if (isLater && isComing(state, slot, wall) && roomFor(state, booking.wants, slot) > 0) return slot;
    }
  }
  return null;
}

/**
 * What shutting these hours does, as events and as a list; the same function makes the manager's preview and the
 * server's decision, so that the one shows what the other does. First come, first placed.
 */
export function planShut(
  state: HallState,
  span: ShutSpan & { readonly reason: ShutReason },
  who: { readonly staffId: string; readonly plate: string },
  now: number,
): { readonly moves: readonly ShutMove[]; readonly events: readonly BookingEvent[] } {
  const { groupIds, day, from, to, reason } = span;
  const first: BookingEvent = { type: 'booking.shut', at: now, groupIds, day, from, to, reason, ...who };
  const events: BookingEvent[] = [first];
  const moves: ShutMove[] = [];
  let next = evolveBooking(state, first);
  for (const booking of affectedBy(state, span)) {
    const slot = nextRoom(next, booking, now);
    const event: BookingEvent = slot
      ? { type: 'booking.moved', at: now, bookingId: booking.id, ...slot, by: 'hall', reason }
      : { type: 'booking.cancelled', at: now, bookingId: booking.id, by: 'hall', reason };
    next = evolveBooking(next, event);
    events.push(event);
    moves.push({ booking, to: slot });
  }
  return { moves, events };
}
