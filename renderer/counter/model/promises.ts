import { hallOf } from '../../../shared/domain/hall/hall-of.ts';
import type { HallState } from '../../../shared/domain/hall/hall-state.ts';
import type { TicketStatus } from '../../../shared/domain/ticket/ticket.ts';
import { getRow, rowsOf } from '../../../shared/lib/table.ts';
import type { LocalText } from '../../../shared/lib/text.ts';

/** A slip of an earlier day whose holder was promised to be first today, and what became of it so far. */
export type PromiseRow = {
  /** Of the old ticket while nobody has come, then of today's. */
  readonly id: string;
  /** As printed on the old slip. */
  readonly number: string;
  readonly groupId: string;
  readonly group: LocalText;
  /** Of the old slip, 'YYYY-MM-DD'; null once it has become a number of today. */
  readonly day: string | null;
  readonly today: { readonly number: string; readonly status: TicketStatus } | null;
};

const byNumber = (a: PromiseRow, b: PromiseRow) => (a.number < b.number ? -1 : 1);

/** Who has not come yet first, then those who have their number of today; each in order of the old numbers. */
export function promisesOf(hall: HallState): readonly PromiseRow[] {
  const day = hallOf(hall)?.day ?? '';
  const nameOf = (groupId: string) => getRow(hall.groups, groupId)?.everyday ?? { 'zh-CN': '-' };
  const open = [...rowsOf(hall.owed)]
    .filter((owed) => owed.outcome === 'first-tomorrow' && owed.day < day)
    .map(({ id, number, groupId, day: of }) => ({
      id,
      number,
      groupId,
      group: nameOf(groupId),
      day: of,
      today: null,
    }));
  const kept = [...rowsOf(hall.tickets)].flatMap(({ id, promised, number, groupId, status }) =>
    promised === undefined
      ? []
      : [{ id, number: promised, groupId, group: nameOf(groupId), day: null, today: { number, status } }],
  );
  return [...open.sort(byNumber), ...kept.sort(byNumber)];
}
