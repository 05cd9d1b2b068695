import { getRow, rowsOf } from '../../lib/table.ts';
import { hallOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import { capacities, timesOf } from './capacity.ts';
import { type Coming, comingOf } from './coming.ts';
import type { Estimate, Learned, Replays } from './estimate.ts';
import { hourOfDay, learnMinutes, zoneOffset } from './pace.ts';
import { replayedOf } from './place-range.ts';
import { type Walk, walk } from './walk.ts';

/** A group's estimate changes at most this often [QU-11]. */
export const REFRESH_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const SOON_MINUTES = 60;

const round = (value: number) => Math.round(value * 100) / 100;

const planOf = ({ plan, bound }: Estimate) => JSON.stringify([plan ?? [], bound ?? {}]);
const isSamePlan = (a: Estimate, b: Estimate) => planOf(a) === planOf(b);

function isSameReplay(a: Replays | undefined, b: Replays | undefined): boolean {
  const text = (each: Replays | undefined) => JSON.stringify(each ? [each.others, each.priority] : null);
  return text(a) === text(b);
}

/** Matters per minute of a group that pass the line in the next hour. */
function passingOf({ steps, priority }: Coming, place: number): number {
  let matters = 0;
  for (const { from, to, rates } of steps) {
    matters += (rates[place] ?? 0) * Math.max(0, Math.min(to, SOON_MINUTES) - Math.max(from, 0));
  }
  return ((priority[place] ?? 0) * matters) / SOON_MINUTES;
}

/** Both lines or none: a place that was not replayed to its end promises nothing. */
function replayedIn(walked: Walk | undefined): Pick<Learned, 'replayed'> {
  const others = walked && replayedOf(walked.others);
  const priority = walked && replayedOf(walked.priority);
  return others && priority ? { replayed: { others, priority } } : {};
}

/**
 * New estimates of the groups whose figures changed and whose last change is a minute old [QU-11]: learned minutes of
 * this hour, windows that work now, and what the plan of the next hours changes. `now` is epoch ms.
 */
export function learnEstimates(state: HallState, now: number): Record<string, Learned> {
  const offset = zoneOffset(hallOf(state)?.timeZone ?? 'UTC', now);
  const minuteOfDay = Math.floor((now + offset) / REFRESH_MS) % DAY_MINUTES;
  const learn = learnMinutes(state, hourOfDay(offset), now);
  const learned = new Map([...rowsOf(state.groups)].map((group) => [group.id, learn(group)]));
  const minutesById = new Map([...learned].map(([id, { minutes }]) => [id, minutes]));
  const times = timesOf(state, minuteOfDay, now);
  const capacity = capacities(state, minutesById, times);
  const groups = [...rowsOf(state.groups)];
  const coming = comingOf(state, groups, hourOfDay(offset), now, minuteOfDay);
  const walks = walk({ state, groups, minutes: groups.map(({ id }) => minutesById.get(id) ?? 10), coming, times });
  const ests: Record<string, Learned> = {};
  for (const [place, group] of groups.entries()) {
    const { minutes, basis } = learned.get(group.id) ?? learn(group);
    const { open, windows, plan, bound } = capacity(group);
    const old = group.est;
    const est: Learned = {
      minutes: round(minutes),
      windows,
      open,
      basis,
      at: now,
      plan,
      passing: Math.round(passingOf(coming, place) * 1000) / 1000,
      bound,
      ...replayedIn(walks[place]),
    };
    const same =
      old.minutes === est.minutes &&
      old.windows === windows &&
      old.basis === basis &&
      (old.passing ?? 0) === est.passing &&
      isSamePlan(old, est) &&
      isSameReplay(getRow(state.replays, group.id), est.replayed);
    // A window that opens or closes is a fact: with the old figure everybody would read a wrong range for a minute.
    if (open !== old.open || (!same && now - old.at >= REFRESH_MS)) ests[group.id] = est;
  }
  return ests;
}
