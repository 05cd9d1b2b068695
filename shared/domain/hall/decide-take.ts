import { getRow, rowsOf } from '../../lib/table.ts';
import type { HallCommandOf } from '../commands/hall-commands.ts';
import type { Rejection } from '../commands/rejection.ts';
import { intakeRefusal } from '../evening/intake-rule.ts';
import type { Group } from '../group/group.ts';
import { anonymousWaitMs } from '../intake/anonymous.ts';
import { halfDayOf, quotaLeft } from '../intake/quota.ts';
import { counterKey, nextValue, ticketNumber } from '../number/number.ts';
import { ENDED, type Slip, type Ticket, type WaitingTicket } from '../ticket/ticket.ts';
import type { Context } from './context.ts';
import { accept, type Decided, refuse } from './decision.ts';
import type { HallEvent } from './events.ts';
import { evolveAll } from './evolve.ts';
import { hallOf, lastOrder } from './hall-of.ts';
import type { Hall, HallState } from './hall-state.ts';
import { reissue } from './reissue.ts';
import { slipReply } from './slip-reply.ts';
import { splitMatters } from './visit-size.ts';

type Take = HallCommandOf<'ticket.take'>['payload'];

function personOf(payload: Take): string | null {
  return payload.identity !== undefined && 'personId' in payload.identity ? payload.identity.personId : null;
}

function refusalOf(
  state: HallState,
  group: Group,
  payload: Take,
  tickets: number,
  ctx: Context,
): Rejection | undefined {
  const closed = intakeRefusal(state, group);
  if (closed) return closed;
  if (group.realName && personOf(payload) === null) return { code: 'identity.needed' };
  const left = quotaLeft(state, group, ctx.now);
  if (left !== null && left < tickets) {
    const half = halfDayOf(ctx.now, hallOf(state)?.timeZone ?? 'Asia/Shanghai');
    return { code: 'quota.full', params: { half, left } };
  }
  return undefined;
}

/** The open ticket of a person in a group: there is at most one [QU-13]. */
export function openTicketOf(state: HallState, personId: string, groupId: string): Ticket | undefined {
  for (const slip of rowsOf(state.slips)) {
    if (slip.personId !== personId) continue;
    const ticket = getRow(state.tickets, slip.ticketId);
    if (ticket && ticket.groupId === groupId && !ENDED.includes(ticket.status)) return ticket;
  }
  return undefined;
}

type Wanted = { readonly group: Group; readonly matters: number };

/** Tickets of a visit [QU-17]. */
function ticketsFor(state: HallState, payload: Take, perCall: number): readonly Wanted[] | undefined {
  const wanted: Wanted[] = [];
  for (const each of [{ groupId: payload.groupId, matters: payload.matters ?? 1 }, ...(payload.also ?? [])]) {
    const group = getRow(state.groups, each.groupId);
    if (!group) return undefined;
    for (const matters of splitMatters(each.matters, perCall)) wanted.push({ group, matters });
  }
  return wanted;
}

type Issued = Extract<HallEvent, { type: 'ticket.issued' }>;

/** The events that make the numbers of one slip, in its order; nothing is checked here. `firstId`: what the first is known by already. */
export function issueTickets(
  state: HallState,
  hall: Hall,
  wanted: readonly Wanted[],
  payload: Take,
  ctx: Context,
  firstId?: string,
): Issued[] {
  const ids = wanted.map((_, index) => (index === 0 && firstId !== undefined ? firstId : ctx.newId()));
  const personId = personOf(payload);
  const carrier = wanted.findIndex(({ group }) => group.id === payload.groupId);
  const values = new Map<string, number>();
  const deviceId = ctx.actor.kind === 'device' || ctx.actor.kind === 'staff' ? ctx.actor.deviceId : null;
  return wanted.map(({ group, matters }, index): Issued => {
    const id = ids[index] ?? '';
    // A group without priority in a visit with it is simply normal there.
    const ticketClass = payload.class === 'priority' && !group.priority ? 'normal' : payload.class;
    const key = counterKey(group.prefix, ticketClass);
    const value = nextValue(values.get(key) ?? getRow(state.counters, key)?.value ?? 0, hall.settings);
    values.set(key, value);
    const ticket: WaitingTicket = {
      id,
      day: hall.day,
      number: ticketNumber(group.prefix, ticketClass, value),
      prefix: group.prefix,
      seq: lastOrder(state) + 1 + index,
      groupId: group.id,
      class: ticketClass,
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
      visit: ids.length > 1 ? ids : [],
      matters,
      inCall: 0,
      status: 'waiting',
      reserved: null,
    };
    const slip: Slip = {
      ticketId: id,
      day: hall.day,
      version: 1,
      tokenHash: ctx.secrets.tokenHash(id, 1),
      deviceId,
      wrongTries: 0,
      prints: 0,
      personId,
      reason: payload.reason ?? null,
      ...(index === carrier && payload.carried !== undefined ? { carried: payload.carried } : {}),
    };
    return { type: 'ticket.issued', at: ctx.now, ticket, slip, counterKey: key, counterValue: value };
  });
}

/**
 * Take a number, or the numbers of a visit [QU-2, QU-3, QU-17]: they exist with the commit of these events, never
 * before. A person who has an open number in the group gets that one again [QU-13].
 */
export function decideTake(state: HallState, { payload }: HallCommandOf<'ticket.take'>, ctx: Context): Decided {
  const hall = hallOf(state);
  if (!hall) return refuse('hall.not-loaded');
  if (hall.day === '') return refuse('day.not-open');
  if (payload.class === 'appointment') return refuse('class.not-here');
  if (ctx.actor.kind === 'staff' && payload.class === 'priority' && payload.reason === undefined) {
    return refuse('reason.needed');
  }
  const all = ticketsFor(state, payload, hall.settings.mattersPerCall);
  if (!all) return refuse('group.unknown');
  if (all.length > hall.settings.numbersPerVisit) return refuse('visit.too-many');
  const personId = personOf(payload);
  const known = personId === null ? undefined : all.map(({ group }) => openTicketOf(state, personId, group.id));
  const again = known?.find((ticket) => ticket !== undefined);
  const wanted = known ? all.filter((_, index) => known[index] === undefined) : all;
  if (again && wanted.length === 0) return reissue(state, again, [], ctx);
  if (payload.class === 'priority' && !wanted.some(({ group }) => group.priority)) return refuse('group.no-priority');
  for (const group of new Set(wanted.map((each) => each.group))) {
    const tickets = wanted.filter((each) => each.group === group).length;
    const refusal = refusalOf(state, group, payload, tickets, ctx);
    if (refusal) return refuse(refusal.code, refusal.params);
  }
  if (ctx.actor.kind === 'device' && personId === null) {
    const wait = anonymousWaitMs(state, ctx.actor.deviceId, ctx.now);
    if (wait > 0) return refuse('take.slow', { seconds: Math.ceil(wait / 1000) });
  }
  const events = issueTickets(state, hall, wanted, payload, ctx);
  const after = evolveAll(state, events);
  const [first] = events;
  const ticket = first?.ticket;
  return ticket
    ? accept(events, slipReply(after, ticket, 1, ctx.now), { from: state, to: after })
    : refuse('group.unknown');
}
