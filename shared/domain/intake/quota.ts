import { rowsOf } from '../../lib/table.ts';
import type { Group } from '../group/group.ts';
import { hallOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';

export type HalfDay = 'am' | 'pm';

/** Formatters are costly to make, and a hall has one zone. */
const hours = new Map<string, Intl.DateTimeFormat>();

/** Before or from noon in the hall's time zone; `at` is epoch ms. */
export function halfDayOf(at: number, timeZone: string): HalfDay {
  const format = hours.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hour12: false });
  hours.set(timeZone, format);
  return Number(format.format(at)) < 12 ? 'am' : 'pm';
}

/** Numbers that the group may still give in this half-day, null = without limit [QU-13]. Given-back ones do not count. */
export function quotaLeft(state: HallState, group: Group, now: number): number | null {
  const timeZone = hallOf(state)?.timeZone ?? 'Asia/Shanghai';
  const half = halfDayOf(now, timeZone);
  const limit = group.quota[half];
  if (limit === null) return null;
  let given = 0;
  for (const ticket of rowsOf(state.tickets)) {
    // The letter tells where it was taken; its group may have changed since.
    if (ticket.prefix !== group.prefix || (ticket.status === 'cancelled' && ticket.by === 'unclaimed')) continue;
    if (halfDayOf(ticket.takenAt, timeZone) === half) given += 1;
  }
  return Math.max(0, limit - given);
}
