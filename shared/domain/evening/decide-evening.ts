import { getRow, rowsOf } from '../../lib/table.ts';
import { ruleOf } from '../commands/command-table.ts';
import type { HallCommandOf } from '../commands/hall-commands.ts';
import type { RevealReply } from '../commands/replies.ts';
import { logged, personOf } from '../floor/log-incident.ts';
import type { Group } from '../group/group.ts';
import { closingOf } from '../hall/closing-of.ts';
import type { Context } from '../hall/context.ts';
import { accept, type Decided, refuse } from '../hall/decision.ts';
import type { HallEvent } from '../hall/events.ts';
import { hallOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import { ENDED, type TicketStatus } from '../ticket/ticket.ts';
import type { Settlement } from './evening.ts';
import { isIntakeOpen } from './forecast.ts';

/** From which states each outcome is lawful: who is to be served late must still be in the line, or on hold. */
export const LEFTOVER_STATES = {
  'served-late': ['waiting', 'held'],
  'first-tomorrow': ['waiting', 'passed', 'held'],
  'call-back': ['waiting', 'passed', 'held'],
} as const satisfies Record<Settlement, readonly TicketStatus[]>;

/**
 * Gives leftover numbers their outcome, by name. Served late changes nothing for the ticket; the other two end it as
 * the close of the day would [QU-4]. Only once intake is closed: before that nobody is left over.
 */
export function decideSettle(
  state: HallState,
  { type, payload }: HallCommandOf<'leftover.settle'>,
  ctx: Context,
): Decided {
  const { outcome } = payload;
  const lawful: readonly TicketStatus[] = LEFTOVER_STATES[outcome];
  if (outcome === 'call-back' && payload.personId === undefined && payload.note === undefined) {
    return refuse('reason.needed');
  }
  const { staffId, plate } = personOf(ctx);
  const events: HallEvent[] = [];
  for (const ticketId of new Set(payload.ticketIds)) {
    const ticket = getRow(state.tickets, ticketId);
    if (!ticket) return refuse('ticket.unknown');
    if (!ruleOf(type).ticket?.includes(ticket.status) || !lawful.includes(ticket.status)) {
      return refuse('ticket.state', { state: ticket.status, number: ticket.number });
    }
    if (isIntakeOpen(state, ticket.groupId)) return refuse('leftover.intake-open', { number: ticket.number });
    const personId = outcome === 'call-back' ? (payload.personId ?? null) : null;
    const note = payload.note ?? null;
    events.push({ type: 'leftover.settled', at: ctx.now, ticketId, outcome, staffId, plate, note, personId });
    const ending = outcome === 'served-late' ? undefined : closingOf(ticket, ctx.now);
    if (ending) events.push(ending);
  }
  return accept(events);
}

/** The edge puts the telephone number into the answer; here there is only whose it is [SE-7]. */
export function decideReveal(state: HallState, { payload }: HallCommandOf<'owed.reveal'>): Decided {
  const owed = getRow(state.owed, payload.ticketId);
  if (owed?.outcome !== 'call-back') return refuse('owed.gone');
  const reply: RevealReply = { ticketId: owed.id, personId: owed.personId };
  return accept([], reply);
}

export function decideKeep(state: HallState, { payload }: HallCommandOf<'owed.keep'>, ctx: Context): Decided {
  const owed = getRow(state.owed, payload.ticketId);
  if (owed?.outcome !== 'call-back') return refuse('owed.gone');
  const { staffId } = personOf(ctx);
  return accept([{ type: 'owed.kept', at: ctx.now, ticketId: owed.id, staffId }]);
}

/** The word for the next morning. Written again, it replaces what was written today. */
export function decideHandOver(state: HallState, { payload }: HallCommandOf<'day.handOver'>, ctx: Context): Decided {
  const day = hallOf(state)?.day ?? '';
  if (day === '') return refuse('day.not-open');
  const { staffId, plate } = personOf(ctx);
  return accept([{ type: 'day.handedOver', at: ctx.now, day, staffId, plate, note: payload.note }]);
}

/** The manager ends the day: every number has its end first, by name; from then on nobody gets another one today. */
export function decideEndDay(state: HallState, ctx: Context): Decided {
  let open = 0;
  for (const ticket of rowsOf(state.tickets)) if (!ENDED.includes(ticket.status)) open += 1;
  if (open > 0) return refuse('day.open-tickets', { open });
  const isOver = (group: Group) => group.intake === 'stopped' && group.intakeMark?.by === 'hand';
  const groupIds = [...rowsOf(state.groups)].filter((group) => !isOver(group)).map(({ id }) => id);
  return accept([
    { type: 'intake.set', at: ctx.now, groupIds, intake: 'stopped' },
    logged(state, ctx, {}, { kind: 'day-ended' }),
  ]);
}
