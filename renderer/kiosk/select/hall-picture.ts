import type { WaitRange } from '../../../shared/domain/estimate/estimate.ts';
import { groupQueue } from '../../../shared/domain/estimate/standing.ts';
import { type ClosedIntake, closedIntake } from '../../../shared/domain/evening/intake-rule.ts';
import { faultOf } from '../../../shared/domain/floor/fault.ts';
import type { Group } from '../../../shared/domain/group/group.ts';
import type { HallState } from '../../../shared/domain/hall/hall-state.ts';
import { getRow, rowsOf } from '../../../shared/lib/table.ts';
import { type Locale, textIn } from '../../../shared/lib/text.ts';

/** A group as a visitor meets it. */
export type GroupLine = {
  readonly id: string;
  readonly prefix: string;
  /** Everyday word, e.g. 社保. */
  readonly word: string;
  /** Official name; '' where it says nothing more. */
  readonly name: string;
  readonly waiting: number;
  readonly range: WaitRange;
  readonly stopped: boolean;
  /** Why it gives no numbers, with the time the hall closes; null = it does. */
  readonly closed: ClosedIntake | null;
  /** An outside fault stops it: when it is expected to end, epoch ms; null = none [QU-15]. */
  readonly faultUntil: number | null;
};

export type CallLine = { readonly ticketId: string; readonly number: string; readonly window: number };

/** The most wanted first; ties by letter [KI-1]. */
export function groupsByRank(hall: HallState): readonly Group[] {
  return [...rowsOf(hall.groups)].sort((a, b) => a.rank - b.rank || (a.prefix < b.prefix ? -1 : 1));
}

export function groupLine(hall: HallState, group: Group, locale: Locale): GroupLine {
  const { waiting, range } = groupQueue(hall, group.id);
  const word = textIn(group.everyday, locale);
  const name = textIn(group.name, locale);
  return {
    id: group.id,
    prefix: group.prefix,
    word,
    name: name === word ? '' : name,
    waiting,
    range,
    stopped: group.intake === 'stopped',
    closed: closedIntake(hall, group),
    faultUntil: faultOf(hall, group.id)?.until ?? null,
  };
}

/** Numbers that are called now, the newest first. */
export function callsNow(hall: HallState, limit: number): readonly CallLine[] {
  const lines: (CallLine & { at: number })[] = [];
  for (const ticket of rowsOf(hall.tickets)) {
    if (ticket.status !== 'called') continue;
    const window = getRow(hall.windows, ticket.call.windowId);
    if (window)
      lines.push({ ticketId: ticket.id, number: ticket.number, window: window.number, at: ticket.call.lastCallAt });
  }
  return lines
    .sort((a, b) => b.at - a.at)
    .slice(0, limit)
    .map(({ ticketId, number, window }) => ({ ticketId, number, window }));
}

export function zoneName(hall: HallState, zoneId: string, locale: Locale): string {
  const zone = getRow(hall.zones, zoneId);
  return zone ? textIn(zone.name, locale) : '';
}

/** Window number of a window id, null if it is gone. */
export function windowNumber(hall: HallState, windowId: string): number | null {
  return getRow(hall.windows, windowId)?.number ?? null;
}
