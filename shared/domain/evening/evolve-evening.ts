import { deleteRow, emptyTable, getRow, rowsOf, setRow, type Table } from '../../lib/table.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { putTicket } from '../hall/edit.ts';
import type { HallState } from '../hall/hall-state.ts';
import { planOf } from '../hall/plan.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Leftover, Promised } from './evening.ts';
import type { EveningEvent } from './evening-events.ts';

type EventOf<T extends EveningEvent['type']> = Extract<EveningEvent, { type: T }>;

/** A call-back is given up before its telephone number is forgotten, a week after it was given [SY-13]. */
const CALL_BACK_DAYS = 7;
const DAY_MS = 24 * 3_600_000;

function leftoverOf(ticket: Ticket, rest: Pick<Leftover, 'outcome' | 'by' | 'at' | 'note'>): Leftover {
  return { id: ticket.id, day: ticket.day, number: ticket.number, groupId: ticket.groupId, ...rest };
}

type Until = Pick<Promised, 'until'>;

function promiseOf(state: HallState, ticket: Ticket, until: Until): Promised | undefined {
  const slip = getRow(state.slips, ticket.id);
  if (!slip) return undefined;
  const { id, day, number, groupId, class: ticketClass, locale, needs, matters } = ticket;
  const { version, tokenHash, personId } = slip;
  const what = { id, day, number, groupId, class: ticketClass, locale, needs, matters };
  const also = ticket.visit.flatMap((other) => {
    const paper = other === id ? undefined : getRow(state.slips, other);
    return paper ? [{ id: other, version: paper.version, tokenHash: paper.tokenHash }] : [];
  });
  const visit = also.length > 0 ? { also } : {};
  return { ...what, version, tokenHash, ...visit, personId, wrongTries: 0, takenAs: null, ...until };
}

/** A reprint of what is left of the visit is the paper that the promise is known by from then on [QU-3, QU-17]. */
export function reissuePromises(
  state: HallState,
  { ticketId, version, tokenHash }: { ticketId: string; version: number; tokenHash: string },
): HallState {
  let { promises } = state;
  const newer = <T extends { readonly id: string }>(paper: T): T =>
    paper.id === ticketId ? { ...paper, version, tokenHash } : paper;
  for (const promise of rowsOf(promises)) {
    const { also } = promise;
    if (promise.id !== ticketId && !also?.some(({ id }) => id === ticketId)) continue;
    promises = setRow(promises, promise.id, { ...newer(promise), ...(also ? { also: also.map(newer) } : {}) });
  }
  return { ...state, promises };
}

function settle(state: HallState, event: EventOf<'leftover.settled'>): HallState {
  const ticket = getRow(state.tickets, event.ticketId);
  if (!ticket) return state;
  const { outcome, at, note, personId } = event;
  const until = event.until === undefined ? {} : { until: event.until };
  const by = { staffId: event.staffId, plate: event.plate };
  const leftover = leftoverOf(ticket, { outcome, by, at, note });
  const next = { ...state, leftovers: setRow(state.leftovers, ticket.id, leftover) };
  if (outcome === 'served-late') return next;
  const owed = setRow(next.owed, ticket.id, { ...leftover, outcome, personId, ...until });
  const promise = outcome === 'first-tomorrow' ? promiseOf(state, ticket, until) : undefined;
  return { ...next, owed, promises: promise ? setRow(next.promises, ticket.id, promise) : next.promises };
}

function keepPromise(state: HallState, event: EventOf<'promise.kept'>): HallState {
  const promise = getRow(state.promises, event.ticketId);
  const kept = promise && { ...promise, takenAs: event.newTicketId };
  const ticket = getRow(state.tickets, event.newTicketId);
  // A number that its person had taken before takes the place that was promised.
  const first = promise && ticket?.status === 'waiting' && !ticket.front;
  const next = first ? putTicket(state, { ...ticket, front: true, promised: promise.number }) : state;
  return {
    ...next,
    promises: kept ? setRow(state.promises, kept.id, kept) : state.promises,
    owed: deleteRow(state.owed, event.ticketId),
  };
}

function rule(state: HallState, event: EventOf<'intake.ruled'>): HallState {
  let { groups } = state;
  for (const { groupId, reason } of event.closed) {
    const group = getRow(groups, groupId);
    const intakeMark = { by: 'rule', reason, at: event.at } as const;
    if (group) groups = setRow(groups, groupId, { ...group, intake: 'stopped', intakeMark });
  }
  for (const groupId of event.opened) {
    const group = getRow(groups, groupId);
    const reopenings = (group?.reopenings ?? 0) + 1;
    if (group) groups = setRow(groups, groupId, { ...group, intake: 'open', intakeMark: null, reopenings });
  }
  return { ...state, groups };
}

function keepOnly<V extends { readonly id: string }>(table: Table<V>, isKept: (row: V) => boolean): Table<V> {
  let kept = table;
  for (const row of rowsOf(table)) if (!isKept(row)) kept = deleteRow(kept, row.id);
  return kept;
}

/**
 * Over the roll from day `ended` to day `begun`: what was promised goes on until an open day has passed without it, so
 * that Friday's promise is good on Monday, and Friday's note is read on Monday.
 */
export function rollEvening(state: HallState, ended: string, begun: string): HallState {
  const plan = planOf(state);
  const wasOpen = plan?.hours === 'always' || plan?.today?.spans.length !== 0;
  const hasTime = ({ day, until }: Until & { readonly day: string }) =>
    until === undefined ? day >= ended || !wasOpen : until >= begun;
  const age = (day: string) => (Date.parse(begun) - Date.parse(day)) / DAY_MS;
  return {
    ...state,
    leftovers: emptyTable(),
    promises: keepOnly(state.promises, hasTime),
    owed: keepOnly(state.owed, (row) => (row.outcome === 'call-back' ? age(row.day) < CALL_BACK_DAYS : hasTime(row))),
    handOvers: keepOnly(state.handOvers, hasTime),
  };
}

export function evolveEvening(state: HallState, event: EveningEvent): HallState {
  switch (event.type) {
    case 'leftover.settled':
      return settle(state, event);
    case 'leftover.unsettled': {
      const ticket = getRow(state.tickets, event.ticketId);
      if (!ticket) return state;
      const by = { staffId: '', plate: '' };
      const row = leftoverOf(ticket, { outcome: 'unsettled', by, at: event.at, note: null });
      return { ...state, leftovers: setRow(state.leftovers, row.id, row) };
    }
    case 'owed.kept':
      return { ...state, owed: deleteRow(state.owed, event.ticketId) };
    case 'promise.kept':
      return keepPromise(state, event);
    case 'promise.checkFailed': {
      let { promises } = state;
      for (const id of event.ticketIds) {
        const promise = getRow(promises, id);
        if (promise) promises = setRow(promises, id, { ...promise, wrongTries: promise.wrongTries + 1 });
      }
      return { ...state, promises };
    }
    case 'day.handedOver': {
      const { day, at, note, staffId, plate } = event;
      return { ...state, handOvers: setRow(state.handOvers, day, { id: day, day, at, note, by: { staffId, plate } }) };
    }
    case 'intake.ruled':
      return rule(state, event);
    default:
      return unreachable(event);
  }
}
