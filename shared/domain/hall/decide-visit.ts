import { getRow } from '../../lib/table.ts';
import type { HallCommandOf } from '../commands/hall-commands.ts';
import type { CallReply } from '../commands/replies.ts';
import { countersOf } from '../policy/next-class.ts';
import type { Ticket, WaitingTicket } from '../ticket/ticket.ts';
import type { ServiceWindow } from '../window/window.ts';
import type { Context } from './context.ts';
import { accept, type Decided, refuse } from './decision.ts';
import { hallOf, settingsOf } from './hall-of.ts';
import type { HallState } from './hall-state.ts';

/** Waiting numbers of the same visit, in the order of the slip: what the person still has to do today [QU-17]. */
export function nextMatters(state: HallState, ticket: Ticket): readonly WaitingTicket[] {
  return ticket.visit.flatMap((id) => {
    const other = id === ticket.id ? undefined : getRow(state.tickets, id);
    return other?.status === 'waiting' ? [other] : [];
  });
}

/** Whether this window may go on with `next` in the same call: its group, and no more matters than the setting allows. */
export function mayGoOn(
  state: HallState,
  window: ServiceWindow,
  ticket: Ticket,
  next: WaitingTicket,
): 'yes' | 'visit.not-next' | 'visit.cap' {
  if (!nextMatters(state, ticket).includes(next) || !window.serves.includes(next.groupId)) return 'visit.not-next';
  const matters = ticket.inCall + ticket.matters + next.matters;
  return matters <= settingsOf(state).mattersPerCall ? 'yes' : 'visit.cap';
}

/** Ends the present matter and goes on with the next of the same visit, without another call [QU-17]. */
export function decideNextMatter(
  state: HallState,
  { payload }: HallCommandOf<'ticket.nextMatter'>,
  ctx: Context,
): Decided {
  const window = getRow(state.windows, payload.windowId);
  const ticket = getRow(state.tickets, payload.ticketId);
  const next = getRow(state.tickets, payload.nextId);
  if (!window) return refuse('window.unknown');
  if (!ticket || next?.status !== 'waiting') return refuse('visit.not-next');
  if (!hallOf(state)?.outcomes.includes(payload.outcome)) return refuse('outcome.not-here');
  const lawful = mayGoOn(state, window, ticket, next);
  if (lawful !== 'yes') return refuse(lawful);
  const staffId = ctx.actor.kind === 'staff' ? ctx.actor.staffId : '';
  const group = getRow(state.groups, next.groupId);
  if (!group) return refuse('group.unknown');
  const reply: CallReply = { ticketId: next.id, number: next.number, why: { code: 'same-visit' } };
  return accept(
    [
      { type: 'ticket.finished', at: ctx.now, ticketId: ticket.id, outcome: payload.outcome, inaccurate: false },
      {
        type: 'ticket.called',
        at: ctx.now,
        ticketId: next.id,
        windowId: window.id,
        staffId,
        why: reply.why,
        counters: countersOf(group),
        turn: window.turn,
        returning: window.lastReturn,
        // Not a turn of the line: the group's counters stay as they are.
        again: true,
        inCall: ticket.inCall + ticket.matters,
      },
      { type: 'ticket.started', at: ctx.now, ticketId: next.id, staffId },
    ],
    reply,
  );
}
