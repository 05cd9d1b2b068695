import type { Locale } from '../../lib/text.ts';
import type { Carried } from '../catalogue/carried.ts';
import type { Need, Outcome, PriorityReason } from '../hall/hall-words.ts';
import type { Why } from '../policy/why.ts';

/** How a ticket stands in its group; the letter after the prefix on the slip: none, P, Y [QU-2]. */
export const TICKET_CLASSES = ['normal', 'priority', 'appointment'] as const;
export type TicketClass = (typeof TICKET_CLASSES)[number];

export const TICKET_STATUSES = [
  'waiting',
  'called',
  'serving',
  'held',
  'passed',
  'done',
  'cancelled',
  'abandoned',
  'expired',
] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

/** Nothing follows these. */
export const ENDED: readonly TicketStatus[] = ['done', 'cancelled', 'abandoned', 'expired'];

export type TicketBase = {
  readonly id: string;
  /** Business day 'YYYY-MM-DD' [QU-1]. */
  readonly day: string;
  /** As printed: A012, AP03, AY07. */
  readonly number: string;
  readonly prefix: string;
  /** Issue order in the hall that day, 1-based; breaks ties [QU-5]. */
  readonly seq: number;
  readonly groupId: string;
  readonly class: TicketClass;
  readonly locale: Locale;
  readonly needs: readonly Need[];
  readonly origin: 'kiosk' | 'staff';
  /** Epoch ms. */
  readonly takenAt: number;
  /** Epoch ms at which the present status began. */
  readonly since: number;
  readonly passes: number;
  readonly reactivations: number;
  /** How many period rows this ticket has, voided ones included [QU-10]. */
  readonly periods: number;
  /** Position of the open period row, 0 = none is open. */
  readonly openPeriod: number;
  /**
   * Epoch ms since when it waits in this group (transfer and reactivation start anew). This and the next three are its
   * place in the line, kept while it is called so that "put back" finds it again.
   */
  readonly queuedAt: number;
  /** A transferred ticket goes first of its class. */
  readonly front: boolean;
  /** Callable once its group has made this many calls (reactivated tickets), or when nobody else waits. 0 = at once. */
  readonly afterCalls: number;
  /** "Come back to me": the window that asked for it [QU-5]. */
  readonly returnTo: string | null;
  /** Ids of all tickets of the visit in the order of the slip, this one too; empty for a ticket alone [QU-17]. */
  readonly visit: readonly string[];
  /** Matters to be done with this number, 1 for most [QU-17]. */
  readonly matters: number;
  /** Matters that its present call has already served before it, because the window went on with the visit. */
  readonly inCall: number;
  /** The number of an earlier day that was promised to be first today; missing for most. */
  readonly promised?: string;
};

export type WaitingTicket = TicketBase & {
  readonly status: 'waiting';
  /** An undone call keeps the ticket for its window for a while [QU-9]. `until` is epoch ms. */
  readonly reserved: { readonly windowId: string; readonly until: number } | null;
};

/** One call: first call and recalls, and when they were really spoken [QU-8, QU-12]. */
export type CallRecord = {
  readonly windowId: string;
  readonly staffId: string;
  /** Epoch ms of the first call. */
  readonly calledAt: number;
  /** 1 = first call, then recalls, at most settings.maxCalls. */
  readonly calls: number;
  /** Epoch ms of the newest call. */
  readonly lastCallAt: number;
  /** When the first call was spoken by a board, null while it was not. */
  readonly firstSpokenAt: number | null;
  /** When the newest call was spoken, null while it was not: the clerk sees "not yet spoken". */
  readonly lastSpokenAt: number | null;
  /** A guide has looked for a visitor who needs a silent call [QU-8]. */
  readonly looked: boolean;
};

export type CalledTicket = TicketBase & { readonly status: 'called'; readonly call: CallRecord; readonly why: Why };
export type ServingTicket = TicketBase & {
  readonly status: 'serving';
  readonly windowId: string;
  readonly staffId: string;
};
export type HeldTicket = TicketBase & { readonly status: 'held'; readonly windowId: string; readonly staffId: string };
export type PassedTicket = TicketBase & { readonly status: 'passed'; readonly windowId: string };
export type DoneTicket = TicketBase & {
  readonly status: 'done';
  readonly windowId: string;
  readonly outcome: Outcome;
  /** Ended by the close of the day, not by a clerk [QU-4]; kept out of averages. */
  readonly inaccurate: boolean;
};
export type CancelledTicket = TicketBase & {
  readonly status: 'cancelled';
  readonly by: 'citizen' | 'staff' | 'unclaimed';
};
export type AbandonedTicket = TicketBase & { readonly status: 'abandoned' };
export type ExpiredTicket = TicketBase & { readonly status: 'expired' };

export type Ticket =
  | WaitingTicket
  | CalledTicket
  | ServingTicket
  | HeldTicket
  | PassedTicket
  | DoneTicket
  | CancelledTicket
  | AbandonedTicket
  | ExpiredTicket;

/**
 * What belongs to the paper slip and never enters a feed: which version of the secret is valid (a reprint makes the
 * old QR dead, QU-3), the hash of the phone token and the wrong tries of the check code [QU-18].
 */
export type Slip = {
  readonly ticketId: string;
  readonly day: string;
  readonly version: number;
  readonly tokenHash: string;
  /** Device that issued it: only that kiosk may report its print or give it back unclaimed. */
  readonly deviceId: string | null;
  readonly wrongTries: number;
  readonly prints: number;
  /** Row of the `person` table, null for an anonymous number [SY-13]. */
  readonly personId: string | null;
  /** Why a guide gave priority. Only here and in the event: no public surface may tell [DOMAIN 4.5]. */
  readonly reason: PriorityReason | null;
  /** The checklist that the visitor brought from the guide; only the window that calls the ticket is told. */
  readonly carried?: Carried;
};

/** One stretch of a ticket's life [QU-10]. `end` is null while it lasts; times in epoch ms. */
export type Period = {
  readonly ticketId: string;
  readonly day: string;
  /** 1-based position in the ticket's life. */
  readonly n: number;
  readonly kind: 'waiting' | 'called' | 'serving' | 'held' | 'passed';
  readonly groupId: string;
  readonly windowId: string | null;
  readonly staffId: string | null;
  readonly start: number;
  readonly end: number | null;
  /** Why it stays out of the averages. 'void' = undone. */
  readonly flag: 'inaccurate' | 'outside-fault' | 'help' | 'void' | null;
};
