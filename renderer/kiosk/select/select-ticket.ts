import { ruleOf } from '../../../shared/domain/commands/command-table.ts';
import type { SlipReply, Standing } from '../../../shared/domain/commands/replies.ts';
import { standingOf } from '../../../shared/domain/estimate/standing.ts';
import type { Leftover } from '../../../shared/domain/evening/evening.ts';
import { faultOf } from '../../../shared/domain/floor/fault.ts';
import { settingsOf } from '../../../shared/domain/hall/hall-of.ts';
import type { HallState } from '../../../shared/domain/hall/hall-state.ts';
import type { Need } from '../../../shared/domain/hall/hall-words.ts';
import { restOfVisit, windowNumbers } from '../../../shared/domain/hall/slip-reply.ts';
import type { Ticket, TicketClass, TicketStatus } from '../../../shared/domain/ticket/ticket.ts';
import { getRow } from '../../../shared/lib/table.ts';
import { type Locale, textIn } from '../../../shared/lib/text.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import type { Message } from '../../i18n/message.ts';
import type { Page, SlipState } from '../visit/visit.ts';
import { windowNumber, zoneName } from './hall-picture.ts';
import { type OtherNumber, otherNumber } from './select-matters.ts';

/** The number that was just taken; the same figures as on the paper. */
export type NumberScreen = {
  readonly kind: 'number';
  readonly number: string;
  readonly class: TicketClass;
  readonly groupName: string;
  readonly zone: string;
  readonly windows: readonly number[];
  readonly standing: Standing;
  /** The other numbers of the visit [QU-17]. */
  readonly others: readonly OtherNumber[];
  /** What staff will see that the visitor needs. */
  readonly needs: readonly Need[];
  /** '' if the server gave none. */
  readonly checkCode: string;
  readonly url: string | null;
  /** It is a return slip: good from the next open day, until the day named or that one alone. */
  readonly returning: NonNullable<SlipReply['returning']> | null;
  readonly print: SlipState;
  /** Where a slip lies that this kiosk could not print, as visitors call it. */
  readonly neighbour: string;
  /** Monotonic ms at which the page leaves by itself, null = it stays until it is touched. */
  readonly leaveAt: number | null;
};

export function selectNumber(
  hall: HallState,
  page: Extract<Page, { at: 'number' }>,
  locale: Locale,
  neighbour: string | null,
): NumberScreen {
  const { slip } = page;
  return {
    kind: 'number',
    number: slip.number,
    class: slip.class,
    groupName: groupWord(hall, slip.groupId, locale),
    zone: zoneName(hall, slip.zoneId, locale),
    windows: slip.windows,
    standing: slip.standing,
    others: slip.others.map((other) => otherNumber(hall, { ...other, id: other.ticketId }, locale)),
    needs: slip.needs ?? [],
    checkCode: slip.slipSecret?.checkCode ?? '',
    url: slip.slipSecret?.url ?? null,
    returning: slip.returning ?? null,
    print: page.print,
    neighbour: neighbour ?? '',
    leaveAt: page.leaveAt,
  };
}

/** How a ticket stands, as one sentence needs it. */
export type TicketState =
  | { readonly at: 'waiting'; readonly standing: Standing | null; readonly returning: boolean }
  | { readonly at: 'called' | 'serving' | 'held'; readonly window: number | null }
  | { readonly at: 'passed' }
  | { readonly at: 'done' | 'cancelled' | 'abandoned' | 'expired' }
  /** Ended by a member of staff at the end of the day, with a promise. */
  | { readonly at: 'first-tomorrow' | 'call-back' };

export type TicketScreen = {
  readonly kind: 'ticket';
  readonly number: string;
  readonly class: TicketClass;
  readonly groupName: string;
  readonly zone: string;
  readonly windows: readonly number[];
  readonly state: TicketState;
  /** The other numbers of the visit that are not over [QU-17]. */
  readonly others: readonly OtherNumber[];
  readonly canCancel: boolean;
  readonly canReactivate: boolean;
  /** An outside fault stops the group: the visitor may leave with a return slip [QU-15]. */
  readonly canReturn: boolean;
  readonly confirming: 'cancel' | 'return' | null;
  readonly busy: boolean;
  readonly done: 'cancelled' | 'reactivated' | null;
  readonly trouble: Message | null;
};

/** The ticket as the hall sees it now; what the server answered, where the replica is not that far yet. */
function newestOf(hall: HallState, page: Extract<Page, { at: 'ticket' }>): { ticket: Ticket; fromHall: boolean } {
  const row = getRow(hall.tickets, page.ticket.id);
  if (row === undefined || row.periods < page.ticket.periods || row.since < page.ticket.since) {
    return { ticket: page.ticket, fromHall: false };
  }
  return { ticket: row, fromHall: true };
}

function ticketState(hall: HallState, ticket: Ticket, standing: Standing | null): TicketState {
  switch (ticket.status) {
    case 'waiting':
      return { at: 'waiting', standing, returning: ticket.reactivations > 0 };
    case 'called':
      return { at: 'called', window: windowNumber(hall, ticket.call.windowId) };
    case 'serving':
    case 'held':
      return { at: ticket.status, window: windowNumber(hall, ticket.windowId) };
    case 'passed':
    case 'done':
    case 'cancelled':
    case 'abandoned':
    case 'expired':
      return { at: ticket.status };
    default:
      return unreachable(ticket);
  }
}

function isPromised(leftover: Leftover['outcome'] | undefined): leftover is 'first-tomorrow' | 'call-back' {
  return leftover === 'first-tomorrow' || leftover === 'call-back';
}

function lawful(command: 'ticket.cancel' | 'ticket.reactivate' | 'ticket.returnSlip', status: TicketStatus): boolean {
  return ruleOf(command).ticket?.includes(status) ?? false;
}

export function selectTicket(
  hall: HallState,
  page: Extract<Page, { at: 'ticket' }>,
  locale: Locale,
  offline: boolean,
  now: number,
): TicketScreen {
  const { ticket, fromHall } = newestOf(hall, page);
  const standing = (fromHall ? standingOf(hall, ticket.id, now) : null) ?? page.standing;
  const group = getRow(hall.groups, ticket.groupId);
  return {
    kind: 'ticket',
    number: ticket.number,
    class: ticket.class,
    groupName: groupWord(hall, ticket.groupId, locale),
    zone: group ? zoneName(hall, group.zoneId, locale) : '',
    windows: windowNumbers(hall, ticket.groupId),
    state: isPromised(page.leftover) ? { at: page.leftover } : ticketState(hall, ticket, standing),
    others: restOfVisit(hall, ticket).map((other) => otherNumber(hall, other, locale)),
    canCancel: !offline && lawful('ticket.cancel', ticket.status),
    canReactivate:
      !offline &&
      lawful('ticket.reactivate', ticket.status) &&
      ticket.reactivations < settingsOf(hall).maxReactivations,
    canReturn: !offline && lawful('ticket.returnSlip', ticket.status) && faultOf(hall, ticket.groupId) !== undefined,
    confirming: page.step === 'confirm-cancel' ? 'cancel' : page.step === 'confirm-return' ? 'return' : null,
    busy: page.step === 'cancelling' || page.step === 'reactivating' || page.step === 'returning',
    done: page.done,
    trouble: page.trouble,
  };
}

function groupWord(hall: HallState, groupId: string, locale: Locale): string {
  const group = getRow(hall.groups, groupId);
  return group ? textIn(group.everyday, locale) : '';
}
