import { present } from '../../lib/assert.ts';
import { getRow } from '../../lib/table.ts';
import type { HallCommandOf } from '../commands/hall-commands.ts';
import type { CallReply } from '../commands/replies.ts';
import { chooseNext } from '../policy/choose-next.ts';
import { countersOf } from '../policy/next-class.ts';
import type { CalledTicket, Ticket } from '../ticket/ticket.ts';
import type { ServiceWindow, UndoableCommand } from '../window/window.ts';
import type { Context } from './context.ts';
import { accept, type Decided, refuse } from './decision.ts';
import { ticketMark, windowMark } from './edit.ts';
import type { HallEvent } from './events.ts';
import { evolve, evolveAll } from './evolve.ts';
import { hallOf, settingsOf } from './hall-of.ts';
import type { HallState, WindowMemory } from './hall-state.ts';

/** The acts of a clerk on a ticket. `authorize` has already checked role, window, states and ownership. */

function staffId(ctx: Context): string {
  return ctx.actor.kind === 'staff' ? ctx.actor.staffId : '';
}

function windowMemory(window: ServiceWindow): WindowMemory {
  const { status, ticketId, pauseReason, pauseAfter, lastReturn } = window;
  return { status, ticketId, pauseReason, pauseAfter, lastReturn };
}

/** Accepts the events together with the memory that lets the clerk take them back [QU-9]. */
function acceptUndoable(
  state: HallState,
  command: { readonly type: UndoableCommand; readonly payload: { readonly windowId: string } },
  ticketBefore: Ticket,
  events: readonly HallEvent[],
  ctx: Context,
  reply: unknown = null,
): Decided {
  if (ctx.actor.kind !== 'staff') return refuse('denied');
  const windowId = command.payload.windowId;
  const after = evolveAll(state, events);
  const memory = {
    windowId,
    command: command.type,
    sessionId: ctx.actor.sessionId,
    at: ctx.now,
    ticketBefore,
    windowBefore: windowMemory(present(getRow(state.windows, windowId), 'window')),
    ticketMark: ticketMark(present(getRow(after.tickets, ticketBefore.id), 'ticket')),
    windowMark: windowMark(present(getRow(after.windows, windowId), 'window')),
  };
  const until = ctx.now + settingsOf(state).undoMs;
  const offer: HallEvent = { type: 'undo.offered', at: ctx.now, memory, until };
  return accept([...events, offer], reply, { from: state, to: evolve(after, offer) });
}

/** Calls the next ticket by the policy; empty is a neutral answer of the queue, not a fault [QU-5, QU-7]. */
export function decideCallNext(state: HallState, command: HallCommandOf<'ticket.callNext'>, ctx: Context): Decided {
  const window = getRow(state.windows, command.payload.windowId);
  if (!window) return refuse('window.unknown');
  const choice = chooseNext(state, window, settingsOf(state), ctx.now);
  if (!choice) return refuse('queue.empty');
  const event: HallEvent = {
    type: 'ticket.called',
    at: ctx.now,
    ticketId: choice.ticket.id,
    windowId: window.id,
    staffId: staffId(ctx),
    why: choice.why,
    counters: countersOf(choice.counters),
    turn: choice.turn,
    ...(choice.pastNeed === undefined ? {} : { pastNeed: choice.pastNeed }),
    returning: choice.returning,
    again: choice.why.code === 'reserved',
  };
  const reply: CallReply = { ticketId: choice.ticket.id, number: choice.ticket.number, why: choice.why };
  return acceptUndoable(state, command, choice.ticket, [event], ctx, reply);
}

function calledTicket(state: HallState, ticketId: string): CalledTicket | undefined {
  const ticket = getRow(state.tickets, ticketId);
  return ticket?.status === 'called' ? ticket : undefined;
}

/**
 * When the newest call counts as heard: spoken, or shown where nobody speaks for the zone, or given up by the board
 * after `voiceMaxAgeMs`. Null while the board has still to speak it [QU-8, QU-12].
 */
export function heardAt(state: HallState, ticket: CalledTicket, now: number): number | null {
  const { lastCallAt, lastSpokenAt } = ticket.call;
  if (lastSpokenAt !== null) return lastSpokenAt;
  const zoneId = getRow(state.windows, ticket.call.windowId)?.zoneId;
  const speaks = zoneId !== undefined && getRow(state.zones, zoneId)?.voice != null;
  if (!speaks) return lastCallAt;
  return now - lastCallAt >= settingsOf(state).voiceMaxAgeMs ? lastCallAt : null;
}

/** Milliseconds until a recall is lawful, 0 = now; for the button's countdown and the guard alike [QU-8]. */
export function recallWaitMs(state: HallState, ticket: CalledTicket, now: number): number {
  const settings = settingsOf(state);
  const heard = heardAt(state, ticket, now);
  if (heard === null) return Math.max(1, ticket.call.lastCallAt + settings.voiceMaxAgeMs - now);
  return Math.max(0, heard + settings.recallGapMs - now);
}

/** Milliseconds until a ticket that did not come may be passed, 0 = now (calls aside) [QU-8]. */
export function passWaitMs(state: HallState, ticket: CalledTicket, now: number): number {
  const from = ticket.call.firstSpokenAt ?? ticket.call.calledAt;
  const gap = Math.max(0, from + settingsOf(state).passAfterMs - now);
  return Math.max(gap, heardAt(state, ticket, now) === null ? 1 : 0);
}

const seconds = (ms: number) => Math.ceil(ms / 1000);

export function decideRecall(state: HallState, { payload }: HallCommandOf<'ticket.recall'>, ctx: Context): Decided {
  const ticket = calledTicket(state, payload.ticketId);
  if (!ticket) return refuse('ticket.unknown');
  if (ticket.call.calls >= settingsOf(state).maxCalls) return refuse('recall.limit', { calls: ticket.call.calls });
  const wait = recallWaitMs(state, ticket, ctx.now);
  if (wait > 0) return refuse('recall.too-soon', { seconds: seconds(wait) });
  return accept([{ type: 'ticket.recalled', at: ctx.now, ticketId: ticket.id }]);
}

export function decideStart(state: HallState, command: HallCommandOf<'ticket.start'>, ctx: Context): Decided {
  const ticket = calledTicket(state, command.payload.ticketId);
  if (!ticket) return refuse('ticket.unknown');
  const event: HallEvent = { type: 'ticket.started', at: ctx.now, ticketId: ticket.id, staffId: staffId(ctx) };
  return acceptUndoable(state, command, ticket, [event], ctx);
}

export function decideFinish(state: HallState, command: HallCommandOf<'ticket.finish'>, ctx: Context): Decided {
  const { ticketId, outcome } = command.payload;
  const ticket = getRow(state.tickets, ticketId);
  if (!ticket) return refuse('ticket.unknown');
  if (!hallOf(state)?.outcomes.includes(outcome)) return refuse('outcome.not-here');
  const event: HallEvent = { type: 'ticket.finished', at: ctx.now, ticketId, outcome, inaccurate: false };
  return acceptUndoable(state, command, ticket, [event], ctx);
}

/** Did not come: after the third call and 60 s. "Left, told us" (`left`) needs no wait. The third pass ends it [QU-4, QU-8]. */
export function decidePass(state: HallState, command: HallCommandOf<'ticket.pass'>, ctx: Context): Decided {
  const ticket = calledTicket(state, command.payload.ticketId);
  if (!ticket) return refuse('ticket.unknown');
  const settings = settingsOf(state);
  if (!command.payload.left) {
    if (ticket.needs.includes('silent-call') && !ticket.call.looked) return refuse('pass.guide-first');
    if (ticket.call.calls < settings.maxCalls) {
      return refuse('pass.needs-three-calls', { calls: ticket.call.calls, of: settings.maxCalls });
    }
    const wait = passWaitMs(state, ticket, ctx.now);
    if (wait > 0) return refuse('pass.too-soon', { seconds: seconds(wait) });
  }
  const events: HallEvent[] = [{ type: 'ticket.passed', at: ctx.now, ticketId: ticket.id }];
  if (ticket.passes + 1 >= settings.maxPasses) {
    events.push({ type: 'ticket.abandoned', at: ctx.now, ticketId: ticket.id });
  }
  return acceptUndoable(state, command, ticket, events, ctx);
}

export function decidePutBack({ payload }: HallCommandOf<'ticket.putBack'>, ctx: Context): Decided {
  return accept([{ type: 'ticket.putBack', at: ctx.now, ticketId: payload.ticketId }]);
}

export function decideHold(state: HallState, command: HallCommandOf<'ticket.hold'>, ctx: Context): Decided {
  const ticket = getRow(state.tickets, command.payload.ticketId);
  if (!ticket) return refuse('ticket.unknown');
  return acceptUndoable(state, command, ticket, [{ type: 'ticket.held', at: ctx.now, ticketId: ticket.id }], ctx);
}

export function decideTakeBack({ payload }: HallCommandOf<'ticket.takeBack'>, ctx: Context): Decided {
  return accept([{ type: 'ticket.takenBack', at: ctx.now, ticketId: payload.ticketId, staffId: staffId(ctx) }]);
}

function checkTarget(state: HallState, ticket: Ticket, groupId: string): Decided | undefined {
  const group = getRow(state.groups, groupId);
  if (!group) return refuse('group.unknown');
  if (group.id === ticket.groupId) return refuse('group.same');
  return undefined;
}

/** Called, but it is another group's matter: same number, first of its class over there. */
export function decideWrongGroup(
  state: HallState,
  { payload }: HallCommandOf<'ticket.wrongGroup'>,
  ctx: Context,
): Decided {
  const ticket = calledTicket(state, payload.ticketId);
  if (!ticket) return refuse('ticket.unknown');
  const refusal = checkTarget(state, ticket, payload.groupId);
  if (refusal) return refusal;
  return accept([
    {
      type: 'ticket.moved',
      at: ctx.now,
      ticketId: ticket.id,
      groupId: payload.groupId,
      front: true,
      returnTo: null,
      reason: 'wrong-group',
    },
  ]);
}

/** Served here, goes on in another group: same number, original take time, first of its class. */
export function decideTransfer(state: HallState, command: HallCommandOf<'ticket.transfer'>, ctx: Context): Decided {
  const ticket = getRow(state.tickets, command.payload.ticketId);
  if (!ticket) return refuse('ticket.unknown');
  const refusal = checkTarget(state, ticket, command.payload.groupId);
  if (refusal) return refusal;
  const event: HallEvent = {
    type: 'ticket.moved',
    at: ctx.now,
    ticketId: ticket.id,
    groupId: command.payload.groupId,
    front: true,
    returnTo: null,
    reason: 'transfer',
  };
  return acceptUndoable(state, command, ticket, [event], ctx);
}

/** "Come back to me": waits in its group for this window [QU-5]. */
export function decideComeBack(state: HallState, { payload }: HallCommandOf<'ticket.comeBack'>, ctx: Context): Decided {
  const ticket = getRow(state.tickets, payload.ticketId);
  if (!ticket) return refuse('ticket.unknown');
  return accept([
    {
      type: 'ticket.moved',
      at: ctx.now,
      ticketId: ticket.id,
      groupId: ticket.groupId,
      front: false,
      returnTo: payload.windowId,
      reason: 'come-back',
    },
  ]);
}
