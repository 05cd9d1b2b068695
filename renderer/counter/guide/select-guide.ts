import { type ClosedIntake, closedIntake } from '../../../shared/domain/evening/intake-rule.ts';
import { faultOf } from '../../../shared/domain/floor/fault.ts';
import { hallOf } from '../../../shared/domain/hall/hall-of.ts';
import type { Need } from '../../../shared/domain/hall/hall-words.ts';
import { waitingOf } from '../../../shared/domain/policy/choose-next.ts';
import type { Ticket, TicketClass, TicketStatus } from '../../../shared/domain/ticket/ticket.ts';
import { getRow, rowsOf } from '../../../shared/lib/table.ts';
import type { LocalText } from '../../../shared/lib/text.ts';
import type { StaffView } from '../../../shared/protocol/down.ts';
import type { ClientView, ConnectionState } from '../../data/client.ts';
import { groupsByLetter } from '../model/choices.ts';
import { type PromiseRow, promisesOf } from '../model/promises.ts';

/** So many numbers are listed; a search goes through all of them. */
export const LIST_LIMIT = 30;
/** A visitor remembers the time of the number about so well, in minutes either way. */
const ABOUT_MIN = 10;

export type GuideRow = {
  readonly id: string;
  readonly number: string;
  readonly groupId: string;
  readonly group: LocalText;
  readonly class: TicketClass;
  readonly status: TicketStatus;
  readonly needs: readonly Need[];
  /** An outside fault stops its group: its holder may leave with a return slip [QU-15]. */
  readonly fault: boolean;
  /** Epoch ms. */
  readonly takenAt: number;
};

export type GuideScreen = {
  readonly kind: 'guide';
  readonly clerk: LocalText;
  readonly plate: string;
  readonly hasPin: boolean;
  readonly hallName: LocalText;
  readonly timeZone: string;
  readonly connection: ConnectionState;
  readonly online: boolean;
  /** False: nothing has come from the server yet. */
  readonly ready: boolean;
  readonly groups: readonly {
    readonly id: string;
    readonly prefix: string;
    readonly name: LocalText;
    readonly waiting: number;
    readonly closed: ClosedIntake | null;
  }[];
  /** All numbers of the day, the newest first. */
  readonly rows: readonly GuideRow[];
  readonly promised: readonly PromiseRow[];
  /** Called silently and nobody has looked for the visitor yet, longest first [QU-8]. */
  readonly silent: readonly (GuideRow & { readonly window: number })[];
};

export type Wanted = {
  /** Part of the number. */
  readonly number: string;
  readonly groupId: string;
  /** About when it was taken, 'HH:MM' in the hall; '' = any time. */
  readonly time: string;
  /** What the server found by the ID; null = not asked. */
  readonly ids: readonly string[] | null;
};

export const NOTHING_WANTED: Wanted = { number: '', groupId: '', time: '', ids: null };

/** The guide view is for guides and managers [UI]. */
export function mayGuide(staff: Pick<StaffView, 'roles'>): boolean {
  return staff.roles.some((role) => role === 'guide' || role === 'manager');
}

/** The guide desk from what is known now. Pure; the page only draws it. */
export function selectGuide(view: ClientView, staff: StaffView): GuideScreen {
  const { hall } = view;
  const info = hallOf(hall);
  const row = (ticket: Ticket): GuideRow => ({
    id: ticket.id,
    number: ticket.number,
    groupId: ticket.groupId,
    group: getRow(hall.groups, ticket.groupId)?.everyday ?? { 'zh-CN': '-' },
    class: ticket.class,
    status: ticket.status,
    needs: ticket.needs,
    fault: faultOf(hall, ticket.groupId) !== undefined,
    takenAt: ticket.takenAt,
  });
  const tickets = [...rowsOf(hall.tickets)].sort((a, b) => b.seq - a.seq);
  return {
    kind: 'guide',
    clerk: staff.name,
    plate: staff.plate,
    hasPin: staff.hasPin,
    hallName: info?.name ?? { 'zh-CN': '-' },
    timeZone: info?.timeZone ?? 'Asia/Shanghai',
    connection: view.connection,
    online: view.connection.status === 'online',
    ready: info !== undefined,
    groups: groupsByLetter({ hall }).map((group) => ({
      id: group.id,
      prefix: group.prefix,
      name: group.everyday,
      waiting: waitingOf(hall, group.id).length,
      closed: closedIntake(hall, group),
    })),
    rows: tickets.map(row),
    promised: promisesOf(hall),
    silent: tickets
      .flatMap((ticket) => (ticket.status === 'called' ? [ticket] : []))
      .filter(({ needs, call }) => needs.includes('silent-call') && !call.looked)
      .sort((a, b) => a.call.calledAt - b.call.calledAt)
      .map((ticket) => ({ ...row(ticket), window: getRow(hall.windows, ticket.call.windowId)?.number ?? 0 })),
  };
}

function minuteOf(epochMs: number, timeZone: string): number {
  const text = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(epochMs);
  return minuteOfDay(text);
}

function minuteOfDay(text: string): number {
  const [hour = '', minute = ''] = text.split(':');
  return Number(hour) * 60 + Number(minute);
}

/** Numbers that fit what the visitor still knows; without a wish the newest ones. */
export function foundRows(screen: Pick<GuideScreen, 'rows' | 'timeZone'>, wanted: Wanted): readonly GuideRow[] {
  const number = wanted.number.trim().toUpperCase();
  return screen.rows
    .filter(
      (row) =>
        row.number.includes(number) &&
        (wanted.groupId === '' || row.groupId === wanted.groupId) &&
        (wanted.ids === null || wanted.ids.includes(row.id)) &&
        (wanted.time === '' ||
          Math.abs(minuteOf(row.takenAt, screen.timeZone) - minuteOfDay(wanted.time)) <= ABOUT_MIN),
    )
    .slice(0, LIST_LIMIT);
}

/** The promises that fit it; the time at which an old slip was taken is known to nobody here. */
export function foundPromises(screen: Pick<GuideScreen, 'promised'>, wanted: Wanted): readonly PromiseRow[] {
  const number = wanted.number.trim().toUpperCase();
  return screen.promised.filter(
    (row) =>
      (row.number.includes(number) || row.today?.number.includes(number)) &&
      (wanted.groupId === '' || row.groupId === wanted.groupId) &&
      (wanted.ids === null || wanted.ids.includes(row.id)),
  );
}
