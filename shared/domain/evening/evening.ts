import type { Person } from '../floor/floor.ts';
import type { HallState } from '../hall/hall-state.ts';
import { planOf } from '../hall/plan.ts';
import { closingAt, type Span } from '../hours/hours.ts';
import type { TicketBase } from '../ticket/ticket.ts';

/** What the end of a day leaves: outcomes of numbers that were not served, promises, the word for the next morning. */

/** What a named person gives a leftover number. */
export const SETTLEMENTS = ['served-late', 'first-tomorrow', 'call-back'] as const;
export type Settlement = (typeof SETTLEMENTS)[number];

/**
 * Row `leftover`, id = ticket id, of the business day, feed `manage`: what became of a number that was still open when
 * intake had closed. `unsettled`: nobody said, the day ended it at the roll [QU-4]. The day sheet reads it.
 */
export type Leftover = {
  readonly id: string;
  readonly day: string;
  readonly number: string;
  readonly groupId: string;
  readonly outcome: Settlement | 'unsettled';
  /** Who settled it; empty for `unsettled`. */
  readonly by: Person;
  /** Epoch ms. */
  readonly at: number;
  readonly note: string | null;
};

/**
 * Row `owed`, id = ticket id, feed `manage`: what the hall still owes somebody. Not of one day: it stays over the roll
 * until it is kept, or lapses.
 */
export type Owed = Omit<Leftover, 'outcome'> & {
  readonly outcome: Exclude<Settlement, 'served-late'>;
  /** Last day on which it is good, where somebody named one; missing = until an open day has passed. */
  readonly until?: string;
  /** Row of the `person` table with the telephone number, null when only a note was left [SY-13]. */
  readonly personId: string | null;
};

/**
 * Row `promise`, id = ticket id, never in a feed: by what the holder of yesterday's slip is known, and what the new
 * number takes over. Good once; goes when an open day has passed.
 */
export type Promised = Pick<
  TicketBase,
  'id' | 'day' | 'number' | 'groupId' | 'class' | 'locale' | 'needs' | 'matters'
> & {
  /** Version and token hash of the slip that was valid when the day ended [QU-3]. */
  readonly version: number;
  readonly tokenHash: string;
  /** The other numbers of its visit: the one paper of a visit has one code, which opens all of them [QU-17]. */
  readonly also?: readonly { readonly id: string; readonly version: number; readonly tokenHash: string }[];
  readonly personId: string | null;
  /** Wrong check codes typed for it [QU-18]. */
  readonly wrongTries: number;
  /** As in `Owed`. */
  readonly until?: string;
  /** The ticket it became; null = not yet. */
  readonly takenAs: string | null;
};

/** Row `handOver`, id = the day it was written on, feed `manage`; stays over the roll until an open day has passed. */
export type HandOver = {
  readonly id: string;
  readonly day: string;
  readonly by: Person;
  /** Epoch ms. */
  readonly at: number;
  readonly note: string;
};

/**
 * Why intake is as it is, on the group's row. `hand`: a manager's decision, which wins over the rule for the rest of
 * the day. `rule`: closed because its line would not be done in time, or because the hall closes.
 */
export type IntakeMark =
  | { readonly by: 'hand'; readonly at: number }
  | { readonly by: 'rule'; readonly reason: IntakeReason; readonly at: number };
export const INTAKE_REASONS = ['no-time', 'after-hours'] as const;
export type IntakeReason = (typeof INTAKE_REASONS)[number];

/** Opening spans by the calendar; undefined for a hall that never closes, or whose day is not worked out yet. */
export function spansToday(state: HallState): readonly Span[] | undefined {
  const plan = planOf(state);
  return plan === undefined || plan.hours === 'always' ? undefined : plan.today?.spans;
}

/** Minute of the day at which the hall closes; undefined when it does not close today (always open, or not open at all). */
export function closingToday(state: HallState): number | undefined {
  return closingAt(spansToday(state) ?? []);
}
