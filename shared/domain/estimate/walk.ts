import type { Group } from '../group/group.ts';
import { settingsOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import { waitingOf } from '../policy/choose-next.ts';
import { callOrder } from '../policy/group-order.ts';
import type { Times } from './capacity.ts';
import type { Coming, ComingStep } from './coming.ts';
import { changeAfter, type Floor, floorOf, letsGo } from './seats.ts';
import { type Chances, createChances, factorAt } from './service-law.ts';
import { isStuck } from './stuck.ts';

const MINUTE_MS = 60_000;
/** So often what is to come is replayed; enough for a range that shall hold four of five. */
const REPLAYS = 24;
/** Doubt about the pace of a group and of one window against the others, as shares of it. */
const GROUP_DOUBT = 0.16;
const WINDOW_DOUBT = 0.17;
/** Work that no line shows: so many numbers come again, reactivated or from another group. */
const UNSEEN_WORK = 1.03;
/** Once a working day, minutes of it, somebody is away from a window without a plan, for up to so many minutes. */
const DAY_OF_WORK = 540;
const LONGEST_ABSENCE = 30;
/** Nothing is looked at beyond this, minutes. */
const HORIZON = 600;
const MOST_TURNS = 4000;
/** Who needs one of few windows finds it free within this, minutes. */
const FEATURE_FREE = 8;

/** Replayed waits until the call, sorted, for each place in line: with so many matters `ahead`. Infinity = not today. */
export type Places = readonly { readonly ahead: number; readonly waits: Float64Array }[];
export type Walk = { readonly others: Places; readonly priority: Places };

type Place = {
  readonly ahead: number;
  readonly matters: number;
  readonly queuedAt: number;
  readonly waits: Float64Array;
};
/** Who is passed at the front until a window is ready for them; `seat`: where another of the visit is, -1 = a need. */
type Passed = { readonly seat: number; readonly matters: number };
/** The line of one group: who stands in it, last in each class a newcomer who only asks and takes no time. */
type Line = {
  readonly others: readonly Place[];
  readonly priority: readonly Place[];
  readonly passed: readonly Passed[];
};

/** One line during one replay. */
type Running = {
  others: number;
  priority: number;
  /** Minutes at which later ones came, and how many of them are called. */
  readonly later: number[];
  laterCalled: number;
  laterPriority: number;
  priorityRun: number;
  othersRun: number;
  readonly passed: { readonly readyAt: number; readonly matters: number }[];
};

function lineOf(state: HallState, group: Group, place: number, { seats }: Floor, now: number): Line {
  const others: Place[] = [];
  const priority: Place[] = [];
  const passed: Passed[] = [];
  const open = seats.filter((seat) => seat.now !== 'away' && seat.groups.includes(place)).length;
  const placeAt = (ahead: number, matters: number, queuedAt: number) => ({
    ahead,
    matters,
    queuedAt,
    waits: new Float64Array(REPLAYS),
  });
  let ahead = 0;
  let behindPriority = 0;
  callOrder(group, waitingOf(state, group.id), settingsOf(state), now).forEach((ticket, index) => {
    if (index < open && isStuck(state, group, ticket)) {
      const seat = seats.findIndex(({ ticketId }) => ticketId !== null && ticket.visit.includes(ticketId));
      passed.push({ seat, matters: ticket.matters });
      return;
    }
    const queuedAt = ticket.class === 'normal' ? (ticket.queuedAt - now) / MINUTE_MS : HORIZON;
    (ticket.class === 'priority' ? priority : others).push(placeAt(ahead, ticket.matters, queuedAt));
    ahead += ticket.matters;
    if (ticket.class === 'priority') behindPriority = ahead;
  });
  others.push(placeAt(ahead, 0, 0));
  priority.push(placeAt(behindPriority, 0, 0));
  return { others, priority, passed };
}

/** The arrivals of one replay, one after another. */
function createArrivals({ steps, priority }: Coming, chances: Chances) {
  let step = 0;
  let at = 0;
  const advance = (): void => {
    let need = chances.gap(1);
    for (let current = steps[step]; current; current = steps[step]) {
      const from = Math.max(at, current.from);
      const can = Math.max(0, current.to - from) * current.total;
      if (can >= need && can > 0) {
        at = from + need / current.total;
        return;
      }
      need -= can;
      at = current.to;
      step += 1;
    }
    at = Number.POSITIVE_INFINITY;
  };
  const pick = ({ rates, total }: ComingStep): number => {
    let left = chances.share() * total;
    for (const [group, rate] of rates.entries()) {
      left -= rate;
      if (left < 0) return group;
    }
    return rates.length - 1;
  };
  advance();
  return {
    at: () => at,
    take() {
      const current = steps[step];
      const group = current ? pick(current) : 0;
      const mayPass = chances.share() < (priority[group] ?? 0);
      const cameAt = at;
      advance();
      return { group, mayPass, cameAt };
    },
  };
}

type Parts = {
  readonly state: HallState;
  readonly groups: readonly Group[];
  /** Minutes of a call, per group. */
  readonly minutes: readonly number[];
  readonly coming: Coming;
  readonly times: Times;
};

/**
 * Replays what is to come by the calling policy, with services, arrivals and paces thrown from what the hall knows: who
 * stands where now, learned minutes, planned staffing and breaks, the habit of arrivals. The waits of each place over
 * the replays are what a range is made of [QU-11]. Chances are seeded, so the same state gives the same answer.
 */
export function walk({ state, groups, minutes, coming, times }: Parts): readonly Walk[] {
  const { now, breaks, minuteOfDay } = times;
  const floor = floorOf(state, groups, times);
  const { seats, plans } = floor;
  const pauses = breaks.map(({ from, to }) => ({ from: from - minuteOfDay, to: to - minuteOfDay }));
  const lines = groups.map((group, place) => lineOf(state, group, place, floor, now));
  const { overdueMs, overdueCycle, maxPriorityRun } = settingsOf(state);
  const overdue = overdueMs / MINUTE_MS;
  const chances = createChances();
  for (const { others, priority } of lines)
    for (const { waits } of [...others, ...priority]) waits.fill(Number.POSITIVE_INFINITY);

  function replay(run: number): void {
    const working = plans.map(() => 0);
    const paces = minutes.map(
      (mean) => mean * UNSEEN_WORK * factorAt(((run * 0.618_034 + 0.5) % 1) * 0.98 + 0.01, GROUP_DOUBT),
    );
    const desks = seats.map((seat) => {
      const pace = 1 + WINDOW_DOUBT * (2 * chances.share() - 1);
      const mean = (minutes[seat.serving.group] ?? 10) * pace;
      let freeAt = 0;
      if (seat.now === 'away') freeAt = seat.backAt;
      else working[seat.own] = (working[seat.own] ?? 0) + 1;
      if (seat.now === 'called') freeAt = chances.services(mean, seat.serving.matters);
      if (seat.now === 'serving') freeAt = chances.rest(mean, seat.serving.matters, seat.elapsed);
      return { seat, pace, turn: [...seat.turn], freeAt, isAway: seat.now === 'away', isIdle: false };
    });
    const running = lines.map(
      ({ passed }, place): Running => ({
        others: 0,
        priority: 0,
        later: [],
        laterCalled: 0,
        laterPriority: 0,
        priorityRun: groups[place]?.priorityRun ?? 0,
        othersRun: groups[place]?.othersRun ?? 0,
        passed: passed
          .map(({ seat, matters }) => ({ readyAt: desks[seat]?.freeAt ?? chances.share() * FEATURE_FREE, matters }))
          .sort((a, b) => b.readyAt - a.readyAt),
      }),
    );
    const arrivals = createArrivals(coming, chances);
    // A line that no window will come to is not waited for.
    let asking =
      2 *
      groups.filter((_, place) => desks.some(({ seat, freeAt }) => freeAt < HORIZON && seat.groups.includes(place)))
        .length;

    /** Calls whose turn it is in this line: matters to be done, 0 for who only asks, undefined = nobody. */
    function call(place: number, at: number): number | undefined {
      const [line, now] = [lines[place], running[place]];
      if (!line || !now) return undefined;
      const isReady = (now.passed.at(-1)?.readyAt ?? HORIZON) <= at;
      const hasPriority = now.priority < line.priority.length || now.laterPriority > 0;
      const first = line.others[now.others];
      const oldest = first?.queuedAt ?? now.later[now.laterCalled];
      if (!hasPriority && oldest === undefined && !isReady) return undefined;
      const isOverdue = oldest !== undefined && at - oldest > overdue;
      const isPriority =
        hasPriority &&
        ((oldest === undefined && !isReady) ||
          (isOverdue ? now.othersRun >= overdueCycle - 1 : now.priorityRun < maxPriorityRun));
      const called = isPriority ? line.priority[now.priority] : isReady ? undefined : first;
      if (called) {
        called.waits[run] = at;
        if (isPriority) now.priority += 1;
        else now.others += 1;
        if (called.matters === 0) {
          asking -= 1;
          return 0;
        }
      } else if (isPriority) now.laterPriority -= 1;
      else if (!isReady) now.laterCalled += 1;
      now.priorityRun = isPriority ? now.priorityRun + 1 : 0;
      now.othersRun = isPriority ? 0 : now.othersRun + 1;
      if (called) return called.matters;
      return isReady && !isPriority ? (now.passed.pop()?.matters ?? 1) : 1;
    }

    function isWaitedFor(place: number, at: number): boolean {
      const [line, now] = [lines[place], running[place]];
      if (!line || !now) return false;
      if (now.others < line.others.length || now.priority < line.priority.length) return true;
      return (
        now.laterCalled < now.later.length || now.laterPriority > 0 || (now.passed.at(-1)?.readyAt ?? HORIZON) <= at
      );
    }

    /** The next number of a desk, by the turns of its groups; it stays free when nobody is there. */
    function serveNext(desk: (typeof desks)[number], at: number): void {
      const { groups: own, weights } = desk.seat;
      const start = (place: number, matters: number): void => {
        const busy = chances.services((paces[place] ?? 10) * desk.pace, matters);
        const isAbsent = chances.share() < busy / DAY_OF_WORK;
        desk.freeAt = at + busy + (isAbsent ? chances.share() * LONGEST_ABSENCE : 0);
      };
      const only = own.length === 1 ? own[0] : undefined;
      while (only !== undefined) {
        const matters = call(only, at);
        if (matters === 0) continue;
        if (matters === undefined) desk.isIdle = true;
        else start(only, matters);
        return;
      }
      for (;;) {
        let best = -1;
        let total = 0;
        const turn = [...desk.turn];
        for (const [index, place] of own.entries()) {
          if (!isWaitedFor(place, at)) continue;
          turn[index] = (turn[index] ?? 0) + (weights[index] ?? 0);
          total += weights[index] ?? 0;
          if (best < 0 || (turn[index] ?? 0) > (turn[best] ?? 0)) best = index;
        }
        const place = own[best];
        const matters = place === undefined ? undefined : call(place, at);
        if (place === undefined || matters === undefined) {
          desk.isIdle = true;
          return;
        }
        if (matters === 0) continue;
        turn[best] = (turn[best] ?? 0) - total;
        desk.turn = turn;
        start(place, matters);
        return;
      }
    }

    /** Of those who are not idle the first to be free; looked for again when it has got something to do. */
    let first: (typeof desks)[number] | undefined;
    for (let turns = 0; asking > 0 && turns < MOST_TURNS; turns += 1) {
      if (first === undefined) {
        for (const each of desks) if (!each.isIdle && (first === undefined || each.freeAt < first.freeAt)) first = each;
      }
      const desk = first;
      const at = desk?.freeAt ?? Number.POSITIVE_INFINITY;
      if (Math.min(at, arrivals.at()) > HORIZON) return;
      if (!desk || arrivals.at() < at) {
        const { group, mayPass, cameAt } = arrivals.take();
        const line = running[group];
        if (line && mayPass) line.laterPriority += 1;
        else line?.later.push(cameAt);
        const idle = desks.find((each) => each.isIdle && each.seat.groups.includes(group));
        if (idle) first = Object.assign(idle, { isIdle: false, freeAt: cameAt });
        continue;
      }
      first = undefined;
      const { own } = desk.seat;
      if (desk.isAway) {
        desk.isAway = false;
        working[own] = (working[own] ?? 0) + 1;
      }
      const pause = pauses.find(({ from, to }) => from <= at && at < to);
      const plan = plans[own] ?? [];
      if (pause) desk.freeAt = pause.to;
      else if (letsGo(plan, working[own] ?? 0, at) && changeAfter(plan, at) < HORIZON) {
        desk.freeAt = changeAfter(plan, at);
        desk.isAway = true;
        working[own] = (working[own] ?? 0) - 1;
      } else serveNext(desk, at);
    }
  }

  for (let run = 0; run < REPLAYS; run += 1) replay(run);
  return lines.map(({ others, priority }) => {
    for (const { waits } of [...others, ...priority]) waits.sort();
    return { others, priority };
  });
}
