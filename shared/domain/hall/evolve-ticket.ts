import { getRow, setRow } from '../../lib/table.ts';
import { faultOf } from '../floor/fault.ts';
import type { CalledTicket, Period, Ticket, WaitingTicket } from '../ticket/ticket.ts';
import { addPeriod, baseOf, endPeriod, leaveWindow, putTicket, putWindow } from './edit.ts';
import type { HallEvent } from './events.ts';
import type { HallState } from './hall-state.ts';

type EventOf<T extends HallEvent['type']> = Extract<HallEvent, { type: T }>;
type Where = Pick<Period, 'windowId' | 'staffId'>;
const NOWHERE: Where = { windowId: null, staffId: null };

/** Ends the open period and begins the next one; the ticket carries the count. */
function turnPage(
  state: HallState,
  ticket: Ticket,
  at: number,
  kind: Period['kind'],
  where: Where,
): { readonly state: HallState; readonly page: { since: number; periods: number; openPeriod: number } } {
  const n = ticket.periods + 1;
  const next = addPeriod(endPeriod(state, ticket, at), ticket, { n, kind, start: at, ...where });
  return { state: next, page: { since: at, periods: n, openPeriod: n } };
}

type Ending =
  | {
      readonly status: 'done';
      readonly windowId: string;
      readonly outcome: EventOf<'ticket.finished'>['outcome'];
      readonly inaccurate: boolean;
    }
  | { readonly status: 'cancelled'; readonly by: EventOf<'ticket.cancelled'>['by'] }
  | { readonly status: 'abandoned' }
  | { readonly status: 'expired' };

function end(state: HallState, ticket: Ticket, at: number, ending: Ending, flag: Period['flag'] = null): HallState {
  const next = leaveWindow(endPeriod(state, ticket, at, flag), ticket, at);
  return putTicket(next, { ...baseOf(ticket), since: at, openPeriod: 0, ...ending });
}

type Place = Partial<
  Pick<WaitingTicket, 'queuedAt' | 'front' | 'afterCalls' | 'returnTo' | 'groupId' | 'reactivations'>
>;

/** Back into a line; where in it is `place`. */
function toWaiting(state: HallState, ticket: Ticket, at: number, place: Place): HallState {
  const left = leaveWindow(state, ticket, at);
  const base = { ...baseOf(ticket), inCall: 0, ...place };
  const { state: next, page } = turnPage(left, { ...ticket, groupId: base.groupId }, at, 'waiting', NOWHERE);
  return putTicket(next, { ...base, ...page, status: 'waiting', reserved: null });
}

function call(state: HallState, event: EventOf<'ticket.called'>): HallState {
  const ticket = getRow(state.tickets, event.ticketId);
  const window = getRow(state.windows, event.windowId);
  if (!ticket || !window) return state;
  const where = { windowId: event.windowId, staffId: event.staffId };
  const { state: paged, page } = turnPage(state, ticket, event.at, 'called', where);
  const called: CalledTicket = {
    ...baseOf(ticket),
    ...page,
    inCall: event.inCall ?? 0,
    status: 'called',
    why: event.why,
    call: {
      ...where,
      calledAt: event.at,
      calls: 1,
      lastCallAt: event.at,
      firstSpokenAt: null,
      lastSpokenAt: null,
      looked: false,
    },
  };
  const group = getRow(paged.groups, ticket.groupId);
  const counted =
    group && !event.again
      ? { ...paged, groups: setRow(paged.groups, group.id, { ...group, ...event.counters, calls: group.calls + 1 }) }
      : paged;
  return putWindow(putTicket(counted, called), {
    ...window,
    status: 'called',
    since: event.at,
    ticketId: ticket.id,
    turn: event.turn,
    ...(event.pastNeed === undefined ? {} : { pastNeed: event.pastNeed }),
    lastReturn: event.returning,
  });
}

function serveAt(
  state: HallState,
  ticket: Ticket,
  at: number,
  where: { windowId: string; staffId: string },
): HallState {
  const { state: paged, page } = turnPage(state, ticket, at, 'serving', where);
  const next = putTicket(paged, { ...baseOf(ticket), ...page, ...where, status: 'serving' });
  const window = getRow(next.windows, where.windowId);
  return window ? putWindow(next, { ...window, status: 'serving', since: at, ticketId: ticket.id }) : next;
}

/** Puts the ticket back as it was before the act; periods of the act are voided [QU-9], a fault in them is not [QU-10]. */
export function undoAct(state: HallState, event: EventOf<'act.undone'>, hadFault: boolean): HallState {
  const now = getRow(state.tickets, event.ticketBefore.id);
  if (!now) return state;
  const before = event.ticketBefore;
  let next = state;
  for (let n = before.periods + 1; n <= now.periods; n += 1) {
    next = endPeriod(next, { ...now, openPeriod: n }, event.at, 'void');
  }
  const reopened = getRow(next.periods, `${before.id}:${before.openPeriod}`);
  if (reopened) {
    const flag = hadFault || faultOf(state, before.groupId) ? 'outside-fault' : reopened.flag;
    const row = { ...reopened, end: null, flag };
    next = { ...next, periods: setRow(next.periods, `${before.id}:${before.openPeriod}`, row) };
  }
  const restored: Ticket = { ...before, periods: now.periods };
  return putTicket(
    next,
    restored.status === 'waiting' && event.reservedUntil !== null
      ? { ...restored, reserved: { windowId: event.windowId, until: event.reservedUntil } }
      : restored,
  );
}

/** The events of one ticket's life. */
export function evolveTicket(state: HallState, ticket: Ticket, event: HallEvent): HallState {
  switch (event.type) {
    case 'ticket.called':
      return call(state, event);
    case 'ticket.recalled':
      if (ticket.status !== 'called') return state;
      return putTicket(state, {
        ...ticket,
        call: { ...ticket.call, calls: ticket.call.calls + 1, lastCallAt: event.at, lastSpokenAt: null },
      });
    case 'call.spoken':
      if (ticket.status !== 'called') return state;
      return putTicket(state, {
        ...ticket,
        call: { ...ticket.call, firstSpokenAt: ticket.call.firstSpokenAt ?? event.at, lastSpokenAt: event.at },
      });
    case 'ticket.started':
      if (ticket.status !== 'called') return state;
      return serveAt(state, ticket, event.at, { windowId: ticket.call.windowId, staffId: event.staffId });
    case 'ticket.finished':
      if (ticket.status !== 'serving' && ticket.status !== 'held') return state;
      return end(
        state,
        ticket,
        event.at,
        { status: 'done', windowId: ticket.windowId, outcome: event.outcome, inaccurate: event.inaccurate },
        event.inaccurate ? 'inaccurate' : null,
      );
    case 'ticket.passed': {
      if (ticket.status !== 'called') return state;
      const windowId = ticket.call.windowId;
      const left = leaveWindow(state, ticket, event.at);
      const { state: next, page } = turnPage(left, ticket, event.at, 'passed', { windowId, staffId: null });
      return putTicket(next, { ...baseOf(ticket), ...page, status: 'passed', windowId, passes: ticket.passes + 1 });
    }
    case 'ticket.abandoned':
      return end(state, ticket, event.at, { status: 'abandoned' });
    case 'ticket.expired':
      return end(state, ticket, event.at, { status: 'expired' });
    case 'ticket.needsSet':
      return putTicket(state, { ...ticket, needs: event.needs });
    case 'guide.looked':
      return ticket.status === 'called'
        ? putTicket(state, { ...ticket, call: { ...ticket.call, looked: true } })
        : state;
    case 'ticket.regrouped':
      return toWaiting(state, ticket, event.at, {
        groupId: event.groupId,
        front: false,
        afterCalls: event.afterCalls,
        returnTo: null,
      });
    case 'ticket.cancelled':
      return end(state, ticket, event.at, { status: 'cancelled', by: event.by });
    case 'ticket.freed':
      return toWaiting(endPeriod(state, ticket, event.at, 'inaccurate'), ticket, event.at, {});
    case 'ticket.putBack':
      return toWaiting(state, ticket, event.at, {});
    case 'ticket.held': {
      if (ticket.status !== 'serving') return state;
      const where = { windowId: ticket.windowId, staffId: ticket.staffId };
      const left = leaveWindow(state, ticket, event.at);
      const { state: next, page } = turnPage(left, ticket, event.at, 'held', where);
      return putTicket(next, { ...baseOf(ticket), ...page, ...where, status: 'held' });
    }
    case 'ticket.takenBack':
      if (ticket.status !== 'held') return state;
      return serveAt(state, ticket, event.at, { windowId: ticket.windowId, staffId: event.staffId });
    case 'ticket.moved':
      return toWaiting(state, ticket, event.at, {
        groupId: event.groupId,
        queuedAt: event.at,
        front: event.front,
        afterCalls: 0,
        returnTo: event.returnTo,
      });
    case 'ticket.reactivated':
      return toWaiting(state, ticket, event.at, {
        queuedAt: event.at,
        front: false,
        afterCalls: event.afterCalls,
        returnTo: null,
        reactivations: ticket.reactivations + 1,
      });
    default:
      return state;
  }
}
