import type { WaitRange } from '../../../shared/domain/estimate/estimate.ts';
import { groupQueue } from '../../../shared/domain/estimate/standing.ts';
import { type ClosedIntake, closedIntake } from '../../../shared/domain/evening/intake-rule.ts';
import type { Need } from '../../../shared/domain/hall/hall-words.ts';
import { waitingOf } from '../../../shared/domain/policy/choose-next.ts';
import { isOverdue } from '../../../shared/domain/policy/group-order.ts';
import type { Ticket, TicketClass, WaitingTicket } from '../../../shared/domain/ticket/ticket.ts';
import { getRow } from '../../../shared/lib/table.ts';
import type { LocalText } from '../../../shared/lib/text.ts';
import type { Turn } from './call-order.ts';
import { groupsByLetter } from './choices.ts';
import type { Desk } from './desk.ts';
import { wholeMinutes } from './duration.ts';

export const SORTS = ['call-order', 'longest', 'number'] as const;
export type Sort = (typeof SORTS)[number];

export function nextSort(sort: Sort): Sort {
  return SORTS[(SORTS.indexOf(sort) + 1) % SORTS.length] ?? 'call-order';
}

export type ListName = 'queue' | 'held' | 'passed';

export type QueueRow = {
  readonly id: string;
  readonly number: string;
  readonly group: LocalText;
  readonly class: TicketClass;
  readonly needs: readonly Need[];
  /** Whole minutes in this queue. */
  readonly minutes: number;
  readonly overdue: boolean;
  /** F1 would call this one. */
  readonly head: boolean;
  readonly mark: 'returning' | 'transferred' | 'reactivated' | null;
};

/** A row of the held and the passed list. `late`: longer on hold than the reminder allows. */
export type AsideRow = {
  readonly id: string;
  readonly number: string;
  readonly group: LocalText;
  readonly minutes: number;
  readonly late: boolean;
  readonly passes: number;
};

export type HallRow = {
  readonly id: string;
  readonly prefix: string;
  readonly name: LocalText;
  readonly waiting: number;
  readonly range: WaitRange;
  /** Why it gives no numbers; null = it does. */
  readonly closed: ClosedIntake | null;
  readonly mine: boolean;
};

const NO_NAME: LocalText = { 'zh-CN': '-' };

/** Lists are dense: the everyday word of the group, not its official name. */
function groupName(desk: Pick<Desk, 'hall'>, ticket: Ticket): LocalText {
  return getRow(desk.hall.groups, ticket.groupId)?.everyday ?? NO_NAME;
}

function markOf(ticket: WaitingTicket, windowId: string): QueueRow['mark'] {
  if (ticket.returnTo === windowId) return 'returning';
  if (ticket.front) return 'transferred';
  return ticket.reactivations > 0 ? 'reactivated' : null;
}

/** True when every word of the filter is part of the number or of the group's name in any language. */
export function matches(row: { readonly number: string; readonly group: LocalText }, filter: string): boolean {
  const words = filter.trim().toLowerCase().split(/\s+/);
  const text = `${row.number} ${row.group['zh-CN']} ${row.group.en ?? ''}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

/** Tickets this window may call, in the wanted order. `order` is the calling order as far as it was worked out. */
export function queueRows(desk: Desk, order: readonly Turn[], sort: Sort): QueueRow[] {
  const place = new Map(order.map((turn, index) => [turn.ticket.id, index]));
  const headId = order[0]?.ticket.id;
  const tickets = desk.window.serves.flatMap((groupId) => waitingOf(desk.hall, groupId));
  const compare: Record<Sort, (a: WaitingTicket, b: WaitingTicket) => number> = {
    'call-order': (a, b) => (place.get(a.id) ?? Infinity) - (place.get(b.id) ?? Infinity) || a.seq - b.seq,
    longest: (a, b) => a.queuedAt - b.queuedAt || a.seq - b.seq,
    number: (a, b) => a.number.localeCompare(b.number, 'en', { numeric: true }),
  };
  return tickets
    .sort((a, b) => compare[sort](a, b) || a.seq - b.seq)
    .map((ticket) => ({
      id: ticket.id,
      number: ticket.number,
      group: groupName(desk, ticket),
      class: ticket.class,
      needs: ticket.needs,
      minutes: wholeMinutes(desk.now - ticket.queuedAt),
      overdue: isOverdue(ticket, desk.now, desk.settings),
      head: ticket.id === headId,
      mark: markOf(ticket, desk.window.id),
    }));
}

function asideRow(desk: Desk, ticket: Ticket, late: boolean): AsideRow {
  return {
    id: ticket.id,
    number: ticket.number,
    group: groupName(desk, ticket),
    minutes: wholeMinutes(desk.now - ticket.since),
    late,
    passes: ticket.passes,
  };
}

export function heldRows(desk: Desk): AsideRow[] {
  return desk.held.map((ticket) => asideRow(desk, ticket, desk.now - ticket.since > desk.settings.holdReminderMs));
}

export function passedRows(desk: Desk): AsideRow[] {
  return desk.passed.map((ticket) => asideRow(desk, ticket, false));
}

/** Every group of the hall with its line, in the order of the letters. */
export function hallRows(desk: Pick<Desk, 'hall' | 'window'>): HallRow[] {
  return groupsByLetter(desk).map((group) => ({
    id: group.id,
    prefix: group.prefix,
    name: group.everyday,
    ...groupQueue(desk.hall, group.id),
    closed: closedIntake(desk.hall, group),
    mine: desk.window.serves.includes(group.id),
  }));
}
