import { getRow, rowsOf } from '../../lib/table.ts';
import type { Group } from '../group/group.ts';
import { hallOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import { WINDOW_NEEDS, type WindowNeed } from '../hall/hall-words.ts';
import { openingToday } from '../hall/plan.ts';
import { breaksOf, type Span } from '../hours/hours.ts';
import { minuteOf } from '../hours/hours-schema.ts';
import { type PlannedSpan, rosterPlan } from '../people/presence.ts';
import type { ServiceWindow } from '../window/window.ts';
import type { BoundCapacity, PlannedCapacity } from './estimate.ts';

const MINUTE_MS = 60_000;
/** How far ahead the plan is looked at, minutes. */
const HORIZON = 240;
/** An absence that nobody planned lasts about this long, minutes; one that lasts longer is expected to end soon. */
const SHORT_ABSENCE = 15;
export const SOON = 3;
/** This long after a shift began, whoever is not there is not expected any more, minutes. */
export const LATEST_ARRIVAL = 20;
/** Whoever still works this long after the plan let them go stays, minutes. */
export const LATEST_CHANGE = 15;

export type Capacity = {
  readonly open: number;
  readonly windows: number;
  readonly plan: readonly PlannedCapacity[];
  readonly bound: Readonly<Partial<Record<WindowNeed, BoundCapacity>>>;
};

/** `minuteOfDay` and `breaks` by the hall's wall clock, `now` in epoch ms. */
export type Times = {
  readonly minuteOfDay: number;
  readonly now: number;
  readonly breaks: readonly Span[];
  /** The plan by roster, leave and cover, undefined where there is none for these windows. */
  readonly roster: (own: readonly ServiceWindow[]) => readonly PlannedSpan[] | undefined;
};

type Share = { readonly window: ServiceWindow; readonly isOwn: boolean; readonly share: number };

const works = (window: ServiceWindow) => window.status !== 'closed' && window.status !== 'paused';

/**
 * The windows of each group with their shares, whether they work now or not. A shared window takes turns by weight, and
 * a turn of a long matter takes more of its time: the share is weight times minutes.
 */
function sharesOf(state: HallState, minutes: ReadonlyMap<string, number>): ReadonlyMap<string, readonly Share[]> {
  const isWaitedFor = (groupId: string) => (getRow(state.waiting, groupId)?.length ?? 0) > 0;
  const load = (each: { groupId: string; weight: number }) => each.weight * (minutes.get(each.groupId) ?? 1);
  const shares = new Map<string, Share[]>();
  for (const window of rowsOf(state.windows)) {
    const serves = window.groups.filter((each) => window.status === 'closed' || window.serves.includes(each.groupId));
    const heaviest = Math.max(...window.groups.map((each) => each.weight));
    for (const turn of serves) {
      const { groupId, weight } = turn;
      const rivals = serves.filter((each) => each.groupId === groupId || isWaitedFor(each.groupId));
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

/** How many windows of a group are planned when: by roster, else as the hall file says. Minutes of the day. */
export function plannedSpans(
  { staffing }: Group,
  own: readonly ServiceWindow[],
  roster: Times['roster'],
): readonly PlannedSpan[] {
  return roster(own) ?? staffing.map(({ from, to, windows }) => ({ from: minuteOf(from), to: minuteOf(to), windows }));
}

/** Minutes until a paused window is expected back when no plan says so. */
export function backIn(window: ServiceWindow, now: number): number {
  return Math.max(SOON, Math.round(SHORT_ABSENCE - (now - window.since) / MINUTE_MS));
}

/**
 * Windows that work for a group now, and how that changes in the next hours. Now counts what is really open; a planned
 * change (roster, else `staffing`) counts as planned, but never more windows than there are people in the house today; a pause that
 * no plan knows ends soon. The last planned span has no end: a hall that closes still serves who waits.
 */
function plannedOf(
  group: Group,
  all: readonly Share[],
  can: (window: ServiceWindow) => boolean,
  { minuteOfDay, now, breaks, roster }: Times,
): Omit<Capacity, 'bound'> {
  const shares = all.filter(({ window }) => can(window));
  const working = shares.filter(({ window }) => works(window));
  const windows = sum(working);
  const open = working.length;
  const own = all.filter(({ isOwn }) => isOwn);
  const ownAble = own.filter(({ window }) => can(window));
  const part = ownAble.length / Math.max(1, own.length);
  const helping = sum(working.filter(({ isOwn }) => !isOwn));
  const paused = own.filter(({ window }) => window.status === 'paused');
  const spans = plannedSpans(
    group,
    own.map(({ window }) => window),
    roster,
  );
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
    if (!can(window)) continue;
    expected += share;
    plan.push({ afterMin, windows: round(expected) });
  }
  // A change of the plan is never to the minute: who should have left by it finishes the present matter first.
  if (missing < 0 && current !== undefined && minuteOfDay < current.from + LATEST_CHANGE) {
    plan.push({ afterMin: SOON, windows: round(Math.max(0, planned * part + helping)) });
  }
  plan.sort((a, b) => a.afterMin - b.afterMin);
  plan.forEach((step, index) => {
    const before = plan[index - 1];
    if (before && before.afterMin === step.afterMin) plan[index - 1] = { ...before, windows: step.windows };
  });
  for (const [index, span] of spans.entries()) {
    const afterMin = span.from - minuteOfDay;
    if (afterMin > 0 && afterMin <= HORIZON)
      plan.push({ afterMin, windows: round(Math.min(span.windows, present) * part + helping) });
    const gapEnds = spans[index + 1]?.from;
    const closesIn = span.to - minuteOfDay;
    if (gapEnds !== undefined && gapEnds > span.to && closesIn > 0 && closesIn <= HORIZON) {
      plan.push({ afterMin: closesIn, windows: 0 });
    }
  }
  plan.sort((a, b) => a.afterMin - b.afterMin);
  return { open, windows: round(windows), plan: withBreaks(plan, round(windows), breaks, minuteOfDay) };
}

/** In a break of the hall nobody works, whatever the staffing says; after it go those who would work then [OP-3]. */
function withBreaks(
  plan: readonly PlannedCapacity[],
  windows: number,
  breaks: readonly Span[],
  minuteOfDay: number,
): readonly PlannedCapacity[] {
  let steps = plan;
  for (const { from, to } of breaks) {
    const begins = from - minuteOfDay;
    const ends = to - minuteOfDay;
    if (begins <= 0 || begins > HORIZON) continue;
    const after = steps.findLast(({ afterMin }) => afterMin <= ends)?.windows ?? windows;
    steps = [
      ...steps.filter(({ afterMin }) => afterMin < begins),
      { afterMin: begins, windows: 0 },
      { afterMin: ends, windows: after },
      ...steps.filter(({ afterMin }) => afterMin > ends),
    ];
  }
  return steps;
}

/** The whole group, and for each need that only some windows can meet, those alone. */
function capacityOf(group: Group, shares: readonly Share[], times: Times): Capacity {
  const all = plannedOf(group, shares, () => true, times);
  const bound: Partial<Record<WindowNeed, BoundCapacity>> = {};
  for (const need of WINDOW_NEEDS) {
    const able = shares.filter(({ window }) => window.features.includes(need));
    // A feature that no open window offers binds nobody, so a need never strands a ticket [QU-5].
    if (able.length === shares.length || able.every(({ window }) => window.status === 'closed')) continue;
    const { windows, plan } = plannedOf(group, shares, ({ features }) => features.includes(need), times);
    bound[need] = { windows, plan };
  }
  return { ...all, bound };
}

/** The plan of this day as it looks at one moment. */
export function timesOf(state: HallState, minuteOfDay: number, now: number): Times {
  const roster = rosterPlan(state, hallOf(state)?.day ?? '');
  return { minuteOfDay, now, breaks: breaksOf(openingToday(state)), roster };
}

/** Capacity of every group [QU-11]. `minutes`: of a call, per group. */
export function capacities(
  state: HallState,
  minutes: ReadonlyMap<string, number>,
  times: Times,
): (group: Group) => Capacity {
  const shares = sharesOf(state, minutes);
  return (group) => capacityOf(group, shares.get(group.id) ?? [], times);
}
