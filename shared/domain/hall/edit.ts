import { getRow, setRow, type Table } from '../../lib/table.ts';
import { faultOf } from '../floor/fault.ts';
import type { Period, Ticket, TicketBase } from '../ticket/ticket.ts';
import type { ServiceWindow } from '../window/window.ts';
import type { HallState } from './hall-state.ts';

/**
 * The only writers of ticket, window and period rows: they keep the derived tables in step. Every function returns a
 * new state. Unknown ids leave the state as it is, so that a client with part of the rows can fold too.
 */

function withoutId(ids: readonly string[], id: string): readonly string[] {
  const at = ids.indexOf(id);
  return at < 0 ? ids : [...ids.slice(0, at), ...ids.slice(at + 1)];
}

/** Inserts by issue order; the line does not hold the id yet. Newest at the end is the common case. */
function withId(state: HallState, ids: readonly string[], ticket: Ticket): readonly string[] {
  let at = ids.length;
  while (at > 0) {
    const before = getRow(state.tickets, ids[at - 1] ?? '');
    if (!before || before.seq < ticket.seq) break;
    at -= 1;
  }
  return at === ids.length ? [...ids, ticket.id] : [...ids.slice(0, at), ticket.id, ...ids.slice(at)];
}

function editLine(
  waiting: Table<readonly string[]>,
  groupId: string,
  edit: (ids: readonly string[]) => readonly string[],
): Table<readonly string[]> {
  const before = getRow(waiting, groupId) ?? [];
  const after = edit(before);
  return after === before ? waiting : setRow(waiting, groupId, after);
}

/** Stores a ticket and keeps the line of its group and the number index in step. */
export function putTicket(state: HallState, ticket: Ticket): HallState {
  const old = getRow(state.tickets, ticket.id);
  const stays = old?.status === 'waiting' && ticket.status === 'waiting' && old.groupId === ticket.groupId;
  let waiting = state.waiting;
  if (!stays && old?.status === 'waiting') {
    waiting = editLine(waiting, old.groupId, (ids) => withoutId(ids, ticket.id));
  }
  if (!stays && ticket.status === 'waiting') {
    waiting = editLine(waiting, ticket.groupId, (ids) => withId(state, ids, ticket));
  }
  return {
    ...state,
    tickets: setRow(state.tickets, ticket.id, ticket),
    waiting,
    byNumber: old ? state.byNumber : setRow(state.byNumber, ticket.number, ticket.id),
  };
}

export function putWindow(state: HallState, window: ServiceWindow): HallState {
  const before = getRow(state.windows, window.id);
  const next = { ...state, windows: setRow(state.windows, window.id, window) };
  return before?.ticketId === window.ticketId ? next : withCarried(next, window.id);
}

/** The seat of a window shows the checklist of its ticket, and of no other; slips are known on the server alone. */
export function withCarried(state: HallState, windowId: string): HallState {
  const seat = getRow(state.seats, windowId);
  const ticketId = getRow(state.windows, windowId)?.ticketId ?? null;
  const carried = ticketId === null ? undefined : getRow(state.slips, ticketId)?.carried;
  if (!seat || (!carried && !seat.carried)) return state;
  const { carried: _before, ...bare } = seat;
  const row = carried && ticketId !== null ? { ...bare, carried: { ...carried, ticketId } } : bare;
  return { ...state, seats: setRow(state.seats, windowId, row) };
}

export function periodId(ticketId: string, n: number): string {
  return `${ticketId}:${n}`;
}

/** Ends the ticket's open period row; does nothing when none is open or known. */
export function endPeriod(state: HallState, ticket: TicketBase, at: number, flag: Period['flag'] = null): HallState {
  const id = periodId(ticket.id, ticket.openPeriod);
  const period = getRow(state.periods, id);
  if (!period) return state;
  return { ...state, periods: setRow(state.periods, id, { ...period, end: at, flag: flag ?? period.flag }) };
}

/** Adds an open period row as number `n` of the ticket. */
export function addPeriod(
  state: HallState,
  ticket: TicketBase,
  period: Pick<Period, 'kind' | 'windowId' | 'staffId'> & { readonly n: number; readonly start: number },
): HallState {
  const row: Period = {
    ticketId: ticket.id,
    day: ticket.day,
    groupId: ticket.groupId,
    end: null,
    flag: faultOf(state, ticket.groupId) ? 'outside-fault' : null,
    ...period,
  };
  return { ...state, periods: setRow(state.periods, periodId(ticket.id, period.n), row) };
}

/** The fields every status shares, cut from a ticket of any status. */
export function baseOf(ticket: Ticket): TicketBase {
  return {
    id: ticket.id,
    day: ticket.day,
    number: ticket.number,
    prefix: ticket.prefix,
    seq: ticket.seq,
    groupId: ticket.groupId,
    class: ticket.class,
    locale: ticket.locale,
    needs: ticket.needs,
    origin: ticket.origin,
    takenAt: ticket.takenAt,
    since: ticket.since,
    passes: ticket.passes,
    reactivations: ticket.reactivations,
    periods: ticket.periods,
    openPeriod: ticket.openPeriod,
    queuedAt: ticket.queuedAt,
    front: ticket.front,
    afterCalls: ticket.afterCalls,
    returnTo: ticket.returnTo,
    visit: ticket.visit,
    matters: ticket.matters,
    inCall: ticket.inCall,
    ...(ticket.promised === undefined ? {} : { promised: ticket.promised }),
  };
}

/** The window a ticket is bound to by its status, null when it is bound to none. */
export function windowOf(ticket: Ticket): string | null {
  switch (ticket.status) {
    case 'called':
      return ticket.call.windowId;
    case 'serving':
    case 'held':
      return ticket.windowId;
    default:
      return null;
  }
}

/** Changes whenever anything happens to the ticket that an undo must not run over. */
export function ticketMark(ticket: Ticket): string {
  const calls = ticket.status === 'called' ? ticket.call.calls : 0;
  return `${ticket.status}/${ticket.since}/${ticket.periods}/${ticket.openPeriod}/${calls}/${ticket.groupId}`;
}

/** The same for a window. */
export function windowMark(window: ServiceWindow): string {
  return `${window.status}/${window.since}/${window.ticketId ?? ''}/${window.pauseAfter ?? ''}`;
}

/** The ticket leaves its window: free, or paused when that was planned. Other windows stay as they are. */
export function leaveWindow(state: HallState, ticket: Ticket, at: number): HallState {
  const windowId = windowOf(ticket);
  const window = windowId === null ? undefined : getRow(state.windows, windowId);
  if (!window || window.ticketId !== ticket.id) return state;
  return putWindow(state, {
    ...window,
    status: window.pauseAfter ? 'paused' : 'free',
    since: at,
    ticketId: null,
    pauseReason: window.pauseAfter,
    pauseAfter: null,
  });
}
