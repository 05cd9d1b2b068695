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
import { isStuck } from './stuck.ts';

/** How a waiting ticket stands; null when it does not wait (or is unknown) [QU-11]. */
export type StandingOf = (ticketId: string) => Standing | null;

/** Who is before one in the line. */
type Ahead = {
  readonly tickets: number;
  /** Matters that will be called before. */
  readonly matters: number;
  /** Tickets that a free window would call now. */
  readonly callable: number;
  /** Matters that want the same windows. */
  readonly bound: Readonly<Partial<Record<WindowNeed, number>>>;
};

const NOBODY: Ahead = { tickets: 0, matters: 0, callable: 0, bound: {} };

type Asking = Pick<WaitingTicket, 'needs' | 'class'>;
const ANYBODY: Asking = { needs: [], class: 'normal' };

/** Adds one ticket after another to who is before. */
function counting(state: HallState, group: Group): (ahead: Ahead, ticket: WaitingTicket) => Ahead {
  const open = openFor(state, group.id);
  return (ahead, ticket) => {
    const { matters, needs } = ticket;
    const stuck = isStuck(state, group, ticket);
    const sum = {
      tickets: ahead.tickets + 1,
      matters: ahead.matters + (stuck && ahead.tickets < open ? 0 : matters),
      callable: ahead.callable + (stuck ? 0 : 1),
      bound: ahead.bound,
    };
    if (needs.length === 0) return sum;
    const bound = { ...ahead.bound };
    for (const need of needs) if (isWindowNeed(need)) bound[need] = (bound[need] ?? 0) + matters;
    return { ...sum, bound };
  };
}

function openFor(state: HallState, groupId: string): number {
  let open = 0;
  for (const { status, serves } of rowsOf(state.windows)) {
    if (status !== 'closed' && status !== 'paused' && serves.includes(groupId)) open += 1;
  }
  return open;
}

/** So many windows that serve the group stand free: whom they can serve is called at once. */
function freeFor(state: HallState, groupId: string, need?: WindowNeed): number {
  let free = 0;
  for (const window of rowsOf(state.windows)) {
    if (window.status !== 'free' || !window.serves.includes(groupId)) continue;
    if (need === undefined || window.features.includes(need)) free += 1;
  }
  return free;
}

/**
 * The range for somebody with these needs. A need that few windows can meet binds: first the line comes down, which all
 * windows do, then one of the few has to be free, and before that it has served the others who want the same. Past the
 * yellow limit the alarm has brought somebody who goes along to any window, so it is not longer than that and the line.
 */
function rangeFor(
  state: HallState,
  group: Group,
  ahead: Ahead,
  { needs, class: rank }: Asking,
  elsewhere = 0,
): WaitRange {
  // Nobody passes who may pass: they stand in the order of their coming.
  const mayPass = rank === 'priority';
  const replayed = getRow(state.replays, group.id);
  const line = { ...group.est, ...(mayPass ? { passing: 0 } : {}), mayPass, elsewhere };
  const est = replayed ? { ...line, replayed } : line;
  const scarcest = WINDOW_NEEDS.filter((need) => needs.includes(need) && est.bound?.[need] !== undefined).sort(
    (a, b) => (est.bound?.[a]?.windows ?? 0) - (est.bound?.[b]?.windows ?? 0),
  )[0];
  const few = scarcest && est.bound?.[scarcest];
  const isFree = freeFor(state, group.id, few && scarcest) > (few ? ahead.matters : ahead.callable);
  if (!scarcest || !few) return range({ ...est, isFree }, ahead.matters);
  const share = est.windows === 0 ? 0 : (ahead.matters * few.windows) / est.windows;
  const bound = range({ ...line, ...few, isFree }, Math.max(ahead.bound[scarcest] ?? 0, share));
  const helped = range(est, Math.max(ahead.matters, (group.limits.waitYellowMin * est.windows) / est.minutes));
  if (helped.kind === 'none-open') return bound;
  return bound.kind === 'none-open' || bound.high > helped.high ? helped : bound;
}

type Before = { readonly group: Group; readonly ticket: WaitingTicket; readonly ahead: Ahead };
/** Who is before a waiting ticket; undefined when it does not wait. */
type FindBefore = (ticketId: string) => Before | undefined;

const middleOf = (range: WaitRange) =>
  range.kind === 'minutes' ? (range.low + range.high) / 2 : Number.POSITIVE_INFINITY;

/**
 * A person cannot be at two windows: with another number of the visit that is called sooner, this one waits until that
 * is served [QU-17].
 */
function standingFrom(state: HallState, before: Before, find: FindBefore): Standing {
  const { group, ticket, ahead } = before;
  const own = rangeFor(state, group, ahead, ticket);
  const middle = middleOf(own);
  let elsewhere = 0;
  for (const id of ticket.visit) {
    const other = id === ticket.id ? undefined : find(id);
    if (!other) continue;
    const sooner = middleOf(rangeFor(state, other.group, other.ahead, other.ticket));
    const isFirst =
      sooner < middle || (sooner === middle && ticket.visit.indexOf(id) < ticket.visit.indexOf(ticket.id));
    if (isFirst) elsewhere = Math.max(elsewhere, sooner + other.group.est.minutes * other.ticket.matters);
  }
  return { ahead: ahead.tickets, range: elsewhere === 0 ? own : rangeFor(state, group, ahead, ticket, elsewhere) };
}

/**
 * How the tickets of one state stand at one instant (`now`: epoch ms of the server). The order of a group is worked out
 * once, however many of its tickets are asked about: a hall full of phones costs no more than its lines.
 */
export function createStandings(state: HallState, now: number): StandingOf {
  const lines = new Map<string, ReadonlyMap<string, Before>>();
  const lineOf = (group: Group): ReadonlyMap<string, Before> => {
    const known = lines.get(group.id);
    if (known) return known;
    const count = counting(state, group);
    let ahead = NOBODY;
    const made = new Map<string, Before>();
    for (const ticket of callOrder(group, waitingOf(state, group.id), settingsOf(state), now)) {
      made.set(ticket.id, { group, ticket, ahead });
      ahead = count(ahead, ticket);
    }
    lines.set(group.id, made);
    return made;
  };
  const find: FindBefore = (ticketId) => {
    const ticket = getRow(state.tickets, ticketId);
    const group = ticket?.status === 'waiting' ? getRow(state.groups, ticket.groupId) : undefined;
    return group && lineOf(group).get(ticketId);
  };
  return (ticketId) => {
    const before = find(ticketId);
    return before ? standingFrom(state, before, find) : null;
  };
}

/** How one waiting ticket stands; null when it does not wait (or is unknown) [QU-11]. `now` is epoch ms of the server. */
export function standingOf(state: HallState, ticketId: string, now: number): Standing | null {
  const find: FindBefore = (id) => {
    const ticket = getRow(state.tickets, id);
    const group = ticket?.status === 'waiting' ? getRow(state.groups, ticket.groupId) : undefined;
    if (ticket?.status !== 'waiting' || !group) return undefined;
    const line = aheadOf(group, waitingOf(state, group.id), settingsOf(state), now, id);
    return { group, ticket, ahead: line.reduce(counting(state, group), NOBODY) };
  };
  const before = find(ticketId);
  return before ? standingFrom(state, before, find) : null;
}

/** What a group's line looks like for somebody without needs who would take a number now. */
export function groupQueue(state: HallState, groupId: string): { readonly waiting: number; readonly range: WaitRange } {
  const group = getRow(state.groups, groupId);
  const waiting = getRow(state.waiting, groupId)?.length ?? 0;
  if (!group) return { waiting, range: { kind: 'none-open' } };
  return {
    waiting,
    range: rangeFor(state, group, waitingOf(state, groupId).reduce(counting(state, group), NOBODY), ANYBODY),
  };
}
