import { getRow, rowsOf } from '../../lib/table.ts';
import type { Context } from '../hall/context.ts';
import { settingsOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import { type Booking, bookingOfToken } from './booking.ts';
import type { BookingRef } from './booking-commands.ts';
import type { BookingEvent } from './booking-events.ts';

/** A booking keeps the first version of its paper: it is never printed anew. */
export const PAPER_VERSION = 1;

export type FoundBooking =
  | { readonly kind: 'booking'; readonly booking: Booking; readonly events: readonly BookingEvent[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'denied' }
  /** A wrong check code is counted, so it is a committed answer and no refusal [QU-18]. */
  | { readonly kind: 'wrong'; readonly event: BookingEvent; readonly triesLeft: number };

function byCode(state: HallState, number: string, code: string, ctx: Context): FoundBooking {
  const booking = [...rowsOf(state.bookings)].find((each) => each.code === number);
  const paper = booking && getRow(state.bookingPapers, booking.id);
  if (!booking || !paper) return { kind: 'none' };
  const limit = settingsOf(state).maxWrongTries;
  if (paper.wrongTries >= limit) return { kind: 'locked' };
  const bookingId = booking.id;
  if (ctx.secrets.checkCode(bookingId, PAPER_VERSION) !== code) {
    const event = { type: 'booking.checkFailed', at: ctx.now, bookingId } as const;
    return { kind: 'wrong', event, triesLeft: limit - paper.wrongTries - 1 };
  }
  const passed = { type: 'booking.checkPassed', at: ctx.now, bookingId } as const;
  return { kind: 'booking', booking, events: paper.wrongTries > 0 ? [passed] : [] };
}

/** The booking that somebody names; by id only staff may, and the phone page of that very booking. */
export function findBooking(state: HallState, ref: BookingRef, ctx: Context): FoundBooking {
  if (ref.by === 'code') return byCode(state, ref.number, ref.code, ctx);
  const { actor } = ctx;
  if (ref.by === 'id') {
    const isOwn = actor.kind === 'phone' && actor.ticketId === ref.ticketId;
    if (actor.kind !== 'staff' && !isOwn) return { kind: 'denied' };
  }
  const booking =
    ref.by === 'id' ? getRow(state.bookings, ref.ticketId) : bookingOfToken(state, ctx.secrets.hashToken(ref.token));
  return booking ? { kind: 'booking', booking, events: [] } : { kind: 'none' };
}
