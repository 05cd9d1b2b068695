import { sixDigits } from '../../lib/six-digits.ts';
import { getRow, rowsOf } from '../../lib/table.ts';
import type { HallCommandOf, SystemCommand } from '../commands/hall-commands.ts';
import type { BookingFindReply, BookingMadeReply, BookingReply, RevealReply } from '../commands/replies.ts';
import { personOf } from '../floor/log-incident.ts';
import type { Context } from '../hall/context.ts';
import { accept, type Decided, refuse } from '../hall/decision.ts';
import { hallOf, settingsOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import type { GroupMatters } from '../hall/visit-size.ts';
import { numbersNeeded } from '../hall/visit-size.ts';
import { addDays, type Wall, wallAt } from '../people/wall-time.ts';
import type { Booking, BookingPaper, SlotTime } from './booking.ts';
import { bookingsInOrder } from './booking.ts';
import type { BookingRef } from './booking-commands.ts';
import type { BookingEvent } from './booking-events.ts';
import { evolveBooking } from './evolve-booking.ts';
import { findBooking, PAPER_VERSION } from './find-booking.ts';
import { planShut } from './plan-shut.ts';
import { isBookable, isComing, isOffered, roomFor } from './slots.ts';

type SystemOf<T extends SystemCommand['type']> = Extract<SystemCommand, { type: T }>;

const DAY_MINUTES = 24 * 60;

function newCode(state: HallState, id: string): string {
  return sixDigits(id, new Set(Array.from(rowsOf(state.bookings), ({ code }) => code)));
}

/** The last day on which a person who stayed away too often may not book; null = may [DOMAIN 4.6]. */
export function blockedUntil(state: HallState, personId: string, today: string): string | null {
  const { bookingNoShows, bookingNoShowDays, bookingBlockDays } = settingsOf(state);
  const days = [...(getRow(state.strikes, personId)?.days ?? [])].sort();
  if (bookingNoShows === 0) return null;
  for (const day of days.toReversed()) {
    const since = addDays(day, -bookingNoShowDays);
    const within = days.filter((each) => each > since && each <= day).length;
    const until = addDays(day, bookingBlockDays);
    if (within >= bookingNoShows && until >= today) return until;
  }
  return null;
}

function openOf(state: HallState, personId: string): readonly Booking[] {
  return [...rowsOf(state.bookingPapers)].flatMap((paper) => {
    const booking = paper.personId === personId ? getRow(state.bookings, paper.id) : undefined;
    return booking?.status === 'booked' ? [booking] : [];
  });
}

function slotRefusal(state: HallState, wants: readonly GroupMatters[], slot: SlotTime, ctx: Context): Decided | null {
  // At the desk somebody looks the citizen in the eye: the lead binds the machine alone.
  const isStaff = ctx.actor.kind === 'staff';
  const wall = wallAt(state, ctx.now);
  if (!(isStaff ? isComing(state, slot, wall) : isOffered(state, slot, ctx.now))) return refuse('booking.no-slot');
  return roomFor(state, wants, slot) > 0 ? null : refuse('booking.full');
}

/** A place by real name: one open booking per person and group, and no more than a few in all. */
export function decideMake(state: HallState, { payload }: HallCommandOf<'booking.make'>, ctx: Context): Decided {
  const { wants, day, minute, locale, identity, phoneId } = payload;
  const settings = settingsOf(state);
  if (!hallOf(state)) return refuse('hall.not-loaded');
  if (!('personId' in identity) || payload.phone !== undefined) return refuse('identity.needed');
  for (const { groupId } of wants) {
    const group = getRow(state.groups, groupId);
    if (!group) return refuse('group.unknown');
    if (!isBookable(group)) return refuse('booking.not-here');
  }
  const isTwice = new Set(wants.map(({ groupId }) => groupId)).size < wants.length;
  if (isTwice || numbersNeeded(wants, settings.mattersPerCall) > settings.numbersPerVisit)
    return refuse('visit.too-many');
  const { personId } = identity;
  const until = blockedUntil(state, personId, wallAt(state, ctx.now).day);
  if (until !== null) return refuse('booking.blocked', { date: until });
  const own = openOf(state, personId);
  if (own.some((each) => each.wants.some(({ groupId }) => wants.some((want) => want.groupId === groupId)))) {
    return refuse('booking.again');
  }
  if (own.length >= settings.bookingsPerPerson) return refuse('booking.too-many', { max: settings.bookingsPerPerson });
  const refusal = slotRefusal(state, wants, { day, minute }, ctx);
  if (refusal) return refusal;
  const id = ctx.newId();
  const booking: Booking = {
    ...{ id, code: newCode(state, id), wants, day, minute, locale, bookedAt: ctx.now },
    ...{ origin: ctx.actor.kind === 'staff' ? 'staff' : 'kiosk', hasPhone: phoneId !== undefined },
    ...{ moved: null, told: false, status: 'booked' },
  };
  const tokenHash = ctx.secrets.tokenHash(id, PAPER_VERSION);
  const paper: BookingPaper = { id, tokenHash, wrongTries: 0, personId, phoneId: phoneId ?? null };
  const reply: BookingMadeReply = {
    ...{ ticketId: id, version: PAPER_VERSION, number: booking.code, takenAt: ctx.now, booking },
  };
  return accept([{ type: 'booking.made', at: ctx.now, booking, paper }], reply);
}

/** Acts on the booking that somebody names; a wrong code is answered and counted. */
function withBooking(
  state: HallState,
  ref: BookingRef,
  ctx: Context,
  act: (booking: Booking) => readonly BookingEvent[] | Decided,
): Decided {
  const found = findBooking(state, ref, ctx);
  if (found.kind === 'denied') return refuse('denied');
  if (found.kind === 'none') return refuse('booking.not-found');
  if (found.kind === 'locked') return refuse('slip.locked');
  if (found.kind === 'wrong') {
    const reply: BookingReply = { found: false, triesLeft: found.triesLeft };
    return accept([found.event], reply);
  }
  const done = act(found.booking);
  if ('ok' in done) return done;
  const events = [...found.events, ...done];
  const after = events.reduce(evolveBooking, state);
  const booking = getRow(after.bookings, found.booking.id) ?? found.booking;
  const reply: BookingReply = { found: true, booking };
  return accept(events, reply);
}

export function decideLookUpBooking(
  state: HallState,
  { payload }: HallCommandOf<'booking.lookUp'>,
  ctx: Context,
): Decided {
  return withBooking(state, payload.ref, ctx, () => []);
}

/** What a person has booked, for the guide: by the ID that lies on the desk. */
export function decideFindBooking(state: HallState, { payload }: HallCommandOf<'booking.find'>): Decided {
  const { identity } = payload;
  if (!('personId' in identity)) return refuse('identity.needed');
  const ids = new Set(
    [...rowsOf(state.bookingPapers)].filter(({ personId }) => personId === identity.personId).map(({ id }) => id),
  );
  const bookingIds = bookingsInOrder(state).flatMap(({ id }) => (ids.has(id) ? [id] : []));
  const reply: BookingFindReply = { bookingIds };
  return accept([], reply);
}

function minutesUntil(wall: Wall, { day, minute }: SlotTime): number {
  return ((Date.parse(day) - Date.parse(wall.day)) / 60_000 / DAY_MINUTES) * DAY_MINUTES + minute - wall.minute;
}

/** The last moment at which a citizen cancels alone; after it the desk does it for them. */
export function canStillCancel(state: HallState, slot: SlotTime, now: number): boolean {
  return minutesUntil(wallAt(state, now), slot) >= settingsOf(state).bookingCancelMinutes;
}

export function decideCancelBooking(
  state: HallState,
  { payload }: HallCommandOf<'booking.cancel'>,
  ctx: Context,
): Decided {
  return withBooking(state, payload.ref, ctx, (booking) => {
    if (booking.status !== 'booked') return refuse('booking.state', { state: booking.status });
    const by = ctx.actor.kind === 'staff' ? 'staff' : 'citizen';
    if (by === 'citizen' && !canStillCancel(state, booking, ctx.now)) {
      return refuse('booking.cancel-late', { minutes: settingsOf(state).bookingCancelMinutes });
    }
    return [{ type: 'booking.cancelled', at: ctx.now, bookingId: booking.id, by, reason: null }];
  });
}

export function decideMove(state: HallState, { payload }: HallCommandOf<'booking.move'>, ctx: Context): Decided {
  const { ref, day, minute } = payload;
  return withBooking(state, ref, ctx, (booking) => {
    if (booking.status !== 'booked') return refuse('booking.state', { state: booking.status });
    if (booking.day === day && booking.minute === minute) return [];
    const refusal = slotRefusal(state, booking.wants, { day, minute }, ctx);
    if (refusal) return refusal;
    const to = { day, minute, by: 'staff', reason: null } as const;
    return [{ type: 'booking.moved', at: ctx.now, bookingId: booking.id, ...to }];
  });
}

function spanRefusal({ from, to }: { readonly from: number; readonly to: number }): Decided | null {
  return from < to ? null : refuse('booking.times');
}

export function decideShutSlots(state: HallState, { payload }: HallCommandOf<'booking.shut'>, ctx: Context): Decided {
  const refusal = spanRefusal(payload);
  if (refusal) return refusal;
  if (payload.groupIds.some((groupId) => !getRow(state.groups, groupId))) return refuse('group.unknown');
  const { moves, events } = planShut(state, payload, personOf(ctx), ctx.now);
  const moved = moves.filter(({ to }) => to !== null).length;
  return accept(events, { moved, cancelled: moves.length - moved });
}

export function decideReopen(state: HallState, { payload }: HallCommandOf<'booking.reopen'>, ctx: Context): Decided {
  const refusal = spanRefusal(payload);
  if (refusal) return refusal;
  if (payload.groupIds.some((groupId) => !getRow(state.groups, groupId))) return refuse('group.unknown');
  return accept([{ type: 'booking.reopened', at: ctx.now, staffId: personOf(ctx).staffId, ...payload }]);
}

/** The edge puts the telephone number into the answer; here there is only whose it is [SE-7]. */
export function decideRevealBooking(state: HallState, { payload }: HallCommandOf<'booking.reveal'>): Decided {
  const paper = getRow(state.bookingPapers, payload.ticketId);
  if (!paper) return refuse('booking.not-found');
  const reply: RevealReply = { ticketId: paper.id, personId: paper.phoneId };
  return accept([], reply);
}

export function decideTold(state: HallState, { payload }: HallCommandOf<'booking.told'>, ctx: Context): Decided {
  if (!getRow(state.bookings, payload.ticketId)) return refuse('booking.not-found');
  const { staffId } = personOf(ctx);
  return accept([{ type: 'booking.told', at: ctx.now, bookingId: payload.ticketId, staffId }]);
}

export function decideDays({ payload }: SystemOf<'booking.days'>, ctx: Context): Decided {
  return accept([{ type: 'booking.days', at: ctx.now, days: payload.days }]);
}

/** Who has not come, some time after the slot began, or at the end of its day. */
export function missedAt(state: HallState, wall: Wall): readonly string[] {
  const { bookingNoShowAfter } = settingsOf(state);
  return bookingsInOrder(state)
    .filter((booking) => booking.status === 'booked' && minutesUntil(wall, booking) < -bookingNoShowAfter)
    .map(({ id }) => id);
}

export function decideSweep(state: HallState, ctx: Context): Decided {
  const bookingIds = missedAt(state, wallAt(state, ctx.now));
  return accept(bookingIds.length > 0 ? [{ type: 'booking.missed', at: ctx.now, bookingIds }] : []);
}

/** At the close of a business day: who had a place on it and never came. */
export function missedOn(state: HallState, day: string, at: number): readonly BookingEvent[] {
  const bookingIds = bookingsInOrder(state)
    .filter((booking) => booking.status === 'booked' && booking.day === day)
    .map(({ id }) => id);
  return bookingIds.length > 0 ? [{ type: 'booking.missed', at, bookingIds }] : [];
}
