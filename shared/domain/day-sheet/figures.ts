import { spreadOf } from '../../lib/spread.ts';
import { getRow, rowsOf } from '../../lib/table.ts';
import type { LocalText } from '../../lib/text.ts';
import { ALARM_KINDS, type AlarmKind } from '../floor/alarms.ts';
import type { AlarmTaking, Person } from '../floor/floor.ts';
import { hallOf } from '../hall/hall-of.ts';
import type { PauseReason } from '../hall/hall-words.ts';
import { type Period, TICKET_CLASSES, type Ticket, type TicketClass } from '../ticket/ticket.ts';
import type { ServiceWindow } from '../window/window.ts';
import type { Counted, DaySheet, Minutes, Reasons, WindowFigures } from './day-sheet.ts';
import { type DayFold, spendUntil, ticketsOf } from './fold-day.ts';
import { peopleOf, personsIn } from './people-figures.ts';

const MINUTE_MS = 60_000;
/** The one place where a figure is rounded. */
const tenth = (value: number) => Math.round(value * 10) / 10;
const minutesOf = (ms: number) => tenth(ms / MINUTE_MS);

/** One measured time; `flagged` = it stays out of the averages [QU-10]. */
type Timed = { readonly groupId: string; readonly ms: number; readonly flagged: boolean };
type Wait = Timed & { readonly class: TicketClass };

function minutes(times: readonly Timed[]): Minutes {
  const counted = times.filter(({ flagged }) => !flagged);
  const { count, mean, median, p90, longest } = spreadOf(counted.map(({ ms }) => ms / MINUTE_MS));
  const rounded = { mean: tenth(mean), median: tenth(median), p90: tenth(p90), longest: tenth(longest) };
  return { count, ...rounded, flagged: times.length - counted.length };
}

/** Periods that happened (an undone one did not), per ticket in their order. */
function periodsByTicket({ state }: DayFold): ReadonlyMap<string, readonly Period[]> {
  const byTicket = new Map<string, Period[]>();
  for (const period of rowsOf(state.periods)) {
    if (period.flag === 'void') continue;
    const own = byTicket.get(period.ticketId);
    if (own) own.push(period);
    else byTicket.set(period.ticketId, [period]);
  }
  for (const own of byTicket.values()) own.sort((a, b) => a.start - b.start || a.n - b.n);
  return byTicket;
}

/** From the number to its first call; undefined when it was never called. */
function waitOf(ticket: Ticket, periods: readonly Period[]): Wait | undefined {
  const first = periods.findIndex(({ kind }) => kind === 'called');
  const call = periods[first];
  if (call === undefined) return undefined;
  const flagged = periods.slice(0, first).some(({ flag }) => flag !== null);
  return { groupId: ticket.groupId, class: ticket.class, ms: call.start - ticket.takenAt, flagged };
}

/** Time at the window per group that served it, once it is over. */
function servicesOf(periods: readonly Period[]): Timed[] {
  const byGroup = new Map<string, Timed>();
  let isOver = true;
  for (const { kind, groupId, start, end, flag } of periods) {
    if (kind === 'held' && end === null) isOver = false;
    if (kind !== 'serving') continue;
    if (end === null) isOver = false;
    const sofar = byGroup.get(groupId) ?? { groupId, ms: 0, flagged: false };
    const ms = sofar.ms + (end ?? start) - start;
    byGroup.set(groupId, { groupId, ms, flagged: sofar.flagged || flag !== null });
  }
  return isOver ? [...byGroup.values()] : [];
}

type Ended = 'served' | 'noShows' | 'cancelled' | 'unserved' | 'open';

/**
 * Who was promised another day was not served, however the number ended. Who was called and did not come is a no-show,
 * also when only the close of the day ended the number [QU-4].
 */
function endingOf({ state }: DayFold, ticket: Ticket): Ended {
  const left = getRow(state.leftovers, ticket.id)?.outcome;
  const isPromised = left === 'first-tomorrow' || left === 'call-back';
  switch (ticket.status) {
    case 'done':
      return isPromised ? 'unserved' : 'served';
    case 'abandoned':
      return isPromised ? 'unserved' : 'noShows';
    case 'cancelled':
      return 'cancelled';
    case 'expired':
      return 'unserved';
    default:
      return 'open';
  }
}

type Seen = {
  readonly ticket: Ticket;
  readonly issuedIn: string;
  readonly ended: Ended;
  readonly wait: Wait | undefined;
  readonly services: readonly Timed[];
};

function seenTickets(fold: DayFold): readonly Seen[] {
  const byTicket = periodsByTicket(fold);
  return ticketsOf(fold).map((ticket) => {
    const periods = byTicket.get(ticket.id) ?? [];
    return {
      ticket,
      issuedIn: getRow(fold.state.periods, `${ticket.id}:1`)?.groupId ?? ticket.groupId,
      ended: endingOf(fold, ticket),
      wait: waitOf(ticket, periods),
      services: servicesOf(periods),
    };
  });
}

/** The figures of one group; null = of the hall. */
function count(seen: readonly Seen[], groupId: string | null): Counted {
  const own = seen.filter(({ ticket }) => groupId === null || ticket.groupId === groupId);
  const waits = own.flatMap(({ wait }) => (wait ? [wait] : []));
  const services = seen.flatMap((each) => each.services.filter((one) => groupId === null || one.groupId === groupId));
  const ended = (what: Ended) => own.filter((each) => each.ended === what).length;
  const wait = Object.fromEntries(
    TICKET_CLASSES.map((each) => [each, minutes(waits.filter((one) => one.class === each))]),
  ) as Record<TicketClass, Minutes>;
  return {
    issued: seen.filter(({ issuedIn }) => groupId === null || issuedIn === groupId).length,
    movedIn: groupId === null ? 0 : own.filter(({ issuedIn }) => issuedIn !== groupId).length,
    movedOut:
      groupId === null
        ? 0
        : seen.filter(({ issuedIn, ticket }) => issuedIn === groupId && ticket.groupId !== groupId).length,
    served: ended('served'),
    noShows: ended('noShows'),
    cancelled: ended('cancelled'),
    unserved: ended('unserved'),
    open: ended('open'),
    wait,
    waitAll: minutes(waits),
    service: minutes(services),
  };
}

function tally<R extends string>(reasons: Iterable<R>): Reasons<R> {
  const counts = new Map<R, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, times]) => ({ reason, count: times }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}

/** Times of a window up to `end`, its present stretch among them. */
function timesAt(fold: DayFold, window: ServiceWindow, end: number) {
  const known = fold.times.get(window.id);
  if (known === undefined || window.status === 'closed') return known;
  return spendUntil(known, window, end);
}

function windowFigures(fold: DayFold, window: ServiceWindow, served: number, end: number): WindowFigures {
  const spent = timesAt(fold, window, end)?.spent ?? {};
  const { free = 0, called = 0, serving = 0, paused = 0 } = spent;
  const clerks = new Map<string, Person>();
  for (const { windowId, staffId, plate } of fold.posts) {
    if (windowId === window.id) clerks.set(staffId, { staffId, plate });
  }
  return {
    id: window.id,
    number: window.number,
    served,
    openMin: minutesOf(free + called + serving + paused),
    busyMin: minutesOf(called + serving),
    pausedMin: minutesOf(paused),
    clerks: [...clerks.values()],
  };
}

function pausesOf(fold: DayFold, end: number): DaySheet['reasons']['pause'] {
  const sums = new Map<PauseReason, { count: number; ms: number }>();
  for (const window of rowsOf(fold.state.windows)) {
    for (const { reason, ms } of timesAt(fold, window, end)?.pauses ?? []) {
      const sum = sums.get(reason) ?? { count: 0, ms: 0 };
      sums.set(reason, { count: sum.count + 1, ms: sum.ms + ms });
    }
  }
  return [...sums]
    .map(([reason, sum]) => ({ reason, count: sum.count, minutes: minutesOf(sum.ms) }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}

const isAlarmKind = (kind: string): kind is AlarmKind => ALARM_KINDS.some((each) => each === kind);

/** The key of an alarm names its kind and what it is about. */
function alarmLine({ state }: DayFold, { id, at, staffId, plate }: AlarmTaking): DaySheet['alarms'][number][] {
  const [kind = '', about = ''] = id.split(':');
  if (!isAlarmKind(kind)) return [];
  const ticket = getRow(state.tickets, about);
  const groupId = ticket?.groupId ?? (getRow(state.groups, about) ? about : null);
  return [{ kind, at, by: { staffId, plate }, groupId, number: ticket?.number ?? null }];
}

type Asked = {
  readonly day: string;
  /** When the day ended in the books, null = it lasts. Epoch ms, like `at`, the moment of asking. */
  readonly until: number | null;
  readonly at: number;
  readonly nameOf: (staffId: string) => LocalText | undefined;
};

function namesIn(sheet: Omit<DaySheet, 'names'>, nameOf: Asked['nameOf']): DaySheet['names'] {
  const people = [
    ...sheet.windows.flatMap(({ clerks }) => clerks),
    ...sheet.leftovers.map(({ by }) => by),
    ...sheet.alarms.map(({ by }) => by),
    ...sheet.incidents.flatMap((incident) =>
      incident.kind === 'help'
        ? [incident.by, ...(incident.taken ? [incident.taken] : []), ...(incident.closed ? [incident.closed] : [])]
        : [incident.by],
    ),
    ...(sheet.handOver ? [sheet.handOver.by] : []),
    ...(sheet.people ? personsIn(sheet.people) : []),
  ];
  const names: Record<string, LocalText> = {};
  for (const { staffId } of people) {
    const name = nameOf(staffId);
    if (name) names[staffId] = name;
  }
  return names;
}

/** The sheet of a folded day. Every figure of every surface is one of these. */
export function daySheetOf(fold: DayFold, { day, until, at, nameOf }: Asked): DaySheet {
  const { state } = fold;
  const hall = hallOf(state);
  const end = until ?? at;
  const seen = seenTickets(fold);
  const tickets = seen.map(({ ticket }) => ticket);
  const inOrder = <R extends { readonly at: number; readonly id: string }>(rows: Iterable<R>) =>
    [...rows].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const incidents = inOrder(rowsOf(state.incidents));
  const written = getRow(state.handOvers, day);
  const servedAt = (windowId: string) =>
    seen.filter(({ ticket, ended }) => ended === 'served' && ticket.status === 'done' && ticket.windowId === windowId)
      .length;
  const priority = [...rowsOf(state.slips)].flatMap(({ reason }) => (reason === null ? [] : [reason]));
  const moved = Object.entries(fold.moved) as [keyof DayFold['moved'], number][];
  const sheet: Omit<DaySheet, 'names'> = {
    day,
    hallName: hall?.name ?? { 'zh-CN': day },
    timeZone: hall?.timeZone ?? 'UTC',
    from: fold.from,
    until,
    at,
    hall: count(seen, null),
    groups: [...rowsOf(state.groups)]
      .sort((a, b) => (a.prefix < b.prefix ? -1 : 1))
      .map(({ id, prefix, name }) => ({ id, prefix, name, ...count(seen, id) })),
    windows: [...rowsOf(state.windows)]
      .sort((a, b) => a.number - b.number)
      .map((window) => windowFigures(fold, window, servedAt(window.id), end)),
    people: peopleOf(state, day, end),
    leftovers: inOrder(rowsOf(state.leftovers)).map(({ number, groupId, outcome, by, at: settledAt, note }) => ({
      number,
      groupId,
      outcome,
      by,
      at: settledAt,
      note,
    })),
    incidents,
    alarms: fold.alarms.flatMap((taking) => alarmLine(fold, taking)),
    intake: fold.intake,
    broadcasts: fold.broadcasts,
    reasons: {
      called: tally(incidents.flatMap((incident) => (incident.kind === 'called' ? [incident.reason] : []))),
      priority: tally(priority),
      moved: moved.flatMap(([reason, times]) => (times === 0 ? [] : [{ reason, count: times }])),
      outcome: tally(tickets.flatMap((ticket) => (ticket.status === 'done' ? [ticket.outcome] : []))),
      cancelled: tally(tickets.flatMap((ticket) => (ticket.status === 'cancelled' ? [ticket.by] : []))),
      passed: tickets.reduce((sum, { passes }) => sum + passes, 0),
      pause: pausesOf(fold, end),
    },
    handOver: written ? { by: written.by, at: written.at, note: written.note } : null,
  };
  return { ...sheet, names: namesIn(sheet, nameOf) };
}
