import { deleteRow, diffTables, getRow, rowsOf, setRow, type Table } from '../../lib/table.ts';
import { unreachable } from '../../lib/unreachable.ts';
import type { Ask, AskSign } from '../ask/ask.ts';
import type { Folder, Matter } from '../ask/matter.ts';
import type { Booking, BookingPaper, Openings, Slots, Strike } from '../booking/booking.ts';
import type { Device } from '../device/device.ts';
import type { Disclosure } from '../disclosure/disclosure.ts';
import type { Replay } from '../estimate/estimate.ts';
import type { Pace } from '../estimate/pace.ts';
import type { HandOver, Leftover, Owed, Promised } from '../evening/evening.ts';
import type { AlarmTaking, Incident, Message, Notice, Post, Trend } from '../floor/floor.ts';
import type { Group } from '../group/group.ts';
import type { Attendance, Cover, Duty, Leave, Member, Roster, Standing } from '../people/people.ts';
import type { Period, Slip, Ticket } from '../ticket/ticket.ts';
import type { Seat, ServiceWindow } from '../window/window.ts';
import { putTicket } from './edit.ts';
import { withAllSettings } from './hall-of.ts';
import { type Counter, EMPTY_HALL, type Hall, type HallState, type UndoMemory, type Zone } from './hall-state.ts';
import { type Plan, type StoredFile, withAllParts } from './plan.ts';

/** Row kinds of a hall scope, as storage and feeds name them. */
export type HallKinds = {
  hall: Hall;
  plan: Plan;
  file: StoredFile;
  zone: Zone;
  group: Group;
  window: ServiceWindow;
  ticket: Ticket;
  seat: Seat;
  undo: UndoMemory;
  slip: Slip;
  period: Period;
  counter: Counter;
  notice: Notice;
  incident: Incident;
  message: Message;
  alarm: AlarmTaking;
  post: Post;
  trend: Trend;
  pace: Pace;
  replay: Replay;
  device: Device;
  leftover: Leftover;
  owed: Owed;
  promise: Promised;
  handOver: HandOver;
  member: Member;
  standing: Standing;
  roster: Roster;
  leave: Leave;
  cover: Cover;
  attendance: Attendance;
  duty: Duty;
  booking: Booking;
  bookingPaper: BookingPaper;
  slots: Slots;
  openings: Openings;
  strike: Strike;
  ask: Ask;
  askSign: AskSign;
  matter: Matter;
  folder: Folder;
  disclosure: Disclosure;
};
export type HallKind = keyof HallKinds;
export type HallRow = {
  [K in HallKind]: { readonly kind: K; readonly id: string; readonly row: HallKinds[K] | null };
}[HallKind];

function put<V>(table: Table<V>, id: string, row: V | null): Table<V> {
  return row === null ? deleteRow(table, id) : setRow(table, id, row);
}

function dropTicket(state: HallState, id: string): HallState {
  const old = getRow(state.tickets, id);
  if (!old) return state;
  const line = getRow(state.waiting, old.groupId) ?? [];
  return {
    ...state,
    tickets: deleteRow(state.tickets, id),
    waiting: line.includes(id)
      ? setRow(
          state.waiting,
          old.groupId,
          line.filter((each) => each !== id),
        )
      : state.waiting,
    byNumber: getRow(state.byNumber, old.number) === id ? deleteRow(state.byNumber, old.number) : state.byNumber,
  };
}

function applySlip(state: HallState, id: string, row: Slip | null): HallState {
  const old = getRow(state.slips, id);
  const cleared = old ? deleteRow(state.byToken, old.tokenHash) : state.byToken;
  return {
    ...state,
    slips: put(state.slips, id, row),
    byToken: row ? setRow(cleared, row.tokenHash, id) : cleared,
  };
}

/** The state after one stored or received row; `row: null` is a tombstone. Derived tables stay in step. */
export function applyRow(state: HallState, change: HallRow): HallState {
  const { id } = change;
  switch (change.kind) {
    case 'hall':
      return { ...state, hall: put(state.hall, id, change.row && withAllSettings(change.row)) };
    case 'plan':
      return { ...state, plans: put(state.plans, id, change.row) };
    case 'file':
      return { ...state, files: put(state.files, id, change.row && withAllParts(change.row)) };
    case 'zone':
      return { ...state, zones: put(state.zones, id, change.row) };
    case 'group':
      return { ...state, groups: put(state.groups, id, change.row) };
    case 'window':
      return { ...state, windows: put(state.windows, id, change.row) };
    case 'ticket':
      return change.row === null ? dropTicket(state, id) : putTicket(state, change.row);
    case 'seat':
      return { ...state, seats: put(state.seats, id, change.row) };
    case 'undo':
      return { ...state, undos: put(state.undos, id, change.row) };
    case 'slip':
      return applySlip(state, id, change.row);
    case 'period':
      return { ...state, periods: put(state.periods, id, change.row) };
    case 'counter':
      return { ...state, counters: put(state.counters, id, change.row) };
    case 'notice':
      return { ...state, notices: put(state.notices, id, change.row) };
    case 'incident':
      return { ...state, incidents: put(state.incidents, id, change.row) };
    case 'message':
      return { ...state, messages: put(state.messages, id, change.row) };
    case 'alarm':
      return { ...state, alarms: put(state.alarms, id, change.row) };
    case 'post':
      return { ...state, posts: put(state.posts, id, change.row) };
    case 'trend':
      return { ...state, trends: put(state.trends, id, change.row) };
    case 'pace':
      return { ...state, paces: put(state.paces, id, change.row) };
    case 'replay':
      return { ...state, replays: put(state.replays, id, change.row) };
    case 'device':
      return { ...state, devices: put(state.devices, id, change.row) };
    case 'leftover':
      return { ...state, leftovers: put(state.leftovers, id, change.row) };
    case 'owed':
      return { ...state, owed: put(state.owed, id, change.row) };
    case 'promise':
      return { ...state, promises: put(state.promises, id, change.row) };
    case 'handOver':
      return { ...state, handOvers: put(state.handOvers, id, change.row) };
    case 'member':
      return { ...state, members: put(state.members, id, change.row) };
    case 'standing':
      return { ...state, standings: put(state.standings, id, change.row) };
    case 'roster':
      return { ...state, rosters: put(state.rosters, id, change.row) };
    case 'leave':
      return { ...state, leaves: put(state.leaves, id, change.row) };
    case 'cover':
      return { ...state, covers: put(state.covers, id, change.row) };
    case 'attendance':
      return { ...state, attendances: put(state.attendances, id, change.row) };
    case 'duty':
      return { ...state, duties: put(state.duties, id, change.row) };
    case 'booking':
      return { ...state, bookings: put(state.bookings, id, change.row) };
    case 'bookingPaper':
      return { ...state, bookingPapers: put(state.bookingPapers, id, change.row) };
    case 'slots':
      return { ...state, slots: put(state.slots, id, change.row) };
    case 'openings':
      return { ...state, openings: put(state.openings, id, change.row) };
    case 'strike':
      return { ...state, strikes: put(state.strikes, id, change.row) };
    case 'ask':
      return { ...state, asks: put(state.asks, id, change.row) };
    case 'askSign':
      return { ...state, askSigns: put(state.askSigns, id, change.row) };
    case 'matter':
      return { ...state, matters: put(state.matters, id, change.row) };
    case 'folder':
      return { ...state, folders: put(state.folders, id, change.row) };
    case 'disclosure':
      return { ...state, disclosures: put(state.disclosures, id, change.row) };
    default:
      return unreachable(change);
  }
}

/** Builds a state from rows in any order. */
export function hallFromRows(rows: Iterable<HallRow>): HallState {
  let state = EMPTY_HALL;
  const tickets: (HallRow & { kind: 'ticket' })[] = [];
  for (const row of rows) {
    if (row.kind === 'ticket') tickets.push(row);
    else state = applyRow(state, row);
  }
  tickets.sort((a, b) => (a.row?.seq ?? 0) - (b.row?.seq ?? 0));
  for (const row of tickets) state = applyRow(state, row);
  return state;
}

const TABLES: { readonly [K in HallKind]: (state: HallState) => Table<HallKinds[K]> } = {
  hall: (state) => state.hall,
  plan: (state) => state.plans,
  file: (state) => state.files,
  zone: (state) => state.zones,
  group: (state) => state.groups,
  window: (state) => state.windows,
  ticket: (state) => state.tickets,
  seat: (state) => state.seats,
  undo: (state) => state.undos,
  slip: (state) => state.slips,
  period: (state) => state.periods,
  counter: (state) => state.counters,
  notice: (state) => state.notices,
  incident: (state) => state.incidents,
  message: (state) => state.messages,
  alarm: (state) => state.alarms,
  post: (state) => state.posts,
  trend: (state) => state.trends,
  pace: (state) => state.paces,
  replay: (state) => state.replays,
  device: (state) => state.devices,
  leftover: (state) => state.leftovers,
  owed: (state) => state.owed,
  promise: (state) => state.promises,
  handOver: (state) => state.handOvers,
  member: (state) => state.members,
  standing: (state) => state.standings,
  roster: (state) => state.rosters,
  leave: (state) => state.leaves,
  cover: (state) => state.covers,
  attendance: (state) => state.attendances,
  duty: (state) => state.duties,
  booking: (state) => state.bookings,
  bookingPaper: (state) => state.bookingPapers,
  slots: (state) => state.slots,
  openings: (state) => state.openings,
  strike: (state) => state.strikes,
  ask: (state) => state.asks,
  askSign: (state) => state.askSigns,
  matter: (state) => state.matters,
  folder: (state) => state.folders,
  disclosure: (state) => state.disclosures,
};
const KINDS = Object.keys(TABLES) as HallKind[];

function changesOfKind<K extends HallKind>(kind: K, before: HallState, after: HallState): HallRow[] {
  const table = TABLES[kind];
  return diffTables(table(before), table(after)).map(
    ({ id, after: row }) => ({ kind, id, row: row ?? null }) as HallRow,
  );
}

/** Rows that differ between two states: what is stored and what travels; `row: null` = it left the state. */
export function changedRows(before: HallState, after: HallState): HallRow[] {
  return KINDS.flatMap((kind) => changesOfKind(kind, before, after));
}

/** All rows of a feed, for snapshots. */
export function* rowsOfFeed(state: HallState, feed: string): Generator<HallRow> {
  for (const kind of KINDS) {
    for (const row of rowsOf<HallKinds[HallKind]>(TABLES[kind](state))) {
      const entry = { kind, id: rowId(kind, row), row } as HallRow;
      if (feedOf(entry) === feed) yield entry;
    }
  }
}

function rowId(kind: HallKind, row: HallKinds[HallKind]): string {
  switch (kind) {
    case 'hall':
      return 'hall';
    case 'seat':
    case 'undo':
    case 'post':
      return (row as Seat | UndoMemory | Post).windowId;
    case 'trend':
      return (row as Trend).groupId;
    case 'slip':
      return (row as Slip).ticketId;
    case 'period':
      return `${(row as Period).ticketId}:${(row as Period).n}`;
    case 'counter':
      return (row as Counter).key;
    case 'plan':
    case 'file':
    case 'zone':
    case 'group':
    case 'window':
    case 'ticket':
    case 'notice':
    case 'incident':
    case 'message':
    case 'alarm':
    case 'pace':
    case 'replay':
    case 'device':
    case 'leftover':
    case 'owed':
    case 'promise':
    case 'handOver':
    case 'member':
    case 'standing':
    case 'roster':
    case 'leave':
    case 'cover':
    case 'attendance':
    case 'duty':
    case 'booking':
    case 'bookingPaper':
    case 'slots':
    case 'openings':
    case 'strike':
    case 'ask':
    case 'askSign':
    case 'matter':
    case 'folder':
    case 'disclosure':
      return (row as { readonly id: string }).id;
    default:
      return unreachable(kind);
  }
}

/** The one feed a row travels in, null for rows that never leave the server: the table audience x feed of SPEC.md. */
export function feedOf(row: Pick<HallRow, 'kind' | 'id'>): string | null {
  switch (row.kind) {
    case 'hall':
    case 'plan':
    case 'zone':
    case 'group':
    case 'window':
    case 'ticket':
    case 'notice':
    case 'replay':
    case 'slots':
    case 'openings':
      return 'queue';
    case 'incident':
    case 'message':
    case 'alarm':
    case 'post':
    case 'trend':
    case 'device':
    case 'leftover':
    case 'owed':
    case 'handOver':
    case 'booking':
    case 'ask':
    case 'matter':
    case 'disclosure':
      return 'manage';
    case 'member':
    case 'standing':
    case 'roster':
    case 'leave':
    case 'cover':
    case 'attendance':
      return 'people';
    case 'duty':
    case 'folder':
      return `me:${row.id}`;
    case 'askSign':
      return `kiosk:${row.id}`;
    case 'seat':
      return `desk:${row.id}`;
    case 'file':
    case 'undo':
    case 'slip':
    case 'period':
    case 'counter':
    case 'pace':
    case 'promise':
    case 'bookingPaper':
    case 'strike':
      return null;
    default:
      return unreachable(row.kind);
  }
}

/**
 * How storage keys a row: `day` of day-bound rows (they stay stored when they leave the state at the roll), and the
 * value that must be unique within its kind: a number exists once per hall and day [QU-2].
 */
export function storedKey(change: HallRow): { readonly day: string | null; readonly uniq: string | null } {
  if (change.row === null) return { day: null, uniq: null };
  switch (change.kind) {
    case 'ticket':
      return { day: change.row.day, uniq: `${change.row.day}:${change.row.number}` };
    case 'slip':
    case 'period':
      return { day: change.row.day, uniq: null };
    case 'counter':
    case 'incident':
    case 'message':
    case 'alarm':
    case 'trend':
    case 'leftover':
    case 'attendance':
    case 'ask':
      return { day: change.row.day, uniq: null };
    default:
      return { day: null, uniq: null };
  }
}

/** Kinds whose rows belong to one business day. */
export const DAY_KINDS: readonly HallKind[] = [
  'ticket',
  'slip',
  'period',
  'counter',
  'incident',
  'message',
  'alarm',
  'trend',
  'leftover',
  'attendance',
  'ask',
];
