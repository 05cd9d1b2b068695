import type { LocalText } from '../../lib/text.ts';

/** What the manager of the hall keeps and says: notices, the day's log, messages, alarms taken [QU-15]. */

/** Why the hall cannot work through no fault of its own. */
export const FAULTS = ['system', 'network', 'power', 'other'] as const;
export type Fault = (typeof FAULTS)[number];

/** Why a number is called out of its turn; the closed list of QU-15, named in the day sheet. */
export const CALL_REASONS = ['mistake', 'hardship', 'complaint', 'needs-window', 'promised'] as const;
export type CallReason = (typeof CALL_REASONS)[number];

/**
 * What everybody in the hall is told; feed `queue`, so nobody's name is in it. Epoch ms. A broadcast is over at
 * `until`; of a fault `until` is only when it is expected to end: it lasts until somebody ends it.
 */
export type Notice = { readonly id: string; readonly from: number; readonly until: number } & (
  | { readonly kind: 'broadcast'; readonly text: LocalText }
  /** `groupIds` empty = the whole hall. */
  | {
      readonly kind: 'fault';
      readonly fault: Fault;
      readonly groupIds: readonly string[];
      /** Last day on which a return slip taken now is good; missing = the next day that the hall is open. */
      readonly returnUntil?: string;
    }
);
export type FaultNotice = Extract<Notice, { kind: 'fault' }>;

/** The member of staff who did something, by the number on the plate [SE-7]. */
export type Person = { readonly staffId: string; readonly plate: string };
export type Taking = Person & { readonly at: number };

/** What the incident is about; the day sheet reads it. */
export type IncidentFact =
  /** The silent help key; `taken` and `closed` say who came and what it was. */
  | {
      readonly kind: 'help';
      readonly taken: Taking | null;
      readonly closed: (Taking & { readonly note: string }) | null;
    }
  | { readonly kind: 'fault'; readonly noticeId: string; readonly fault: Fault; readonly endedAt: number | null }
  | { readonly kind: 'called'; readonly reason: CallReason }
  | { readonly kind: 'service-ended' }
  /** `plate`: of the clerk who was gone; with nobody's name on it, the hall file had let them go. */
  | { readonly kind: 'freed'; readonly tickets: number; readonly plate?: string }
  | { readonly kind: 'moved'; readonly groupIds: readonly string[] }
  | { readonly kind: 'intake'; readonly intake: 'open' | 'stopped' | 'rule' }
  | { readonly kind: 'day-ended' }
  | { readonly kind: 'note'; readonly note: string };

/** One line of the day's log, feed `manage`. Null = it concerns no window, group or number in particular. */
export type Incident = {
  readonly id: string;
  readonly day: string;
  readonly at: number;
  readonly by: Person;
  readonly windowId: string | null;
  readonly groupId: string | null;
  readonly number: string | null;
} & IncidentFact;
export type HelpIncident = Extract<Incident, { kind: 'help' }>;

/** Between the manager and one window; `readAt` by the other side, null = not yet. */
export type Message = {
  readonly id: string;
  readonly day: string;
  readonly windowId: string;
  readonly from: 'manager' | 'window';
  readonly by: Person;
  readonly at: number;
  readonly text: string;
  readonly readAt: number | null;
};

/** Who has taken a derived alarm; keyed by the alarm's key. */
export type AlarmTaking = Taking & { readonly id: string; readonly day: string };

/** Who sits where, as the manager may know it: the desk's own row, with its session and undo, stays at the desk. */
export type Post = Person & { readonly windowId: string; readonly since: number };

/** How many waited in a group in the last hour, oldest first, one sample every five minutes of the clock. */
export type Trend = {
  readonly groupId: string;
  readonly day: string;
  readonly samples: readonly { readonly at: number; readonly waiting: number }[];
};
export const TREND_STEP_MS = 5 * 60_000;
export const TREND_SAMPLES = 13;
