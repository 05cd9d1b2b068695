import type { HallCommandOf } from '../../../shared/domain/commands/hall-commands.ts';
import type { HallState } from '../../../shared/domain/hall/hall-state.ts';
import { getRow, rowsOf } from '../../../shared/lib/table.ts';

type Take = HallCommandOf<'ticket.take'>['payload'];

/** A line of this length is enough to practise with. */
export const LONGEST_LINE = 6;
/** Share of invented visitors who come with priority, speak English, or have a second matter. */
const PRIORITY = 0.2;
const ENGLISH = 0.15;
const FAMILY = 0.15;

/** Groups that an open window serves; all groups while none is open. */
function wantedGroups(state: HallState): readonly string[] {
  const served = new Set<string>();
  for (const window of rowsOf(state.windows)) for (const id of window.serves) served.add(id);
  return served.size > 0 ? [...served] : [...rowsOf(state.groups)].map((group) => group.id);
}

/** The invented visitor who comes next, or null when enough are waiting. `random` gives [0, 1). */
export function nextVisitor(state: HallState, random: () => number): Take | null {
  const groups = wantedGroups(state);
  const waiting = groups.reduce((sum, id) => sum + (getRow(state.waiting, id)?.length ?? 0), 0);
  if (groups.length === 0 || waiting >= LONGEST_LINE) return null;
  const any = () => groups[Math.floor(random() * groups.length)] ?? '';
  const groupId = any();
  const priority = random() < PRIORITY && getRow(state.groups, groupId)?.priority === true;
  const locale = random() < ENGLISH ? 'en' : 'zh-CN';
  const also = random() < FAMILY ? [{ groupId: any(), matters: 1 }] : [];
  return {
    groupId,
    class: priority ? 'priority' : 'normal',
    locale,
    needs: [],
    ...(also.length > 0 ? { also } : {}),
  };
}
