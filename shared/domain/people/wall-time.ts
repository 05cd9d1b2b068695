import { zoneOffset } from '../estimate/pace.ts';
import { hallOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import type { Span } from '../hours/hours.ts';
import { minuteOf } from '../hours/hours-schema.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const DAY_MS = DAY_MINUTES * MINUTE_MS;

/** The hall's wall clock: its business day, and the minute of the day. */
export type Wall = { readonly day: string; readonly minute: number };

/** `now` in epoch ms. The plan of a day is read from midnight to midnight, as the estimates do. */
export function wallAt(state: HallState, now: number): Wall {
  const hall = hallOf(state);
  const offset = zoneOffset(hall?.timeZone ?? 'UTC', now);
  return { day: hall?.day ?? '', minute: Math.floor((now + offset) / MINUTE_MS) % DAY_MINUTES };
}

/** Epoch ms of a minute of today; `wall` is the time at `now`. */
export function instantOf(wall: Wall, now: number, minute: number): number {
  return Math.floor(now / MINUTE_MS) * MINUTE_MS + (minute - wall.minute) * MINUTE_MS;
}

/** `HH:MM`; a day ends at `24:00`. */
export function timeText(minute: number): string {
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
