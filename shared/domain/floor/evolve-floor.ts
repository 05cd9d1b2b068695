import { deleteRow, emptyTable, getRow, rowsOf, setRow } from '../../lib/table.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { periodId, putWindow } from '../hall/edit.ts';
import type { HallState } from '../hall/hall-state.ts';
import { storedFileOf } from '../hall/plan.ts';
import type { Period } from '../ticket/ticket.ts';
import { servesOf } from '../window/serves.ts';
import type { ServiceWindow } from '../window/window.ts';
import { type Incident, type Message, type Notice, TREND_SAMPLES } from './floor.ts';
import type { FloorEvent } from './floor-events.ts';

/** `ticket.freed` is a ticket's event and evolves with the others of its life. */
type Event = Exclude<FloorEvent, { type: 'ticket.freed' }>;
type EventOf<T extends Event['type']> = Extract<Event, { type: T }>;

/** As many messages as a window keeps in sight. */
const DESK_MESSAGES = 10;

/** What the desk itself sees of messages and help: kept on its seat, so that only who sits there reads it [SE-7]. */
export function deskTalk(
  state: HallState,
  windowId: string,
): { readonly mail: readonly Message[]; readonly help: { readonly at: number; readonly plate: string | null } | null } {
  const mail = [...rowsOf(state.messages)].filter((message) => message.windowId === windowId);
  mail.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  for (const incident of rowsOf(state.incidents)) {
    if (incident.kind !== 'help' || incident.windowId !== windowId || incident.closed !== null) continue;
    return { mail: mail.slice(-DESK_MESSAGES), help: { at: incident.at, plate: incident.taken?.plate ?? null } };
  }
  return { mail: mail.slice(-DESK_MESSAGES), help: null };
}

function tellDesk(state: HallState, windowId: string | null): HallState {
  const seat = windowId === null ? undefined : getRow(state.seats, windowId);
  if (!seat) return state;
  return { ...state, seats: setRow(state.seats, seat.windowId, { ...seat, ...deskTalk(state, seat.windowId) }) };
}

function flag(state: HallState, ticketId: string, value: NonNullable<Period['flag']>): HallState {
  const ticket = getRow(state.tickets, ticketId);
  const id = periodId(ticketId, ticket?.openPeriod ?? 0);
  const period = getRow(state.periods, id);
  if (!period || period.flag !== null) return state;
  return { ...state, periods: setRow(state.periods, id, { ...period, flag: value }) };
}

/** What runs while the fault lasts is nobody's time: open periods are flagged now, new ones as they begin [QU-10]. */
function post(state: HallState, notice: Notice, at: number): HallState {
  let { notices } = state;
  for (const old of rowsOf(notices)) {
    if (old.kind === 'broadcast' && old.until <= at) notices = deleteRow(notices, old.id);
  }
  let next: HallState = { ...state, notices: setRow(notices, notice.id, notice) };
  if (notice.kind !== 'fault') return next;
  for (const ticket of rowsOf(state.tickets)) {
    if (ticket.openPeriod === 0) continue;
    if (notice.groupIds.length > 0 && !notice.groupIds.includes(ticket.groupId)) continue;
    next = flag(next, ticket.id, 'outside-fault');
  }
  // What an undo would reopen has had the fault too, however short it was.
  for (const memory of rowsOf(state.undos)) {
    if (notice.groupIds.length > 0 && !notice.groupIds.includes(memory.ticketBefore.groupId)) continue;
    next = { ...next, undos: setRow(next.undos, memory.windowId, { ...memory, hadFault: true }) };
  }
  return next;
}

function endNotice(state: HallState, { noticeId, at }: EventOf<'notice.ended'>): HallState {
  let { incidents } = state;
  for (const incident of rowsOf(incidents)) {
    if (incident.kind === 'fault' && incident.noticeId === noticeId) {
      incidents = setRow(incidents, incident.id, { ...incident, endedAt: at });
    }
  }
  return { ...state, incidents, notices: deleteRow(state.notices, noticeId) };
}

function putIncident(state: HallState, incident: Incident): HallState {
  const next = { ...state, incidents: setRow(state.incidents, incident.id, incident) };
  return incident.kind === 'help' ? tellDesk(next, incident.windowId) : next;
}

function addIncident(state: HallState, incident: Incident): HallState {
  const next = putIncident(state, incident);
  const window = incident.windowId === null ? undefined : getRow(state.windows, incident.windowId);
  return incident.kind === 'help' && window?.ticketId ? flag(next, window.ticketId, 'help') : next;
}

function putMessage(state: HallState, message: Message): HallState {
  return tellDesk({ ...state, messages: setRow(state.messages, message.id, message) }, message.windowId);
}

function sample(state: HallState, { at, day, waiting }: EventOf<'trend.sampled'>): HallState {
  let { trends } = state;
  for (const [groupId, count] of Object.entries(waiting)) {
    const before = getRow(trends, groupId)?.samples ?? [];
    const samples = [...before, { at, waiting: count }].slice(-TREND_SAMPLES);
    trends = setRow(trends, groupId, { groupId, day, samples });
  }
  return { ...state, trends };
}

function sameGroups(a: ServiceWindow['groups'], b: ServiceWindow['groups']): boolean {
  const text = (groups: ServiceWindow['groups']) =>
    groups
      .map(({ groupId, weight }) => `${groupId}=${weight}`)
      .sort()
      .join();
  return text(a) === text(b);
}

function assign(state: HallState, { windowId, groups, serves }: EventOf<'window.assigned'>): HallState {
  const window = getRow(state.windows, windowId);
  if (!window) return state;
  const home = window.home ?? window.groups;
  return putWindow(state, { ...window, groups, serves, turn: {}, home: sameGroups(groups, home) ? null : home });
}

/** What a hall file left out was kept for the old day alone: its open numbers, and who sat at a window [QU-16]. */
function dropLeftOut(state: HallState): HallState {
  const file = storedFileOf(state)?.file;
  if (!file) return state;
  let { groups, windows, zones } = state;
  for (const { id } of rowsOf(groups)) if (!file.groups.some((each) => each.id === id)) groups = deleteRow(groups, id);
  for (const { id, status } of rowsOf(windows)) {
    if (status === 'closed' && !file.windows.some((each) => each.id === id)) windows = deleteRow(windows, id);
  }
  const inUse = new Set([...file.zones.map(({ id }) => id), ...[...rowsOf(windows)].map(({ zoneId }) => zoneId)]);
  for (const { id } of rowsOf(zones)) if (!inUse.has(id)) zones = deleteRow(zones, id);
  return { ...state, groups, windows, zones };
}

/** The next day starts as the hall file says: windows at home, intake open, notices and the old day's talk gone. */
export function rollFloor(state: HallState): HallState {
  let next: HallState = {
    ...dropLeftOut(state),
    notices: emptyTable(),
    incidents: emptyTable(),
    messages: emptyTable(),
    alarms: emptyTable(),
    trends: emptyTable(),
  };
  const inFile = storedFileOf(state)?.file.groups;
  let { groups } = next;
  for (const group of rowsOf(groups)) {
    if ((group.intake === 'stopped' || group.intakeMark) && inFile?.some(({ id }) => id === group.id)) {
      groups = setRow(groups, group.id, { ...group, intake: 'open', intakeMark: null });
    }
  }
  next = { ...next, groups };
  for (const window of rowsOf(next.windows)) {
    if (window.home === null) continue;
    const seat = getRow(state.seats, window.id);
    const serves = servesOf(window.home, seat?.skills ?? []);
    next = putWindow(next, { ...window, groups: window.home, home: null, turn: {}, serves });
  }
  for (const seat of rowsOf(state.seats)) next = tellDesk(next, seat.windowId);
  return next;
}

export function evolveFloor(state: HallState, event: Event): HallState {
  switch (event.type) {
    case 'window.assigned':
      return assign(state, event);
    case 'intake.set': {
      let { groups } = state;
      for (const id of event.groupIds) {
        const group = getRow(groups, id);
        if (!group) continue;
        const byRule = event.intake === 'rule';
        const intakeMark = byRule ? null : ({ by: 'hand', at: event.at } as const);
        groups = setRow(groups, id, { ...group, intake: byRule ? 'open' : event.intake, intakeMark });
      }
      return { ...state, groups };
    }
    case 'notice.posted':
      return post(state, event.notice, event.at);
    case 'notice.ended':
      return endNotice(state, event);
    case 'incident.added':
      return addIncident(state, event.incident);
    case 'help.taken': {
      const incident = getRow(state.incidents, event.incidentId);
      return incident?.kind === 'help' ? putIncident(state, { ...incident, taken: event.taken }) : state;
    }
    case 'help.closed': {
      const incident = getRow(state.incidents, event.incidentId);
      return incident?.kind === 'help' ? putIncident(state, { ...incident, closed: event.closed }) : state;
    }
    case 'alarm.taken':
      return { ...state, alarms: setRow(state.alarms, event.taking.id, event.taking) };
    case 'message.sent':
      return putMessage(state, event.message);
    case 'message.read': {
      const message = getRow(state.messages, event.messageId);
      return message ? putMessage(state, { ...message, readAt: event.at }) : state;
    }
    case 'trend.sampled':
      return sample(state, event);
    default:
      return unreachable(event);
  }
}
