import { getRow, rowsOf } from '../../lib/table.ts';
import type { HallCommandOf } from '../commands/hall-commands.ts';
import type { FindReply } from '../commands/replies.ts';
import { intakeRefusal } from '../evening/intake-rule.ts';
import { promisesOfPersons } from '../evening/promise.ts';
import type { Context } from './context.ts';
import { accept, type Decided, refuse } from './decision.ts';
import type { HallState } from './hall-state.ts';

/** Acts of the guide desk. `authorize` has checked role and the state of the ticket. */

/** A waiting number in another group: its take time stays, and its place follows from its issue order [QU-5]. */
export function decideChangeGroup(
  state: HallState,
  { payload }: HallCommandOf<'ticket.changeGroup'>,
  ctx: Context,
): Decided {
  const ticket = getRow(state.tickets, payload.ticketId);
  const group = getRow(state.groups, payload.groupId);
  if (!ticket) return refuse('ticket.unknown');
  if (!group) return refuse('group.unknown');
  if (group.id === ticket.groupId) return refuse('group.same');
  const closed = intakeRefusal(state, group);
  if (closed) return refuse(closed.code, closed.params);
  // Calls that a reactivated number still has to let pass are counted in the new group.
  const owed = Math.max(0, ticket.afterCalls - (getRow(state.groups, ticket.groupId)?.calls ?? 0));
  const afterCalls = owed === 0 ? 0 : group.calls + owed;
  return accept([{ type: 'ticket.regrouped', at: ctx.now, ticketId: ticket.id, groupId: group.id, afterCalls }]);
}

export function decideNeeds({ payload }: HallCommandOf<'ticket.needs'>, ctx: Context): Decided {
  const needs = [...new Set(payload.needs)];
  return accept([{ type: 'ticket.needsSet', at: ctx.now, ticketId: payload.ticketId, needs }]);
}

/** The guide has looked for a visitor with a silent call; from now on the clerk may pass the number [QU-8]. */
export function decideLooked({ payload }: HallCommandOf<'ticket.guideLooked'>, ctx: Context): Decided {
  return accept([{ type: 'guide.looked', at: ctx.now, ticketId: payload.ticketId }]);
}

/** Today's tickets, and what was promised for today, of the persons that the server's edge found by the last four characters of their ID [SE-7]. */
export function decideFind(state: HallState, { payload }: HallCommandOf<'ticket.find'>): Decided {
  const personIds = 'personIds' in payload.who ? payload.who.personIds : [];
  const ticketIds: string[] = [];
  for (const slip of rowsOf(state.slips)) {
    if (slip.personId !== null && personIds.includes(slip.personId)) ticketIds.push(slip.ticketId);
  }
  const reply: FindReply = { ticketIds: [...ticketIds, ...promisesOfPersons(state, personIds)].sort() };
  return accept([], reply);
}
