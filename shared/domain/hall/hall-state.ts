import type { Table } from '../../lib/table.ts';
import { emptyTable } from '../../lib/table.ts';
import type { LocalText } from '../../lib/text.ts';
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
import type { Seat, ServiceWindow, UndoableCommand } from '../window/window.ts';
import type { HallSettings } from './hall-settings.ts';
import type { Outcome, PauseReason } from './hall-words.ts';
import type { Plan, StoredFile } from './plan.ts';

/** The hall's own row, one per scope, id 'hall'. */
export type Hall = {
  readonly id: string;
  readonly name: LocalText;
  readonly timeZone: string;
  readonly cutOverHour: number;
  /** Present business day; '' before the first roll. */
  readonly day: string;
  readonly outcomes: readonly Outcome[];
  readonly pauseReasons: readonly PauseReason[];
  readonly settings: HallSettings;
};

/** `voice`: the board device that speaks for this zone now, null = nobody speaks (calls count from being shown). */
export type Zone = { readonly id: string; readonly name: LocalText; readonly voice: string | null };

/** Last number per prefix and class letter, key `A`, `AP`, `AY` [QU-2]; and the last issue order number, key `#`. */
export type Counter = { readonly key: string; readonly day: string; readonly value: number };

/** Of a window, what an undo needs. */
export type WindowMemory = Pick<ServiceWindow, 'status' | 'ticketId' | 'pauseReason' | 'pauseAfter' | 'lastReturn'>;

/** What undo puts back; server only. Keyed by window id. */
export type UndoMemory = {
  readonly windowId: string;
  readonly command: UndoableCommand;
  readonly sessionId: string;
  readonly at: number;
  readonly ticketBefore: Ticket;
  readonly windowBefore: WindowMemory;
  /** Marks of ticket and window right after the act: undo is lawful only while both are still the newest. */
  readonly ticketMark: string;
  readonly windowMark: string;
  /** An outside fault of its group was declared since the act; it may have ended again [QU-10, QU-15]. */
  readonly hadFault?: boolean;
};

/** The whole hall as an immutable value. Rows of the present business day only. */
export type HallState = {
  readonly hall: Table<Hall>;
  readonly plans: Table<Plan>;
  readonly files: Table<StoredFile>;
  readonly zones: Table<Zone>;
  readonly groups: Table<Group>;
  readonly windows: Table<ServiceWindow>;
  readonly tickets: Table<Ticket>;
  readonly seats: Table<Seat>;
  readonly undos: Table<UndoMemory>;
  readonly slips: Table<Slip>;
  readonly periods: Table<Period>;
  readonly counters: Table<Counter>;
  readonly notices: Table<Notice>;
  readonly incidents: Table<Incident>;
  readonly messages: Table<Message>;
  readonly alarms: Table<AlarmTaking>;
  readonly posts: Table<Post>;
  readonly trends: Table<Trend>;
  /** What earlier days taught about each group and hour; stays over the roll [QU-11]. */
  readonly paces: Table<Pace>;
  /** Ranges by place in line, per group. */
  readonly replays: Table<Replay>;
  readonly devices: Table<Device>;
  readonly leftovers: Table<Leftover>;
  /** These three stay over the roll, until they are kept or lapse. */
  readonly owed: Table<Owed>;
  readonly promises: Table<Promised>;
  readonly handOvers: Table<HandOver>;
  /** People: who they are, the plan, and what came of it. All stay over the roll but the attendances. */
  readonly members: Table<Member>;
  readonly standings: Table<Standing>;
  readonly rosters: Table<Roster>;
  readonly leaves: Table<Leave>;
  readonly covers: Table<Cover>;
  readonly attendances: Table<Attendance>;
  readonly duties: Table<Duty>;
  /** Appointments, and what they take; they live over the days [DOMAIN 4.6]. */
  readonly bookings: Table<Booking>;
  readonly bookingPapers: Table<BookingPaper>;
  readonly slots: Table<Slots>;
  readonly openings: Table<Openings>;
  readonly strikes: Table<Strike>;
  readonly asks: Table<Ask>;
  readonly askSigns: Table<AskSign>;
  /** The register of matters, and of each person their own part of it; over the days. */
  readonly matters: Table<Matter>;
  readonly folders: Table<Folder>;
  /** Requests for government information; they live for the figures of two years. */
  readonly disclosures: Table<Disclosure>;
  /** Derived, never stored: waiting ticket ids per group in issue order. */
  readonly waiting: Table<readonly string[]>;
  /** Derived: ticket id by printed number. */
  readonly byNumber: Table<string>;
  /** Derived: ticket id by token hash. */
  readonly byToken: Table<string>;
};

export const EMPTY_HALL: HallState = {
  hall: emptyTable(),
  plans: emptyTable(),
  files: emptyTable(),
  zones: emptyTable(),
  groups: emptyTable(),
  windows: emptyTable(),
  tickets: emptyTable(),
  seats: emptyTable(),
  undos: emptyTable(),
  slips: emptyTable(),
  periods: emptyTable(),
  counters: emptyTable(),
  notices: emptyTable(),
  incidents: emptyTable(),
  messages: emptyTable(),
  alarms: emptyTable(),
  posts: emptyTable(),
  trends: emptyTable(),
  paces: emptyTable(),
  replays: emptyTable(),
  devices: emptyTable(),
  leftovers: emptyTable(),
  owed: emptyTable(),
  promises: emptyTable(),
  handOvers: emptyTable(),
  members: emptyTable(),
  standings: emptyTable(),
  rosters: emptyTable(),
  leaves: emptyTable(),
  covers: emptyTable(),
  attendances: emptyTable(),
  duties: emptyTable(),
  bookings: emptyTable(),
  bookingPapers: emptyTable(),
  slots: emptyTable(),
  openings: emptyTable(),
  strikes: emptyTable(),
  asks: emptyTable(),
  askSigns: emptyTable(),
  matters: emptyTable(),
  folders: emptyTable(),
  disclosures: emptyTable(),
  waiting: emptyTable(),
  byNumber: emptyTable(),
  byToken: emptyTable(),
};
