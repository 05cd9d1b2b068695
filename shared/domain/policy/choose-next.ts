import { getRow, rowsOf } from '../../lib/table.ts';
import type { Group } from '../group/group.ts';
import type { HallSettings } from '../hall/hall-settings.ts';
import type { HallState } from '../hall/hall-state.ts';
import type { Need } from '../hall/hall-words.ts';
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

/** Needs that bind a ticket to a window which has the feature; a silent call binds the voice, not the window. */
const WINDOW_NEEDS: readonly Need[] = ['low-counter', 'english'];

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
  return ticket.needs.every(
    (need) => !WINDOW_NEEDS.includes(need) || window.features.includes(need) || !offered().has(need),
  );
}

function eligibleOf(state: HallState, groupId: string, window: ServiceWindow, now: number): WaitingTicket[] {
  let features: ReadonlySet<Need> | undefined;
  const offered = () => {
    features ??= offeredFeatures(state, groupId);
    return features;
  };
  return waitingOf(state, groupId).filter((ticket) => isEligible(state, ticket, window, offered, now));
}

type GroupChoice = Omit<Choice, 'turn'>;

function first(tickets: readonly WaitingTicket[]): WaitingTicket | undefined {
  return tickets.reduce<WaitingTicket | undefined>(
    (best, ticket) => (best === undefined || compareInClass(ticket, best) < 0 ? ticket : best),
    undefined,
  );
}

function whyOfTicket(ticket: WaitingTicket, why: Why, settings: HallSettings): Why {
  if (ticket.class === 'priority') return why;
  if (ticket.promised !== undefined && ticket.front) return { code: 'promised', number: ticket.promised };
  if (ticket.front) return { code: 'transferred' };
  if (ticket.reactivations > 0) return { code: 'reactivated', after: settings.reactivateAfter };
  return why;
}

/** The choice within one group among tickets that this window may call; undefined when none is [QU-5]. */
export function chooseInGroup(
  group: Group,
  eligible: readonly WaitingTicket[],
  window: Pick<ServiceWindow, 'id' | 'lastReturn'>,
  settings: HallSettings,
  now: number,
): GroupChoice | undefined {
  const returning = eligible.filter((ticket) => ticket.returnTo === window.id);
  const others = eligible.filter((ticket) => ticket.returnTo !== window.id);
  const back = first(returning);
  if (back && (!window.lastReturn || others.length === 0)) {
    return { ticket: back, why: { code: 'returning' }, counters: group, returning: true };
  }
  const due = others.filter((ticket) => ticket.afterCalls <= group.calls);
  const callable = due.length > 0 ? due : others;
  const priority = callable.filter((ticket) => ticket.class === 'priority');
  const normal = callable.filter((ticket) => ticket.class === 'normal');
  const appointment = callable.filter((ticket) => ticket.class === 'appointment');
  const turn = nextClass(
    group,
    {
      priority: priority.length > 0,
      normal: normal.length > 0,
      appointment: appointment.length > 0,
      overdue: normal.some((ticket) => isOverdue(ticket, now, settings)),
    },
    settings,
  );
  if (!turn) return undefined;
  const ticket = first(turn.class === 'priority' ? priority : turn.class === 'normal' ? normal : appointment);
  if (!ticket) return undefined;
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
  const waiting = waitingOf(state, group.id).filter((ticket) => !isVisitBusy(state, ticket));
  return chooseInGroup(group, waiting, NO_WINDOW, settings, now);
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
  const candidates: { groupId: string; weight: number; group: Group; eligible: WaitingTicket[] }[] = [];
  for (const { groupId, weight } of window.groups) {
    const group = getRow(state.groups, groupId);
    if (!group || !window.serves.includes(groupId)) continue;
    const eligible = eligibleOf(state, groupId, window, now);
    if (eligible.length === 0) continue;
    const reserved = eligible.find((ticket) => ticket.reserved?.windowId === window.id && ticket.reserved.until >= now);
    if (reserved) {
      const returning = reserved.returnTo === window.id;
      return { ticket: reserved, why: { code: 'reserved' }, counters: group, turn: window.turn, returning };
    }
    candidates.push({ groupId, weight, group, eligible });
  }
  const pick = turnOf(window, candidates);
  const candidate = candidates.find((each) => each.groupId === pick?.groupId);
  if (!pick || !candidate) return undefined;
  const choice = chooseInGroup(candidate.group, candidate.eligible, window, settings, now);
  return choice && { ...choice, turn: pick.turn };
}
