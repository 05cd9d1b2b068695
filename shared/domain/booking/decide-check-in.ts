import { getRow, rowsOf } from '../../lib/table.ts';
import type { HallCommandOf } from '../commands/hall-commands.ts';
import type { BookingReply } from '../commands/replies.ts';
import { intakeRefusal } from '../evening/intake-rule.ts';
import type { Context } from '../hall/context.ts';
import { issueTickets } from '../hall/decide-take.ts';
import { accept, type Decided, refuse } from '../hall/decision.ts';
import type { HallEvent } from '../hall/events.ts';
import { evolveAll } from '../hall/evolve.ts';
import { hallOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import { slipReply } from '../hall/slip-reply.ts';
import { splitMatters } from '../hall/visit-size.ts';
import { timeText, wallAt } from '../people/wall-time.ts';
import { ENDED } from '../ticket/ticket.ts';
import { type Booking, checkInSpan } from './booking.ts';
import { findBooking, PAPER_VERSION } from './find-booking.ts';

/** How a check-in would go now, for the buttons and for the server. */
export type CheckIn =
  | { readonly kind: 'on-time' }
  /** A normal number, with the time of the check-in: said before it is done. */
  | { readonly kind: 'late' }
  | { readonly kind: 'early'; readonly time: string }
  | { readonly kind: 'other-day'; readonly day: string }
  | { readonly kind: 'over' };

export function checkInAt(state: HallState, booking: Booking, now: number): CheckIn {
  if (booking.status === 'checked-in' || booking.status === 'cancelled') return { kind: 'over' };
  const wall = wallAt(state, now);
  if (booking.day !== wall.day) return { kind: 'other-day', day: booking.day };
  const { from, to } = checkInSpan(state, booking.minute);
  if (wall.minute < from) return { kind: 'early', time: timeText(from) };
  return booking.status === 'booked' && wall.minute <= to ? { kind: 'on-time' } : { kind: 'late' };
}

/** A number that the person already has open in one of the groups: there is at most one [QU-13]. */
function openNumberOf(state: HallState, personId: string, { wants }: Booking): string | undefined {
  for (const slip of rowsOf(state.slips)) {
    if (slip.personId !== personId) continue;
    const ticket = getRow(state.tickets, slip.ticketId);
    if (ticket && !ENDED.includes(ticket.status) && wants.some(({ groupId }) => groupId === ticket.groupId)) {
      return ticket.number;
    }
  }
  return undefined;
}

/**
 * The booking becomes numbers: of the class appointment on time, normal ones when it is late. Who comes on time is let
 * in even where intake has closed: the hall gave its word. The first number has the booking's id, so that its code and
 * its link go on [QU-18].
 */
export function decideCheckIn(state: HallState, { payload }: HallCommandOf<'booking.checkIn'>, ctx: Context): Decided {
  const hall = hallOf(state);
  if (!hall || hall.day === '') return refuse('day.not-open');
  const found = findBooking(state, payload.ref, ctx);
  if (found.kind === 'denied') return refuse('denied');
  if (found.kind === 'none') return refuse('booking.not-found');
  if (found.kind === 'locked') return refuse('slip.locked');
  if (found.kind === 'wrong') {
    const reply: BookingReply = { found: false, triesLeft: found.triesLeft };
    return accept([found.event], reply);
  }
  const { booking } = found;
  const how = checkInAt(state, booking, ctx.now);
  if (how.kind === 'over') return refuse('booking.state', { state: booking.status });
  if (how.kind === 'other-day') return refuse('booking.other-day', { date: how.day });
  if (how.kind === 'early') return refuse('booking.early', { time: how.time });
  const late = how.kind === 'late';
  const paper = getRow(state.bookingPapers, booking.id);
  if (!paper) return refuse('booking.not-found');
  const number = openNumberOf(state, paper.personId, booking);
  if (number !== undefined) return refuse('booking.has-number', { number });
  const wanted = booking.wants.flatMap(({ groupId, matters }) => {
    const group = getRow(state.groups, groupId);
    return group ? splitMatters(matters, hall.settings.mattersPerCall).map((each) => ({ group, matters: each })) : [];
  });
  for (const { group } of late ? wanted : []) {
    const closed = intakeRefusal(state, group);
    if (closed) return refuse(closed.code, closed.params);
  }
  const [first] = wanted;
  if (!first) return refuse('group.unknown');
  const take = {
    groupId: first.group.id,
    class: late ? ('normal' as const) : ('appointment' as const),
    locale: payload.locale,
    needs: [],
    identity: { personId: paper.personId },
  };
  const issued = issueTickets(state, hall, wanted, take, ctx, booking.id);
  const ticket = issued[0]?.ticket;
  if (!ticket) return refuse('group.unknown');
  const events: HallEvent[] = [
    ...found.events,
    ...issued,
    { type: 'booking.checkedIn', at: ctx.now, bookingId: booking.id, late, number: ticket.number },
  ];
  const after = evolveAll(state, events);
  return accept(events, slipReply(after, ticket, PAPER_VERSION, ctx.now), { from: state, to: after });
}
