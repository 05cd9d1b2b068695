import { EMPTY_CATALOGUE } from '../../shared/domain/catalogue/content.ts';
import type { Group } from '../../shared/domain/group/group.ts';
import { hallSettingsSchema } from '../../shared/domain/hall/hall-settings.ts';
import type { Hall, HallState, Zone } from '../../shared/domain/hall/hall-state.ts';
import { type HallRow, hallFromRows } from '../../shared/domain/hall/rows.ts';
import type {
  CalledTicket,
  ServingTicket,
  Ticket,
  TicketBase,
  WaitingTicket,
} from '../../shared/domain/ticket/ticket.ts';
import type { ServiceWindow } from '../../shared/domain/window/window.ts';
import type { ClientView } from '../data/client.ts';
import { splitNumber } from './ticket-number.ts';

/** Builders for the tests of the walls: rows as the queue feed carries them, with nothing in them that a test must know. */

export const NOW = Date.UTC(2026, 4, 12, 2, 42);

export function aHall(over: Partial<Hall> = {}): Hall {
  return {
    id: 'hall',
    name: { 'zh-CN': '示范市政务服务中心', en: 'Demo City Administrative Service Center' },
    timeZone: 'Asia/Shanghai',
    cutOverHour: 4,
    day: '2026-05-12',
    outcomes: ['handled'],
    pauseReasons: ['other'],
    settings: hallSettingsSchema.parse({}),
    ...over,
  };
}

export function aZone(id: string, over: Partial<Zone> = {}): Zone {
  return { id, name: { 'zh-CN': `${id}区`, en: `Zone ${id}` }, voice: null, ...over };
}

export function aGroup(prefix: string, zoneId: string, over: Partial<Group> = {}): Group {
  const id = prefix.toLowerCase();
  const name = { 'zh-CN': `业务${prefix}`, en: `Service ${prefix}` };
  return {
    id,
    prefix,
    name,
    everyday: name,
    spoken: name,
    zoneId,
    minutes: 8,
    rank: 0,
    priority: true,
    general: false,
    realName: false,
    quota: { am: null, pm: null },
    limits: { waitWarnMin: 20, waitYellowMin: 40, queuePerWindow: 10 },
    staffing: [],
    intake: 'open',
    calls: 0,
    priorityRun: 0,
    othersRun: 0,
    outOfTurn: 0,
    lastOther: null,
    est: { minutes: 8, windows: 2, open: 2, basis: 'configured', at: NOW },
    ...over,
  };
}

export function aWindow(
  number: number,
  zoneId: string,
  groups: readonly string[],
  over: Partial<ServiceWindow> = {},
): ServiceWindow {
  return {
    id: `w${number}`,
    number,
    zoneId,
    groups: groups.map((groupId) => ({ groupId, weight: 1 })),
    home: null,
    features: [],
    status: 'free',
    since: NOW,
    ticketId: null,
    pauseReason: null,
    pauseAfter: null,
    serves: [...groups],
    lastReturn: false,
    turn: {},
    ...over,
  };
}

function ticketBase(number: string, over: Partial<TicketBase>): TicketBase {
  const { letters, digits } = splitNumber(number);
  return {
    id: `t-${number}`,
    day: '2026-05-12',
    number,
    prefix: letters.slice(0, 1),
    seq: Number(digits),
    groupId: letters.slice(0, 1).toLowerCase(),
    class: 'normal',
    locale: 'zh-CN',
    needs: [],
    origin: 'kiosk',
    takenAt: NOW - 20 * 60_000,
    since: NOW - 20 * 60_000,
    queuedAt: NOW - 20 * 60_000,
    passes: 0,
    reactivations: 0,
    periods: 1,
    openPeriod: 1,
    front: false,
    afterCalls: 0,
    returnTo: null,
    visit: [],
    matters: 1,
    inCall: 0,
    ...over,
  };
}

export function waiting(number: string, over: Partial<WaitingTicket> = {}): WaitingTicket {
  return {
    ...ticketBase(number, over),
    status: 'waiting',
    reserved: null,
    ...over,
  };
}

/** Called to window `w<window>` so many seconds before NOW. */
export function called(
  number: string,
  window: number,
  secondsAgo: number,
  over: Partial<TicketBase> & { readonly call?: Partial<CalledTicket['call']> } = {},
): CalledTicket {
  const at = NOW - secondsAgo * 1000;
  const { call, ...base } = over;
  return {
    ...ticketBase(number, { since: at, ...base }),
    status: 'called',
    why: { code: 'arrival' },
    call: {
      windowId: `w${window}`,
      staffId: 's1',
      calledAt: at,
      calls: 1,
      lastCallAt: at,
      firstSpokenAt: null,
      lastSpokenAt: null,
      looked: false,
      ...call,
    },
  };
}

export function serving(number: string, window: number, secondsAgo: number): ServingTicket {
  const since = NOW - secondsAgo * 1000;
  return { ...ticketBase(number, { since }), status: 'serving', windowId: `w${window}`, staffId: 's1' };
}

export type HallParts = {
  readonly hall?: Hall;
  readonly zones: readonly Zone[];
  readonly groups: readonly Group[];
  readonly windows: readonly ServiceWindow[];
  readonly tickets?: readonly Ticket[];
};

/** The hall of these rows; windows with a called or served ticket get that state. */
export function hallOfParts({ hall = aHall(), zones, groups, windows, tickets = [] }: HallParts): HallState {
  const busy = windows.map((window): ServiceWindow => {
    const ticket = tickets.find(
      (each) =>
        (each.status === 'called' && each.call.windowId === window.id) ||
        (each.status === 'serving' && each.windowId === window.id),
    );
    if (ticket?.status !== 'called' && ticket?.status !== 'serving') return window;
    return { ...window, status: ticket.status, ticketId: ticket.id };
  });
  const rows: HallRow[] = [
    { kind: 'hall', id: 'hall', row: hall },
    ...zones.map((row): HallRow => ({ kind: 'zone', id: row.id, row })),
    ...groups.map((row): HallRow => ({ kind: 'group', id: row.id, row })),
    ...busy.map((row): HallRow => ({ kind: 'window', id: row.id, row })),
    ...tickets.map((row): HallRow => ({ kind: 'ticket', id: row.id, row })),
  ];
  return hallFromRows(rows);
}

/** A client that is on line and in step. */
export function aView(hall: HallState, over: Partial<ClientView> = {}): ClientView {
  return {
    loaded: true,
    connection: { status: 'online', since: NOW - 60_000 },
    hello: {
      protocol: 1,
      server: 'test',
      epoch: 'e1',
      serverNow: NOW,
      hallId: 'demo',
      device: { id: 'board-1', role: 'board', name: 'Board' },
      staff: null,
      publicUrl: '',
    },
    staff: null,
    hall,
    rev: 1,
    ahead: false,
    heardAt: NOW,
    catalogue: EMPTY_CATALOGUE,
    outbox: [],
    ...over,
  };
}
