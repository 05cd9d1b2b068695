import type { HallState } from '../../../shared/domain/hall/hall-state.ts';
import { chooseNext } from '../../../shared/domain/policy/choose-next.ts';
import { type Counters, countersOf } from '../../../shared/domain/policy/next-class.ts';
import type { Why } from '../../../shared/domain/policy/why.ts';
import type { WaitingTicket } from '../../../shared/domain/ticket/ticket.ts';
import { getRow, setRow } from '../../../shared/lib/table.ts';
import type { Desk } from './desk.ts';

/** One place in the order: who would come, and why. */
export type Turn = { readonly ticket: WaitingTicket; readonly why: Why };

/**
 * The next tickets of this window in the order in which it would call them if it called alone and nobody else came:
 * the hall's own policy, asked again and again on the state after each choice [QU-5]. The first is what F1 will call.
 */
export function callOrderOf(desk: Pick<Desk, 'hall' | 'window' | 'settings' | 'now'>, limit: number): Turn[] {
  const turns: Turn[] = [];
  let { hall, window } = desk;
  while (turns.length < limit) {
    const choice = chooseNext(hall, window, desk.settings, desk.now);
    if (!choice) break;
    turns.push({ ticket: choice.ticket, why: choice.why });
    const { turn, pastNeed = window.pastNeed ?? {} } = choice;
    window = { ...window, turn, pastNeed, lastReturn: choice.returning };
    hall = without(hall, choice.ticket, choice.why.code === 'reserved' ? null : choice.counters);
  }
  return turns;
}

function without(hall: HallState, ticket: WaitingTicket, counters: Counters | null): HallState {
  const line = getRow(hall.waiting, ticket.groupId) ?? [];
  const waiting = setRow(
    hall.waiting,
    ticket.groupId,
    line.filter((id) => id !== ticket.id),
  );
  const group = getRow(hall.groups, ticket.groupId);
  if (!group || counters === null) return { ...hall, waiting };
  return {
    ...hall,
    waiting,
    groups: setRow(hall.groups, group.id, { ...group, ...countersOf(counters), calls: group.calls + 1 }),
  };
}

/** The age of a kept order: only the "overdue" limit moves with time, and that in minutes. */
const KEEP_MS = 10_000;

/** `callOrderOf` that works only when the hall, the window or ten seconds have changed. */
export function createCallOrder(): (desk: Desk, limit: number) => readonly Turn[] {
  let last: { hall: HallState; windowId: string; slot: number; limit: number; turns: Turn[] } | null = null;
  return (desk, limit) => {
    const slot = Math.floor(desk.now / KEEP_MS);
    const { hall } = desk;
    const windowId = desk.window.id;
    if (last?.hall !== hall || last.windowId !== windowId || last.slot !== slot || last.limit !== limit) {
      last = { hall, windowId, slot, limit, turns: callOrderOf(desk, limit) };
    }
    return last.turns;
  };
}
