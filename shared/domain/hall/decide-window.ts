import { getRow, rowsOf } from '../../lib/table.ts';
import type { HallCommandOf } from '../commands/hall-commands.ts';
import { deskTalk } from '../floor/evolve-floor.ts';
import { servesOf } from '../window/serves.ts';
import type { Seat } from '../window/window.ts';
import type { Context } from './context.ts';
import { accept, type Decided, refuse } from './decision.ts';
import { ticketMark, windowMark } from './edit.ts';
import type { HallEvent } from './events.ts';
import { hallOf, settingsOf } from './hall-of.ts';
import type { HallState } from './hall-state.ts';

/**
 * Sit down at a window. The same person comes back after a crash or a log-out with the present ticket still there;
 * somebody else must say "take over", which is audited like every command [SE-4].
 */
export function decideOpen(state: HallState, { payload }: HallCommandOf<'window.open'>, ctx: Context): Decided {
  const { actor } = ctx;
  const window = getRow(state.windows, payload.windowId);
  if (!window) return refuse('window.unknown');
  if (actor.kind !== 'staff') return refuse('denied');
  const seat = getRow(state.seats, window.id);
  if (seat && seat.staffId !== actor.staffId && !payload.takeOver)
    return refuse('window.occupied', { plate: seat.plate });
  const serves = servesOf(window.groups, actor.skills);
  if (serves.length === 0) return refuse('window.no-skill');
  const events: HallEvent[] = [];
  for (const other of rowsOf(state.seats)) {
    if (other.windowId === window.id || other.staffId !== actor.staffId) continue;
    const left = getRow(state.windows, other.windowId);
    if (left && (left.ticketId !== null || hasHeld(state, left.id))) {
      return refuse('window.has-held', { window: left.number });
    }
    events.push({ type: 'window.closed', at: ctx.now, windowId: other.windowId });
  }
  const taken: Seat = {
    windowId: window.id,
    staffId: actor.staffId,
    sessionId: actor.sessionId,
    plate: actor.plate,
    since: ctx.now,
    skills: actor.skills,
    undo: null,
    ...deskTalk(state, window.id),
  };
  events.push({ type: 'window.opened', at: ctx.now, seat: taken, serves });
  return accept(events);
}

export function hasHeld(state: HallState, windowId: string): boolean {
  for (const ticket of rowsOf(state.tickets)) {
    if (ticket.status === 'held' && ticket.windowId === windowId) return true;
  }
  return false;
}

/** Leave the window. Somebody on hold must be finished, taken back or transferred first: nobody is forgotten. */
export function decideClose(state: HallState, { payload }: HallCommandOf<'window.close'>, ctx: Context): Decided {
  const window = getRow(state.windows, payload.windowId);
  if (!window) return refuse('window.unknown');
  if (hasHeld(state, window.id)) return refuse('window.has-held', { window: window.number });
  return accept([{ type: 'window.closed', at: ctx.now, windowId: window.id }]);
}

export function decidePause(state: HallState, { payload }: HallCommandOf<'window.pause'>, ctx: Context): Decided {
  if (!hallOf(state)?.pauseReasons.includes(payload.reason)) return refuse('reason.not-here');
  return accept([{ type: 'window.paused', at: ctx.now, windowId: payload.windowId, reason: payload.reason }]);
}

export function decidePauseAfter(
  state: HallState,
  { payload }: HallCommandOf<'window.pauseAfter'>,
  ctx: Context,
): Decided {
  if (payload.reason !== null && !hallOf(state)?.pauseReasons.includes(payload.reason))
    return refuse('reason.not-here');
  return accept([{ type: 'window.pausePlanned', at: ctx.now, windowId: payload.windowId, reason: payload.reason }]);
}

export function decideResume({ payload }: HallCommandOf<'window.resume'>, ctx: Context): Decided {
  return accept([{ type: 'window.resumed', at: ctx.now, windowId: payload.windowId }]);
}

/** Takes the last act of this session back while it is the newest event of its ticket and window [QU-9]. */
export function decideUndo(state: HallState, { payload }: HallCommandOf<'window.undo'>, ctx: Context): Decided {
  const settings = settingsOf(state);
  const memory = getRow(state.undos, payload.windowId);
  if (!memory || ctx.actor.kind !== 'staff' || memory.sessionId !== ctx.actor.sessionId) return refuse('undo.nothing');
  if (ctx.now - memory.at > settings.undoMs)
    return refuse('undo.too-late', { seconds: Math.round(settings.undoMs / 1000) });
  const ticket = getRow(state.tickets, memory.ticketBefore.id);
  const window = getRow(state.windows, payload.windowId);
  const newest =
    ticket && window && ticketMark(ticket) === memory.ticketMark && windowMark(window) === memory.windowMark;
  if (!newest) return refuse('undo.not-newest');
  const reservedUntil = memory.command === 'ticket.callNext' ? ctx.now + settings.reserveMs : null;
  return accept([
    { type: 'act.undone', at: ctx.now, windowId: window.id, ticketBefore: memory.ticketBefore, reservedUntil },
  ]);
}
