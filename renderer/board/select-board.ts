import type { WaitRange } from '../../shared/domain/estimate/estimate.ts';
import { groupQueue } from '../../shared/domain/estimate/standing.ts';
import { type ClosedIntake, closedIntake } from '../../shared/domain/evening/intake-rule.ts';
import { faultOf } from '../../shared/domain/floor/fault.ts';
import type { HallState, Zone } from '../../shared/domain/hall/hall-state.ts';
import { getRow, rowsOf } from '../../shared/lib/table.ts';
import type { LocalText } from '../../shared/lib/text.ts';
import type { WireCode } from '../../shared/protocol/errors.ts';
import type { ClientView } from '../data/client.ts';
import { type Line, selectLine } from './select-line.ts';
import { type BoardNotice, selectNotices } from './select-notices.ts';
import { compare, zonesOf, zonesOfCall } from './zones.ts';

/** How many calls stand under the newest one. */
export const RECENT_ROWS = 6;
/** How many groups one page of the right third can hold and still be read at 15 m. */
export const GROUPS_PER_PAGE = 5;
/** The same while a notice takes the foot of the board: nothing is cut off, it takes one page more. */
export const WITH_NOTICE = { recent: 4, groups: 3 } as const;

export type BoardSettings = { readonly zoneIds: readonly string[] };

/** One number on its way to a window, or at it. A ticket has at most one of these. */
export type BoardCall = {
  readonly ticketId: string;
  readonly number: string;
  readonly windowNumber: number;
  /** `called`: the visitor is still awaited. `serving`: has come; shown grey. */
  readonly state: 'called' | 'serving';
  /** 1 = first call. */
  readonly calls: number;
  /** Server epoch ms of the newest call, or of the start of service. */
  readonly at: number;
  /** The call is young enough to be announced as new [OF-4]; never true again once it was false. */
  readonly fresh: boolean;
};

export type BoardGroup = {
  readonly groupId: string;
  readonly prefix: string;
  readonly name: LocalText;
  readonly waiting: number;
  readonly range: WaitRange;
  /** Why it gives no numbers, with the time the hall closes; null = it does. */
  readonly closed: ClosedIntake | null;
  /** An outside fault stops it: no range can be told [QU-15]. */
  readonly fault: boolean;
};

/** One page of the waiting list: the groups of one zone, or all of them when they fit. `zone` null = all. */
export type BoardPage = { readonly zone: LocalText | null; readonly groups: readonly BoardGroup[] };

export type BoardScreen =
  | { readonly kind: 'loading' }
  /** The server does not want this board. */
  | { readonly kind: 'refused'; readonly code: WireCode }
  /** Never had any data: there is nothing to show, and why. */
  | { readonly kind: 'no-data'; readonly line: Line }
  | {
      readonly kind: 'board';
      readonly hallName: LocalText;
      readonly timeZone: string;
      /** Names of the zones, empty when the board stands for the whole hall. */
      readonly zones: readonly LocalText[];
      readonly newest: BoardCall | null;
      /** The calls under it, shown a page at a time; more than one page only while more than six are still awaited. */
      readonly recent: readonly (readonly BoardCall[])[];
      readonly pages: readonly BoardPage[];
      readonly notices: readonly BoardNotice[];
      readonly line: Line;
    };

export type Now = {
  /** Server epoch ms, for ages of calls. */
  readonly server: number;
  /** Local epoch ms, for the age of the data. */
  readonly local: number;
};

/** What the board shows: a pure function of the client's view, the board's settings and the time. */
export function selectBoard(view: ClientView, settings: BoardSettings, now: Now): BoardScreen {
  const { connection, hall: state } = view;
  const hall = getRow(state.hall, 'hall');
  if (connection.status === 'refused') return { kind: 'refused', code: connection.code };
  if (!view.loaded) return { kind: 'loading' };
  const line = selectLine(view, now.local);
  if (view.rev === null || hall === undefined) {
    return connection.status === 'offline' ? { kind: 'no-data', line } : { kind: 'loading' };
  }
  const zones = zonesOf(state, settings.zoneIds);
  const whole = zones.length === state.zones.size;
  const calls = callsOf(state, zones, now.server, hall.settings.voiceMaxAgeMs);
  const called = calls.filter((call) => call.state === 'called');
  const serving = calls.filter((call) => call.state === 'serving');
  const [newest = null, ...awaited] = called;
  const notices = selectNotices(state, zones, now.server);
  const room = notices.length > 0 ? WITH_NOTICE : { recent: RECENT_ROWS, groups: GROUPS_PER_PAGE };
  return {
    kind: 'board',
    hallName: hall.name,
    timeZone: hall.timeZone,
    zones: whole ? [] : zones.map((zone) => zone.name),
    newest,
    recent: recentPages(awaited, serving, room.recent),
    pages: pagesOf(state, zones, room.groups),
    notices,
    line,
  };
}

/** Everybody who is called (newest call first), then everybody who is being served (latest first). */
function callsOf(state: HallState, zones: readonly Zone[], now: number, freshMs: number): readonly BoardCall[] {
  const mine = new Set(zones.map((zone) => zone.id));
  const calls: BoardCall[] = [];
  for (const ticket of rowsOf(state.tickets)) {
    if (ticket.status !== 'called' && ticket.status !== 'serving') continue;
    const windowId = ticket.status === 'called' ? ticket.call.windowId : ticket.windowId;
    const window = getRow(state.windows, windowId);
    // A window that a new hall file took away: nobody can be sent there.
    if (window === undefined) continue;
    if (!zonesOfCall(state, ticket, windowId).some((zone) => mine.has(zone))) continue;
    const at = ticket.status === 'called' ? ticket.call.lastCallAt : ticket.since;
    calls.push({
      ticketId: ticket.id,
      number: ticket.number,
      windowNumber: window.number,
      state: ticket.status,
      calls: ticket.status === 'called' ? ticket.call.calls : 0,
      at,
      fresh: ticket.status === 'called' && now - at <= freshMs,
    });
  }
  return calls.sort((a, b) => compare(a.state, b.state) || b.at - a.at || compare(b.number, a.number));
}

/** People who are still awaited come first and are never crowded out: more than fit make further pages. */
function recentPages(
  awaited: readonly BoardCall[],
  serving: readonly BoardCall[],
  rows: number,
): readonly (readonly BoardCall[])[] {
  if (awaited.length > rows) return chunks(awaited, rows);
  const page = [...awaited, ...serving.slice(0, rows - awaited.length)];
  return page.length > 0 ? [page] : [];
}

function pagesOf(state: HallState, zones: readonly Zone[], perPage: number): readonly BoardPage[] {
  const groupsOf = (zoneId: string): BoardGroup[] =>
    [...rowsOf(state.groups)]
      .filter((group) => group.zoneId === zoneId)
      .sort((a, b) => compare(a.prefix, b.prefix))
      .map((group) => ({
        groupId: group.id,
        prefix: group.prefix,
        name: group.everyday,
        closed: closedIntake(state, group),
        fault: faultOf(state, group.id) !== undefined,
        ...groupQueue(state, group.id),
      }));
  const byZone = zones.map((zone) => ({ zone, groups: groupsOf(zone.id) })).filter(({ groups }) => groups.length > 0);
  const all = byZone.flatMap(({ groups }) => groups);
  if (all.length === 0) return [];
  if (all.length <= perPage) return [{ zone: null, groups: all }];
  return byZone.flatMap(({ zone, groups }) =>
    chunks(groups, perPage).map((page) => ({ zone: zone.name, groups: page })),
  );
}

function chunks<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  const parts: (readonly T[])[] = [];
  for (let at = 0; at < list.length; at += size) parts.push(list.slice(at, at + size));
  return parts;
}
