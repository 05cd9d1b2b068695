import { getRow, rowsOf } from '../../lib/table.ts';
import { bookingOfToken } from '../booking/booking.ts';
import { ruleOf } from '../commands/command-table.ts';
import type { HallCommandOf } from '../commands/hall-commands.ts';
import type { SlipReply, VisitorReply } from '../commands/replies.ts';
import { standingOf } from '../estimate/standing.ts';
import type { Owed } from '../evening/evening.ts';
import { findPromise } from '../evening/promise.ts';
import { faultOf } from '../floor/fault.ts';
import { personOf } from '../floor/log-incident.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { TicketRef } from '../ticket/ticket-ref.ts';
import { closingOf } from './closing-of.ts';
import type { Context } from './context.ts';
import { accept, type Decided, refuse } from './decision.ts';
import type { HallEvent } from './events.ts';
import { evolveAll } from './evolve.ts';
import { settingsOf } from './hall-of.ts';
import type { HallState } from './hall-state.ts';
import { reissue } from './reissue.ts';
import { restOfVisit, slipReply } from './slip-reply.ts';

type Resolved =
  | { readonly kind: 'ticket'; readonly ticket: Ticket; readonly events: readonly HallEvent[] }
  | { readonly kind: 'answer'; readonly decided: Decided };

function refused(code: Parameters<typeof refuse>[0]): Resolved {
  return { kind: 'answer', decided: refuse(code) };
}

/** Check codes that are good for a ticket: a visit has one slip, and its code opens every number on it [QU-17, QU-18]. */
function codesOf(state: HallState, ticket: Ticket, ctx: Context): readonly string[] {
  return (ticket.visit.length > 0 ? ticket.visit : [ticket.id]).flatMap((id) => {
    const slip = getRow(state.slips, id);
    return slip ? [ctx.secrets.checkCode(id, slip.version)] : [];
  });
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
  if (!codesOf(state, ticket, ctx).includes(ref.code)) {
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
  const leftover = getRow(state.leftovers, ticketId)?.outcome;
  const standing = standingOf(state, ticketId, ctx.now);
  return { found: true, ticket, standing, ...(leftover === undefined ? {} : { leftover }) };
}

type ByRef = 'ticket.cancel' | 'ticket.reactivate' | 'slip.reprint';

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

/** Staff may know of an old number that its holder was to be called back: what was given it was no number of today. */
function isOwedCall(state: HallState, ref: TicketRef, ctx: Context): ref is Extract<TicketRef, { by: 'code' }> {
  if (ctx.actor.kind !== 'staff' || ref.by !== 'code') return false;
  const isIt = ({ outcome, number }: Owed) => outcome === 'call-back' && number === ref.number;
  return [...rowsOf(state.owed)].some((owed) => isIt(owed) && !getRow(state.tickets, owed.id));
}

/** A slip of an earlier day that was promised a number today is known too: the answer says what to do with it. */
export function decideLookUp(state: HallState, command: HallCommandOf<'ticket.lookUp'>, ctx: Context): Decided {
  const { ref } = command.payload;
  const today = resolve(state, ref, ctx);
  if (today.kind === 'ticket') return accept(today.events, visitorReply(state, today.ticket.id, ctx));
  const found = findPromise(state, ref, ctx);
  if (found.kind === 'promise') return refuse('slip.promised', { number: found.promise.number });
  // A code slip is no number yet: the kiosk opens the booking instead.
  if (ref.by === 'token' && bookingOfToken(state, ctx.secrets.hashToken(ref.token))) return refuse('slip.booked');
  if (found.kind === 'none' && isOwedCall(state, ref, ctx)) return refuse('slip.call-back', { number: ref.number });
  if (found.kind !== 'wrong') return today.decided;
  // A wrong code counts on every number it may have been meant for: none of them can be tried without end.
  const counted = today.decided.ok ? today.decided.value.events : [];
  const reply: VisitorReply = { found: false, triesLeft: found.triesLeft };
  return accept([...counted, found.event], today.decided.ok ? today.decided.value.reply : reply);
}

export function decideCancel(state: HallState, command: HallCommandOf<'ticket.cancel'>, ctx: Context): Decided {
  const by = ctx.actor.kind === 'staff' ? 'staff' : 'citizen';
  return withTicket(state, command, ctx, (ticket) => ({
    events: [{ type: 'ticket.cancelled', at: ctx.now, ticketId: ticket.id, by }],
  }));
}

/**
 * A return slip while an outside fault stops the group: today's number ends, and the same promise that a leftover of
 * the evening gets makes its holder first of the class on a later day [QU-15]. Whoever does nothing keeps the place.
 */
export function decideReturnSlip(state: HallState, command: HallCommandOf<'ticket.returnSlip'>, ctx: Context): Decided {
  const found = resolve(state, command.payload.ref, ctx);
  if (found.kind === 'answer') return found.decided;
  const { ticket } = found;
  const slip = getRow(state.slips, ticket.id);
  const ending = closingOf(ticket, ctx.now);
  if (!slip || !ending || !ruleOf(command.type).ticket?.includes(ticket.status)) {
    return refuse('ticket.state', { state: ticket.status, number: ticket.number });
  }
  const fault = faultOf(state, ticket.groupId);
  if (!fault) return refuse('return.no-fault');
  const until = fault.returnUntil === undefined ? {} : { until: fault.returnUntil };
  const settled = { ticketId: ticket.id, outcome: 'first-tomorrow', note: null, personId: null } as const;
  const events: HallEvent[] = [
    ...found.events,
    { type: 'leftover.settled', at: ctx.now, ...settled, ...personOf(ctx), ...until },
    ending,
  ];
  const reply: SlipReply = {
    ...slipReply(evolveAll(state, events), ticket, slip.version, ctx.now),
    others: [],
    returning: { until: fault.returnUntil ?? null },
  };
  return accept(events, reply);
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
  if (!ruleOf(command.type).ticket?.includes(ticket.status)) {
    return refuse('ticket.state', { state: ticket.status, number: ticket.number });
  }
  return reissue(state, ticket, found.events, ctx);
}

/** The visitor left before the answer came: the kiosk that issued the number gives it back, a visit as a whole [QU-3]. */
export function decideUnclaimed(
  state: HallState,
  { payload }: HallCommandOf<'ticket.unclaimed'>,
  ctx: Context,
): Decided {
  const slip = getRow(state.slips, payload.ticketId);
  if (!slip || ctx.actor.kind !== 'device' || slip.deviceId !== ctx.actor.deviceId) return refuse('denied');
  const ticket = getRow(state.tickets, payload.ticketId);
  const rest = ticket
    ? restOfVisit(state, ticket).filter(({ status }) => status !== 'serving' && status !== 'held')
    : [];
  return accept(
    [payload.ticketId, ...rest.map(({ id }) => id)].map(
      (ticketId): HallEvent => ({
        type: 'ticket.cancelled',
        at: ctx.now,
        ticketId,
        by: 'unclaimed',
      }),
    ),
  );
}

export function decidePrinted(state: HallState, { payload }: HallCommandOf<'slip.printed'>, ctx: Context): Decided {
  const slip = getRow(state.slips, payload.ticketId);
  if (!slip) return refuse('ticket.unknown');
  if (ctx.actor.kind === 'device' && slip.deviceId !== ctx.actor.deviceId) return refuse('denied');
  return accept([{ type: 'slip.printed', at: ctx.now, ticketId: payload.ticketId, result: payload.result }]);
}
