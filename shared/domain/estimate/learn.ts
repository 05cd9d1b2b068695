import { rowsOf } from '../../lib/table.ts';
import { hallOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import { capacities } from './capacity.ts';
import type { Estimate } from './estimate.ts';
import { hourOfDay, learnMinutes, zoneOffset } from './pace.ts';

/** A group's estimate changes at most this often [QU-11]. */
export const REFRESH_MS = 60_000;
const DAY_MINUTES = 24 * 60;
/** Who comes next is thought to be like who came in this time, minutes. */
const LATELY = 60;
/** So many numbers without priority a group is thought to have given before the first: a few say little. */
const PRIOR_NUMBERS = 20;

const round = (value: number) => Math.round(value * 100) / 100;

/** Matters per minute of each group that come with the right to pass the line: today's share of who came of late. */
function passingOf(state: HallState, now: number): (groupId: string) => number {
  const counts = new Map<string, { all: number; priority: number; lately: number }>();
  for (const ticket of rowsOf(state.tickets)) {
    const count = counts.get(ticket.groupId) ?? { all: 0, priority: 0, lately: 0 };
    count.all += 1;
    if (ticket.class === 'priority') count.priority += 1;
    if (ticket.takenAt > now - LATELY * REFRESH_MS) count.lately += ticket.matters;
    counts.set(ticket.groupId, count);
  }
  return (groupId) => {
    const { all, priority, lately } = counts.get(groupId) ?? { all: 0, priority: 0, lately: 0 };
    return (priority / (all + PRIOR_NUMBERS)) * (lately / LATELY);
  };
}

const planOf = ({ plan, bound }: Estimate) => JSON.stringify([plan ?? [], bound ?? {}]);
const isSamePlan = (a: Estimate, b: Estimate) => planOf(a) === planOf(b);

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
  const capacity = capacities(state, minutesById, { minuteOfDay, now });
  const passing = passingOf(state, now);
  const ests: Record<string, Estimate> = {};
  for (const group of rowsOf(state.groups)) {
    const { minutes, basis } = learned.get(group.id) ?? learn(group);
    const { open, windows, plan, bound } = capacity(group);
    const old = group.est;
    const est: Estimate = {
      minutes: round(minutes),
      windows,
      open,
      basis,
      at: now,
      plan,
      passing: Math.round(passing(group.id) * 1000) / 1000,
      bound,
    };
    const same =
      old.minutes === est.minutes &&
      old.windows === windows &&
      old.basis === basis &&
      (old.passing ?? 0) === est.passing &&
      isSamePlan(old, est);
    // A window that opens or closes is a fact: with the old figure everybody would read a wrong range for a minute.
    if (open !== old.open || (!same && now - old.at >= REFRESH_MS)) ests[group.id] = est;
  }
  return ests;
}
