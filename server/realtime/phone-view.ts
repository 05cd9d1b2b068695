import { bookingOfToken, checkInSpan } from '../../shared/domain/booking/booking.ts';
import { canStillCancel } from '../../shared/domain/booking/decide-booking.ts';
import { ruleOf } from '../../shared/domain/commands/command-table.ts';
import type { StandingOf } from '../../shared/domain/estimate/standing.ts';
import { closedIntake } from '../../shared/domain/evening/intake-rule.ts';
import { faultOf } from '../../shared/domain/floor/fault.ts';
import { hallOf } from '../../shared/domain/hall/hall-of.ts';
import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import { restOfVisit } from '../../shared/domain/hall/slip-reply.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { getRow } from '../../shared/lib/table.ts';
import type { PhoneView } from '../../shared/protocol/down.ts';

/** Number of the window that calls or serves it. */
function windowNumberOf(state: HallState, ticket: Ticket): number | null {
  const windowId =
    ticket.status === 'called' ? ticket.call.windowId : ticket.status === 'serving' ? ticket.windowId : null;
  return windowId === null ? null : (getRow(state.windows, windowId)?.number ?? null);
}

/** A state and how its tickets stand. */
export type ViewSource = { readonly state: HallState; readonly standingOf: StandingOf };

/** The view of a booking that is no number yet, by the same link. */
function bookingViewOf(state: HallState, rev: number, tokenHash: string, now: number): PhoneView {
  const booking = bookingOfToken(state, tokenHash);
  const hall = hallOf(state);
  const groups = (booking?.wants ?? []).flatMap(({ groupId }) => getRow(state.groups, groupId) ?? []);
  const zone = getRow(state.zones, groups[0]?.zoneId ?? '');
  if (!booking || !hall || !zone) return { kind: 'gone' };
  const { day, minute, status, moved } = booking;
  return {
    ...{ kind: 'booking', rev, ticketId: booking.id, hallName: hall.name, timeZone: hall.timeZone },
    ...{ locale: booking.locale, code: booking.code, zoneName: zone.name, day, minute, status, moved },
    groupNames: groups.map(({ name }) => name),
    checkIn: checkInSpan(state, minute),
    canCancel: status === 'booked' && canStillCancel(state, booking, now),
    cancelled: booking.status === 'cancelled' ? { by: booking.by, reason: booking.reason } : null,
    at: now,
  };
}

/** The whole small view of one slip. A reprint or the next business day makes the old token `gone` [QU-3]. */
export function phoneViewOf({ state, standingOf }: ViewSource, rev: number, tokenHash: string, now: number): PhoneView {
  const ticketId = getRow(state.byToken, tokenHash);
  const ticket = ticketId === undefined ? undefined : getRow(state.tickets, ticketId);
  const hall = hallOf(state);
  const group = ticket && getRow(state.groups, ticket.groupId);
  const zone = group && getRow(state.zones, group.zoneId);
  if (!ticket) return bookingViewOf(state, rev, tokenHash, now);
  if (!hall || !group || !zone) return { kind: 'gone' };
  const closed = closedIntake(state, group);
  const fault = faultOf(state, group.id);
  return {
    kind: 'ticket',
    rev,
    ticketId: ticket.id,
    hallName: hall.name,
    timeZone: hall.timeZone,
    number: ticket.number,
    locale: ticket.locale,
    groupName: group.name,
    zoneName: zone.name,
    status: ticket.status,
    window: windowNumberOf(state, ticket),
    calls: ticket.status === 'called' ? ticket.call.calls : 0,
    standing: standingOf(ticket.id),
    canCancel: ruleOf('ticket.cancel').ticket?.includes(ticket.status) ?? false,
    faultUntil: fault?.until ?? null,
    canReturn: fault !== undefined && (ruleOf('ticket.returnSlip').ticket?.includes(ticket.status) ?? false),
    returnUntil: getRow(state.owed, ticket.id)?.until ?? null,
    leftover: getRow(state.leftovers, ticket.id)?.outcome ?? null,
    closedAt: closed === null ? null : closed.reason === 'by-hand' ? '' : closed.time,
    others: restOfVisit(state, ticket).map((other) => ({
      number: other.number,
      groupName: getRow(state.groups, other.groupId)?.name ?? { 'zh-CN': '' },
      status: other.status,
      window: windowNumberOf(state, other),
    })),
    takenAt: ticket.takenAt,
    at: now,
  };
}

/** Equal but for the instant and rev at which they were made. */
export function isSameView(a: PhoneView, b: PhoneView): boolean {
  const bare = (view: PhoneView) => JSON.stringify(view.kind === 'gone' ? view : { ...view, rev: 0, at: 0 });
  return bare(a) === bare(b);
}
