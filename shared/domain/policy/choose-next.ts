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

/** The choice, and what it changes: `counters` of the group and `turn` of the window, which `evolve` stores. */
export type Choice = {
  readonly ticket: WaitingTicket;
  readonly why: Why;
  readonly counters: Counters;
  readonly turn: Readonly<Record<string, number>>;
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

/** Features that some open window serving the group offers: only those can bind a ticket, so a need never strands it. */
function offeredFeatures(state: HallState, groupId: string): ReadonlySet<Need> {
  const offered = new Set<Need>();
  for (const window of rowsOf(state.windows)) {
    if (window.features.length > 0 && window.status !== 'closed' && window.serves.includes(groupId)) {
      for (const feature of window.features) offered.add(feature);
    }
  }
  return offered;
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
  offered: () => ReadonlySet<Need>,
  now: number,
): boolean {
  if (isVisitBusy(state, ticket)) return false;
  if (ticket.reserved && ticket.reserved.windowId !== window.id && ticket.reserved.until >= now) return false;
  if (ticket.returnTo && ticket.returnTo !== window.id) {
    const other = getRow(state.windows, ticket.returnTo);
    if (other && other.status !== 'closed' && other.serves.includes(ticket.groupId)) return false;
  }
  if (ticket.needs.length === 0) return true;
  return ticket.needs.every((need) => !isWindowNeed(need) || window.features.includes(need) || !offered().has(need));
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

type Seat = Pick<ServiceWindow, 'id' | 'lastReturn'>;

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

/** The choice within one group among tickets that this window may call; undefined when none is [QU-5]. */
function chooseInGroup(group: Group, heads: Heads, window: Seat, settings: HallSettings): GroupChoice | undefined {
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
  return { ticket, why: whyOfTicket(ticket, turn.why, settings), counters: turn.counters, returning: false };
}

const NO_WINDOW = { id: '', lastReturn: false };

/** Whose turn it is in a group, seen from no window in particular: the first of `callOrder` whom somebody may call. */
export function turnInGroup(
  state: HallState,
  group: Group,
  settings: HallSettings,
  now: number,
): GroupChoice | undefined {
  const heads = headsOf(state, group, NO_WINDOW, settings, now, (ticket) => !isVisitBusy(state, ticket));
  return heads && chooseInGroup(group, heads, NO_WINDOW, settings);
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
  const candidates: { groupId: string; weight: number; group: Group; heads: Heads }[] = [];
  for (const { groupId, weight } of window.groups) {
    const group = getRow(state.groups, groupId);
    if (!group || !window.serves.includes(groupId)) continue;
    let features: ReadonlySet<Need> | undefined;
    const offered = () => {
      features ??= offeredFeatures(state, groupId);
      return features;
    };
    const mayCall = (ticket: WaitingTicket) => isEligible(state, ticket, window, offered, now);
    const heads = headsOf(state, group, window, settings, now, mayCall);
    if (!heads) continue;
    const { reserved } = heads;
    if (reserved) {
      const returning = reserved.returnTo === window.id;
      return { ticket: reserved, why: { code: 'reserved' }, counters: group, turn: window.turn, returning };
    }
    candidates.push({ groupId, weight, group, heads });
  }
  const pick = turnOf(window, candidates);
  const candidate = candidates.find((each) => each.groupId === pick?.groupId);
  if (!pick || !candidate) return undefined;
  const choice = chooseInGroup(candidate.group, candidate.heads, window, settings);
  return choice && { ...choice, turn: pick.turn };
}
