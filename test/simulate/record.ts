import type { WaitRange } from '../../shared/domain/estimate/estimate.ts';
import type { Why } from '../../shared/domain/policy/why.ts';
import type { TicketClass } from '../../shared/domain/ticket/ticket.ts';

/** What one visitor was told and what became of it. Times in epoch ms. */
export type VisitorRecord = {
  readonly ticketId: string;
  readonly number: string;
  readonly seq: number;
  readonly groupId: string;
  readonly class: TicketClass;
  readonly hasNeeds: boolean;
  /** One of several numbers of a visit: skipped while another is served [QU-17]. */
  readonly isVisit: boolean;
  readonly takenAt: number;
  readonly ahead: number;
  readonly promised: WaitRange;
  /**
   * Waiting x average / open windows, the formula of a plain system [DOMAIN 4.4]; null when no window was open. Waiting
   * = those who will be called before, windows = open ones of the group itself. `constant` takes the average that stands
   * in the hall file, `learned` the one of today's services so far.
   */
  readonly plain: { readonly constant: number; readonly learned: number } | null;
  /** Minutes that the oracle said, where it was asked. */
  readonly oracle: number | null;
  calledAt: number | null;
  startedAt: number | null;
  outcome: 'waiting' | 'served' | 'no-show' | 'cancelled' | 'unserved';
};

/** One call as it happened, in order [QU-6]. */
export type CallRecord = {
  readonly ticketId: string;
  readonly groupId: string;
  readonly windowId: string;
  readonly at: number;
  readonly why: Why['code'];
};

export type DayRecord = {
  readonly opensAt: number;
  readonly closesAt: number;
  readonly visitors: readonly VisitorRecord[];
  readonly calls: readonly CallRecord[];
  /** Takes that were refused, by code. */
  readonly refusedTakes: Readonly<Record<string, number>>;
  /** Other commands that were refused, by command and code: what pressed too early or lost a race. */
  readonly refused: Readonly<Record<string, number>>;
  readonly commands: number;
  readonly waitingAtClosing: number;
};
