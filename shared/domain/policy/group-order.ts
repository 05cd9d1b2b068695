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
  const sorted = [...waiting].sort(compareInClass);
  const queues: Record<WaitingTicket['class'], WaitingTicket[]> = { priority: [], normal: [], appointment: [] };
  let deferred: WaitingTicket[] = [];
  for (const ticket of sorted) {
    if (ticket.afterCalls > group.calls) deferred.push(ticket);
    else queues[ticket.class].push(ticket);
  }
  let overdue = queues.normal.filter((ticket) => isOverdue(ticket, now, settings)).length;
  let counters: Counters = group;
  let calls = group.calls;
  const admit = (tickets: readonly WaitingTicket[]) => {
    for (const ticket of tickets) {
      const queue = queues[ticket.class];
      queue.push(ticket);
      queue.sort(compareInClass);
      if (isOverdue(ticket, now, settings)) overdue += 1;
    }
  };
  while (order.length < waiting.length) {
    if (deferred.length > 0) {
      const due = deferred.filter((ticket) => ticket.afterCalls <= calls);
      if (due.length > 0) {
        deferred = deferred.filter((ticket) => ticket.afterCalls > calls);
        admit(due);
      } else if (queues.normal.length + queues.priority.length + queues.appointment.length === 0) {
        admit(deferred);
        deferred = [];
      }
    }
    const turn = nextClass(
      counters,
      {
        priority: queues.priority.length > 0,
        normal: queues.normal.length > 0,
        appointment: queues.appointment.length > 0,
        overdue: overdue > 0,
      },
      settings,
    );
    if (!turn) break;
    const ticket = queues[turn.class].shift();
    if (!ticket) break;
    if (isOverdue(ticket, now, settings)) overdue -= 1;
    order.push(ticket);
    counters = turn.counters;
    calls += 1;
  }
  return order;
}
