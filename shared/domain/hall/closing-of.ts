import type { Ticket } from '../ticket/ticket.ts';
import type { HallEvent } from './events.ts';

/** How the close of the day, or a named person at the end of it, ends a ticket; undefined when it is over [QU-4]. */
export function closingOf(ticket: Ticket, at: number): HallEvent | undefined {
  switch (ticket.status) {
    case 'waiting':
      return { type: 'ticket.expired', at, ticketId: ticket.id };
    case 'called':
    case 'passed':
      return { type: 'ticket.abandoned', at, ticketId: ticket.id };
    case 'serving':
    case 'held':
      return { type: 'ticket.finished', at, ticketId: ticket.id, outcome: 'handled', inaccurate: true };
    default:
      return undefined;
  }
}
