import { type Forecast, fits, forecasts } from '../../../shared/domain/evening/forecast.ts';
import { type ClosedIntake, closedIntake } from '../../../shared/domain/evening/intake-rule.ts';
import { type Alarm, alarmsOf, longestWaitSince, openWindowsOf } from '../../../shared/domain/floor/alarms.ts';
import { faultOf, noticesNow } from '../../../shared/domain/floor/fault.ts';
import type { Incident, Message, Notice } from '../../../shared/domain/floor/floor.ts';
import type { Group } from '../../../shared/domain/group/group.ts';
import { hallOf } from '../../../shared/domain/hall/hall-of.ts';
import type { HallState } from '../../../shared/domain/hall/hall-state.ts';
import type { Outcome } from '../../../shared/domain/hall/hall-words.ts';
import type { ServiceWindow, WindowStatus } from '../../../shared/domain/window/window.ts';
import { getRow, rowsOf } from '../../../shared/lib/table.ts';
import type { LocalText } from '../../../shared/lib/text.ts';
import type { StaffView } from '../../../shared/protocol/down.ts';
import type { ClientView, ConnectionState } from '../../data/client.ts';
import { type DeviceLine, type MissingLine, selectDevices, selectMissing } from '../devices/select-devices.ts';
import { type People, selectPeople } from '../people/select-people.ts';
import { type Evening, selectEvening } from './select-evening.ts';

/** A number that stands at a window. */
export type AtWindow = {
  readonly id: string;
  readonly number: string;
  readonly status: 'called' | 'serving' | 'held';
};

export type WindowTile = {
  readonly id: string;
  readonly number: number;
  readonly zone: LocalText;
  readonly status: WindowStatus;
  readonly runningMs: number;
  readonly current: AtWindow | null;
  readonly held: readonly AtWindow[];
  /** Number on the plate of who sits there, null = nobody. */
  readonly plate: string | null;
  readonly groupIds: readonly string[];
  readonly prefixes: readonly string[];
  /** It works for other groups today than the hall file says. */
  readonly moved: boolean;
  /** The groups of the hall file. */
  readonly home: readonly { readonly groupId: string; readonly weight: number }[];
  readonly weights: readonly { readonly groupId: string; readonly weight: number }[];
  readonly alarm: 'help' | 'other' | null;
  /** Oldest first. */
  readonly mail: readonly Message[];
  readonly unread: number;
};

export type GroupRow = {
  readonly id: string;
  readonly prefix: string;
  readonly name: LocalText;
  readonly waiting: number;
  /** As many as its open windows should have before them, at least one window's. */
  readonly limit: number;
  readonly tone: 'ok' | 'warn' | 'danger';
  /** Whole minutes of the longest wait, null when nobody waits. */
  readonly longest: number | null;
  readonly open: number;
  readonly windows: number;
  /** How many waited, oldest first, the last one is now. */
  readonly trend: readonly number[];
  readonly stopped: boolean;
  /** Why it gives no numbers; null = it does. */
  readonly closed: ClosedIntake | null;
  /** Open or stopped by hand: the rule leaves it alone today. */
  readonly byHand: boolean;
  readonly forecast: Forecast | null;
  /** The line will be done later than closing time and what the hall adds to it. */
  readonly isLate: boolean;
  readonly fault: boolean;
};

export type AlarmRow = Alarm & {
  readonly window: number | null;
  readonly group: LocalText | null;
  readonly number: string | null;
  /** Name of the device it is about. */
  readonly device: string | null;
  /** Taken by who sits here. */
  readonly mine: boolean;
};

export type IncidentRow = Incident & { readonly window: number | null; readonly group: LocalText | null };

/** The manager's console as a function of what is known [QU-15]. */
export type ManageScreen = {
  readonly kind: 'manage';
  readonly clerk: LocalText;
  readonly plate: string;
  readonly hasPin: boolean;
  readonly hallName: LocalText;
  readonly timeZone: string;
  readonly connection: ConnectionState;
  readonly online: boolean;
  /** False until the rows of the hall are here. */
  readonly ready: boolean;
  readonly outcomes: readonly Outcome[];
  readonly windows: readonly WindowTile[];
  readonly groups: readonly GroupRow[];
  readonly alarms: readonly AlarmRow[];
  readonly notices: readonly Notice[];
  readonly devices: readonly DeviceLine[];
  readonly missing: readonly MissingLine[];
  readonly evening: Evening;
  readonly people: People;
  /** Newest first. */
  readonly incidents: readonly IncidentRow[];
  /** Server time, epoch ms; for showing. */
  readonly now: number;
};

const NO_NAME: LocalText = { 'zh-CN': '-' };

function atWindows(hall: HallState): ReadonlyMap<string, readonly AtWindow[]> {
  const found = new Map<string, AtWindow[]>();
  for (const ticket of rowsOf(hall.tickets)) {
    if (ticket.status !== 'called' && ticket.status !== 'serving' && ticket.status !== 'held') continue;
    const windowId = ticket.status === 'called' ? ticket.call.windowId : ticket.windowId;
    const list = found.get(windowId) ?? [];
    list.push({ id: ticket.id, number: ticket.number, status: ticket.status });
    found.set(windowId, list);
  }
  return found;
}

function tileOf(
  hall: HallState,
  window: ServiceWindow,
  at: readonly AtWindow[],
  alarms: readonly Alarm[],
  now: number,
): WindowTile {
  const mine = alarms.filter((alarm) => alarm.windowId === window.id);
  const mail = [...rowsOf(hall.messages)].filter((message) => message.windowId === window.id);
  return {
    id: window.id,
    number: window.number,
    zone: getRow(hall.zones, window.zoneId)?.name ?? NO_NAME,
    status: window.status,
    runningMs: Math.max(0, now - window.since),
    current: at.find((each) => each.status !== 'held') ?? null,
    held: at.filter((each) => each.status === 'held'),
    plate: getRow(hall.posts, window.id)?.plate ?? null,
    groupIds: window.groups.map((each) => each.groupId),
    prefixes: window.groups.flatMap(({ groupId }) => getRow(hall.groups, groupId)?.prefix ?? []),
    moved: (window.home ?? null) !== null,
    home: window.home ?? window.groups,
    weights: window.groups,
    alarm: mine.some((alarm) => alarm.kind === 'help') ? 'help' : mine.length > 0 ? 'other' : null,
    mail: mail.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
    unread: mail.filter((message) => message.from === 'window' && message.readAt === null).length,
  };
}

function groupRow(hall: HallState, group: Group, forecast: Forecast | null, now: number): GroupRow {
  const waiting = getRow(hall.waiting, group.id)?.length ?? 0;
  const since = longestWaitSince(hall, group.id);
  const longest = since === null ? null : Math.floor(Math.max(0, now - since) / 60_000);
  const open = openWindowsOf(hall, group.id);
  const { waitWarnMin, waitYellowMin, queuePerWindow } = group.limits;
  const limit = queuePerWindow * Math.max(1, open);
  const warned = (longest ?? 0) >= waitWarnMin || waiting > limit;
  return {
    id: group.id,
    prefix: group.prefix,
    name: group.everyday,
    waiting,
    limit,
    tone: (longest ?? 0) >= waitYellowMin ? 'danger' : warned ? 'warn' : 'ok',
    longest,
    open,
    windows: [...rowsOf(hall.windows)].filter((each) => each.groups.some(({ groupId }) => groupId === group.id)).length,
    trend: [...(getRow(hall.trends, group.id)?.samples ?? []).map((sample) => sample.waiting), waiting],
    stopped: group.intake === 'stopped',
    closed: closedIntake(hall, group),
    byHand: group.intakeMark?.by === 'hand',
    forecast,
    isLate: forecast !== null && !fits(forecast),
    fault: faultOf(hall, group.id) !== undefined,
  };
}

/** Pure; `now` is server time as known here, epoch ms. */
export function selectManage(view: ClientView, staff: StaffView, now: number): ManageScreen {
  const { hall, connection } = view;
  const info = hallOf(hall);
  const alarms = alarmsOf(hall, now);
  const at = atWindows(hall);
  const doneBy = forecasts(hall, now);
  const windowNumber = (id: string | null) => (id === null ? null : (getRow(hall.windows, id)?.number ?? null));
  const groupName = (id: string | null) => (id === null ? null : (getRow(hall.groups, id)?.everyday ?? null));
  return {
    kind: 'manage',
    clerk: staff.name,
    plate: staff.plate,
    hasPin: staff.hasPin,
    hallName: info?.name ?? NO_NAME,
    timeZone: info?.timeZone ?? 'Asia/Shanghai',
    connection,
    online: connection.status === 'online',
    ready: info !== undefined,
    outcomes: info?.outcomes ?? [],
    windows: [...rowsOf(hall.windows)]
      .sort((a, b) => a.number - b.number)
      .map((window) => tileOf(hall, window, at.get(window.id) ?? [], alarms, now)),
    groups: [...rowsOf(hall.groups)]
      .sort((a, b) => (a.prefix < b.prefix ? -1 : 1))
      .map((group) => groupRow(hall, group, doneBy.get(group.id) ?? null, now)),
    alarms: alarms.map((alarm) => ({
      ...alarm,
      window: windowNumber(alarm.windowId),
      group: groupName(alarm.groupId),
      number: alarm.ticketId === null ? null : (getRow(hall.tickets, alarm.ticketId)?.number ?? null),
      device: alarm.deviceId === null ? null : (getRow(hall.devices, alarm.deviceId)?.name ?? null),
      mine: alarm.taken?.staffId === staff.staffId,
    })),
    notices: noticesNow(hall, now),
    devices: selectDevices(hall, now),
    missing: selectMissing(hall),
    evening: selectEvening(hall, now),
    people: selectPeople(hall, now),
    incidents: [...rowsOf(hall.incidents)]
      .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
      .map((incident) => ({
        ...incident,
        window: windowNumber(incident.windowId),
        group: groupName(incident.groupId),
      })),
    now,
  };
}
