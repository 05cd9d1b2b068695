import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import { rowsOf } from '../../shared/lib/table.ts';
import type { CallRecord, DayRecord, VisitorRecord } from './record.ts';

const IS_RETURN: readonly CallRecord['why'][] = ['returning', 'transferred', 'reactivated', 'reserved'];

export type Starvation = {
  readonly checked: number;
  readonly worstNormal: number;
  readonly worstPriority: number;
  readonly broken: readonly string[];
};

/** By how many later tickets of other classes each called ticket was passed, against the bounds of SPEC [QU-6]. */
export function checkBounds(day: DayRecord, state: HallState): Starvation {
  const byId = new Map(day.visitors.map((each) => [each.ticketId, each]));
  const windows = [...rowsOf(state.windows)].length;
  const broken: string[] = [];
  const worst = { normal: 0, priority: 0 };
  let checked = 0;
  const groups = Map.groupBy(day.calls, (call) => call.groupId);
  for (const calls of groups.values()) {
    const seen = new Set<string>();
    calls.forEach((call, index) => {
      const ticket = byId.get(call.ticketId);
      const isFirst = !seen.has(call.ticketId);
      seen.add(call.ticketId);
      // A need narrows the windows, a visit waits for itself, a return has a place of its own: the bounds speak of the
      // plain line of one group.
      if (
        !ticket ||
        !isFirst ||
        ticket.hasNeeds ||
        ticket.isVisit ||
        IS_RETURN.includes(call.why) ||
        ticket.groupId !== call.groupId
      )
        return;
      checked += 1;
      const { passers, same, returns } = passersOf(ticket, calls.slice(0, index), byId);
      const limit = (ticket.class === 'priority' ? 2 : 5) * (same + 1);
      if (ticket.class !== 'appointment') worst[ticket.class] = Math.max(worst[ticket.class], passers / (same + 1));
      if (passers > limit) broken.push(`[QU-6] ${ticket.number} was passed by ${passers}, at most ${limit}`);
      if (returns > 6 * (same + 1) + windows) broken.push(`[QU-6] ${ticket.number} was passed by ${returns} returns`);
    });
  }
  return { checked, worstNormal: worst.normal, worstPriority: worst.priority, broken };
}

function passersOf(ticket: VisitorRecord, before: readonly CallRecord[], byId: ReadonlyMap<string, VisitorRecord>) {
  let passers = 0;
  let same = 0;
  let returns = 0;
  for (const call of before) {
    if (call.at < ticket.takenAt) continue;
    const other = byId.get(call.ticketId);
    if (IS_RETURN.includes(call.why)) returns += 1;
    else if (other?.class === ticket.class) same += 1;
    else if (other && other.seq > ticket.seq) passers += 1;
  }
  return { passers, same, returns };
}
