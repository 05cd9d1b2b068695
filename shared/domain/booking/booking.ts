import { getRow, rowsOf } from '../../lib/table.ts';
import type { Locale } from '../../lib/text.ts';
import { hallOf, settingsOf } from '../hall/hall-of.ts';
import type { HallSettings } from '../hall/hall-settings.ts';
import type { HallState } from '../hall/hall-state.ts';
import type { Opening } from '../hall/plan.ts';
import { type GroupMatters, splitMatters } from '../hall/visit-size.ts';

/** Appointments (预约): a place in a half hour of a group, by real name, kept over the days [DOMAIN 4.6]. */

export const BOOKING_STATUSES = ['booked', 'checked-in', 'cancelled', 'no-show'] as const;
export type BookingStatus = (typeof BOOKING_STATUSES)[number];

/** Why the hall takes its word back for some hours. */
export const SHUT_REASONS = ['clerk', 'fault', 'closed'] as const;
export type ShutReason = (typeof SHUT_REASONS)[number];

/** A half hour: a calendar day of the hall, and the minute of that day at which it begins. */
export type SlotTime = { readonly day: string; readonly minute: number };

/** That it stands at another time than it was made for; `reason` where the hall did it. */
export type BookingMove = {
  readonly from: SlotTime;
  readonly by: 'staff' | 'hall';
  readonly reason: ShutReason | null;
  /** Epoch ms. */
  readonly at: number;
};

type BookingBase = SlotTime & {
  /** Also the id of the first ticket that it becomes, so that one code and one link serve for both [QU-18]. */
  readonly id: string;
  /** Six digits, unlike those of any other booking that is kept. */
  readonly code: string;
  /** What is to be done, as in a visit; the first is what the booking is listed under [QU-17]. */
  readonly wants: readonly GroupMatters[];
  readonly locale: Locale;
  readonly origin: 'kiosk' | 'staff';
  /** Epoch ms. */
  readonly bookedAt: number;
  /** A telephone number was left; which one is in the person's row alone [SY-13]. */
  readonly hasPhone: boolean;
  readonly moved: BookingMove | null;
  /** Somebody has told the citizen by telephone what the hall did to it. */
  readonly told: boolean;
};

/**
 * Row `booking`, feed `manage`; nothing in it says who somebody is. Goes at the roll after its day.
 * A no-show who comes later on the same day is still checked in, as a normal number.
 */
export type Booking = BookingBase &
  (
    | { readonly status: 'booked' }
    | { readonly status: 'checked-in'; readonly at: number; readonly late: boolean; readonly number: string }
    | {
        readonly status: 'cancelled';
        readonly at: number;
        readonly by: 'citizen' | 'staff' | 'hall';
        readonly reason: ShutReason | null;
      }
    | { readonly status: 'no-show'; readonly at: number }
  );

/** Row `bookingPaper`, id = booking id, never in a feed: what belongs to the code slip, and to whom [QU-18, SY-13]. */
export type BookingPaper = {
  readonly id: string;
  readonly tokenHash: string;
  readonly wrongTries: number;
  readonly personId: string;
  /** Row of the `person` table with the telephone number. */
  readonly phoneId: string | null;
};

/** Row `slots`, id `<groupId>:<day>`, feed `queue`: places that are taken, by first minute, and half hours that are shut. */
export type Slots = {
  readonly id: string;
  readonly groupId: string;
  readonly day: string;
  readonly taken: Readonly<Record<string, number>>;
  readonly shut: readonly number[];
};

/** Row `openings`, id 'openings', feed `queue`: the days that can be booked, by the official calendar. */
export type Openings = { readonly id: 'openings'; readonly days: readonly Opening[] };

/** Row `strike`, id = person id, never in a feed: the days on which this person did not come. */
export type Strike = { readonly id: string; readonly days: readonly string[] };

export const slotsId = (groupId: string, day: string) => `${groupId}:${day}`;

/** Places that a booking takes in each of its groups: one for each number it becomes [QU-17]. */
export function placesOf(
  wants: readonly GroupMatters[],
  { mattersPerCall }: HallSettings,
): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const { groupId, matters } of wants) {
    places.set(groupId, (places.get(groupId) ?? 0) + splitMatters(matters, mattersPerCall).length);
  }
  return places;
}

/** A booking that takes its place: cancelled ones have given it back. */
export function holdsPlace(booking: Booking): boolean {
  return booking.status !== 'cancelled';
}

/** Every booking that is kept, in the order of their times. */
export function bookingsInOrder(state: HallState): readonly Booking[] {
  return [...rowsOf(state.bookings)].sort(
    (a, b) => a.day.localeCompare(b.day) || a.minute - b.minute || a.bookedAt - b.bookedAt || a.id.localeCompare(b.id),
  );
}

/** Minutes before and after the slot's beginning within which a check-in is on time; the same on every screen. */
export function checkInSpan(state: HallState, minute: number): { readonly from: number; readonly to: number } {
  const { bookingCheckInBefore, bookingCheckInAfter } = settingsOf(state);
  return { from: minute - bookingCheckInBefore, to: minute + bookingCheckInAfter };
}

/** The booking of a paper's token; undefined when there is none, or its day is over. */
export function bookingOfToken(state: HallState, tokenHash: string): Booking | undefined {
  for (const paper of rowsOf(state.bookingPapers)) {
    if (paper.tokenHash === tokenHash) return getRow(state.bookings, paper.id);
  }
  return undefined;
}

export function timeZoneOf(state: HallState): string {
  return hallOf(state)?.timeZone ?? 'Asia/Shanghai';
}
