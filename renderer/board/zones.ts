import type { HallState, Zone } from '../../shared/domain/hall/hall-state.ts';
import type { TicketBase } from '../../shared/domain/ticket/ticket.ts';
import { getRow, rowsOf } from '../../shared/lib/table.ts';

/**
 * The zones a board stands for: the ones of its settings that exist, all of them when the settings name none (or only
 * unknown ones: a wrong setting must not leave a lobby without a board [QU-16]). In the order of their windows, which
 * is the order in which one walks past them.
 */
export function zonesOf(hall: HallState, zoneIds: readonly string[]): readonly Zone[] {
  const first = new Map<string, number>();
  for (const { zoneId, number } of rowsOf(hall.windows)) {
    first.set(zoneId, Math.min(number, first.get(zoneId) ?? Number.POSITIVE_INFINITY));
  }
  const place = ({ id }: Zone) => first.get(id) ?? Number.MAX_SAFE_INTEGER;
  const all = [...rowsOf(hall.zones)].sort((a, b) => place(a) - place(b) || compare(a.id, b.id));
  const chosen = all.filter((zone) => zoneIds.includes(zone.id));
  return chosen.length > 0 ? chosen : all;
}

/**
 * The zones that must learn of a call: where its visitor waits (zone of the group) and where the visitor goes (zone of
 * the window). They differ when a window for everything calls somebody from another part of the hall.
 */
export function zonesOfCall(hall: HallState, ticket: Pick<TicketBase, 'groupId'>, windowId: string): readonly string[] {
  const zones = [getRow(hall.groups, ticket.groupId)?.zoneId, getRow(hall.windows, windowId)?.zoneId];
  return [...new Set(zones.filter((zone) => zone !== undefined))];
}

/** Byte order of ids; no locale may change what a board shows. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
