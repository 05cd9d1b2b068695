import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import type { ServiceWindow } from '../../shared/domain/window/window.ts';
import { getRow, rowsOf } from '../../shared/lib/table.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import type { WireCode } from '../../shared/protocol/errors.ts';
import type { ClientView } from '../data/client.ts';
import type { Now } from './select-board.ts';
import { type Line, selectLine } from './select-line.ts';

/** What the display over one window says. */
export type WindowState =
  | { readonly state: 'free' }
  | {
      readonly state: 'called';
      readonly number: string;
      readonly calls: number;
      readonly fresh: boolean;
      readonly at: number;
    }
  /** `number` null: busy with a ticket that this replica does not hold. */
  | { readonly state: 'serving'; readonly number: string | null }
  /** `neighbour`: number of an open window that does the same work, null when there is none. */
  | { readonly state: 'paused'; readonly neighbour: number | null }
  | { readonly state: 'closed'; readonly neighbour: number | null };

export type WindowScreen =
  | { readonly kind: 'loading' }
  | { readonly kind: 'refused'; readonly code: WireCode }
  | { readonly kind: 'no-data'; readonly line: Line }
  /** The settings name no window, or one that this hall does not have. */
  | { readonly kind: 'no-window'; readonly windowNumber: number | null }
  | {
      readonly kind: 'window';
      readonly windowNumber: number;
      readonly timeZone: string;
      readonly window: WindowState;
      readonly line: Line;
    };

export type WindowSettings = { readonly windowNumber: number | null };

export function selectWindow(view: ClientView, settings: WindowSettings, now: Now): WindowScreen {
  const { connection, hall: state } = view;
  const hall = getRow(state.hall, 'hall');
  if (connection.status === 'refused') return { kind: 'refused', code: connection.code };
  if (settings.windowNumber === null) return { kind: 'no-window', windowNumber: null };
  if (!view.loaded) return { kind: 'loading' };
  const line = selectLine(view, now.local);
  if (view.rev === null || hall === undefined) {
    return connection.status === 'offline' ? { kind: 'no-data', line } : { kind: 'loading' };
  }
  const window = [...rowsOf(state.windows)].find((row) => row.number === settings.windowNumber);
  if (window === undefined) return { kind: 'no-window', windowNumber: settings.windowNumber };
  return {
    kind: 'window',
    windowNumber: window.number,
    timeZone: hall.timeZone,
    window: windowState(state, window, now.server, hall.settings.voiceMaxAgeMs),
    line,
  };
}

function windowState(state: HallState, window: ServiceWindow, now: number, freshMs: number): WindowState {
  const ticket = window.ticketId === null ? undefined : getRow(state.tickets, window.ticketId);
  switch (window.status) {
    case 'free':
      return { state: 'free' };
    case 'called':
      if (ticket?.status !== 'called') return { state: 'serving', number: ticket?.number ?? null };
      return {
        state: 'called',
        number: ticket.number,
        calls: ticket.call.calls,
        at: ticket.call.lastCallAt,
        fresh: now - ticket.call.lastCallAt <= freshMs,
      };
    case 'serving':
      return { state: 'serving', number: ticket?.number ?? null };
    case 'paused':
      return { state: 'paused', neighbour: findNeighbour(state, window) };
    case 'closed':
      return { state: 'closed', neighbour: findNeighbour(state, window) };
    default:
      return unreachable(window.status);
  }
}

const AT_WORK: readonly ServiceWindow['status'][] = ['free', 'called', 'serving'];

/**
 * The open window that takes over the most of this one's groups; among equals the one in the same zone, then the
 * nearest number.
 */
export function findNeighbour(state: HallState, window: ServiceWindow): number | null {
  const groups = new Set(window.groups.map(({ groupId }) => groupId));
  const candidates = [...rowsOf(state.windows)]
    .filter((other) => other.id !== window.id && AT_WORK.includes(other.status))
    .map((other) => ({
      number: other.number,
      shared: other.serves.filter((groupId) => groups.has(groupId)).length,
      elsewhere: other.zoneId === window.zoneId ? 0 : 1,
      distance: Math.abs(other.number - window.number),
    }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared || a.elsewhere - b.elsewhere || a.distance - b.distance || a.number - b.number);
  return candidates[0]?.number ?? null;
}
