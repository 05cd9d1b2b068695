import { getRow, rowsOf } from '../../lib/table.ts';
import type { Standing } from '../commands/replies.ts';
import type { Group } from '../group/group.ts';
import { settingsOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import { isWindowNeed, WINDOW_NEEDS, type WindowNeed } from '../hall/hall-words.ts';
import { waitingOf } from '../policy/choose-next.ts';
import { aheadOf, callOrder } from '../policy/group-order.ts';
import type { WaitingTicket } from '../ticket/ticket.ts';
import type { WaitRange } from './estimate.ts';
import { range } from './range.ts';

/** How a waiting ticket stands; null when it does not wait (or is unknown) [QU-11]. */
export type StandingOf = (ticketId: string) => Standing | null;

/** Matters ahead in the line, and those of them that want the same windows. */
type Ahead = { readonly matters: number; readonly bound: Readonly<Partial<Record<WindowNeed, number>>> };

const NOBODY: Ahead = { matters: 0, bound: {} };

type Asking = Pick<WaitingTicket, 'needs' | 'class'>;
const ANYBODY: Asking = { needs: [], class: 'normal' };

function andThen(ahead: Ahead, { matters, needs }: WaitingTicket): Ahead {
  const sum = { matters: ahead.matters + matters, bound: ahead.bound };
  if (needs.length === 0) return sum;
  const bound = { ...ahead.bound };
  for (const need of needs) if (isWindowNeed(need)) bound[need] = (bound[need] ?? 0) + matters;
  return { ...sum, bound };
}

/** A window that serves the group stands free, so whom it can serve is called at once. */
function hasFree(state: HallState, groupId: string, need?: WindowNeed): boolean {
  for (const window of rowsOf(state.windows)) {
    if (window.status !== 'free' || !window.serves.includes(groupId)) continue;
    if (need === undefined || window.features.includes(need)) return true;
  }
  return false;
}

/**
 * The range for somebody with these needs. A need that few windows can meet binds: first the line comes down, which all
 * windows do, then one of the few has to be free, and before that it has served the others who want the same. Past the
 * yellow limit the alarm has brought somebody who goes along to any window, so it is not longer than that and the line.
 */
function rangeFor(state: HallState, group: Group, ahead: Ahead, { needs, class: rank }: Asking): WaitRange {
  // Nobody passes who may pass: they stand in the order of their coming.
  const est = rank === 'priority' ? { ...group.est, passing: 0 } : group.est;
  const scarcest = WINDOW_NEEDS.filter((need) => needs.includes(need) && est.bound?.[need] !== undefined).sort(
    (a, b) => (est.bound?.[a]?.windows ?? 0) - (est.bound?.[b]?.windows ?? 0),
  )[0];
  const few = scarcest && est.bound?.[scarcest];
  const isFree = ahead.matters === 0 && hasFree(state, group.id, few && scarcest);
  if (!scarcest || !few) return range({ ...est, isFree }, ahead.matters);
  const line = est.windows === 0 ? 0 : (ahead.matters * few.windows) / est.windows;
  const bound = range({ ...est, ...few, isFree }, Math.max(ahead.bound[scarcest] ?? 0, line));
  const helped = range(est, Math.max(ahead.matters, (group.limits.waitYellowMin * est.windows) / est.minutes));
  if (helped.kind === 'none-open') return bound;
  return bound.kind === 'none-open' || bound.high > helped.high ? helped : bound;
}

/**
 * How the tickets of one state stand at one instant (`now`: epoch ms of the server). The order of a group is worked out
 * once, however many of its tickets are asked about: a hall full of phones costs no more than its lines.
 */
export function createStandings(state: HallState, now: number): StandingOf {
  const places = new Map<string, ReadonlyMap<string, Standing>>();
  const placesIn = (group: Group): ReadonlyMap<string, Standing> => {
    const known = places.get(group.id);
    if (known) return known;
    const order = callOrder(group, waitingOf(state, group.id), settingsOf(state), now);
    let before = NOBODY;
    const made = new Map<string, Standing>();
    order.forEach((ticket, ahead) => {
      made.set(ticket.id, { ahead, range: rangeFor(state, group, before, ticket) });
      before = andThen(before, ticket);
    });
    places.set(group.id, made);
    return made;
  };
  return (ticketId) => {
    const ticket = getRow(state.tickets, ticketId);
    const group = ticket?.status === 'waiting' ? getRow(state.groups, ticket.groupId) : undefined;
    return (group && placesIn(group).get(ticketId)) ?? null;
  };
}

/** How one waiting ticket stands; null when it does not wait (or is unknown) [QU-11]. `now` is epoch ms of the server. */
export function standingOf(state: HallState, ticketId: string, now: number): Standing | null {
  const ticket = getRow(state.tickets, ticketId);
  const group = ticket?.status === 'waiting' ? getRow(state.groups, ticket.groupId) : undefined;
  if (!ticket || !group) return null;
  const before = aheadOf(group, waitingOf(state, group.id), settingsOf(state), now, ticketId);
  return { ahead: before.length, range: rangeFor(state, group, before.reduce(andThen, NOBODY), ticket) };
}

/** What a group's line looks like for somebody without needs who would take a number now. */
export function groupQueue(state: HallState, groupId: string): { readonly waiting: number; readonly range: WaitRange } {
  const group = getRow(state.groups, groupId);
  const waiting = getRow(state.waiting, groupId)?.length ?? 0;
  if (!group) return { waiting, range: { kind: 'none-open' } };
  return { waiting, range: rangeFor(state, group, waitingOf(state, groupId).reduce(andThen, NOBODY), ANYBODY) };
}
