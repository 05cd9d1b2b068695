import { getRow, rowsOf } from '../../lib/table.ts';
import type { Group } from '../group/group.ts';
import type { HallSettings } from '../hall/hall-settings.ts';
import type { HallState } from '../hall/hall-state.ts';
import { isWindowNeed, type Need } from '../hall/hall-words.ts';
import type { Ticket, WaitingTicket } from '../ticket/ticket.ts';
import type { ServiceWindow } from '../window/window.ts';
import { compareInClass, isOverdue } from './group-order.ts';
import { type Counters, nextClass } from './next-class.ts';
import type { Why } from './why.ts';

/** The choice, and what it changes: `counters` of the group, `turn` and `pastNeed` of the window, which `evolve` stores. */
export type Choice = {
  readonly ticket: WaitingTicket;
  readonly why: Why;
  readonly counters: Counters;
  readonly turn: Readonly<Record<string, number>>;
  /** Missing = as it was. */
  readonly pastNeed?: Readonly<Record<string, number>>;
  readonly returning: boolean;
};

/** Waiting tickets of a group in issue order. */
export function waitingOf(state: HallState, groupId: string): WaitingTicket[] {
  const tickets: WaitingTicket[] = [];
  for (const id of getRow(state.waiting, groupId) ?? []) {
    const ticket = getRow(state.tickets, id);
    if (ticket?.status === 'waiting') tickets.push(ticket);
  }
  return tickets;
}

type Features = readonly Need[];

/** What each open window that serves the group offers: those with the same features count once. */
function offersOf(state: HallState, groupId: string): readonly Features[] {
  const offers = new Map<string, Features>();
  for (const { features, status, serves } of rowsOf(state.windows)) {
    if (status !== 'closed' && serves.includes(groupId)) offers.set(features.join(), features);
  }
  return [...offers.values()];
}

/**
 * Whether no open window of the group meets all of the needs that these features meet, and more. Some window always
 * suits so, and a need that nobody offers binds nobody: a need never strands a ticket.
 */
function suitsBest(needs: readonly Need[], features: Features, offers: () => readonly Features[]): boolean {
  const wanted = needs.filter(isWindowNeed);
  const met = wanted.filter((need) => features.includes(need));
  if (met.length === wanted.length) return true;
  return !offers().some((other) => {
    const also = wanted.filter((need) => other.includes(need));
    return also.length > met.length && met.every((need) => also.includes(need));
  });
}

/** Whether the ticket has come to these features because some other open window of the group does not suit it. */
function isBoundTo(ticket: WaitingTicket, features: Features, offers: () => readonly Features[]): boolean {
  if (!ticket.needs.some((need) => isWindowNeed(need) && features.includes(need))) return false;
  return offers().some((other) => !suitsBest(ticket.needs, other, offers));
}

/** Somebody of the visit is being called or served: the person cannot be at two windows, the number keeps its place [QU-17]. */
export function isVisitBusy(state: HallState, ticket: Ticket): boolean {
  if (ticket.visit.length < 2) return false;
  return ticket.visit.some((id) => {
    const status = id === ticket.id ? undefined : getRow(state.tickets, id)?.status;
    return status === 'called' || status === 'serving' || status === 'held';
  });
}

function isEligible(
  state: HallState,
  ticket: WaitingTicket,
  window: ServiceWindow,
  offers: () => readonly Features[],
  now: number,
): boolean {
  if (isVisitBusy(state, ticket)) return false;
  if (ticket.reserved && ticket.reserved.windowId !== window.id && ticket.reserved.until >= now) return false;
  if (ticket.returnTo && ticket.returnTo !== window.id) {
    const other = getRow(state.windows, ticket.returnTo);
    if (other && other.status !== 'closed' && other.serves.includes(ticket.groupId)) return false;
  }
  return ticket.needs.length === 0 || suitsBest(ticket.needs, window.features, offers);
}

/** Who is first of each class among some waiting tickets, and whether a normal one of them is overdue. */
type Firsts = { priority?: WaitingTicket; normal?: WaitingTicket; appointment?: WaitingTicket; overdue: boolean };

/** All that the choice within a group needs of its line, gathered in one walk: a long line costs no lists. */
type Heads = {
  /** Returns to this window, and everybody else whose time has come, or not yet. */
  readonly back: WaitingTicket | undefined;
  readonly due: Firsts;
  readonly early: Firsts;
  /** Kept for this window after an undone call. */
  readonly reserved: WaitingTicket | undefined;
};

type Seat = Pick<ServiceWindow, 'id' | 'lastReturn' | 'pastNeed'>;

function better(best: WaitingTicket | undefined, ticket: WaitingTicket): WaitingTicket {
  return best === undefined || compareInClass(ticket, best) < 0 ? ticket : best;
}

/** Undefined = nobody whom this window may call. */
function headsOf(
  state: HallState,
  group: Group,
  window: Seat,
  settings: HallSettings,
  now: number,
  mayCall: (ticket: WaitingTicket) => boolean,
): Heads | undefined {
  const due: Firsts = { overdue: false };
  const early: Firsts = { overdue: false };
  let back: WaitingTicket | undefined;
  let reserved: WaitingTicket | undefined;
  let some = false;
  for (const id of getRow(state.waiting, group.id) ?? []) {
    const ticket = getRow(state.tickets, id);
    if (ticket?.status !== 'waiting' || !mayCall(ticket)) continue;
    some = true;
    if (ticket.reserved?.windowId === window.id && ticket.reserved.until >= now) reserved ??= ticket;
    if (ticket.returnTo === window.id) {
      back = better(back, ticket);
      continue;
    }
    const firsts = ticket.afterCalls <= group.calls ? due : early;
    firsts[ticket.class] = better(firsts[ticket.class], ticket);
    firsts.overdue ||= isOverdue(ticket, now, settings);
  }
  return some ? { back, due, early, reserved } : undefined;
}

type GroupChoice = Omit<Choice, 'turn'>;

const isEmpty = ({ priority, normal, appointment }: Firsts) => !priority && !normal && !appointment;

function whyOfTicket(ticket: WaitingTicket, why: Why, settings: HallSettings): Why {
  if (ticket.class === 'priority') return why;
  if (ticket.promised !== undefined && ticket.front) return { code: 'promised', number: ticket.promised };
  if (ticket.front) return { code: 'transferred' };
  if (ticket.reactivations > 0) return { code: 'reactivated', after: settings.reactivateAfter };
  return why;
}

/** Who stands first of another class than the one whose turn it is, and can be called only at windows like this one. */
function firstForNeed(
  callable: Firsts,
  turn: WaitingTicket,
  isBound: (ticket: WaitingTicket) => boolean,
): WaitingTicket | undefined {
  let first: WaitingTicket | undefined;
  for (const each of [callable.priority, callable.normal, callable.appointment]) {
    if (each && each !== turn && isBound(each)) first = better(first, each);
  }
  return first;
}

/**
 * The choice within one group among tickets that this window may call; undefined when none is [QU-5]. The group's
 * counters turn with the calls of all its windows, so one window could meet the turn of the same class for ever: who is
 * bound to it by a need is passed by at most `maxPastNeed` calls there, then goes first without moving them [QU-6].
 */
function chooseInGroup(
  group: Group,
  heads: Heads,
  window: Seat,
  settings: HallSettings,
  isBound: (ticket: WaitingTicket) => boolean,
): GroupChoice | undefined {
  const { back, due, early } = heads;
  const callable = isEmpty(due) ? early : due;
  if (back && (!window.lastReturn || isEmpty(callable))) {
    return { ticket: back, why: { code: 'returning' }, counters: group, returning: true };
  }
  const turn = nextClass(
    group,
    {
      priority: callable.priority !== undefined,
      normal: callable.normal !== undefined,
      appointment: callable.appointment !== undefined,
      overdue: callable.overdue,
    },
    settings,
  );
  const ticket = turn && callable[turn.class];
  if (!turn || !ticket) return undefined;
  const before = window.pastNeed?.[group.id] ?? 0;
  const bound = firstForNeed(callable, ticket, isBound);
  if (bound && before >= settings.maxPastNeed) {
    const why = { code: 'for-need', after: before } as const;
    return { ticket: bound, why, counters: group, pastNeed: { ...window.pastNeed, [group.id]: 0 }, returning: false };
  }
  const after = bound ? before + 1 : 0;
  return {
    ticket,
    why: whyOfTicket(ticket, turn.why, settings),
    counters: turn.counters,
    ...(after === before ? {} : { pastNeed: { ...window.pastNeed, [group.id]: after } }),
    returning: false,
  };
}

const NO_WINDOW = { id: '', lastReturn: false };
const nobody = () => false;

/** Whose turn it is in a group, seen from no window in particular: the first of `callOrder` whom somebody may call. */
export function turnInGroup(
  state: HallState,
  group: Group,
  settings: HallSettings,
  now: number,
): GroupChoice | undefined {
  const heads = headsOf(state, group, NO_WINDOW, settings, now, (ticket) => !isVisitBusy(state, ticket));
  return heads && chooseInGroup(group, heads, NO_WINDOW, settings, nobody);
}

/** Smooth weighted round robin over the groups with somebody waiting: the largest current weight wins. */
function turnOf(
  window: ServiceWindow,
  candidates: readonly { readonly groupId: string; readonly weight: number }[],
): { readonly groupId: string; readonly turn: Record<string, number> } | undefined {
  const turn: Record<string, number> = { ...window.turn };
  let total = 0;
  let best: string | undefined;
  for (const { groupId, weight } of candidates) {
    const current = (turn[groupId] ?? 0) + weight;
    turn[groupId] = current;
    total += weight;
    if (best === undefined || current > (turn[best] ?? 0)) best = groupId;
  }
  if (best === undefined) return undefined;
  turn[best] = (turn[best] ?? 0) - total;
  return { groupId: best, turn };
}

/**
 * The next ticket of a window: a pure function of tickets, group rows, window, settings and `now` (epoch ms), never of
 * a random or a wall clock. Undefined = nobody that this window may call is waiting [QU-5].
 */
export function chooseNext(
  state: HallState,
  window: ServiceWindow,
  settings: HallSettings,
  now: number,
): Choice | undefined {
  const candidates: {
    groupId: string;
    weight: number;
    group: Group;
    heads: Heads;
    offers: () => readonly Features[];
  }[] = [];
  for (const { groupId, weight } of window.groups) {
    const group = getRow(state.groups, groupId);
    if (!group || !window.serves.includes(groupId)) continue;
    let known: readonly Features[] | undefined;
    const offers = () => {
      known ??= offersOf(state, groupId);
      return known;
    };
    const mayCall = (ticket: WaitingTicket) => isEligible(state, ticket, window, offers, now);
    const heads = headsOf(state, group, window, settings, now, mayCall);
    if (!heads) continue;
    const { reserved } = heads;
    if (reserved) {
      const returning = reserved.returnTo === window.id;
      return { ticket: reserved, why: { code: 'reserved' }, counters: group, turn: window.turn, returning };
    }
    candidates.push({ groupId, weight, group, heads, offers });
  }
  const pick = turnOf(window, candidates);
  const candidate = candidates.find((each) => each.groupId === pick?.groupId);
  if (!pick || !candidate) return undefined;
  const isBound = (ticket: WaitingTicket) => isBoundTo(ticket, window.features, candidate.offers);
  const choice = chooseInGroup(candidate.group, candidate.heads, window, settings, isBound);
  return choice && { ...choice, turn: pick.turn };
}
