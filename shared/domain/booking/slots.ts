import { getRow, rowsOf } from '../../lib/table.ts';
import type { Group } from '../group/group.ts';
import { settingsOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import type { Opening } from '../hall/plan.ts';
import type { GroupMatters } from '../hall/visit-size.ts';
import type { Span } from '../hours/hours.ts';
import { minuteOf } from '../hours/hours-schema.ts';
import { addDays, type Wall, wallAt } from '../people/wall-time.ts';
import { placesOf, type SlotTime, slotsId } from './booking.ts';
import { SLOT_MINUTES } from './slot-minutes.ts';

/** A half hour that may be offered, and how many such bookings still fit. */
export type SlotOffer = { readonly minute: number; readonly left: number };
export type DayOffer = { readonly day: string; readonly slots: readonly SlotOffer[] };

/** First minutes of the half hours that lie whole within the opening spans: none reaches into a break. */
export function slotStarts(spans: readonly Span[]): readonly number[] {
  return spans.flatMap(({ from, to }) => {
    const starts: number[] = [];
    for (let at = Math.ceil(from / SLOT_MINUTES) * SLOT_MINUTES; at + SLOT_MINUTES <= to; at += SLOT_MINUTES) {
      starts.push(at);
    }
    return starts;
  });
}

export function isBookable(group: Group): boolean {
  return group.booking?.open ?? false;
}

export function bookableGroups(state: HallState): readonly Group[] {
  return [...rowsOf(state.groups)].filter(isBookable).sort((a, b) => a.rank - b.rank);
}

/** Windows that are planned for a group at a minute; a window of several groups counts by its weights. */
function plannedWindows(state: HallState, group: Group, minute: number): number {
  if (group.staffing.length > 0) {
    return group.staffing.find(({ from, to }) => minuteOf(from) <= minute && minute < minuteOf(to))?.windows ?? 0;
  }
  let windows = 0;
  for (const { home, groups } of rowsOf(state.windows)) {
    const own = home ?? groups;
    const all = own.reduce((sum, { weight }) => sum + weight, 0);
    windows += (own.find(({ groupId }) => groupId === group.id)?.weight ?? 0) / (all || 1);
  }
  return windows;
}

/** Places of a group in the half hour from `minute`: what the hall file says, else a share of what is planned [OP-3]. */
export function capacityAt(state: HallState, group: Group, minute: number): number {
  if (!isBookable(group)) return 0;
  const places = group.booking?.places ?? null;
  if (places !== null) return places;
  const windows = plannedWindows(state, group, minute);
  const share = settingsOf(state).bookingShare / 100;
  return windows > 0 ? Math.max(1, Math.floor((windows * share * SLOT_MINUTES) / group.minutes)) : 0;
}

/** Places still free; 0 when the half hour is shut, less than 0 when more is taken than there is by now. */
export function placesLeft(state: HallState, group: Group, { day, minute }: SlotTime): number {
  const slots = getRow(state.slots, slotsId(group.id, day));
  if (slots?.shut.includes(minute)) return 0;
  return capacityAt(state, group, minute) - (slots?.taken[minute] ?? 0);
}

/** How many bookings of this kind still fit into a half hour: all their groups must have room [QU-17]. */
export function roomFor(state: HallState, wants: readonly GroupMatters[], slot: SlotTime): number {
  let room = Number.POSITIVE_INFINITY;
  for (const [groupId, places] of placesOf(wants, settingsOf(state))) {
    const group = getRow(state.groups, groupId);
    room = Math.min(room, group ? Math.floor(placesLeft(state, group, slot) / places) : 0);
  }
  return Number.isFinite(room) ? Math.max(0, room) : 0;
}

export function openingsOf(state: HallState): readonly Opening[] {
  return getRow(state.openings, 'openings')?.days ?? [];
}

/** Whether a half hour is one of the hall's at all, and has not begun. */
export function isComing(state: HallState, { day, minute }: SlotTime, wall: Wall): boolean {
  const opening = openingsOf(state).find((each) => each.day === day);
  if (!opening || !slotStarts(opening.spans).includes(minute)) return false;
  return day > wall.day || (day === wall.day && minute > wall.minute);
}

/** A half hour that citizens may choose now: not sooner than the lead asks, within the days that are offered. */
export function isOffered(state: HallState, slot: SlotTime, now: number): boolean {
  const wall = wallAt(state, now);
  return slot.day >= addDays(wall.day, settingsOf(state).bookingMinDays) && isComing(state, slot, wall);
}

/** Whether somebody is planned to work on all of them then: at other times there is nothing to be full. */
function isPlanned(state: HallState, wants: readonly GroupMatters[], minute: number): boolean {
  return wants.every(({ groupId }) => {
    const group = getRow(state.groups, groupId);
    return group !== undefined && capacityAt(state, group, minute) > 0;
  });
}

/** What may be chosen for these matters, by day; a day without any half hour is not in it. */
export function offersOf(state: HallState, wants: readonly GroupMatters[], now: number): readonly DayOffer[] {
  return openingsOf(state).flatMap(({ day, spans }): DayOffer[] => {
    const slots = slotStarts(spans)
      .filter((minute) => isOffered(state, { day, minute }, now) && isPlanned(state, wants, minute))
      .map((minute) => ({ minute, left: roomFor(state, wants, { day, minute }) }));
    return slots.length > 0 ? [{ day, slots }] : [];
  });
}
