import type { Spread } from '../../lib/spread.ts';
import type { LocalText } from '../../lib/text.ts';
import type { Settlement } from '../evening/evening.ts';
import type { AlarmKind } from '../floor/alarms.ts';
import type { CallReason, Incident, Person, Taking } from '../floor/floor.ts';
import type { Outcome, PauseReason, PriorityReason } from '../hall/hall-words.ts';
import type { LineState } from '../people/attendance.ts';
import type { Correction, LeaveKind } from '../people/people.ts';
import type { CancelledTicket, TicketClass } from '../ticket/ticket.ts';

/**
 * The day sheet of one business day [QU-15]: what the manager signs in the evening, worked out of the day's events by
 * the one function in `fold-day.ts`. Minutes are rounded to a tenth there and nowhere else, so that the screen, the
 * paper, the workbook and the command line show the same. Instants are epoch ms. Staff by plate; of visitors nothing
 * but their numbers [SE-7].
 */

/** A spread in minutes. `flagged`: times that stay out of it, for instance because of an outside fault [QU-10]. */
export type Minutes = Spread & { readonly flagged: number };

/**
 * What became of the numbers. Each is counted in the group in which it ended, so that
 * issued + movedIn - movedOut = served + noShows + cancelled + unserved + open.
 */
export type Counted = {
  /** Taken in this group. */
  readonly issued: number;
  readonly movedIn: number;
  readonly movedOut: number;
  /** Done at a window, also where the close of the day ended it. */
  readonly served: number;
  /** Called, did not come, and nobody promised anything. */
  readonly noShows: number;
  readonly cancelled: number;
  /** Promised for another day, a call-back, or still in the line when the day closed. */
  readonly unserved: number;
  /** Not over yet. */
  readonly open: number;
  /** From the number to its first call, per class. */
  readonly wait: Readonly<Record<TicketClass, Minutes>>;
  readonly waitAll: Minutes;
  /** At the window, per service in this group; a hold in between is left out. */
  readonly service: Minutes;
};

export type GroupFigures = Counted & { readonly id: string; readonly prefix: string; readonly name: LocalText };

export type WindowFigures = {
  readonly id: string;
  readonly number: number;
  /** Numbers that were done here. */
  readonly served: number;
  /** Minutes with somebody at the window, pauses among them. */
  readonly openMin: number;
  /** Of these with a number called or being served. */
  readonly busyMin: number;
  readonly pausedMin: number;
  /** Who sat here, in order of their coming. */
  readonly clerks: readonly Person[];
};

/** How often each reason was given, most often first. */
export type Reasons<R extends string> = readonly { readonly reason: R; readonly count: number }[];

export type LeftoverLine = {
  readonly number: string;
  readonly groupId: string;
  readonly outcome: Settlement | 'unsettled';
  /** Empty plate = nobody, or the visitor, who took a return slip. */
  readonly by: Person;
  readonly at: number;
  readonly note: string | null;
};

/** The people of a day. Minutes of the day by the hall's clock where it says `from` and `to`, else as in the sheet. */
export type DayPeople = {
  readonly attendance: readonly {
    readonly who: Person;
    readonly state: LineState;
    /** Planned minutes without them. */
    readonly minutes: number;
    /** Minutes left before the end of a post. */
    readonly early: number;
    readonly firstAt: number | null;
    readonly outAt: number | null;
    readonly pauses: number;
    readonly pausedMin: number;
    readonly correction: (Taking & { readonly reason: Correction }) | null;
  }[];
  readonly leaves: readonly {
    readonly who: Person;
    readonly kind: LeaveKind;
    readonly from: number;
    readonly to: number;
  }[];
  readonly covers: readonly {
    /** Number of the window. */
    readonly window: number;
    readonly from: number;
    readonly to: number;
    readonly who: Person;
    readonly inPlaceOf: Person | null;
    readonly by: Taking;
  }[];
};

export type DaySheet = {
  readonly day: string;
  readonly hallName: LocalText;
  readonly timeZone: string;
  /** When the day began in the books, and when it ended; null = it lasts, and the figures are so far. */
  readonly from: number;
  readonly until: number | null;
  /** When the sheet was worked out. */
  readonly at: number;
  readonly hall: Counted;
  readonly groups: readonly GroupFigures[];
  readonly windows: readonly WindowFigures[];
  /** Missing: from a server of the version before. */
  readonly people?: DayPeople;
  readonly leftovers: readonly LeftoverLine[];
  /** The day's log, oldest first: help, faults, calls out of turn, acts of the manager, notes. */
  readonly incidents: readonly Incident[];
  readonly alarms: readonly {
    readonly kind: AlarmKind;
    readonly at: number;
    readonly by: Person;
    /** What it was about, where it was about one. */
    readonly groupId: string | null;
    readonly number: string | null;
  }[];
  /** Intake closed and opened by the rule; by hand it stands in the log. Null reason = opened. */
  readonly intake: readonly {
    readonly at: number;
    readonly groupIds: readonly string[];
    readonly reason: 'no-time' | 'after-hours' | null;
  }[];
  readonly broadcasts: readonly { readonly at: number; readonly until: number; readonly text: LocalText }[];
  readonly reasons: {
    readonly called: Reasons<CallReason>;
    readonly priority: Reasons<PriorityReason>;
    readonly moved: Reasons<'transfer' | 'wrong-group' | 'come-back' | 'regrouped'>;
    readonly outcome: Reasons<Outcome>;
    readonly cancelled: Reasons<CancelledTicket['by']>;
    /** How often a number was passed. */
    readonly passed: number;
    readonly pause: readonly { readonly reason: PauseReason; readonly count: number; readonly minutes: number }[];
  };
  readonly handOver: { readonly by: Person; readonly at: number; readonly note: string } | null;
  /** Names of the staff that the sheet names, by staff id; who has left the hall since has none. */
  readonly names: Readonly<Record<string, LocalText>>;
};
