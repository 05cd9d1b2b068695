import { getRow } from '../../lib/table.ts';
import { ENDED, type Ticket } from '../ticket/ticket.ts';
import type { Context } from './context.ts';
import { accept, type Decided, refuse } from './decision.ts';
import type { HallEvent } from './events.ts';
import type { HallState } from './hall-state.ts';
import { slipReply } from './slip-reply.ts';

/**
 * A new slip for a ticket, or for all that is left of its visit: the old QR and check codes die with it [QU-3]. The
 * first ticket that is not over heads the slip; `before` are events that come first.
 */
export function reissue(state: HallState, ticket: Ticket, before: readonly HallEvent[], ctx: Context): Decided {
  const ids = ticket.visit.length > 0 ? ticket.visit : [ticket.id];
  const events: HallEvent[] = [...before];
  const versions = new Map<string, number>();
  for (const ticketId of ids) {
    const slip = getRow(state.slips, ticketId);
    if (!slip) return refuse('slip.not-found');
    const version = slip.version + 1;
    versions.set(ticketId, version);
    events.push({
      type: 'slip.reissued',
      at: ctx.now,
      ticketId,
      version,
      tokenHash: ctx.secrets.tokenHash(ticketId, version),
    });
  }
  const open =
    ids.map((id) => getRow(state.tickets, id)).find((each) => each && !ENDED.includes(each.status)) ?? ticket;
  return accept(events, slipReply(state, open, versions.get(open.id) ?? 1, ctx.now));
}
