import type { HallSettings } from '../hall/hall-settings.ts';
import type { WaitingTicket } from '../ticket/ticket.ts';
import { type Counters, nextClass } from './next-class.ts';

/** Order within a class: transferred tickets first, then by issue order [QU-5]. */
export function compareInClass(a: WaitingTicket, b: WaitingTicket): number {
  if (a.front !== b.front) return a.front ? -1 : 1;
  return a.seq - b.seq;
}

/** True when the ticket has waited in its group longer than the limit. */
export function isOverdue(ticket: WaitingTicket, now: number, settings: HallSettings): boolean {
  return ticket.class === 'normal' && now - ticket.queuedAt > settings.overdueMs;
}

type Line = { readonly tickets: WaitingTicket[]; head: number };
type Lines = Readonly<Record<WaitingTicket['class'], Line>>;

const isEmpty = (line: Line) => line.head >= line.tickets.length;

/** The class of the only line with somebody in it: from there on the order is that line. */
function onlyLine(lines: Lines): Line | undefined {
  const full = [lines.priority, lines.normal, lines.appointment].filter((line) => !isEmpty(line));
  return full.length === 1 ? full[0] : undefined;
}

/** Tickets that come back into their lines stand in issue order with those still there. */
function admit(lines: Lines, tickets: readonly WaitingTicket[]): void {
  for (const ticket of tickets) {
    const line = lines[ticket.class];
    let at = line.tickets.length;
    while (at > line.head && compareInClass(ticket, line.tickets[at - 1] ?? ticket) < 0) at -= 1;
    line.tickets.splice(at, 0, ticket);
  }
}

/**
 * Nobody else waits, so one reactivated ticket is called before its time; the others still wait for theirs. `deferred`
 * is in order of class.
 */
function firstEarly(
  counters: Counters,
  deferred: readonly WaitingTicket[],
  settings: HallSettings,
  isLate: (ticket: WaitingTicket) => boolean,
): readonly WaitingTicket[] {
  const has = (each: WaitingTicket['class']) => deferred.some((ticket) => ticket.class === each);
  const present = {
    priority: has('priority'),
    normal: has('normal'),
    appointment: has('appointment'),
    overdue: deferred.some(isLate),
  };
  const turn = nextClass(counters, present, settings);
  const first = deferred.find((ticket) => ticket.class === turn?.class);
  return first ? [first] : [];
}

/** Visits the waiting tickets in call order until `visit` says that it has seen enough. */
function walk(
  group: Counters & { readonly calls: number },
  waiting: readonly WaitingTicket[],
  settings: HallSettings,
  now: number,
  visit: (ticket: WaitingTicket) => 'on' | 'stop',
): void {
  const line = (): Line => ({ tickets: [], head: 0 });
  const lines: Lines = { priority: line(), normal: line(), appointment: line() };
  let deferred: WaitingTicket[] = [];
  for (const ticket of [...waiting].sort(compareInClass)) {
    if (ticket.afterCalls > group.calls) deferred.push(ticket);
    else lines[ticket.class].tickets.push(ticket);
  }
  const isLate = (ticket: WaitingTicket) => isOverdue(ticket, now, settings);
  let overdue = lines.normal.tickets.filter(isLate).length;
  let counters: Counters = group;
  let calls = group.calls;
  for (;;) {
    if (deferred.length > 0) {
      const ripe = deferred.filter((ticket) => ticket.afterCalls <= calls);
      const nobodyElse = ripe.length === 0 && Object.values(lines).every(isEmpty);
      const due = nobodyElse ? firstEarly(counters, deferred, settings, isLate) : ripe;
      if (due.length > 0) {
        deferred = deferred.filter((ticket) => !due.includes(ticket));
        admit(lines, due);
        overdue += due.filter(isLate).length;
      }
    }
    const rest = deferred.length === 0 ? onlyLine(lines) : undefined;
    if (rest) {
      for (let at = rest.head; at < rest.tickets.length; at += 1) {
        const ticket = rest.tickets[at];
        if (!ticket || visit(ticket) === 'stop') return;
      }
      return;
    }
    const present = {
      priority: !isEmpty(lines.priority),
      normal: !isEmpty(lines.normal),
      appointment: !isEmpty(lines.appointment),
      overdue: overdue > 0,
    };
    const turn = nextClass(counters, present, settings);
    const next = turn && lines[turn.class];
    const ticket = next?.tickets[next.head];
    if (!turn || !next || !ticket || visit(ticket) === 'stop') return;
    next.head += 1;
    if (isLate(ticket)) overdue -= 1;
    counters = turn.counters;
    calls += 1;
  }
}

/**
 * The order in which a group's waiting tickets would be called from now on if nobody else came, seen from no window in
 * particular (returns and needs aside). "People ahead" is a place in this list [QU-11]. `calls` is the group's count
 * of calls so far, which reactivated tickets wait for.
 */
export function callOrder(
  group: Counters & { readonly calls: number },
  waiting: readonly WaitingTicket[],
  settings: HallSettings,
  now: number,
): WaitingTicket[] {
  const order: WaitingTicket[] = [];
  walk(group, waiting, settings, now, (ticket) => {
    order.push(ticket);
    return 'on';
  });
  return order;
}

/** The tickets of `callOrder` before one waiting ticket, without making the rest of the list. */
export function aheadOf(
  group: Counters & { readonly calls: number },
  waiting: readonly WaitingTicket[],
  settings: HallSettings,
  now: number,
  ticketId: string,
): WaitingTicket[] {
  const ahead: WaitingTicket[] = [];
  walk(group, waiting, settings, now, (ticket) => {
    if (ticket.id === ticketId) return 'stop';
    ahead.push(ticket);
    return 'on';
  });
  return ahead;
}
