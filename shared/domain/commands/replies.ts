import type { Locale } from '../../lib/text.ts';
import type { MatterKind, MatterState } from '../ask/matter.ts';
import type { Booking } from '../booking/booking.ts';
import type { ContentReplies } from '../content/content-commands.ts';
import type { DaySheet } from '../day-sheet/day-sheet.ts';
import type { Disclosure, DisclosureStatus, ReplyKind } from '../disclosure/disclosure.ts';
import type { Applicant } from '../disclosure/disclosure-commands.ts';
import type { WaitRange } from '../estimate/estimate.ts';
import type { Leftover } from '../evening/evening.ts';
import type { Need } from '../hall/hall-words.ts';
import type { Why } from '../policy/why.ts';
import type { Ticket, TicketClass } from '../ticket/ticket.ts';
import type { HallCommandType } from './hall-commands.ts';

/** How a waiting ticket stands; the same value on slip, kiosk, board, phone and counter [QU-11]. */
export type Standing = {
  /** Waiting tickets that would be called earlier with no further arrivals. */
  readonly ahead: number;
  readonly range: WaitRange;
};

/** One number on a slip. */
export type SlipLine = {
  readonly ticketId: string;
  readonly number: string;
  readonly class: TicketClass;
  readonly groupId: string;
  readonly zoneId: string;
  /** Numbers of the windows that work for the group, open ones if any are open. */
  readonly windows: readonly number[];
  readonly standing: Standing;
};

/**
 * Reply of `ticket.take` and `slip.reprint`. `slipSecret` is added by the server's edge from its key when it answers;
 * memo and log never hold it.
 */
export type SlipReply = SlipLine & {
  readonly version: number;
  readonly takenAt: number;
  /** The other numbers of the visit that are not over [QU-17]; the slip's code and token are good for them too. */
  readonly others: readonly SlipLine[];
  /** What the visitor needs of a window, for staff; a server of version 5 says nothing about it. */
  readonly needs?: readonly Need[];
  /** It is a return slip: good on the next open day, or until the day that the fault names [QU-15]. */
  readonly returning?: { readonly until: string | null };
  readonly slipSecret?: {
    /** Four digits for typing the number in [QU-18]. */
    readonly checkCode: string;
    /** 22 characters base64url (128 bit) for the phone page and scanning. */
    readonly token: string;
    /** Whole phone address, or null while `publicUrl` is not set. */
    readonly url: string | null;
  };
};

/** Reply of look-up, cancel and reactivate by a visitor. A wrong code is an answer, because it is counted. */
export type VisitorReply =
  | {
      readonly found: true;
      readonly ticket: Ticket;
      readonly standing: Standing | null;
      /** What a member of staff decided about it at the end of the day; missing = nothing. */
      readonly leftover?: Leftover['outcome'];
    }
  | { readonly found: false; readonly triesLeft: number };

/** Tickets of the day, and those of an earlier day that are promised one today, whose visitor has these last four characters of an ID number. */
export type FindReply = { readonly ticketIds: readonly string[] };

/** What the holder of yesterday's slip gets: a slip, or how often the code may still be typed. */
export type PromiseReply = SlipReply | { readonly found: false; readonly triesLeft: number };

/** Whom to call back. The server's edge puts `phone` in the place of `personId`; null when no number was left, or it is forgotten. */
export type RevealReply = { readonly ticketId: string; readonly personId: string | null };
export type RevealedReply = { readonly ticketId: string; readonly phone: string | null };

/** Which day's sheet was asked for, and in which language as a workbook; the server's edge answers `SheetReply`. */
export type SheetAsked = { readonly day: string; readonly file: Locale | null };
export type SheetReply = {
  /** Null = the books know no such day. */
  readonly sheet: DaySheet | null;
  /** The business days that there are sheets of, newest first. */
  readonly days: readonly string[];
  /** The workbook, base64. */
  readonly file: string | null;
};

/** Reply of `booking.make`: what stands on the code slip. The server's edge adds check code and link, as for a number. */
export type BookingMadeReply = Pick<SlipReply, 'ticketId' | 'version' | 'number' | 'takenAt' | 'slipSecret'> & {
  readonly booking: Booking;
};
/** Reply of look-up, cancel and move; a wrong check code is an answer, because it is counted [QU-18]. */
export type BookingReply =
  | { readonly found: true; readonly booking: Booking }
  | { readonly found: false; readonly triesLeft: number };
export type BookingFindReply = { readonly bookingIds: readonly string[] };
/** How many bookings the hall has moved, and how many had nowhere to go. */
export type BookingShutReply = { readonly moved: number; readonly cancelled: number };
/** The open request of this kiosk, an older one where it was open already. */
export type AskReply = { readonly askId: string };

/** What its citizen keeps of a matter; the server's edge adds the check code, as for a number. */
export type MatterMadeReply = Pick<SlipReply, 'ticketId' | 'version' | 'number' | 'takenAt' | 'slipSecret'>;
/** A matter as `decide` answers it; the edge puts the words in the place of the ids of their rows [SY-13]. */
export type MatterTextIds = Omit<Extract<MatterReply, { found: true }>, 'written' | 'answer'> & {
  readonly textId: string;
  readonly answerId: string | null;
};
export type Written = { readonly text: string; readonly contact?: string | undefined };
/** What was asked and answered; null = not yet, or forgotten. A wrong code is an answer, because it is counted [QU-18]. */
export type MatterReply =
  | {
      readonly found: true;
      readonly matterId: string;
      readonly number: string;
      readonly kind: MatterKind;
      readonly status: MatterState;
      readonly due: string;
      /** Epoch ms. */
      readonly answeredAt: number | null;
      readonly written: Written | null;
      readonly answer: Written | null;
    }
  | { readonly found: false; readonly triesLeft: number };

export type CallReply = { readonly ticketId: string; readonly number: string; readonly why: Why };

/** The receipt of a disclosure request. The server's edge adds the check code, as for a number. */
export type DisclosureReceipt = Pick<SlipReply, 'ticketId' | 'number' | 'version' | 'takenAt' | 'slipSecret'>;

/** Where a request stands, as its receipt may know: nothing of who asked. */
export type DisclosureLookUpReply =
  | {
      readonly found: true;
      readonly number: string;
      readonly status: DisclosureStatus;
      readonly receivedOn: string | null;
      readonly due: { readonly date: string; readonly provisional: boolean } | null;
      readonly extended: boolean;
      readonly correction: { readonly what: string; readonly until: string } | null;
      readonly reply: { readonly kind: ReplyKind; readonly on: NonNullable<Disclosure['reply']>['on'] } | null;
    }
  | { readonly found: false; readonly triesLeft: number };

/** Who asks; null when it is forgotten. */
export type ApplicantReply = { readonly requestId: string; readonly applicant: Applicant | null };

export type HallReplies = ContentReplies & {
  'ticket.take': SlipReply;
  'ticket.lookUp': VisitorReply;
  'ticket.cancel': VisitorReply;
  'ticket.reactivate': VisitorReply;
  'slip.reprint': SlipReply;
  'ticket.find': FindReply;
  'ticket.callNext': CallReply;
  'ticket.callNumber': CallReply;
  'ticket.nextMatter': CallReply;
  'promise.take': PromiseReply;
  /** A wrong check code is an answer here too. */
  'ticket.returnSlip': PromiseReply;
  'owed.reveal': RevealedReply;
  'day.sheet': SheetReply;
  'booking.make': BookingMadeReply;
  'booking.lookUp': BookingReply;
  'booking.find': BookingFindReply;
  'booking.cancel': BookingReply;
  'booking.move': BookingReply;
  /** The numbers that the booking has become. */
  'booking.checkIn': PromiseReply;
  'booking.shut': BookingShutReply;
  'booking.reveal': RevealedReply;
  'ask.make': AskReply;
  'ask.begin': AskReply;
  'matter.leave': MatterMadeReply;
  'matter.inquire': MatterMadeReply;
  'matter.unresolved': MatterMadeReply;
  'matter.lookUp': MatterReply;
  'matter.read': MatterReply;
  'disclosure.draft': { readonly number: string };
  'disclosure.enter': DisclosureReceipt;
  'disclosure.receipt': DisclosureReceipt;
  'disclosure.lookUp': DisclosureLookUpReply;
  'disclosure.reveal': ApplicantReply;
};
/** What a command answers; commands not listed answer null. */
export type ReplyOf<T extends HallCommandType> = T extends keyof HallReplies ? HallReplies[T] : null;
