import { zoneOffset } from '../estimate/pace.ts';
import { hallOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import type { Span } from '../hours/hours.ts';
import { minuteOf } from '../hours/hours-schema.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const DAY_MS = DAY_MINUTES * MINUTE_MS;

/** A wall clock of the hall: a day, and the minute of that day. */
export type Wall = { readonly day: string; readonly minute: number };

/** Minutes since the epoch by the clock on the wall; `now` in epoch ms. */
function wallMinutes(state: HallState, now: number): number {
  return Math.floor((now + zoneOffset(hallOf(state)?.timeZone ?? 'UTC', now)) / MINUTE_MS);
}

/** The calendar, from midnight to midnight: by it posts are planned, leave is taken, covers are confirmed. */
export function wallAt(state: HallState, now: number): Wall {
  const minutes = wallMinutes(state, now);
  return { day: new Date(minutes * MINUTE_MS).toISOString().slice(0, 10), minute: minutes % DAY_MINUTES };
}

/**
 * The business day, by which attendance is kept: after midnight its minutes count on past 24:00 until the cut-over
 * [QU-1], so that who came yesterday morning is never measured against a post of today.
 */
export function workWallAt(state: HallState, now: number): Wall {
  const day = hallOf(state)?.day;
  if (day === undefined || day === '') return wallAt(state, now);
  return { day, minute: wallMinutes(state, now) - Date.parse(day) / MINUTE_MS };
}

/** Epoch ms of a minute of today; `wall` is the time at `now`. */
export function instantOf(wall: Wall, now: number, minute: number): number {
  return Math.floor(now / MINUTE_MS) * MINUTE_MS + (minute - wall.minute) * MINUTE_MS;
}

/** `HH:MM`; a day ends at `24:00`, and what a business day has after that is told by the clock. */
export function timeText(minute: number): string {
  if (minute > DAY_MINUTES) return timeText(minute - DAY_MINUTES);
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

export function stampOf({ day, minute }: Wall): string {
  return `${day}T${timeText(minute)}`;
}

/** The part of a day that lies between two stamps, undefined when none does. */
export function partOfDay(day: string, { from, to }: { readonly from: string; readonly to: string }): Span | undefined {
  if (from.slice(0, 10) > day || to.slice(0, 10) < day) return undefined;
  const begins = from.slice(0, 10) === day ? minuteOf(from.slice(11)) : 0;
  const ends = to.slice(0, 10) === day ? minuteOf(to.slice(11)) : DAY_MINUTES;
  return begins < ends ? { from: begins, to: ends } : undefined;
}

/** The date some days later (or earlier). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

export function overlaps(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}
