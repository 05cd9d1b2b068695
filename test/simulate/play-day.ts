import type { Actor } from '../../shared/domain/commands/actor.ts';
import type { CallReply, SlipReply } from '../../shared/domain/commands/replies.ts';
import { mayGoOn, nextMatters } from '../../shared/domain/hall/decide-visit.ts';
import type { HallFile } from '../../shared/domain/hall/hall-file.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { getRow, rowsOf } from '../../shared/lib/table.ts';
import { type Agenda, createAgenda } from './agenda.ts';
import { KIOSK, seatClerks, seatFloor } from './clerks.ts';
import { createDice, type Dice } from './dice.ts';
import { foresee } from './oracle.ts';
import type { CallRecord, DayRecord, VisitorRecord } from './record.ts';
import type { DayScript, Shift, Visitor } from './scenario.ts';
import type { SimulatedHall } from './simulated-hall.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

type Desk = {
  readonly shift: Shift;
  readonly clerk: Actor;
  isOpen: boolean;
  /** Looks at an empty line: somebody who comes wakes the clerk. */
  isIdle: boolean;
  /** A ticket on hold here and when its papers are ready. */
  held: { readonly ticketId: string; readonly backAt: number; readonly leftMs: number } | null;
};

export type DayParts = {
  readonly hall: SimulatedHall;
  readonly file: HallFile;
  readonly script: DayScript;
  readonly dice: Dice;
  /** Every so many numbers the oracle is asked as well; 0 or nothing = never. */
  readonly oracle?: number;
};

/** Plays a day of visitors and clerks on a hall, event by event, and writes down what happened. */
export async function playDay({ hall, file, script, dice, oracle: every = 0 }: DayParts): Promise<DayRecord> {
  const agenda: Agenda = createAgenda();
  const records = new Map<string, VisitorRecord>();
  const visitorOf = new Map<string, Visitor>();
  const calls: CallRecord[] = [];
  const refusedTakes: Record<string, number> = {};
  const refused: Record<string, number> = {};
  const seats = seatClerks(file);
  /** Groups that another window already helps. */
  const helped = new Set<string>();
  const windowOf = (shift: Shift) => getRow(hall.state().windows, shift.windowId);
  const { guide, manager } = seatFloor(file);
  const desks: Desk[] = script.shifts.flatMap((shift) => {
    const clerk = seats.get(shift.windowId);
    return clerk ? [{ shift, clerk, isOpen: false, isIdle: false, held: null }] : [];
  });
  let commands = 0;
  let waitingAtClosing = 0;

  const later = (ms: number, run: () => Promise<void>) => agenda.plan(hall.now() + ms, run);

  async function send(actor: Actor, type: string, payload: Record<string, unknown>): Promise<unknown> {
    commands += 1;
    const ack = await hall.send(actor, type, payload);
    if (ack.ok) return ack.reply ?? {};
    const key = `${type}: ${ack.code}`;
    refused[key] = (refused[key] ?? 0) + 1;
    return undefined;
  }

  /** Somebody joined a line: one clerk who sees an empty line notices. */
  function wakeFor(groupId: string): void {
    const able = desks.filter(
      (desk) => desk.isIdle && getRow(hall.state().windows, desk.shift.windowId)?.serves.includes(groupId),
    );
    const desk = able[Math.floor(dice.between(0, able.length))];
    if (!desk) return;
    desk.isIdle = false;
    later(dice.between(2, 8) * SECOND, () => callNext(desk));
  }

  function plainOf(groupId: string, ahead: number): VisitorRecord['plain'] {
    const group = getRow(hall.state().groups, groupId);
    const services = [...rowsOf(hall.state().periods)].filter(
      (each) => each.kind === 'serving' && each.groupId === groupId && each.end !== null,
    );
    const total = services.reduce((sum, each) => sum + ((each.end ?? 0) - each.start), 0);
    const configured = group?.minutes ?? 10;
    const average = services.length >= 8 ? total / services.length / MINUTE : configured;
    const open = [...rowsOf(hall.state().windows)].filter(
      (each) => each.status !== 'closed' && each.status !== 'paused' && each.groups[0]?.groupId === groupId,
    ).length;
    return open === 0 ? null : { constant: (ahead * configured) / open, learned: (ahead * average) / open };
  }

  // Dice of its own: to be asked or not does not change the day.
  const oracleDice = createDice(script.opensAt % 2 ** 31);

  /** Not asked about needs: when the guide goes along is no law of the services. */
  function oracleOf(ticketId: string, { needs }: Visitor): number | null {
    if (every === 0 || records.size % every !== 0 || needs.length > 0) return null;
    return foresee(hall.state(), ticketId, hall.now(), script, oracleDice) / MINUTE;
  }

  async function arrive(visitor: Visitor): Promise<void> {
    const { groupId, needs, matters, also, byGuide } = visitor;
    commands += 1;
    const ack = await hall.send(byGuide ? guide : KIOSK, 'ticket.take', {
      groupId,
      class: visitor.class,
      locale: 'zh-CN',
      needs,
      ...(matters > 1 ? { matters } : {}),
      ...(also === null ? {} : { also: [{ groupId: also, matters: 1 }] }),
      ...(byGuide && visitor.class === 'priority' ? { reason: 'elderly' } : {}),
    });
    if (!ack.ok) {
      refusedTakes[ack.code] = (refusedTakes[ack.code] ?? 0) + 1;
      return;
    }
    const slip = ack.reply as SlipReply;
    for (const line of [slip, ...slip.others]) {
      const ticket = getRow(hall.state().tickets, line.ticketId);
      if (!ticket) continue;
      visitorOf.set(line.ticketId, visitor);
      records.set(line.ticketId, {
        ticketId: line.ticketId,
        number: line.number,
        seq: ticket.seq,
        groupId: ticket.groupId,
        class: ticket.class,
        hasNeeds: needs.length > 0,
        isVisit: slip.others.length > 0,
        takenAt: hall.now(),
        ahead: line.standing.ahead,
        promised: line.standing.range,
        plain: plainOf(ticket.groupId, line.standing.ahead),
        oracle: line === slip ? oracleOf(slip.ticketId, visitor) : null,
        calledAt: null,
        startedAt: null,
        outcome: 'waiting',
      });
      wakeFor(ticket.groupId);
    }
    if (visitor.cancelsAfterMs !== null) later(visitor.cancelsAfterMs, () => cancel(slip));
  }

  /** On a yellow alarm the guide goes along with whoever waits for one of the few windows: then any window will do. */
  async function lookAround(): Promise<void> {
    for (const { id, needs, status, takenAt, groupId } of rowsOf(hall.state().tickets)) {
      const limit = getRow(hall.state().groups, groupId)?.limits.waitYellowMin ?? 40;
      if (status !== 'waiting' || needs.length === 0 || hall.now() - takenAt < limit * MINUTE) continue;
      await send(guide, 'ticket.needs', { ticketId: id, needs: [] });
      wakeFor(groupId);
    }
    for (const { id } of rowsOf(hall.state().groups)) await help(id);
    if (hall.now() < script.closesAt) later(5 * MINUTE, lookAround);
  }

  /** More than ten waiting at a window: the manager lets a quiet window help, for the rest of the day [DOMAIN 4.7]. */
  async function help(groupId: string): Promise<void> {
    const lineOf = (id: string) => getRow(hall.state().waiting, id)?.length ?? 0;
    const open = desks.filter(({ isOpen, shift }) => isOpen && windowOf(shift)?.groups[0]?.groupId === groupId);
    if (helped.has(groupId) || lineOf(groupId) <= 10 * Math.max(1, open.length)) return;
    const quiet = desks.find(({ isOpen, shift, clerk }) => {
      const [own, ...others] = windowOf(shift)?.groups ?? [];
      const isQuiet = own !== undefined && others.length === 0 && lineOf(own.groupId) <= 1;
      return isOpen && isQuiet && clerk.kind === 'staff' && clerk.skills.includes(groupId);
    });
    const own = quiet && windowOf(quiet.shift)?.groups[0]?.groupId;
    if (!quiet || own === undefined) return;
    helped.add(groupId);
    const groups = [
      { groupId: own, weight: 2 },
      { groupId, weight: 1 },
    ];
    await send(manager, 'window.assign', { windowId: quiet.shift.windowId, groups });
    wakeFor(groupId);
  }

  async function cancel({ ticketId }: SlipReply): Promise<void> {
    if (getRow(hall.state().tickets, ticketId)?.status !== 'waiting') return;
    const version = getRow(hall.state().slips, ticketId)?.version ?? 1;
    const phone: Actor = { kind: 'phone', ticketId, version };
    if ((await send(phone, 'ticket.cancel', { ref: { by: 'id', ticketId } })) === undefined) return;
    const record = records.get(ticketId);
    if (record) record.outcome = 'cancelled';
  }

  async function open(desk: Desk): Promise<void> {
    const { windowId } = desk.shift;
    if ((await send(desk.clerk, 'window.open', { windowId, takeOver: false })) === undefined) return;
    desk.isOpen = true;
    for (const pause of desk.shift.breaks) {
      agenda.plan(pause.from, async () => {
        if (desk.isIdle) await leaveFor(desk);
      });
    }
    await callNext(desk);
  }

  /** The break that is due now, if any. */
  const breakOf = (desk: Desk) => desk.shift.breaks.find(({ from, to }) => from <= hall.now() && hall.now() < to);

  async function leaveFor(desk: Desk): Promise<void> {
    const pause = breakOf(desk);
    if (!pause) return;
    const { windowId } = desk.shift;
    desk.isIdle = false;
    await send(desk.clerk, 'window.pause', { windowId, reason: pause.reason });
    agenda.plan(pause.to, async () => {
      await send(desk.clerk, 'window.resume', { windowId });
      await callNext(desk);
    });
  }

  async function close(desk: Desk): Promise<void> {
    desk.isIdle = false;
    desk.isOpen = false;
    await send(desk.clerk, 'window.close', { windowId: desk.shift.windowId });
  }

  async function callNext(desk: Desk): Promise<void> {
    const { windowId } = desk.shift;
    if (!desk.isOpen) return;
    if (breakOf(desk)) return leaveFor(desk);
    const { held } = desk;
    if (held && (held.backAt <= hall.now() || hall.now() >= script.closesAt)) return takeBack(desk, held);
    if (hall.now() >= script.leavesAt) return close(desk);
    commands += 1;
    const ack = await hall.send(desk.clerk, 'ticket.callNext', { windowId });
    if (!ack.ok) {
      if (ack.code !== 'queue.empty')
        refused[`ticket.callNext: ${ack.code}`] = (refused[`ticket.callNext: ${ack.code}`] ?? 0) + 1;
      if (hall.now() >= script.closesAt) return close(desk);
      desk.isIdle = true;
      return;
    }
    await meet(desk, ack.reply as CallReply);
  }

  async function takeBack(desk: Desk, held: NonNullable<Desk['held']>): Promise<void> {
    const { windowId } = desk.shift;
    desk.held = null;
    await send(desk.clerk, 'ticket.takeBack', { windowId, ticketId: held.ticketId });
    later(held.leftMs, () => finish(desk, held.ticketId));
  }

  async function meet(desk: Desk, { ticketId, why }: CallReply): Promise<void> {
    const { windowId } = desk.shift;
    const ticket = getRow(hall.state().tickets, ticketId);
    calls.push({ ticketId, groupId: ticket?.groupId ?? '', windowId, at: hall.now(), why: why.code });
    const record = records.get(ticketId);
    if (record) record.calledAt ??= hall.now();
    const visitor = visitorOf.get(ticketId);
    if (visitor?.isNoShow && record?.outcome !== 'no-show') return wait(desk, ticketId, visitor);
    later(dice.between(8, 35) * SECOND, () => serve(desk, ticketId));
  }

  /** Nobody comes: two recalls, then the ticket is passed [QU-8]. */
  async function wait(desk: Desk, ticketId: string, visitor: Visitor): Promise<void> {
    const payload = { windowId: desk.shift.windowId, ticketId };
    later(22 * SECOND, async () => {
      await send(desk.clerk, 'ticket.recall', payload);
    });
    later(44 * SECOND, async () => {
      await send(desk.clerk, 'ticket.recall', payload);
    });
    later(66 * SECOND, async () => {
      await send(desk.clerk, 'ticket.pass', { ...payload, left: false });
      const record = records.get(ticketId);
      if (record) record.outcome = 'no-show';
      if (visitor.comesBack) later(dice.between(3, 25) * MINUTE, () => reactivate(ticketId));
      await callNext(desk);
    });
  }

  async function reactivate(ticketId: string): Promise<void> {
    const anybody = desks.find((desk) => desk.isOpen);
    if (!anybody || getRow(hall.state().tickets, ticketId)?.status !== 'passed') return;
    await send(anybody.clerk, 'ticket.reactivate', { ref: { by: 'id', ticketId } });
    const ticket = getRow(hall.state().tickets, ticketId);
    if (ticket) wakeFor(ticket.groupId);
  }

  async function serve(desk: Desk, ticketId: string): Promise<void> {
    const { windowId } = desk.shift;
    const ticket = getRow(hall.state().tickets, ticketId);
    if (!ticket) return;
    await send(desk.clerk, 'ticket.start', { windowId, ticketId });
    const record = records.get(ticketId);
    if (record) record.startedAt ??= hall.now();
    let serviceMs = 0;
    for (let n = 0; n < ticket.matters; n += 1)
      serviceMs += script.serviceMs(windowId, ticket.groupId, hall.now(), dice);
    if (desk.held === null && dice.chance(0.02)) return hold(desk, ticketId, serviceMs);
    later(serviceMs, () => (dice.chance(0.015) ? transfer(desk, ticketId) : finish(desk, ticketId)));
  }

  /** The visitor fetches a paper; meanwhile the next one. */
  async function hold(desk: Desk, ticketId: string, serviceMs: number): Promise<void> {
    const { windowId } = desk.shift;
    later(serviceMs / 2, async () => {
      await send(desk.clerk, 'ticket.hold', { windowId, ticketId });
      desk.held = { ticketId, backAt: hall.now() + dice.between(3, 12) * MINUTE, leftMs: serviceMs / 2 };
      later(dice.between(3, 15) * SECOND, () => callNext(desk));
      agenda.plan(desk.held.backAt, async () => {
        if (!desk.isIdle) return;
        desk.isIdle = false;
        await callNext(desk);
      });
    });
  }

  async function transfer(desk: Desk, ticketId: string): Promise<void> {
    const other = file.groups[Math.floor(dice.between(0, file.groups.length))];
    const ticket = getRow(hall.state().tickets, ticketId);
    if (!other || other.id === ticket?.groupId || hall.now() > script.closesAt) return finish(desk, ticketId);
    await send(desk.clerk, 'ticket.transfer', { windowId: desk.shift.windowId, ticketId, groupId: other.id });
    wakeFor(other.id);
    later(dice.between(3, 20) * SECOND, () => callNext(desk));
  }

  async function finish(desk: Desk, ticketId: string): Promise<void> {
    const outcome = dice.chance(0.85) ? 'handled' : 'bring-more';
    const next = nextOf(desk, ticketId);
    if (next && dice.chance(0.7)) return goOn(desk, ticketId, next.id, outcome);
    await send(desk.clerk, 'ticket.finish', { windowId: desk.shift.windowId, ticketId, outcome });
    const record = records.get(ticketId);
    if (record) record.outcome = 'served';
    later(dice.between(3, 25) * SECOND, () => callNext(desk));
  }

  /** The next matter of the same visit, if this window may go on with it [QU-17]. */
  function nextOf({ shift }: Desk, ticketId: string): Ticket | undefined {
    const state = hall.state();
    const [window, ticket] = [getRow(state.windows, shift.windowId), getRow(state.tickets, ticketId)];
    if (!window || !ticket) return undefined;
    return nextMatters(state, ticket).find((next) => mayGoOn(state, window, ticket, next) === 'yes');
  }

  async function goOn(desk: Desk, ticketId: string, nextId: string, outcome: string): Promise<void> {
    const { windowId } = desk.shift;
    if ((await send(desk.clerk, 'ticket.nextMatter', { windowId, ticketId, nextId, outcome })) === undefined) return;
    const [before, record] = [records.get(ticketId), records.get(nextId)];
    if (before) before.outcome = 'served';
    if (record) record.calledAt ??= hall.now();
    const groupId = getRow(hall.state().tickets, nextId)?.groupId ?? '';
    later(script.serviceMs(windowId, groupId, hall.now(), dice), () => finish(desk, nextId));
  }

  for (const visitor of script.visitors) agenda.plan(visitor.at, () => arrive(visitor));
  for (const desk of desks) agenda.plan(desk.shift.from, () => open(desk));
  agenda.plan(script.opensAt + 30 * MINUTE, lookAround);
  agenda.plan(script.closesAt, async () => {
    waitingAtClosing = [...rowsOf(hall.state().tickets)].filter(({ status }) => status === 'waiting').length;
    for (const desk of desks) if (desk.isIdle) await callNext(desk);
  });

  for (let entry = agenda.next(); entry !== undefined; entry = agenda.next()) {
    await hall.goTo(entry.at);
    await entry.run();
  }
  for (const record of records.values()) if (record.outcome === 'waiting') record.outcome = 'unserved';
  const { opensAt, closesAt } = script;
  return {
    opensAt,
    closesAt,
    visitors: [...records.values()],
    calls,
    refusedTakes,
    refused,
    commands,
    waitingAtClosing,
  };
}
