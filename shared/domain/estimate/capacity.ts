import { rowsOf } from '../../lib/table.ts';
import type { Group } from '../group/group.ts';
import type { HallState } from '../hall/hall-state.ts';
import { minuteOf } from '../hours/hours-schema.ts';
import type { ServiceWindow } from '../window/window.ts';
import type { PlannedCapacity } from './estimate.ts';

const MINUTE_MS = 60_000;
/** How far ahead the plan is looked at, minutes. */
const HORIZON = 240;
/** An absence that nobody planned lasts about this long, minutes; one that lasts longer is expected to end soon. */
const SHORT_ABSENCE = 15;
const SOON = 3;
/** This long after a shift began, whoever is not there is not expected any more, minutes. */
const LATEST_ARRIVAL = 20;

export type Capacity = {
  readonly open: number;
  readonly windows: number;
  readonly plan: readonly PlannedCapacity[];
  /** A window stands free: who comes now is called at once. */
  readonly isFree: boolean;
};

type Share = { readonly window: ServiceWindow; readonly isOwn: boolean; readonly share: number };

const works = (window: ServiceWindow) => window.status !== 'closed' && window.status !== 'paused';

/** Lines per group, so that a shared window counts by its share among groups with people waiting. */
function linesOf(state: HallState): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  for (const ticket of rowsOf(state.tickets)) {
    if (ticket.status === 'waiting') lines.set(ticket.groupId, (lines.get(ticket.groupId) ?? 0) + 1);
  }
  return lines;
}

/**
 * The windows of each group with their shares, whether they work now or not. A shared window takes turns by weight, and
 * a turn of a long matter takes more of its time: the share is weight times minutes.
 */
function sharesOf(state: HallState, minutes: ReadonlyMap<string, number>): ReadonlyMap<string, readonly Share[]> {
  const lines = linesOf(state);
  const load = (each: { groupId: string; weight: number }) => each.weight * (minutes.get(each.groupId) ?? 1);
  const shares = new Map<string, Share[]>();
  for (const window of rowsOf(state.windows)) {
    const serves = window.groups.filter((each) => window.status === 'closed' || window.serves.includes(each.groupId));
    const heaviest = Math.max(...window.groups.map((each) => each.weight));
    for (const turn of serves) {
      const { groupId, weight } = turn;
      const rivals = serves.filter((each) => each.groupId === groupId || (lines.get(each.groupId) ?? 0) > 0);
      const total = rivals.reduce((sum, each) => sum + load(each), 0);
      const list = shares.get(groupId) ?? [];
      list.push({ window, isOwn: weight === heaviest, share: load(turn) / total });
      shares.set(groupId, list);
    }
  }
  return shares;
}

const round = (value: number) => Math.round(value * 100) / 100;

function sum(shares: readonly Share[]): number {
  return shares.reduce((total, { share }) => total + share, 0);
}

/** Minutes until a paused window is expected back when no plan says so. */
function backIn(window: ServiceWindow, now: number): number {
  return Math.max(SOON, Math.round(SHORT_ABSENCE - (now - window.since) / MINUTE_MS));
}

/**
 * Windows that work for a group now, and how that changes in the next hours. Now counts what is really open; a planned
 * change (`staffing`) counts as planned, but never more windows than there are people in the house today; a pause that
 * no plan knows ends soon. The last planned span has no end: a hall that closes still serves who waits.
 */
function capacityOf(group: Group, shares: readonly Share[], minuteOfDay: number, now: number): Capacity {
  const working = shares.filter(({ window }) => works(window));
  const windows = sum(working);
  const open = working.length;
  const own = shares.filter(({ isOwn }) => isOwn);
  const helping = sum(working.filter(({ isOwn }) => !isOwn));
  const paused = own.filter(({ window }) => window.status === 'paused');
  const spans = group.staffing.map((span) => ({
    from: minuteOf(span.from),
    to: minuteOf(span.to),
    windows: span.windows,
  }));
  const current = spans.findLast(({ from }) => from <= minuteOfDay);
  const begun = spans[0] !== undefined && minuteOfDay >= spans[0].from + LATEST_ARRIVAL;
  const present = begun ? own.filter(({ window }) => window.status !== 'closed').length : own.length;

  const plan: PlannedCapacity[] = [];
  const nextChange = spans.find(({ from }) => from > minuteOfDay)?.from ?? Number.POSITIVE_INFINITY;
  // Who is away beyond the plan of this hour comes back before it changes, and who is late in the morning comes soon.
  const planned = current === undefined ? (spans.length === 0 ? own.length : 0) : current.windows;
  let missing = Math.min(planned, present) - own.filter(({ window }) => works(window)).length;
  let expected = windows;
  const late = begun || current === undefined ? [] : own.filter(({ window }) => window.status === 'closed');
  for (const { window, share } of [...late, ...paused.sort((a, b) => a.window.since - b.window.since)]) {
    const afterMin = window.status === 'closed' ? SOON : backIn(window, now);
    if (missing <= 0 || minuteOfDay + afterMin >= nextChange) continue;
    missing -= 1;
    expected += share;
    plan.push({ afterMin, windows: round(expected) });
  }
  plan.sort((a, b) => a.afterMin - b.afterMin);
  plan.forEach((step, index) => {
    const before = plan[index - 1];
    if (before && before.afterMin === step.afterMin) plan[index - 1] = { ...before, windows: step.windows };
  });
  for (const [index, span] of spans.entries()) {
    const afterMin = span.from - minuteOfDay;
    if (afterMin > 0 && afterMin <= HORIZON)
      plan.push({ afterMin, windows: round(Math.min(span.windows, present) + helping) });
    const gapEnds = spans[index + 1]?.from;
    const closesIn = span.to - minuteOfDay;
    if (gapEnds !== undefined && gapEnds > span.to && closesIn > 0 && closesIn <= HORIZON) {
      plan.push({ afterMin: closesIn, windows: 0 });
    }
  }
  const isFree = working.some(({ window }) => window.status === 'free');
  return { open, windows: round(windows), plan: plan.sort((a, b) => a.afterMin - b.afterMin), isFree };
}

/** Capacity of every group [QU-11]. `minutes` of a call per group, `minuteOfDay` by the hall's wall clock, `now` epoch ms. */
export function capacities(
  state: HallState,
  minutes: ReadonlyMap<string, number>,
  minuteOfDay: number,
  now: number,
): (group: Group) => Capacity {
  const shares = sharesOf(state, minutes);
  return (group) => capacityOf(group, shares.get(group.id) ?? [], minuteOfDay, now);
}
