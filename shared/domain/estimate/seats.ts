import { getRow, rowsOf } from '../../lib/table.ts';
import type { Group } from '../group/group.ts';
import type { HallState } from '../hall/hall-state.ts';
import type { PlannedSpan } from '../people/presence.ts';
import type { ServiceWindow } from '../window/window.ts';
import { backIn, LATEST_ARRIVAL, LATEST_CHANGE, plannedSpans, SOON, type Times } from './capacity.ts';

const MINUTE_MS = 60_000;
const NEVER = Number.POSITIVE_INFINITY;

/** A window as the walk begins; groups by their place in the list of all groups, times in minutes from now. */
export type Seat = {
  readonly ticketId: string | null;
  /** The group that it serves first of all, whose plan it follows. */
  readonly own: number;
  readonly groups: readonly number[];
  readonly weights: readonly number[];
  readonly turn: readonly number[];
  /** `away` is not there before `backAt`; `Infinity` = not today. */
  readonly now: 'free' | 'called' | 'serving' | 'away';
  readonly elapsed: number;
  readonly serving: { readonly group: number; readonly matters: number };
  readonly backAt: number;
};

/** Windows planned for a group: so many from `from` on, until the next one; minutes from now. */
export type Plan = readonly { readonly from: number; readonly to: number; readonly windows: number }[];

export type Floor = { readonly seats: readonly Seat[]; readonly plans: readonly Plan[] };

const isAway = ({ status }: ServiceWindow) => status === 'closed' || status === 'paused';

/** The next change of a plan after this moment, minutes from now. */
export function changeAfter(plan: Plan, minute: number): number {
  return plan.find(({ from }) => from > minute)?.from ?? NEVER;
}

/** The plan lets somebody go at this moment: more work than it has windows for, since a change that is young enough. */
export function letsGo(plan: Plan, working: number, minute: number): boolean {
  const span = plan.find(({ from, to }) => from <= minute && minute < to);
  return span !== undefined && span.from > -LATEST_CHANGE && working > span.windows;
}

/**
 * When those come back who are away: who is missing by the plan of this hour soon, the others when the plan changes.
 * The same belief as in `capacity.ts`, window by window.
 */
function backTimes(own: readonly ServiceWindow[], plan: Plan, now: number): ReadonlyMap<string, number> {
  const first = plan[0];
  const begun = first !== undefined && -first.from >= LATEST_ARRIVAL;
  const present = begun ? own.filter(({ status }) => status !== 'closed').length : own.length;
  const planned = first === undefined ? own.length : (plan.findLast(({ from }) => from <= 0)?.windows ?? 0);
  const change = changeAfter(plan, 0);
  let missing = Math.min(planned, present) - own.filter((window) => !isAway(window)).length;
  const back = new Map<string, number>();
  const away = own
    .filter(isAway)
    .sort((a, b) => Number(b.status === 'closed') - Number(a.status === 'closed') || a.since - b.since);
  for (const window of away) {
    if (window.status === 'closed') {
      if (begun) continue;
      back.set(window.id, first !== undefined && first.from > 0 ? first.from : SOON);
      missing -= 1;
      continue;
    }
    const soon = backIn(window, now);
    const isMissing = missing > 0 && soon < change;
    if (isMissing) missing -= 1;
    back.set(window.id, isMissing || change === NEVER ? soon : change);
  }
  return back;
}

function ownGroup({ groups }: ServiceWindow): string | undefined {
  const heaviest = Math.max(...groups.map(({ weight }) => weight));
  return groups.find(({ weight }) => weight === heaviest)?.groupId;
}

/** All windows as they stand, with what is planned for them. */
export function floorOf(state: HallState, groups: readonly Group[], times: Times): Floor {
  const { now, minuteOfDay } = times;
  const placeOf = new Map(groups.map(({ id }, place) => [id, place]));
  const windows = [...rowsOf(state.windows)].sort((a, b) => a.number - b.number);
  const fromNow = ({ from, to, windows }: PlannedSpan) => ({ from: from - minuteOfDay, to: to - minuteOfDay, windows });
  const plans: Plan[] = [];
  const seats = groups.flatMap((group, own) => {
    const mine = windows.filter((window) => ownGroup(window) === group.id);
    const plan = plannedSpans(group, mine, times.roster).map(fromNow);
    plans.push(plan);
    const back = backTimes(mine, plan, now);
    return mine.map((window): Seat => {
      const turns = window.groups.filter(
        ({ groupId }) => window.status === 'closed' || window.serves.includes(groupId),
      );
      const ticket = window.ticketId === null ? undefined : getRow(state.tickets, window.ticketId);
      return {
        ticketId: window.ticketId,
        own,
        groups: turns.map(({ groupId }) => placeOf.get(groupId) ?? own),
        weights: turns.map(({ weight }) => weight),
        turn: turns.map(({ groupId }) => window.turn[groupId] ?? 0),
        now: window.status === 'closed' || window.status === 'paused' ? 'away' : window.status,
        elapsed: (now - window.since) / MINUTE_MS,
        serving: { group: (ticket && placeOf.get(ticket.groupId)) ?? own, matters: ticket?.matters ?? 1 },
        backAt: back.get(window.id) ?? NEVER,
      };
    });
  });
  return { seats, plans };
}
