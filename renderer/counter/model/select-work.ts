import type { Message } from '../../../shared/domain/floor/floor.ts';
import { nextMatters } from '../../../shared/domain/hall/decide-visit.ts';
import type { Need, PauseReason } from '../../../shared/domain/hall/hall-words.ts';
import type { CallRecord, TicketClass } from '../../../shared/domain/ticket/ticket.ts';
import type { Seat, WindowStatus } from '../../../shared/domain/window/window.ts';
import { getRow } from '../../../shared/lib/table.ts';
import type { Locale, LocalText } from '../../../shared/lib/text.ts';
import type { ClientView, ConnectionState, OutboxItem } from '../../data/client.ts';
import type { ActionId } from '../keys/key-table.ts';
import { type MyDay, selectMyDay } from '../people/select-my-day.ts';
import { type CarriedList, carriedList } from '../work/carried-list.ts';
import { type Action, type Actions, actionsOf, primaryOf } from './actions.ts';
import type { Turn } from './call-order.ts';
import { type Choice, choiceOf, targetOf } from './choices.ts';
import { type Desk, mayManage, unreadOf } from './desk.ts';
import { secondsLeft, wholeMinutes } from './duration.ts';
import {
  type AsideRow,
  type HallRow,
  hallRows,
  heldRows,
  matches,
  passedRows,
  type QueueRow,
  queueRows,
  type Sort,
} from './lists.ts';
import { type LocalState, MARK_MS, type Mark, NOTICE_MS, type Notice } from './local-state.ts';
import { type Say, say } from './say.ts';
import { UNDO_WORD, whySay } from './words.ts';

const NO_NAME: LocalText = { 'zh-CN': '-' };
/** So far the calling order is worked out; later tickets follow by arrival. */
const ORDER_LIMIT = 60;

/** Has the loudspeaker said it? `silent`: nobody speaks for this zone, the call is only shown [QU-12]. */
export type Spoken = 'spoken' | 'not-yet' | 'silent';

export type CurrentTicket = {
  readonly id: string;
  readonly number: string;
  readonly group: LocalText;
  readonly class: TicketClass;
  readonly needs: readonly Need[];
  readonly locale: Locale;
  readonly status: 'called' | 'serving';
  readonly takenAt: number;
  readonly passes: number;
  /** Whole minutes in the queue until the call; null once the service has begun. */
  readonly waitedMinutes: number | null;
  readonly why: Say | null;
  /** What the same visitor still waits for today, in the order of the slip; `here`: this window works for it [QU-17]. */
  readonly visit: readonly { readonly number: string; readonly group: LocalText; readonly here: boolean }[];
  readonly call: { readonly calls: number; readonly max: number; readonly spoken: Spoken } | null;
};

export type NextTicket = {
  readonly number: string;
  readonly group: LocalText;
  readonly class: TicketClass;
  readonly minutes: number;
  /** Seen before the call, so that the window is ready for it [QU-5]. */
  readonly needs: readonly Need[];
  readonly why: Say;
};

/** An outbox item with the number it is about, '' where it is about none or the ticket is unknown here. */
export type TrayRow = OutboxItem & { readonly number: string };

export type UndoOffer = { readonly label: Say; readonly seconds: number; readonly share: number };

export type WorkScreen = {
  readonly kind: 'work';
  readonly windowId: string;
  readonly windowNumber: number;
  readonly zone: LocalText;
  readonly timeZone: string;
  readonly status: WindowStatus;
  readonly runningMs: number;
  readonly pauseReason: PauseReason | null;
  readonly pauseAfter: PauseReason | null;
  readonly plate: string;
  readonly clerk: LocalText;
  readonly current: CurrentTicket | null;
  /** The checklist that came with the current number. */
  readonly carried: CarriedList | null;
  /** Whom F1 would call now, and why. */
  readonly next: NextTicket | null;
  readonly actions: Actions;
  readonly primary: Action;
  /** What Enter does: the primary action, or the marked row's. */
  readonly choice: Choice | null;
  readonly choicePage: number;
  readonly undo: UndoOffer | null;
  /** Filtered and sorted; `waiting` counts them all. */
  readonly queue: readonly QueueRow[];
  readonly waiting: number;
  readonly held: readonly AsideRow[];
  readonly passed: readonly AsideRow[];
  readonly hall: readonly HallRow[];
  readonly mark: Mark | null;
  readonly filter: string;
  readonly sort: Sort;
  readonly connection: ConnectionState;
  readonly offlineSince: number | null;
  readonly outbox: readonly TrayRow[];
  readonly pending: number;
  readonly trouble: number;
  readonly tray: boolean;
  readonly trayMark: string | null;
  readonly notice: Notice | null;
  readonly sending: ActionId | 'other' | null;
  readonly stripOffered: boolean;
  readonly strip: boolean;
  readonly holdReminderMs: number;
  readonly mayManage: boolean;
  /** Messages of today with the manager, oldest first, and how many are unread. */
  readonly mail: readonly Message[];
  readonly unread: number;
  readonly help: Seat['help'];
  /** The clerk's own day, null where nothing is planned. */
  readonly myDay: MyDay | null;
  readonly now: number;
};

function spokenOf(desk: Desk, call: CallRecord): Spoken {
  if (call.lastSpokenAt !== null) return 'spoken';
  return getRow(desk.hall.zones, desk.window.zoneId)?.voice == null ? 'silent' : 'not-yet';
}

function currentOf(desk: Desk): CurrentTicket | null {
  const ticket = desk.current;
  if (!ticket) return null;
  const called = ticket.status === 'called' ? ticket : null;
  return {
    id: ticket.id,
    number: ticket.number,
    group: getRow(desk.hall.groups, ticket.groupId)?.name ?? NO_NAME,
    class: ticket.class,
    needs: ticket.needs,
    locale: ticket.locale,
    status: ticket.status,
    takenAt: ticket.takenAt,
    passes: ticket.passes,
    waitedMinutes: called ? wholeMinutes(called.call.calledAt - ticket.queuedAt) : null,
    why: called ? whySay(called.why) : null,
    visit: nextMatters(desk.hall, ticket).map(({ number, groupId }) => ({
      number,
      group: getRow(desk.hall.groups, groupId)?.everyday ?? NO_NAME,
      here: desk.window.serves.includes(groupId),
    })),
    call: called && {
      calls: called.call.calls,
      max: desk.settings.maxCalls,
      spoken: spokenOf(desk, called.call),
    },
  };
}

function nextOf(desk: Desk, turn: Turn | undefined): NextTicket | null {
  if (!turn) return null;
  return {
    number: turn.ticket.number,
    group: getRow(desk.hall.groups, turn.ticket.groupId)?.name ?? NO_NAME,
    class: turn.ticket.class,
    minutes: wholeMinutes(desk.now - turn.ticket.queuedAt),
    needs: turn.ticket.needs,
    why: whySay(turn.why),
  };
}

function undoOf(desk: Desk, actions: Actions): UndoOffer | null {
  const offer = desk.seat.undo;
  if (!offer || !actions.undo.enabled) return null;
  return {
    label: say(UNDO_WORD[offer.command], { number: offer.number }),
    seconds: secondsLeft(offer.until, desk.now),
    share: Math.min(1, Math.max(0, (offer.until - desk.now) / Math.max(1, desk.settings.undoMs))),
  };
}

function markOf(local: LocalState, rows: Pick<WorkScreen, 'queue' | 'held' | 'passed'>, now: number): Mark | null {
  const { mark } = local;
  if (!mark || now - mark.at > MARK_MS) return null;
  return rows[mark.list].some((row) => row.id === mark.id) ? mark : null;
}

function trayRows(view: ClientView): TrayRow[] {
  return view.outbox.map((item) => {
    const { payload } = item;
    const ticketId =
      typeof payload === 'object' && payload !== null && 'ticketId' in payload && typeof payload.ticketId === 'string'
        ? payload.ticketId
        : '';
    return { ...item, number: getRow(view.hall.tickets, ticketId)?.number ?? '' };
  });
}

/** The ticket an open question is about; remembered when it opens, compared while it stands. */
export function choiceTicketId(desk: Desk, markedHeldId: string | null): string | null {
  return targetOf(desk, markedHeldId)?.id ?? null;
}

function openChoice(desk: Desk, local: LocalState, markedHeldId: string | null): Choice | null {
  const open = local.choice;
  if (!open) return null;
  if (open.aboutTicketId !== choiceTicketId(desk, markedHeldId)) return null;
  return choiceOf(desk, open.id, markedHeldId);
}

/** The whole work screen from what is known now. Pure; the page only draws it. */
export function selectWork(
  view: ClientView,
  local: LocalState,
  desk: Desk,
  callOrder: (desk: Desk, limit: number) => readonly Turn[],
): WorkScreen {
  const order = callOrder(desk, ORDER_LIMIT);
  const all = queueRows(desk, order, local.sort);
  const filtered = local.filter.trim() === '' ? all : all.filter((row) => matches(row, local.filter));
  const sending = local.sending && !local.sending.isOver(view.hall) ? local.sending.by : null;
  const rows = { queue: filtered, held: heldRows(desk), passed: passedRows(desk) };
  const mark = markOf(local, rows, desk.now);
  const markedHeldId = mark?.list === 'held' ? mark.id : null;
  const actions = actionsOf(desk, {
    markedHeldId,
    sending: sending !== null,
    stripOffered: local.stripOffered,
  });
  const trouble = view.outbox.filter((item) => item.status === 'rejected' || item.status === 'set-aside').length;
  const { connection } = view;
  return {
    kind: 'work',
    windowId: desk.window.id,
    windowNumber: desk.window.number,
    zone: getRow(desk.hall.zones, desk.window.zoneId)?.name ?? NO_NAME,
    timeZone: desk.info?.timeZone ?? 'Asia/Shanghai',
    status: desk.window.status,
    runningMs: Math.max(0, desk.now - desk.window.since),
    pauseReason: desk.window.pauseReason,
    pauseAfter: desk.window.pauseAfter,
    plate: desk.staff.plate,
    clerk: desk.staff.name,
    current: currentOf(desk),
    carried: carriedList(view, desk),
    next: nextOf(desk, order[0]),
    actions,
    primary: actions[primaryOf(desk, actions)],
    choice: openChoice(desk, local, markedHeldId),
    choicePage: local.choice?.page ?? 0,
    undo: undoOf(desk, actions),
    ...rows,
    waiting: all.length,
    hall: hallRows(desk),
    mark,
    filter: local.filter,
    sort: local.sort,
    connection,
    offlineSince: connection.status === 'online' ? null : connection.since,
    outbox: trayRows(view),
    pending: view.outbox.length - trouble,
    trouble,
    tray: local.tray,
    trayMark: local.trayMark,
    notice: local.notice && desk.now - local.notice.at < NOTICE_MS ? local.notice : null,
    sending,
    stripOffered: local.stripOffered,
    strip: local.strip,
    holdReminderMs: desk.settings.holdReminderMs,
    mayManage: mayManage(desk.staff),
    mail: desk.seat.mail,
    unread: unreadOf(desk).length,
    help: desk.seat.help,
    myDay: selectMyDay(desk.hall, desk.staff.staffId, desk.now),
    now: desk.now,
  };
}
