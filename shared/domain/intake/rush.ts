import { rowsOf } from '../../lib/table.ts';
import { settingsOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';

const MINUTE = 60_000;
/** Older numbers cannot change the answer of a rate by the minute. */
const MEMORY_MS = 2 * 60 * MINUTE;

/**
 * Whether the numbers taken by now make a rush: it begins with `perMinute` numbers within one minute, and ends when two
 * minutes together had fewer, which is half the rate. Pure over the times (epoch ms, ascending), so that every kiosk
 * and the server see the same [KI-1].
 */
export function isRushAt(takenAt: readonly number[], perMinute: number, now: number): boolean {
  let on = false;
  /** Index of the first number younger than one and than two minutes. */
  let one = 0;
  let two = 0;
  const ended = (at: number, count: number) => {
    while (two < count && (takenAt[two] ?? 0) <= at - 2 * MINUTE) two += 1;
    return count - two < perMinute;
  };
  takenAt.forEach((at, index) => {
    if (on && ended(at, index)) on = false;
    while ((takenAt[one] ?? 0) <= at - MINUTE) one += 1;
    if (index + 1 - one >= perMinute) on = true;
  });
  return on && !ended(now, takenAt.length);
}

/** Rush of this hall, from its tickets alone; `now` is epoch ms of the server [KI-1]. */
export function isRush(state: HallState, now: number): boolean {
  const times: number[] = [];
  for (const ticket of rowsOf(state.tickets)) if (now - ticket.takenAt < MEMORY_MS) times.push(ticket.takenAt);
  const { rushPerMinute } = settingsOf(state);
  if (times.length < rushPerMinute) return false;
  return isRushAt(
    times.sort((a, b) => a - b),
    rushPerMinute,
    now,
  );
}
