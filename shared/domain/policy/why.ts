/**
 * Why the policy chose a ticket, as a code with parameters; texts under `why.<code>` give the one line that a clerk
 * can read out [QU-5].
 */
export type Why =
  | { readonly code: 'reserved' }
  | { readonly code: 'returning' }
  | { readonly code: 'by-manager' }
  | { readonly code: 'same-visit' }
  | { readonly code: 'priority'; readonly run: number; readonly of: number }
  | { readonly code: 'priority-share'; readonly every: number }
  | { readonly code: 'overdue'; readonly minutes: number }
  | { readonly code: 'after-priority'; readonly run: number }
  | { readonly code: 'appointment' }
  | { readonly code: 'transferred' }
  /** Promised on an earlier day to be first today; `number` is that day's. */
  | { readonly code: 'promised'; readonly number: string }
  | { readonly code: 'reactivated'; readonly after: number }
  /** Needs what only some windows offer, and has let `after` others of the group go first at this one. */
  | { readonly code: 'for-need'; readonly after: number }
  | { readonly code: 'arrival' };
