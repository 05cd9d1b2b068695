import { getRow, rowsOf } from '../../lib/table.ts';
import type { SlipLine, SlipReply, Standing } from '../commands/replies.ts';
import { standingOf } from '../estimate/standing.ts';
import { ENDED, type Ticket } from '../ticket/ticket.ts';
import type { HallState } from './hall-state.ts';

const NONE_OPEN: Standing = { ahead: 0, range: { kind: 'none-open' } };

/** Numbers of the windows for a group: open ones if any are open, else all, ascending. */
export function windowNumbers(state: HallState, groupId: string): number[] {
  const all = [...rowsOf(state.windows)].filter((window) => window.groups.some((each) => each.groupId === groupId));
  const open = all.filter((window) => window.status !== 'closed' && window.serves.includes(groupId));
  return (open.length > 0 ? open : all).map((window) => window.number).sort((a, b) => a - b);
}

function lineOf(state: HallState, ticket: Ticket, now: number): SlipLine {
  return {
    ticketId: ticket.id,
    number: ticket.number,
    class: ticket.class,
    groupId: ticket.groupId,
    zoneId: getRow(state.groups, ticket.groupId)?.zoneId ?? '',
    windows: windowNumbers(state, ticket.groupId),
    standing: standingOf(state, ticket.id, now) ?? NONE_OPEN,
  };
}

/** The other tickets of a visit that are not over, in the order of the slip [QU-17]. */
export function restOfVisit(state: HallState, ticket: Ticket): readonly Ticket[] {
  return ticket.visit.flatMap((id) => {
    const other = id === ticket.id ? undefined : getRow(state.tickets, id);
    return other && !ENDED.includes(other.status) ? [other] : [];
  });
}

/**
 * What the paper says. A visit has one slip: its code and token are those of `ticket`, the first that is not over, and
 * it lists the others [QU-17].
 */
export function slipReply(state: HallState, ticket: Ticket, version: number, now: number): SlipReply {
  return {
    ...lineOf(state, ticket, now),
    version,
    takenAt: ticket.takenAt,
    needs: ticket.needs,
    others: restOfVisit(state, ticket).map((other) => lineOf(state, other, now)),
  };
}
