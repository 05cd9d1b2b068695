import { settingsOf } from '../../shared/domain/hall/hall-of.ts';
import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import type { Need } from '../../shared/domain/hall/hall-words.ts';
import { compareInClass, isOverdue } from '../../shared/domain/policy/group-order.ts';
import { type Counters, nextClass } from '../../shared/domain/policy/next-class.ts';
import type { TicketClass, WaitingTicket } from '../../shared/domain/ticket/ticket.ts';
import { getRow, rowsOf } from '../../shared/lib/table.ts';
import type { Dice } from './dice.ts';
import type { DayScript, Shift } from './scenario.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** How often each promise is played on; the median of the waits is the oracle's answer. */
const PLAYS = 15;
const BINDING: readonly Need[] = ['low-counter', 'english'];

type Line = Record<TicketClass, Waiting[]>;
type Waiting = Pick<WaitingTicket, 'id' | 'class' | 'queuedAt' | 'needs' | 'seq' | 'front' | 'groupId' | 'matters'>;
type Desk = {
  readonly id: string;
  readonly groups: readonly { readonly groupId: string; readonly weight: number }[];
  readonly features: readonly Need[];
  readonly shift: Shift;
  turn: Record<string, number>;
  freeAt: number;
};

/**
 * What nobody in a hall can know, to tell how good any estimate could be: the oracle knows the day's script - every
 * service law, clerk, break to the second, and everybody who will still come - and only not how the dice of the
 * services and the no-shows will fall. Its mean error is (a little less than) the part of the error that no estimator
 * can take away in this world.
 */
export function foresee(state: HallState, ticketId: string, now: number, script: DayScript, dice: Dice): number {
  const waits: number[] = [];
  for (let play = 0; play < PLAYS; play += 1) waits.push(playOn(state, ticketId, now, script, dice));
  return waits.sort((a, b) => a - b)[PLAYS >> 1] ?? 0;
}

/** Rest of a service that has lasted `elapsed`: drawn from the law again until one is longer. */
function restOf(draw: () => number, elapsed: number): number {
  for (let tries = 0; tries < 30; tries += 1) {
    const whole = draw();
    if (whole > elapsed) return whole - elapsed;
  }
  return elapsed / 4;
}

function desksOf(state: HallState, now: number, script: DayScript, dice: Dice): Desk[] {
  return script.shifts.flatMap((shift) => {
    const window = getRow(state.windows, shift.windowId);
    if (!window) return [];
    const ticket = window.ticketId === null ? undefined : getRow(state.tickets, window.ticketId);
    const draw = () => script.serviceMs(window.id, ticket?.groupId ?? '', now, dice);
    const gap = dice.between(3, 25) * SECOND;
    let freeAt = now;
    if (window.status === 'closed') freeAt = Math.max(now, shift.from);
    else if (window.status === 'paused') freeAt = now;
    else if (window.status === 'called') freeAt = now + 10 * SECOND + draw() + gap;
    else if (window.status === 'serving') freeAt = now + restOf(draw, now - window.since) + gap;
    else freeAt = now + 5 * SECOND;
    const serves = window.groups.filter((each) => window.status === 'closed' || window.serves.includes(each.groupId));
    return [{ id: window.id, groups: serves, features: window.features, shift, turn: { ...window.turn }, freeAt }];
  });
}

/** Milliseconds until this ticket is called in one play of what is still to come. */
function playOn(state: HallState, ticketId: string, now: number, script: DayScript, dice: Dice): number {
  const settings = settingsOf(state);
  const lines = new Map<string, Line>();
  const counters = new Map<string, Counters>();
  for (const group of rowsOf(state.groups)) {
    counters.set(group.id, group);
    const line: Line = { priority: [], normal: [], appointment: [] };
    for (const id of getRow(state.waiting, group.id) ?? []) {
      const ticket = getRow(state.tickets, id);
      if (ticket?.status === 'waiting') line[ticket.class].push(ticket);
    }
    for (const list of Object.values(line)) list.sort((a, b) => compareInClass(a as WaitingTicket, b as WaitingTicket));
    lines.set(group.id, line);
  }
  const desks = desksOf(state, now, script, dice);
  let coming = script.visitors.findIndex((visitor) => visitor.at > now);
  if (coming < 0) coming = script.visitors.length;
  let seq = 1e6;
  const idle = new Set<Desk>();
  const binds = (ticket: Waiting, desk: Desk) =>
    ticket.needs.every((need) => !BINDING.includes(need) || desk.features.includes(need) || !isOffered(need, desk));
  const isOffered = (need: Need, desk: Desk) =>
    desks.some(
      (each) =>
        each.features.includes(need) && each.groups.some((a) => desk.groups.some((b) => a.groupId === b.groupId)),
    );

  function choose(desk: Desk, at: number): Waiting | undefined {
    let best: string | undefined;
    let total = 0;
    const turn = { ...desk.turn };
    for (const { groupId, weight } of desk.groups) {
      const line = lines.get(groupId);
      if (!line || !Object.values(line).some((list) => list.some((ticket) => binds(ticket, desk)))) continue;
      turn[groupId] = (turn[groupId] ?? 0) + weight;
      total += weight;
      if (best === undefined || (turn[groupId] ?? 0) > (turn[best] ?? 0)) best = groupId;
    }
    const line = best === undefined ? undefined : lines.get(best);
    const own = best === undefined ? undefined : counters.get(best);
    if (best === undefined || !line || !own) return undefined;
    turn[best] = (turn[best] ?? 0) - total;
    desk.turn = turn;
    const can = (each: TicketClass) => line[each].findIndex((ticket) => binds(ticket, desk));
    const at_ = { priority: can('priority'), normal: can('normal'), appointment: can('appointment') };
    const next = nextClass(
      own,
      {
        priority: at_.priority >= 0,
        normal: at_.normal >= 0,
        appointment: at_.appointment >= 0,
        overdue: at_.normal >= 0 && isOverdue(line.normal[at_.normal] as WaitingTicket, at, settings),
      },
      settings,
    );
    if (!next) return undefined;
    counters.set(best, next.counters);
    return line[next.class].splice(at_[next.class], 1)[0];
  }

  const servedIn = (desk: Desk, { groupId, matters }: Waiting, at: number) => {
    let ms = 0;
    for (let n = 0; n < matters; n += 1) ms += script.serviceMs(desk.id, groupId, at, dice);
    return ms;
  };
  for (let turns = 0; turns < 20_000; turns += 1) {
    let desk: Desk | undefined;
    for (const each of desks) if (!idle.has(each) && (desk === undefined || each.freeAt < desk.freeAt)) desk = each;
    const visitor = script.visitors[coming];
    if (visitor && (desk === undefined || visitor.at <= desk.freeAt)) {
      coming += 1;
      seq += 1;
      const { groupId, needs, matters, also } = visitor;
      const ticket = { id: '', groupId, class: visitor.class, queuedAt: visitor.at, needs, seq, front: false, matters };
      lines.get(groupId)?.[visitor.class].push(ticket as Waiting);
      if (also !== null) lines.get(also)?.[visitor.class].push({ ...ticket, groupId: also, matters: 1 } as Waiting);
      const able = [...idle].filter((each) => each.groups.some((turn) => turn.groupId === groupId));
      const woken = able[Math.floor(dice.between(0, able.length))];
      if (woken) {
        idle.delete(woken);
        woken.freeAt = visitor.at + 5 * SECOND;
      }
      continue;
    }
    if (!desk) break;
    const at = desk.freeAt;
    const pause = desk.shift.breaks.find(({ from, to }) => from <= at && at < to);
    if (pause) {
      desk.freeAt = pause.to;
      continue;
    }
    const ticket = choose(desk, at);
    if (!ticket) {
      idle.add(desk);
      // A break wakes an idle desk too: it goes away and comes back.
      const next = desk.shift.breaks.find(({ from }) => from > at);
      if (next) {
        idle.delete(desk);
        desk.freeAt = Math.min(next.from, at + MINUTE);
      }
      continue;
    }
    if (ticket.id === ticketId) return at - now;
    const isNoShow = dice.chance(script.noShow);
    desk.freeAt =
      at +
      (isNoShow
        ? 66 * SECOND
        : dice.between(8, 35) * SECOND + servedIn(desk, ticket, at) + dice.between(3, 25) * SECOND);
  }
  return script.leavesAt - now;
}
