import { deleteRow, emptyTable, getRow, rowsOf, setRow, tableOf } from '../../lib/table.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { evolveAsk, rollAsks } from '../ask/evolve-ask.ts';
import { evolveMatter, rollMatters } from '../ask/evolve-matter.ts';
import { evolveBooking, rollBookings } from '../booking/evolve-booking.ts';
import { evolveDevice } from '../device/evolve-device.ts';
import { evolveDisclosure, rollDisclosures } from '../disclosure/evolve-disclosure.ts';
import { evolveEvening, reissuePromises, rollEvening } from '../evening/evolve-evening.ts';
import { evolveFloor, rollFloor } from '../floor/evolve-floor.ts';
import type { Post } from '../floor/floor.ts';
import { arrived, departed, evolvePeople, rested, rollPeople, tellAll } from '../people/evolve-people.ts';
import type { Seat } from '../window/window.ts';
import { addPeriod, putTicket, putWindow, withCarried } from './edit.ts';
import type { HallEvent } from './events.ts';
import { evolveTicket, undoAct } from './evolve-ticket.ts';
import { HALL_ID, hallOf, ORDER_KEY } from './hall-of.ts';
import type { HallState } from './hall-state.ts';
import { loadHallFile } from './load-hall-file.ts';
import { setOpening } from './plan.ts';

type EventOf<T extends HallEvent['type']> = Extract<HallEvent, { type: T }>;

function issue(state: HallState, event: EventOf<'ticket.issued'>): HallState {
  const { ticket, slip } = event;
  const { day } = ticket;
  const next = addPeriod(putTicket(state, ticket), ticket, {
    n: 1,
    kind: 'waiting',
    start: event.at,
    windowId: null,
    staffId: null,
  });
  return {
    ...next,
    slips: setRow(next.slips, slip.ticketId, slip),
    byToken: setRow(next.byToken, slip.tokenHash, slip.ticketId),
    counters: setRow(
      setRow(next.counters, event.counterKey, { key: event.counterKey, day, value: event.counterValue }),
      ORDER_KEY,
      { key: ORDER_KEY, day, value: ticket.seq },
    ),
  };
}

/** A new business day: rows of the old one leave the state (storage keeps them), counters begin anew [QU-1, SY-5]. */
function rollDay(state: HallState, event: EventOf<'day.rolled'>): HallState {
  const hall = hallOf(state);
  if (!hall) return state;
  let groups = state.groups;
  for (const group of rowsOf(state.groups)) {
    groups = setRow(groups, group.id, {
      ...group,
      calls: 0,
      priorityRun: 0,
      othersRun: 0,
      lastOther: null,
      outOfTurn: 0,
      reopenings: 0,
    });
  }
  const kept = rollEvening(state, hall.day, event.day);
  const next = rollFloor({
    ...kept,
    hall: setRow(state.hall, HALL_ID, { ...hall, day: event.day }),
    groups,
    tickets: emptyTable(),
    slips: emptyTable(),
    periods: emptyTable(),
    counters: emptyTable(),
    paces: event.paces ? tableOf(event.paces.map((pace) => [pace.id, pace])) : state.paces,
    undos: emptyTable(),
    waiting: emptyTable(),
    byNumber: emptyTable(),
    byToken: emptyTable(),
  });
  const asked = rollMatters(rollAsks(rollBookings(next, event.day)), event.day);
  return rollPeople(rollDisclosures(asked, event.day), event.at);
}

function offerUndo(state: HallState, event: EventOf<'undo.offered'>): HallState {
  const { memory } = event;
  const seat = getRow(state.seats, memory.windowId);
  const undo = {
    command: memory.command,
    ticketId: memory.ticketBefore.id,
    number: memory.ticketBefore.number,
    until: event.until,
  };
  return {
    ...state,
    undos: setRow(state.undos, memory.windowId, memory),
    seats: seat ? setRow(state.seats, seat.windowId, { ...seat, undo }) : state.seats,
  };
}

function undo(state: HallState, event: EventOf<'act.undone'>): HallState {
  const memory = getRow(state.undos, event.windowId);
  const window = getRow(state.windows, event.windowId);
  const restored = undoAct(state, event, memory?.hadFault ?? false);
  const before = memory?.windowBefore;
  const next =
    window && before
      ? putWindow(restored, {
          ...window,
          status: before.status,
          since: event.at,
          ticketId: before.ticketId,
          pauseReason: before.pauseReason,
          pauseAfter: before.pauseAfter,
          lastReturn: before.lastReturn,
        })
      : restored;
  const seat = getRow(next.seats, event.windowId);
  return {
    ...next,
    undos: deleteRow(next.undos, event.windowId),
    seats: seat ? setRow(next.seats, seat.windowId, { ...seat, undo: null }) : next.seats,
  };
}

function postOf({ windowId, staffId, plate, since }: Seat): Post {
  return { windowId, staffId, plate, since };
}

function onWindow(state: HallState, event: HallEvent): HallState {
  switch (event.type) {
    case 'window.opened': {
      const window = getRow(state.windows, event.seat.windowId);
      if (!window) return state;
      const before = getRow(state.posts, window.id);
      const left = before && before.staffId !== event.seat.staffId ? departed(state, window.id, event.at) : state;
      const open = window.status === 'closed' ? { status: 'free' as const, since: event.at } : {};
      // The pause of who sat there is theirs; what is left of it begins for whoever took over.
      const paused = left !== state && window.status === 'paused' ? { since: event.at } : {};
      const next = putWindow(left, { ...window, ...open, ...paused, serves: event.serves });
      const seated = {
        ...next,
        seats: setRow(next.seats, window.id, event.seat),
        posts: setRow(next.posts, window.id, postOf(event.seat)),
        undos: deleteRow(next.undos, window.id),
      };
      return arrived(withCarried(seated, window.id), event.seat, event.at);
    }
    case 'window.closed': {
      const window = getRow(state.windows, event.windowId);
      if (!window) return state;
      const next = putWindow(departed(state, window.id, event.at), {
        ...window,
        status: 'closed',
        since: event.at,
        ticketId: null,
        pauseReason: null,
        pauseAfter: null,
        serves: [],
        turn: {},
        pastNeed: {},
        lastReturn: false,
      });
      return {
        ...next,
        seats: deleteRow(next.seats, window.id),
        posts: deleteRow(next.posts, window.id),
        undos: deleteRow(next.undos, window.id),
      };
    }
    case 'window.paused': {
      const window = getRow(state.windows, event.windowId);
      if (!window) return state;
      return putWindow(state, {
        ...window,
        status: 'paused',
        since: event.at,
        pauseReason: event.reason,
        pauseAfter: null,
      });
    }
    case 'window.pausePlanned': {
      const window = getRow(state.windows, event.windowId);
      return window ? putWindow(state, { ...window, pauseAfter: event.reason }) : state;
    }
    case 'window.resumed': {
      const window = getRow(state.windows, event.windowId);
      if (!window) return state;
      const back = rested(state, window.id, event.at);
      return putWindow(back, { ...window, status: 'free', since: event.at, pauseReason: null });
    }
    default:
      return state;
  }
}

function onSlip(state: HallState, event: HallEvent): HallState {
  switch (event.type) {
    case 'slip.checkFailed':
    case 'slip.checkPassed': {
      const slip = getRow(state.slips, event.ticketId);
      if (!slip) return state;
      const wrongTries = event.type === 'slip.checkFailed' ? slip.wrongTries + 1 : 0;
      return { ...state, slips: setRow(state.slips, slip.ticketId, { ...slip, wrongTries }) };
    }
    case 'slip.printed': {
      const slip = getRow(state.slips, event.ticketId);
      if (!slip || event.result !== 'printed') return state;
      return { ...state, slips: setRow(state.slips, slip.ticketId, { ...slip, prints: slip.prints + 1 }) };
    }
    case 'slip.reissued': {
      const slip = getRow(state.slips, event.ticketId);
      if (!slip) return state;
      return {
        ...reissuePromises(state, event),
        slips: setRow(state.slips, slip.ticketId, {
          ...slip,
          version: event.version,
          tokenHash: event.tokenHash,
          wrongTries: 0,
        }),
        byToken: setRow(deleteRow(state.byToken, slip.tokenHash), event.tokenHash, slip.ticketId),
      };
    }
    default:
      return state;
  }
}

function setVoice(state: HallState, deviceId: string, zoneIds: readonly string[]): HallState {
  let zones = state.zones;
  for (const zone of rowsOf(state.zones)) {
    const speaks = zoneIds.includes(zone.id);
    if (speaks && zone.voice !== deviceId) zones = setRow(zones, zone.id, { ...zone, voice: deviceId });
    if (!speaks && zone.voice === deviceId) zones = setRow(zones, zone.id, { ...zone, voice: null });
  }
  return { ...state, zones };
}

/** Estimates go into the groups' rows, their ranges into rows of their own; those of groups that are gone go too. */
function refreshEstimates(state: HallState, ests: EventOf<'est.refreshed'>['ests']): HallState {
  let { groups, replays } = state;
  for (const [id, { replayed, ...est }] of Object.entries(ests)) {
    const group = getRow(groups, id);
    if (!group) continue;
    groups = setRow(groups, id, { ...group, est });
    const row = replayed && { id, ...replayed };
    const old = getRow(replays, id);
    if (!row) replays = deleteRow(replays, id);
    else if (JSON.stringify(row) !== JSON.stringify(old)) replays = setRow(replays, id, row);
  }
  for (const { id } of rowsOf(replays)) if (!getRow(groups, id)) replays = deleteRow(replays, id);
  return { ...state, groups, replays };
}

/** The state after an event. Total: an event about an unknown row changes nothing, so clients with part of the rows fold too. */
export function evolve(state: HallState, event: HallEvent): HallState {
  switch (event.type) {
    case 'hall.loaded':
      return loadHallFile(state, event);
    case 'hours.set':
      // Which weekday the roster is read by follows the calendar.
      return tellAll(setOpening(state, { day: event.day, spans: event.spans, kind: event.kind }));
    case 'day.rolled':
      return rollDay(state, event);
    case 'ticket.issued':
      return issue(state, event);
    case 'ticket.called':
    case 'ticket.recalled':
    case 'call.spoken':
    case 'ticket.started':
    case 'ticket.finished':
    case 'ticket.passed':
    case 'ticket.abandoned':
    case 'ticket.expired':
    case 'ticket.putBack':
    case 'ticket.held':
    case 'ticket.takenBack':
    case 'ticket.moved':
    case 'ticket.reactivated':
    case 'ticket.needsSet':
    case 'ticket.regrouped':
    case 'guide.looked':
    case 'ticket.cancelled':
    case 'ticket.freed': {
      const ticket = getRow(state.tickets, event.ticketId);
      return ticket ? evolveTicket(state, ticket, event) : state;
    }
    case 'undo.offered':
      return offerUndo(state, event);
    case 'act.undone':
      return undo(state, event);
    case 'window.opened':
    case 'window.closed':
    case 'window.paused':
    case 'window.pausePlanned':
    case 'window.resumed':
      return onWindow(state, event);
    case 'est.refreshed':
      return refreshEstimates(state, event.ests);
    case 'numbers.jumped': {
      const day = hallOf(state)?.day ?? '';
      let counters = state.counters;
      for (const [key, value] of Object.entries(event.counters)) counters = setRow(counters, key, { key, day, value });
      return { ...state, counters };
    }
    case 'slip.checkFailed':
    case 'slip.checkPassed':
    case 'slip.printed':
    case 'slip.reissued':
      return onSlip(state, event);
    case 'voice.attached':
      return setVoice(state, event.deviceId, event.zoneIds);
    case 'voice.detached':
      return setVoice(state, event.deviceId, []);
    case 'window.assigned':
    case 'intake.set':
    case 'notice.posted':
    case 'notice.ended':
    case 'incident.added':
    case 'help.taken':
    case 'help.closed':
    case 'alarm.taken':
    case 'message.sent':
    case 'message.read':
    case 'trend.sampled':
      return evolveFloor(state, event);
    case 'device.came':
    case 'device.went':
    case 'device.rested':
    case 'device.dropped':
    case 'device.reported':
      return evolveDevice(state, event);
    case 'leftover.settled':
    case 'leftover.unsettled':
    case 'owed.kept':
    case 'promise.kept':
    case 'promise.checkFailed':
    case 'day.handedOver':
    case 'intake.ruled':
      return evolveEvening(state, event);
    case 'ask.made':
    case 'ask.taken':
    case 'ask.givenBack':
    case 'ask.withdrawn':
    case 'ask.ended':
      return evolveAsk(state, event);
    case 'matter.registered':
    case 'matter.offered':
    case 'matter.accepted':
    case 'matter.declined':
    case 'matter.answered':
    case 'matter.closed':
    case 'matter.checkFailed':
    case 'matter.checkPassed':
      return evolveMatter(state, event);
    case 'roster.planned':
    case 'leave.recorded':
    case 'leave.withdrawn':
    case 'cover.confirmed':
    case 'cover.ended':
    case 'attendance.corrected':
      return evolvePeople(state, event);
    case 'booking.made':
    case 'booking.cancelled':
    case 'booking.moved':
    case 'booking.checkedIn':
    case 'booking.missed':
    case 'booking.checkFailed':
    case 'booking.checkPassed':
    case 'booking.shut':
    case 'booking.reopened':
    case 'booking.told':
    case 'booking.days':
      return evolveBooking(state, event);
    case 'disclosure.drafted':
    case 'disclosure.entered':
    case 'disclosure.dropped':
    case 'disclosure.acted':
    case 'disclosure.checked':
      return evolveDisclosure(state, event);
    default:
      return unreachable(event);
  }
}

/** The state after several events. */
export function evolveAll(state: HallState, events: readonly HallEvent[]): HallState {
  return events.reduce(evolve, state);
}
