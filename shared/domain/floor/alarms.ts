import { getRow, rowsOf } from '../../lib/table.ts';
import { overdueMatters } from '../ask/matter.ts';
import { DEVICE_TROUBLES, deviceTroubles } from '../device/device-troubles.ts';
import type { Group } from '../group/group.ts';
import { hallOf, settingsOf } from '../hall/hall-of.ts';
import type { HallSettings } from '../hall/hall-settings.ts';
import type { HallState } from '../hall/hall-state.ts';
import { vacanciesNow } from '../people/presence.ts';
import { waitingOf } from '../policy/choose-next.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { faultOf } from './fault.ts';
import type { Taking } from './floor.ts';

export const ALARM_KINDS = [
  'help',
  'long-wait',
  'very-long-wait',
  'long-queue',
  'no-start',
  'long-hold',
  'stuck-service',
  'post-empty',
  'absent',
  'nobody-comes',
  'matters-overdue',
  ...DEVICE_TROUBLES,
] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

/** Something that a named person should look at. Worked out from rows and limits; only who took it is stored. */
export type Alarm = {
  /** Same while it is the same trouble; a worse one has another key and asks anew. */
  readonly key: string;
  readonly kind: AlarmKind;
  /** Epoch ms since when. */
  readonly since: number;
  readonly windowId: string | null;
  readonly groupId: string | null;
  readonly ticketId: string | null;
  readonly deviceId: string | null;
  /** Minutes or people, whichever the kind counts; 0 where it counts nothing. */
  readonly value: number;
  readonly taken: Taking | null;
};

type Bare = Omit<Alarm, 'taken'>;
const MINUTE = 60_000;

/** Open windows that serve the group now. */
export function openWindowsOf(state: HallState, groupId: string): number {
  let open = 0;
  for (const window of rowsOf(state.windows)) {
    if (window.status !== 'closed' && window.status !== 'paused' && window.serves.includes(groupId)) open += 1;
  }
  return open;
}

/** Since when the longest waiting of the group waits (epoch ms), null when nobody does. */
export function longestWaitSince(state: HallState, groupId: string): number | null {
  const since = waitingOf(state, groupId).map((ticket) => ticket.queuedAt);
  return since.length === 0 ? null : Math.min(...since);
}

function ofGroup(state: HallState, group: Group, now: number): Bare[] {
  const since = longestWaitSince(state, group.id);
  if (since === null || faultOf(state, group.id)) return [];
  const found: Bare[] = [];
  const bare = { windowId: null, groupId: group.id, ticketId: null, deviceId: null };
  const minutes = Math.floor((now - since) / MINUTE);
  if (minutes >= group.limits.waitWarnMin) {
    const kind = minutes >= group.limits.waitYellowMin ? 'very-long-wait' : 'long-wait';
    found.push({ ...bare, key: `${kind}:${group.id}`, kind, since, value: minutes });
  }
  const waiting = getRow(state.waiting, group.id)?.length ?? 0;
  const open = openWindowsOf(state, group.id);
  if (waiting > group.limits.queuePerWindow * Math.max(1, open)) {
    found.push({ ...bare, key: `long-queue:${group.id}`, kind: 'long-queue', since, value: waiting });
  }
  return found;
}

function ofTicket(state: HallState, ticket: Ticket, settings: HallSettings, now: number): Bare | undefined {
  const trouble = (kind: AlarmKind, windowId: string, since: number, limitMs: number): Bare | undefined =>
    now - since < limitMs || faultOf(state, ticket.groupId)
      ? undefined
      : {
          key: `${kind}:${ticket.id}:${since}`,
          kind,
          since,
          windowId,
          groupId: ticket.groupId,
          ticketId: ticket.id,
          deviceId: null,
          value: Math.floor((now - since) / MINUTE),
        };
  switch (ticket.status) {
    case 'called':
      return trouble('no-start', ticket.call.windowId, ticket.call.lastCallAt, settings.noStartMs);
    case 'held':
      return trouble('long-hold', ticket.windowId, ticket.since, settings.holdReminderMs);
    case 'serving':
      return trouble('stuck-service', ticket.windowId, ticket.since, settings.stuckServiceMs);
    default:
      return undefined;
  }
}

/**
 * Every alarm of the moment, oldest first, the help key before all others. A group or ticket under an outside fault
 * raises none: nobody is blamed [QU-15]. A taking counts for `alarmAgainMs`; trouble that lasts longer asks anew.
 */
export function alarmsOf(state: HallState, now: number): Alarm[] {
  const settings = settingsOf(state);
  const bare: Bare[] = [];
  for (const group of rowsOf(state.groups)) bare.push(...ofGroup(state, group, now));
  for (const ticket of rowsOf(state.tickets)) {
    const alarm = ofTicket(state, ticket, settings, now);
    if (alarm) bare.push(alarm);
  }
  for (const { kind, since, deviceId } of deviceTroubles(state, now)) {
    const about = { windowId: null, groupId: null, ticketId: null, deviceId, value: 0 };
    bare.push({ ...about, key: `${kind}:${deviceId}:${since}`, kind, since });
  }
  for (const { kind, post, since, minutes } of vacanciesNow(state, now)) {
    const about = { windowId: post.windowId, groupId: null, ticketId: null, deviceId: null, value: minutes };
    bare.push({ ...about, key: `${kind}:${post.windowId}:${since}:${post.who ?? ''}`, kind, since });
  }
  for (const ask of rowsOf(state.asks)) {
    if (ask.status !== 'asked' || now - ask.since < settings.askTakeSeconds * 1000) continue;
    const about = { windowId: null, groupId: null, ticketId: null, deviceId: ask.deviceId, value: 0 };
    bare.push({ ...about, key: `nobody-comes:${ask.id}:${ask.since}`, kind: 'nobody-comes', since: ask.askedAt });
  }
  const late = overdueMatters(state, hallOf(state)?.day ?? '');
  const [oldest] = late;
  if (oldest) {
    // One more is worse trouble: it has another key, and asks anew.
    const about = { windowId: null, groupId: null, ticketId: null, deviceId: null, value: late.length };
    bare.push({
      ...about,
      key: `matters-overdue:${late.map(({ id }) => id).join()}`,
      kind: 'matters-overdue',
      since: oldest.at,
    });
  }
  const derived = bare.map((alarm): Alarm => {
    const taking = getRow(state.alarms, alarm.key);
    const counts = taking !== undefined && now - taking.at < settings.alarmAgainMs;
    return { ...alarm, taken: counts ? { staffId: taking.staffId, plate: taking.plate, at: taking.at } : null };
  });
  const help: Alarm[] = [];
  for (const incident of rowsOf(state.incidents)) {
    if (incident.kind !== 'help' || incident.closed !== null) continue;
    const { windowId, groupId, at: since, taken } = incident;
    const about = { windowId, groupId, ticketId: null, deviceId: null, value: 0 };
    help.push({ ...about, key: `help:${incident.id}`, kind: 'help', since, taken });
  }
  const inOrder = (a: Alarm, b: Alarm) => a.since - b.since || (a.key < b.key ? -1 : 1);
  return [...help.sort(inOrder), ...derived.sort(inOrder)];
}
