import { getRow, rowsOf } from '../../lib/table.ts';
import { missedOn } from '../booking/decide-booking.ts';
import type { HallCommandOf, SystemCommand } from '../commands/hall-commands.ts';
import { learnEstimates } from '../estimate/learn.ts';
import { hourOfDay, pacesAfter, zoneOffset } from '../estimate/pace.ts';
import { counterKey, valueAfterRestore } from '../number/number.ts';
import { plannedFor } from '../people/planned.ts';
import { ENDED, TICKET_CLASSES } from '../ticket/ticket.ts';
import { closingOf } from './closing-of.ts';
import type { Context } from './context.ts';
import { accept, type Decided, refuse } from './decision.ts';
import type { HallEvent } from './events.ts';
import { hallOf, ORDER_KEY } from './hall-of.ts';
import type { HallState } from './hall-state.ts';

type SystemOf<T extends SystemCommand['type']> = Extract<SystemCommand, { type: T }>;

export function decideLoad({ payload }: SystemOf<'hall.load'>, ctx: Context): Decided {
  const { staff, ...file } = payload.file;
  const skills = Object.fromEntries(staff.map((person) => [person.id, person.skills]));
  const people = staff.map(({ id, plate, roles, skills: can, cover, leave }) => ({
    ...{ id, plate, roles, skills: can, cover },
    leave: leave.map(({ from, to }) => ({ from, to })),
  }));
  return accept([{ type: 'hall.loaded', at: ctx.now, file, skills, people }]);
}

/** The day's opening spans, as the server reads them from the calendar; the same again changes nothing [OP-3]. */
export function decideHours(state: HallState, { payload }: SystemOf<'hours.set'>, ctx: Context): Decided {
  if (hallOf(state) === undefined) return refuse('hall.not-loaded');
  return accept([{ type: 'hours.set', at: ctx.now, ...payload }]);
}

/** Ends what is still open; of each of them the books say that nobody had settled it. */
export function decideCloseDay(state: HallState, { payload }: SystemOf<'day.close'>, ctx: Context): Decided {
  const hall = hallOf(state);
  if (!hall) return refuse('hall.not-loaded');
  if (hall.day !== payload.day) return accept([]);
  const tickets = [...rowsOf(state.tickets)].sort((a, b) => a.seq - b.seq);
  return accept([
    ...missedOn(state, payload.day, ctx.now),
    ...tickets.flatMap((ticket): HallEvent[] => {
      const ending = closingOf(ticket, ctx.now);
      return ending ? [{ type: 'leftover.unsettled', at: ctx.now, ticketId: ticket.id }, ending] : [];
    }),
  ]);
}

/** Refused while tickets of the last day are open: they are ended by name first, never swept away [QU-1]. */
export function decideRoll(state: HallState, { payload }: SystemOf<'day.roll'>, ctx: Context): Decided {
  const hall = hallOf(state);
  if (!hall) return refuse('hall.not-loaded');
  if (hall.day >= payload.day) return accept([]);
  let open = 0;
  for (const ticket of rowsOf(state.tickets)) if (!ENDED.includes(ticket.status)) open += 1;
  if (open > 0) return refuse('day.open-tickets', { open });
  const hourOf = hourOfDay(zoneOffset(hall.timeZone, ctx.now));
  const paces = pacesAfter(state, hourOf, ctx.now);
  const manned = [...rowsOf(state.posts)].flatMap((post) => {
    const window = getRow(state.windows, post.windowId);
    return window ? [{ window, post }] : [];
  });
  const planned = plannedFor(state, payload.day);
  const isPlanned = planned.rosters.length + planned.leaves.length + planned.covers.length > 0;
  return accept([
    { type: 'day.rolled', at: ctx.now, day: payload.day, paces, open: manned, ...(isPlanned ? { planned } : {}) },
  ]);
}

export function decideRefresh(state: HallState, ctx: Context): Decided {
  const ests = learnEstimates(state, ctx.now);
  return accept(Object.keys(ests).length === 0 ? [] : [{ type: 'est.refreshed', at: ctx.now, ests }]);
}

/**
 * After a restore no number may be given twice: every counter of the day leaves room, also those of which the backup
 * knows nothing yet [OP-1, QU-2].
 */
export function decideJump(state: HallState, { payload }: SystemOf<'numbers.jump'>, ctx: Context): Decided {
  const hall = hallOf(state);
  if (!hall) return refuse('hall.not-loaded');
  const keys = new Set([...rowsOf(state.counters)].map((counter) => counter.key));
  // How many were issued is what the restored rows say; only numbers may have been given unseen.
  keys.delete(ORDER_KEY);
  for (const group of rowsOf(state.groups)) {
    for (const ticketClass of TICKET_CLASSES) keys.add(counterKey(group.prefix, ticketClass));
  }
  const counters: Record<string, number> = {};
  for (const key of [...keys].sort()) {
    counters[key] = valueAfterRestore(getRow(state.counters, key)?.value ?? 0, payload.above, hall.settings);
  }
  return accept([{ type: 'numbers.jumped', at: ctx.now, counters }]);
}

/** A board offers to speak for zones; it takes over those and gives up the others it had [QU-12]. */
export function decideAttach(state: HallState, { payload }: HallCommandOf<'voice.attach'>, ctx: Context): Decided {
  if (ctx.actor.kind !== 'device') return refuse('denied');
  const zoneIds = payload.zoneIds.length > 0 ? payload.zoneIds : [...rowsOf(state.zones)].map((zone) => zone.id);
  return accept([{ type: 'voice.attached', at: ctx.now, deviceId: ctx.actor.deviceId, zoneIds }]);
}

export function decideDetach({ payload }: SystemOf<'voice.detach'>, ctx: Context): Decided {
  return accept([{ type: 'voice.detached', at: ctx.now, deviceId: payload.deviceId }]);
}

/** A board has spoken a call. Late or repeated news changes nothing [QU-12]. */
export function decideSpoken(state: HallState, { payload }: HallCommandOf<'call.spoken'>, ctx: Context): Decided {
  const ticket = getRow(state.tickets, payload.ticketId);
  if (ticket?.status !== 'called' || ticket.call.calls !== payload.calls || ticket.call.lastSpokenAt !== null) {
    return accept([]);
  }
  return accept([{ type: 'call.spoken', at: ctx.now, ticketId: ticket.id }]);
}
