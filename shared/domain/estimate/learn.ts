import { rowsOf } from '../../lib/table.ts';
import { hallOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import { capacities } from './capacity.ts';
import type { Estimate } from './estimate.ts';
import { hourOfDay, learnMinutes, zoneOffset } from './pace.ts';

/** A group's estimate changes at most this often [QU-11]. */
export const REFRESH_MS = 60_000;
const DAY_MINUTES = 24 * 60;
/** So many calls without priority a group is thought to have had before the first: a few calls say little. */
const PRIOR_CALLS = 20;

const round = (value: number) => Math.round(value * 100) / 100;

/** Share of each group's numbers of today that pass the line. */
function passingOf(state: HallState): (groupId: string) => number {
  const counts = new Map<string, { all: number; priority: number }>();
  for (const ticket of rowsOf(state.tickets)) {
    const count = counts.get(ticket.groupId) ?? { all: 0, priority: 0 };
    count.all += 1;
    if (ticket.class === 'priority') count.priority += 1;
    counts.set(ticket.groupId, count);
  }
  return (groupId) => {
    const { all, priority } = counts.get(groupId) ?? { all: 0, priority: 0 };
    return priority / (all + PRIOR_CALLS);
  };
}

const isSamePlan = (a: Estimate, b: Estimate) => JSON.stringify(a.plan ?? []) === JSON.stringify(b.plan ?? []);

/**
 * New estimates of the groups whose figures changed and whose last change is a minute old [QU-11]: learned minutes of
 * this hour, windows that work now, and what the plan of the next hours changes. `now` is epoch ms.
 */
export function learnEstimates(state: HallState, now: number): Record<string, Estimate> {
  const offset = zoneOffset(hallOf(state)?.timeZone ?? 'UTC', now);
  const minuteOfDay = Math.floor((now + offset) / REFRESH_MS) % DAY_MINUTES;
  const learn = learnMinutes(state, hourOfDay(offset), now);
  const learned = new Map([...rowsOf(state.groups)].map((group) => [group.id, learn(group)]));
  const minutesById = new Map([...learned].map(([id, { minutes }]) => [id, minutes]));
  const capacity = capacities(state, minutesById, minuteOfDay, now);
  const passing = passingOf(state);
  const ests: Record<string, Estimate> = {};
  for (const group of rowsOf(state.groups)) {
    const { minutes, basis } = learned.get(group.id) ?? learn(group);
    const { open, windows, plan, isFree } = capacity(group);
    const old = group.est;
    const est: Estimate = {
      minutes: round(minutes),
      windows,
      open,
      basis,
      at: now,
      plan,
      passing: round(passing(group.id)),
      isFree,
    };
    const same =
      old.minutes === est.minutes &&
      old.windows === windows &&
      old.basis === basis &&
      (old.passing ?? 0) === est.passing &&
      (old.isFree ?? false) === isFree &&
      isSamePlan(old, est);
    // A window that opens or closes is a fact: with the old figure everybody would read a wrong range for a minute.
    if (open !== old.open || (!same && now - old.at >= REFRESH_MS)) ests[group.id] = est;
  }
  return ests;
}
