import { diffTables, getRow, rowsOf, setRow } from '../../lib/table.ts';
import type { AlarmTaking, Post } from '../floor/floor.ts';
import { putWindow } from '../hall/edit.ts';
import type { HallEvent, HallEventType } from '../hall/events.ts';
import { evolve } from '../hall/evolve.ts';
import { EMPTY_HALL, type HallState } from '../hall/hall-state.ts';
import type { PauseReason } from '../hall/hall-words.ts';
import { putPlanned } from '../people/planned.ts';
import type { ServiceWindow, WindowStatus } from '../window/window.ts';
import type { DaySheet } from './day-sheet.ts';

/**
 * A business day out of its events: the state that `evolve` makes of them, and beside it what no row keeps (how long a
 * window stood how, what was moved, who sat where). `figures.ts` reads the sheet off it.
 */

type EventOf<T extends HallEventType> = Extract<HallEvent, { type: T }>;

/** How long each window stood how, ms, closed stretches only; `since` = when its present one began. */
export type WindowTimes = {
  readonly spent: Readonly<Partial<Record<WindowStatus, number>>>;
  readonly pauses: readonly { readonly reason: PauseReason; readonly ms: number }[];
  readonly since: number;
};

export type Moved = EventOf<'ticket.moved'>['reason'] | 'regrouped';

export type DayFold = {
  readonly state: HallState;
  readonly from: number;
  readonly times: ReadonlyMap<string, WindowTimes>;
  readonly posts: readonly Post[];
  readonly moved: Readonly<Record<Moved, number>>;
  readonly alarms: readonly AlarmTaking[];
  readonly intake: DaySheet['intake'];
  readonly broadcasts: DaySheet['broadcasts'];
};

/**
 * Which events the sheet is made of; the others are not even read. Every event has to be decided here.
 */
const IN_SHEET: Readonly<Record<HallEventType, boolean>> = {
  'hall.loaded': true,
  'hours.set': true,
  'day.rolled': true,
  'ticket.issued': true,
  'ticket.called': true,
  'ticket.recalled': false,
  'call.spoken': false,
  'ticket.started': true,
  'ticket.finished': true,
  'ticket.passed': true,
  'ticket.abandoned': true,
  'ticket.expired': true,
  'ticket.putBack': true,
  'ticket.held': true,
  'ticket.takenBack': true,
  'ticket.moved': true,
  'ticket.regrouped': true,
  'ticket.needsSet': false,
  'guide.looked': false,
  'ticket.reactivated': true,
  'ticket.cancelled': true,
  'ticket.freed': true,
  'undo.offered': true,
  'act.undone': true,
  'window.opened': true,
  'window.closed': true,
  'window.paused': true,
  'window.pausePlanned': true,
  'window.resumed': true,
  'window.assigned': false,
  'est.refreshed': false,
  'numbers.jumped': false,
  'slip.checkFailed': false,
  'slip.checkPassed': false,
  'slip.printed': false,
  'slip.reissued': false,
  'voice.attached': false,
  'voice.detached': false,
  'intake.set': true,
  'notice.posted': true,
  'notice.ended': true,
  'incident.added': true,
  'help.taken': true,
  'help.closed': true,
  'alarm.taken': true,
  'message.sent': false,
  'message.read': false,
  'trend.sampled': false,
  'device.came': false,
  'device.went': false,
  'device.rested': false,
  'device.dropped': false,
  'device.reported': false,
  'leftover.settled': true,
  'leftover.unsettled': true,
  'owed.kept': false,
  'promise.kept': false,
  'promise.checkFailed': false,
  'day.handedOver': true,
  'intake.ruled': true,
  'roster.planned': true,
  'leave.recorded': true,
  'leave.withdrawn': true,
  'cover.confirmed': true,
  'cover.ended': true,
  'attendance.corrected': true,
  'booking.made': false,
  'booking.cancelled': false,
  'booking.moved': false,
  'booking.checkedIn': false,
  'booking.missed': false,
  'booking.checkFailed': false,
  'booking.checkPassed': false,
  'booking.shut': false,
  'booking.reopened': false,
  'booking.told': false,
  'booking.days': false,
  'ask.made': false,
  'ask.taken': false,
  'ask.givenBack': false,
  'ask.withdrawn': false,
  'ask.ended': false,
  'matter.registered': false,
  'matter.offered': false,
  'matter.accepted': false,
  'matter.declined': false,
  'matter.answered': false,
  'matter.closed': false,
  'matter.checkFailed': false,
  'matter.checkPassed': false,
  'disclosure.drafted': false,
  'disclosure.entered': false,
  'disclosure.dropped': false,
  'disclosure.acted': false,
  'disclosure.checked': false,
};

export function isInSheet(type: string): boolean {
  return Object.hasOwn(IN_SHEET, type) && IN_SHEET[type as HallEventType];
}

/** The day begins: the hall file that was in force then, and the roll, which names the windows that were open and the plan. */
export function beginDay(loaded: EventOf<'hall.loaded'> | null, rolled: EventOf<'day.rolled'>): DayFold {
  const { paces: _learned, open = [], planned, ...roll } = rolled;
  let state = loaded === null ? EMPTY_HALL : evolve(EMPTY_HALL, loaded);
  for (const { post } of open) state = { ...state, posts: setRow(state.posts, post.windowId, post) };
  if (planned !== undefined) state = putPlanned(state, planned);
  state = evolve(state, roll);
  for (const { window } of open) state = putWindow(state, window);
  const from = rolled.at;
  const times = new Map(open.map(({ window }) => [window.id, { spent: {}, pauses: [], since: from }]));
  return {
    state,
    from,
    times,
    posts: open.map(({ post }) => post),
    moved: { transfer: 0, 'wrong-group': 0, 'come-back': 0, regrouped: 0 },
    alarms: [],
    intake: [],
    broadcasts: [],
  };
}

/** The present stretch of a window ends at `at`. */
export function spendUntil(times: WindowTimes, { status, pauseReason }: ServiceWindow, at: number): WindowTimes {
  const ms = Math.max(0, at - times.since);
  const spent = { ...times.spent, [status]: (times.spent[status] ?? 0) + ms };
  if (status !== 'paused') return { ...times, spent, since: at };
  return { spent, pauses: [...times.pauses, { reason: pauseReason ?? 'other', ms }], since: at };
}

/** Where windows changed, the stretch before goes to its account; one that only changed its ticket goes on. */
function spend(times: Map<string, WindowTimes>, before: HallState, after: HallState, at: number): void {
  if (before.windows === after.windows) return;
  for (const { id } of diffTables(before.windows, after.windows)) {
    const was = getRow(before.windows, id);
    const is = getRow(after.windows, id);
    if (was === undefined || (is?.status === was.status && is.pauseReason === was.pauseReason)) continue;
    const known = times.get(id) ?? { spent: {}, pauses: [], since: at };
    times.set(id, was.status === 'closed' ? { ...known, since: at } : spendUntil(known, was, at));
  }
}

/** A move that is taken back was none. */
function movesOf(moved: Readonly<Record<Moved, number>>, before: HallState, event: HallEvent): DayFold['moved'] {
  switch (event.type) {
    case 'ticket.moved':
      return { ...moved, [event.reason]: moved[event.reason] + 1 };
    case 'ticket.regrouped':
      return { ...moved, regrouped: moved.regrouped + 1 };
    case 'act.undone':
      return getRow(before.undos, event.windowId)?.command === 'ticket.transfer'
        ? { ...moved, transfer: moved.transfer - 1 }
        : moved;
    default:
      return moved;
  }
}

/** Goes on with the next events of the day, in their order; those that the sheet is not made of may be left out. */
export function foldDay(fold: DayFold, events: Iterable<HallEvent>): DayFold {
  let { state, moved } = fold;
  const times = new Map(fold.times);
  const posts = [...fold.posts];
  const alarms = [...fold.alarms];
  const intake = [...fold.intake];
  const broadcasts = [...fold.broadcasts];
  for (const event of events) {
    if (!isInSheet(event.type)) continue;
    const before = state;
    state = evolve(before, event);
    spend(times, before, state, event.at);
    moved = movesOf(moved, before, event);
    if (event.type === 'window.opened') posts.push(event.seat);
    else if (event.type === 'alarm.taken') alarms.push(event.taking);
    else if (event.type === 'notice.posted' && event.notice.kind === 'broadcast') {
      const { from, until, text } = event.notice;
      broadcasts.push({ at: from, until, text });
    } else if (event.type === 'intake.ruled') {
      for (const { groupId, reason } of event.closed) intake.push({ at: event.at, groupIds: [groupId], reason });
      if (event.opened.length > 0) intake.push({ at: event.at, groupIds: event.opened, reason: null });
    }
  }
  return { ...fold, state, moved, times, posts, alarms, intake, broadcasts };
}

/** Tickets of the day in the order in which they were issued. */
export const ticketsOf = ({ state }: DayFold) => [...rowsOf(state.tickets)].sort((a, b) => a.seq - b.seq);
