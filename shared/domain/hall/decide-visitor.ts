import { getRow, rowsOf } from '../../lib/table.ts';
import { ruleOf } from '../commands/command-table.ts';
import type { HallCommandOf, TicketRef } from '../commands/hall-commands.ts';
import type { SlipReply, Standing, VisitorReply } from '../commands/replies.ts';
import { standingOf } from '../estimate/standing.ts';
import { counterKey, nextValue, ticketNumber } from '../number/number.ts';
import type { Slip, Ticket, WaitingTicket } from '../ticket/ticket.ts';
import type { Context } from './context.ts';
import { accept, type Decided, refuse } from './decision.ts';
import type { HallEvent } from './events.ts';
import { evolveAll } from './evolve.ts';
import { hallOf, settingsOf } from './hall-of.ts';
import type { HallState } from './hall-state.ts';

const NONE_OPEN: Standing = { ahead: 0, range: { kind: 'none-open' } };

/** Numbers of the windows for a group: open ones if any are open, else all, ascending. */
export function windowNumbers(state: HallState, groupId: string): number[] {
  const all = [...rowsOf(state.windows)].filter((window) => window.groups.some((each) => each.groupId === groupId));
  const open = all.filter((window) => window.status !== 'closed' && window.serves.includes(groupId));
  return (open.length > 0 ? open : all).map((window) => window.number).sort((a, b) => a - b);
}

function slipReply(state: HallState, ticket: Ticket, version: number, now: number): SlipReply {
  return {
    ticketId: ticket.id,
    version,
    number: ticket.number,
    class: ticket.class,
    groupId: ticket.groupId,
    zoneId: getRow(state.groups, ticket.groupId)?.zoneId ?? '',
    windows: windowNumbers(state, ticket.groupId),
    takenAt: ticket.takenAt,
    standing: standingOf(state, ticket.id, now) ?? NONE_OPEN,
  };
}

/** Take a number [QU-2, QU-3]: it exists with the commit of these events, never before. */
export function decideTake(state: HallState, { payload }: HallCommandOf<'ticket.take'>, ctx: Context): Decided {
  const hall = hallOf(state);
  if (!hall) return refuse('hall.not-loaded');
  if (hall.day === '') return refuse('day.not-open');
  const group = getRow(state.groups, payload.groupId);
  if (!group) return refuse('group.unknown');
  if (group.intake === 'stopped') return refuse('group.intake-stopped');
  if (payload.class === 'priority' && !group.priority) return refuse('group.no-priority');
  if (payload.class === 'appointment') return refuse('class.not-here');
  const key = counterKey(group.prefix, payload.class);
  const value = nextValue(getRow(state.counters, key)?.value ?? 0, hall.settings);
  const id = ctx.newId();
  const ticket: WaitingTicket = {
    id,
    day: hall.day,
    number: ticketNumber(group.prefix, payload.class, value),
    prefix: group.prefix,
    seq: hall.seq + 1,
    groupId: group.id,
    class: payload.class,
    locale: payload.locale,
    needs: payload.needs,
    origin: ctx.actor.kind === 'staff' ? 'staff' : 'kiosk',
    takenAt: ctx.now,
    since: ctx.now,
    passes: 0,
    reactivations: 0,
    periods: 1,
    openPeriod: 1,
    queuedAt: ctx.now,
    front: false,
    afterCalls: 0,
    returnTo: null,
    status: 'waiting',
    reserved: null,
  };
  const deviceId = ctx.actor.kind === 'device' || ctx.actor.kind === 'staff' ? ctx.actor.deviceId : null;
  const slip: Slip = {
    ticketId: id,
    day: hall.day,
    version: 1,
    tokenHash: ctx.secrets.tokenHash(id, 1),
    deviceId,
    wrongTries: 0,
    prints: 0,
  };
  const events: HallEvent[] = [
    { type: 'ticket.issued', at: ctx.now, ticket, slip, counterKey: key, counterValue: value },
  ];
  return accept(events, slipReply(evolveAll(state, events), ticket, 1, ctx.now));
}

type Resolved =
  | { readonly kind: 'ticket'; readonly ticket: Ticket; readonly events: readonly HallEvent[] }
  | { readonly kind: 'answer'; readonly decided: Decided };

function refused(code: Parameters<typeof refuse>[0]): Resolved {
  return { kind: 'answer', decided: refuse(code) };
}

/** Finds the ticket somebody names. A wrong check code is counted, so it is a committed answer, not a refusal [QU-18]. */
function resolve(state: HallState, ref: TicketRef, ctx: Context): Resolved {
  if (ref.by === 'id') {
    const own = ctx.actor.kind === 'staff' || (ctx.actor.kind === 'phone' && ctx.actor.ticketId === ref.ticketId);
    if (!own) return refused('denied');
    const ticket = getRow(state.tickets, ref.ticketId);
    if (ctx.actor.kind === 'phone' && getRow(state.slips, ref.ticketId)?.version !== ctx.actor.version) {
      return refused('slip.not-found');
    }
    return ticket ? { kind: 'ticket', ticket, events: [] } : refused('ticket.unknown');
  }
  if (ref.by === 'token') {
    const id = getRow(state.byToken, ctx.secrets.hashToken(ref.token));
    const ticket = id === undefined ? undefined : getRow(state.tickets, id);
    return ticket ? { kind: 'ticket', ticket, events: [] } : refused('slip.not-found');
  }
  const id = getRow(state.byNumber, ref.number);
  const ticket = id === undefined ? undefined : getRow(state.tickets, id);
  const slip = id === undefined ? undefined : getRow(state.slips, id);
  if (!ticket || !slip) return refused('slip.not-found');
  const limit = settingsOf(state).maxWrongTries;
  if (slip.wrongTries >= limit) return refused('slip.locked');
  if (ctx.secrets.checkCode(ticket.id, slip.version) !== ref.code) {
    const reply: VisitorReply = { found: false, triesLeft: limit - slip.wrongTries - 1 };
    return {
      kind: 'answer',
      decided: accept([{ type: 'slip.checkFailed', at: ctx.now, ticketId: ticket.id }], reply),
    };
  }
  const events: HallEvent[] =
    slip.wrongTries > 0 ? [{ type: 'slip.checkPassed', at: ctx.now, ticketId: ticket.id }] : [];
  return { kind: 'ticket', ticket, events };
}

function visitorReply(state: HallState, ticketId: string, ctx: Context): VisitorReply {
  const ticket = getRow(state.tickets, ticketId);
  if (!ticket) return { found: false, triesLeft: 0 };
  return { found: true, ticket, standing: standingOf(state, ticketId, ctx.now) };
}

type ByRef = 'ticket.lookUp' | 'ticket.cancel' | 'ticket.reactivate' | 'slip.reprint';

function withTicket(
  state: HallState,
  command: HallCommandOf<ByRef>,
  ctx: Context,
  act: (ticket: Ticket) => { readonly events: readonly HallEvent[] } | { readonly refusal: Decided },
): Decided {
  const found = resolve(state, command.payload.ref, ctx);
  if (found.kind === 'answer') return found.decided;
  const lawful = ruleOf(command.type).ticket;
  if (lawful && !lawful.includes(found.ticket.status)) {
    return refuse('ticket.state', { state: found.ticket.status, number: found.ticket.number });
  }
  const done = act(found.ticket);
  if ('refusal' in done) return done.refusal;
  const events = [...found.events, ...done.events];
  return accept(events, visitorReply(evolveAll(state, events), found.ticket.id, ctx));
}

export function decideLookUp(state: HallState, command: HallCommandOf<'ticket.lookUp'>, ctx: Context): Decided {
  return withTicket(state, command, ctx, () => ({ events: [] }));
}

export function decideCancel(state: HallState, command: HallCommandOf<'ticket.cancel'>, ctx: Context): Decided {
  const by = ctx.actor.kind === 'staff' ? 'staff' : 'citizen';
  return withTicket(state, command, ctx, (ticket) => ({
    events: [{ type: 'ticket.cancelled', at: ctx.now, ticketId: ticket.id, by }],
  }));
}

/** A passed ticket comes back after the next three calls of its group, twice at most [QU-4, QU-5]. */
export function decideReactivate(state: HallState, command: HallCommandOf<'ticket.reactivate'>, ctx: Context): Decided {
  const settings = settingsOf(state);
  return withTicket(state, command, ctx, (ticket) => {
    if (ticket.reactivations >= settings.maxReactivations) {
      return { refusal: refuse('reactivate.limit', { number: ticket.number }) };
    }
    const calls = getRow(state.groups, ticket.groupId)?.calls ?? 0;
    const afterCalls = calls + settings.reactivateAfter;
    return { events: [{ type: 'ticket.reactivated', at: ctx.now, ticketId: ticket.id, afterCalls }] };
  });
}

/** A new slip for the same ticket: the old QR and check code die with it [QU-3]. */
export function decideReprint(state: HallState, command: HallCommandOf<'slip.reprint'>, ctx: Context): Decided {
  const found = resolve(state, command.payload.ref, ctx);
  if (found.kind === 'answer') return found.decided;
  const { ticket } = found;
  const slip = getRow(state.slips, ticket.id);
  if (!slip) return refuse('slip.not-found');
  if (!ruleOf(command.type).ticket?.includes(ticket.status)) {
    return refuse('ticket.state', { state: ticket.status, number: ticket.number });
  }
  const version = slip.version + 1;
  const tokenHash = ctx.secrets.tokenHash(ticket.id, version);
  const events: HallEvent[] = [
    ...found.events,
    { type: 'slip.reissued', at: ctx.now, ticketId: ticket.id, version, tokenHash },
  ];
  return accept(events, slipReply(state, ticket, version, ctx.now));
}

/** The visitor left before the answer came: the kiosk that issued the number gives it back [QU-3]. */
export function decideUnclaimed(
  state: HallState,
  { payload }: HallCommandOf<'ticket.unclaimed'>,
  ctx: Context,
): Decided {
  const slip = getRow(state.slips, payload.ticketId);
  if (!slip || ctx.actor.kind !== 'device' || slip.deviceId !== ctx.actor.deviceId) return refuse('denied');
  return accept([{ type: 'ticket.cancelled', at: ctx.now, ticketId: payload.ticketId, by: 'unclaimed' }]);
}

export function decidePrinted(state: HallState, { payload }: HallCommandOf<'slip.printed'>, ctx: Context): Decided {
  const slip = getRow(state.slips, payload.ticketId);
  if (!slip) return refuse('ticket.unknown');
  if (ctx.actor.kind === 'device' && slip.deviceId !== ctx.actor.deviceId) return refuse('denied');
  return accept([{ type: 'slip.printed', at: ctx.now, ticketId: payload.ticketId, result: payload.result }]);
}
