import { type ClosedIntake, closedIntake } from '../../../shared/domain/evening/intake-rule.ts';
import { hallOf, settingsOf } from '../../../shared/domain/hall/hall-of.ts';
import type { HallState } from '../../../shared/domain/hall/hall-state.ts';
import type { Need } from '../../../shared/domain/hall/hall-words.ts';
import { windowNumbers } from '../../../shared/domain/hall/slip-reply.ts';
import { mattersByGroup, numbersNeeded } from '../../../shared/domain/hall/visit-size.ts';
import type { Ticket } from '../../../shared/domain/ticket/ticket.ts';
import { getRow } from '../../../shared/lib/table.ts';
import { type Locale, textIn } from '../../../shared/lib/text.ts';
import { type Capacity, type PageOf, pageOf } from '../layout.ts';
import type { MattersPage } from '../visit/visit.ts';
import { type GroupLine, groupLine, zoneName } from './hall-picture.ts';
import type { TakeChoice } from './select-group.ts';

export type MatterLine = {
  readonly group: GroupLine;
  readonly matters: number;
  readonly zone: string;
  readonly windows: readonly number[];
};

/** [QU-17] what was chosen for one visit, before its numbers are taken. */
export type MattersScreen = {
  readonly kind: 'matters';
  readonly lines: PageOf<MatterLine>;
  /** Numbers that the slip will carry. */
  readonly numbers: number;
  readonly take: TakeChoice;
  /** Why intake is closed, in the first of the groups where it is. */
  readonly closed: ClosedIntake | null;
  readonly needs: readonly Need[];
};

export type NeedsScreen = { readonly kind: 'needs'; readonly chosen: readonly Need[] };

/** Whether one more number fits on a slip that carries so many. */
export function hasRoom(hall: HallState, numbers: number): boolean {
  return hallOf(hall) !== undefined && numbers < settingsOf(hall).numbersPerVisit;
}

export function selectMatters(
  hall: HallState,
  page: MattersPage,
  needs: readonly Need[],
  capacity: Capacity,
  locale: Locale,
  offline: boolean,
): MattersScreen {
  const visit = mattersByGroup(page.matters);
  const groups = visit.flatMap(({ groupId, matters }) => {
    const group = getRow(hall.groups, groupId);
    return group ? [{ group, matters }] : [];
  });
  const numbers = numbersNeeded(visit, settingsOf(hall).mattersPerCall);
  const closed = groups.map(({ group }) => closedIntake(hall, group)).find((each) => each !== null) ?? null;
  const lines = groups.map(({ group, matters }) => ({
    group: groupLine(hall, group, locale),
    matters,
    zone: zoneName(hall, group.zoneId, locale),
    windows: windowNumbers(hall, group.id),
  }));
  const open: TakeChoice = {
    kind: 'open',
    priority: groups.some(({ group }) => group.priority),
    another: hasRoom(hall, numbers),
  };
  return {
    kind: 'matters',
    lines: pageOf(lines, capacity.matters, page.page),
    numbers,
    closed,
    take: offline ? { kind: 'none', why: 'offline' } : closed !== null ? { kind: 'none', why: 'stopped' } : open,
    needs,
  };
}

/** Another number of the same visit, as slip and ticket page list it. */
export type OtherNumber = {
  readonly ticketId: string;
  readonly number: string;
  readonly word: string;
  readonly zone: string;
  readonly windows: readonly number[];
};

export function otherNumber(
  hall: HallState,
  { id, number, groupId }: Pick<Ticket, 'id' | 'number' | 'groupId'>,
  locale: Locale,
): OtherNumber {
  const group = getRow(hall.groups, groupId);
  return {
    ticketId: id,
    number,
    word: group ? textIn(group.everyday, locale) : '',
    zone: group ? zoneName(hall, group.zoneId, locale) : '',
    windows: windowNumbers(hall, groupId),
  };
}
