import { err, ok, type Result } from '../../lib/result.ts';
import { getRow } from '../../lib/table.ts';
import { windowOf } from '../hall/edit.ts';
import type { HallState } from '../hall/hall-state.ts';
import { type Actor, actorNames } from './actor.ts';
import { type CommandType, ruleOf } from './command-table.ts';
import type { Rejection } from './rejection.ts';

type Targets = { readonly windowId?: string; readonly ticketId?: string };

function checkWindow(state: HallState, type: CommandType, windowId: string, actor: Actor): Rejection | undefined {
  const rule = ruleOf(type);
  const window = getRow(state.windows, windowId);
  if (!window) return { code: 'window.unknown' };
  if (rule.binding === 'own-window') {
    const seat = getRow(state.seats, windowId);
    if (actor.kind !== 'staff' || seat?.sessionId !== actor.sessionId) return { code: 'window.not-yours' };
  }
  if (rule.window && !rule.window.includes(window.status)) {
    return { code: 'window.state', params: { state: window.status } };
  }
  return undefined;
}

function checkTicket(
  state: HallState,
  type: CommandType,
  ticketId: string,
  windowId: string | undefined,
): Rejection | undefined {
  const rule = ruleOf(type);
  const ticket = getRow(state.tickets, ticketId);
  if (!ticket) return { code: 'ticket.unknown' };
  if (rule.ticket && !rule.ticket.includes(ticket.status)) {
    return { code: 'ticket.state', params: { state: ticket.status, number: ticket.number } };
  }
  if (windowId !== undefined && rule.ticket && windowOf(ticket) !== windowId) {
    return { code: 'ticket.other-window', params: { number: ticket.number } };
  }
  return undefined;
}

/**
 * Whether this actor may give this command in this state, by THE table alone: role, window binding, window state,
 * ticket state and that the ticket is this window's. Guards with numbers and times come after, in `decide` [SE-5].
 */
export function authorize(
  state: HallState,
  actor: Actor,
  type: CommandType,
  targets: Targets,
): Result<null, Rejection> {
  const rule = ruleOf(type);
  const names = actorNames(actor);
  if (!rule.actors.some((name) => names.includes(name))) return err({ code: 'denied' });
  if (targets.windowId !== undefined) {
    const refusal = checkWindow(state, type, targets.windowId, actor);
    if (refusal) return err(refusal);
  }
  if (targets.ticketId !== undefined && rule.ticket) {
    const refusal = checkTicket(state, type, targets.ticketId, targets.windowId);
    if (refusal) return err(refusal);
  }
  return ok(null);
}
