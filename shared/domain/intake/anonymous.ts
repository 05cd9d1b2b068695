import { getRow, rowsOf } from '../../lib/table.ts';
import { settingsOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import { isRush } from './rush.ts';

/** A number an ordinary visitor takes needs about this long at the screen; so much time forgives one number. */
const FORGIVE_MS = 20_000;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 60_000;

/** How long a kiosk waits before its next anonymous number, 0 = not at all. `takenAt`: its anonymous numbers, ascending. */
export function waitAfter(takenAt: readonly number[], burst: number, now: number): number {
  let level = 0;
  let last = 0;
  for (const at of takenAt) {
    level = Math.max(0, level - (at - last) / FORGIVE_MS) + 1;
    last = at;
  }
  level = Math.max(0, level - (now - last) / FORGIVE_MS);
  const over = level - burst;
  if (takenAt.length < burst || over <= -1) return 0;
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, Math.ceil(over)));
  return Math.max(0, last + wait - now);
}

/**
 * Milliseconds that a kiosk has to wait before it may give another anonymous number: after a burst slower and slower,
 * never longer than a minute, and never in a rush [QU-13]. By the server's clock and rows; `now` is epoch ms.
 */
export function anonymousWaitMs(state: HallState, deviceId: string, now: number): number {
  const { anonymousBurst } = settingsOf(state);
  if (anonymousBurst === 0) return 0;
  const times: number[] = [];
  const visits = new Set<string>();
  for (const slip of rowsOf(state.slips)) {
    if (slip.deviceId !== deviceId || slip.personId !== null) continue;
    const ticket = getRow(state.tickets, slip.ticketId);
    const first = ticket?.visit[0] ?? slip.ticketId;
    // The numbers of one visit are one press.
    if (ticket === undefined || visits.has(first)) continue;
    visits.add(first);
    times.push(ticket.takenAt);
  }
  if (times.length < anonymousBurst) return 0;
  const wait = waitAfter(
    times.sort((a, b) => a - b),
    anonymousBurst,
    now,
  );
  return wait > 0 && !isRush(state, now) ? wait : 0;
}
