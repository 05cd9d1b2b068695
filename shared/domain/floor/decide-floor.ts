import { getRow, rowsOf } from '../../lib/table.ts';
import { ruleOf } from '../commands/command-table.ts';
import type { HallCommandOf } from '../commands/hall-commands.ts';
import type { CallReply } from '../commands/replies.ts';
import { ruleIntake } from '../evening/intake-rule.ts';
import type { Group } from '../group/group.ts';
import type { Context } from '../hall/context.ts';
import { hasHeld } from '../hall/decide-window.ts';
import { accept, type Decided, refuse } from '../hall/decision.ts';
import { windowOf } from '../hall/edit.ts';
import type { HallEvent } from '../hall/events.ts';
import { evolveAll } from '../hall/evolve.ts';
import { hallOf, settingsOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import { isVisitBusy, turnInGroup } from '../policy/choose-next.ts';
import { countersOf } from '../policy/next-class.ts';
import { servesOf } from '../window/serves.ts';
import { logged } from './log-incident.ts';

/** The manager's acts on windows, numbers and intake [QU-15]. `authorize` has checked role, window and ticket state. */

/** Moves a window to other groups, open or closed; kept across reloads of the hall file until the next day. */
export function decideAssign(state: HallState, { payload }: HallCommandOf<'window.assign'>, ctx: Context): Decided {
  const window = getRow(state.windows, payload.windowId);
  if (!window) return refuse('window.unknown');
  const groups = [...new Map(payload.groups.map((each) => [each.groupId, each])).values()];
  if (groups.some(({ groupId }) => !getRow(state.groups, groupId))) return refuse('group.unknown');
  const seat = getRow(state.seats, window.id);
  const serves = seat ? servesOf(groups, seat.skills) : [];
  if (seat && serves.length === 0) return refuse('window.clerk-no-skill', { plate: seat.plate });
  const groupIds = groups.map((each) => each.groupId);
  return accept([
    { type: 'window.assigned', at: ctx.now, windowId: window.id, groups, serves },
    logged(state, ctx, { windowId: window.id }, { kind: 'moved', groupIds }),
  ]);
}

/** The clerk is gone: whoever was called, served or on hold there stands where they stood before, and the window closes. */
export function decideRelease(state: HallState, { payload }: HallCommandOf<'window.release'>, ctx: Context): Decided {
  const { windowId } = payload;
  const bound = [...rowsOf(state.tickets)].filter((ticket) => windowOf(ticket) === windowId);
  bound.sort((a, b) => a.seq - b.seq);
  const plate = getRow(state.seats, windowId)?.plate ?? '';
  return accept([
    ...bound.map(({ id }): HallEvent => ({ type: 'ticket.freed', at: ctx.now, ticketId: id })),
    { type: 'window.closed', at: ctx.now, windowId },
    logged(state, ctx, { windowId }, { kind: 'freed', tickets: bound.length, plate }),
  ]);
}

/** Closes a window at which nobody sits with the clerk; with people on hold there it is released instead. */
export function decideShut(state: HallState, { payload }: HallCommandOf<'window.shut'>, ctx: Context): Decided {
  const window = getRow(state.windows, payload.windowId);
  if (!window) return refuse('window.unknown');
  if (hasHeld(state, window.id)) return refuse('window.has-held', { window: window.number });
  return accept([{ type: 'window.closed', at: ctx.now, windowId: window.id }]);
}

/** Ends a service that was forgotten; its time says nothing about the clerk [QU-10]. */
export function decideEndService(state: HallState, { payload }: HallCommandOf<'service.end'>, ctx: Context): Decided {
  const ticket = getRow(state.tickets, payload.ticketId);
  if (!ticket) return refuse('ticket.unknown');
  if (!hallOf(state)?.outcomes.includes(payload.outcome)) return refuse('outcome.not-here');
  const about = { windowId: payload.windowId, groupId: ticket.groupId, number: ticket.number };
  return accept([
    { type: 'ticket.finished', at: ctx.now, ticketId: ticket.id, outcome: payload.outcome, inaccurate: true },
    logged(state, ctx, about, { kind: 'service-ended' }),
  ]);
}

/**
 * Calls a number to an open, free window, in its turn or not. Out of turn at most `maxOutOfTurn` in a row: then the group
 * has a turn first, at a window or by this very act on the number that the refusal names, so that everybody moves [QU-6].
 */
export function decideCallNumber(
  state: HallState,
  { type, payload }: HallCommandOf<'ticket.callNumber'>,
  ctx: Context,
): Decided {
  const seat = getRow(state.seats, payload.windowId);
  const window = getRow(state.windows, payload.windowId);
  if (!window || !seat) return refuse('window.unknown');
  const ticket = getRow(state.tickets, getRow(state.byNumber, payload.number) ?? '');
  const group = ticket && getRow(state.groups, ticket.groupId);
  if (!ticket || !group) return refuse('ticket.unknown');
  if (!ruleOf(type).ticket?.includes(ticket.status)) {
    return refuse('ticket.state', { state: ticket.status, number: ticket.number });
  }
  if (isVisitBusy(state, ticket)) return refuse('visit.busy');
  if (servesOf([{ groupId: group.id }], seat.skills).length === 0) {
    return refuse('window.clerk-no-skill', { plate: seat.plate });
  }
  const settings = settingsOf(state);
  const first = turnInGroup(state, group, settings, ctx.now);
  // Rows written before this counter was there have none.
  const before = group.outOfTurn ?? 0;
  const inTurn = first?.ticket.id === ticket.id ? first : undefined;
  if (first && !inTurn && before >= settings.maxOutOfTurn) {
    return refuse('call.out-of-turn', { max: settings.maxOutOfTurn, number: first.ticket.number });
  }
  const counters = inTurn ? countersOf(inTurn.counters) : { ...countersOf(group), outOfTurn: before + 1 };
  const why = { code: 'by-manager' } as const;
  const reply: CallReply = { ticketId: ticket.id, number: ticket.number, why };
  const about = { windowId: window.id, groupId: group.id, number: ticket.number };
  return accept(
    [
      {
        type: 'ticket.called',
        at: ctx.now,
        ticketId: ticket.id,
        windowId: window.id,
        staffId: seat.staffId,
        why,
        counters,
        turn: window.turn,
        returning: false,
        again: false,
      },
      logged(state, ctx, about, { kind: 'called', reason: payload.reason }),
    ],
    reply,
  );
}

/** Stops or resumes giving numbers; who has one keeps it. */
export function decideIntake(state: HallState, { payload }: HallCommandOf<'intake.set'>, ctx: Context): Decided {
  const { groupId, intake } = payload;
  if (groupId !== null && !getRow(state.groups, groupId)) return refuse('group.unknown');
  const groups = [...rowsOf(state.groups)].filter((group) => groupId === null || group.id === groupId);
  const isSo = (group: Group) => {
    const byHand = group.intakeMark?.by === 'hand';
    return intake === 'rule' ? !byHand : byHand && group.intake === intake;
  };
  const groupIds = groups.filter((group) => !isSo(group)).map((group) => group.id);
  if (groupIds.length === 0) return accept([]);
  const events: HallEvent[] = [
    { type: 'intake.set', at: ctx.now, groupIds, intake },
    logged(state, ctx, { groupId }, { kind: 'intake', intake }),
  ];
  // The rule speaks at once: nobody gets a number after closing time in the minute until its next turn.
  const { closed } = ruleIntake(evolveAll(state, events), ctx.now);
  const again = intake === 'rule' ? closed.filter((each) => groupIds.includes(each.groupId)) : [];
  if (again.length > 0) events.push({ type: 'intake.ruled', at: ctx.now, closed: again, opened: [] });
  return accept(events);
}
