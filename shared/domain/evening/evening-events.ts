import type { IntakeReason, Settlement } from './evening.ts';

/** What happened at the end of a day. `at` is epoch ms of the server; staff by id and plate number [SE-7]. */
export type EveningEvent =
  /** Comes before the event that ends the ticket, where the outcome ends it. */
  | {
      readonly type: 'leftover.settled';
      readonly at: number;
      readonly ticketId: string;
      readonly outcome: Settlement;
      readonly staffId: string;
      readonly plate: string;
      readonly note: string | null;
      readonly personId: string | null;
      /** Last day on which a return slip is good, where the manager named one. */
      readonly until?: string;
    }
  /** Open at the roll of the day, and nobody had said what should become of it. */
  | { readonly type: 'leftover.unsettled'; readonly at: number; readonly ticketId: string }
  /** A call-back was made. */
  | { readonly type: 'owed.kept'; readonly at: number; readonly ticketId: string; readonly staffId: string }
  /** Yesterday's slip became a number of today (`newTicketId`), which `ticket.issued` brings. */
  | { readonly type: 'promise.kept'; readonly at: number; readonly ticketId: string; readonly newTicketId: string }
  | { readonly type: 'promise.checkFailed'; readonly at: number; readonly ticketIds: readonly string[] }
  | {
      readonly type: 'day.handedOver';
      readonly at: number;
      readonly day: string;
      readonly staffId: string;
      readonly plate: string;
      readonly note: string;
    }
  /** By the rule, not by hand: what it closed, and what it opened again. */
  | {
      readonly type: 'intake.ruled';
      readonly at: number;
      readonly closed: readonly { readonly groupId: string; readonly reason: IntakeReason }[];
      readonly opened: readonly string[];
    };
