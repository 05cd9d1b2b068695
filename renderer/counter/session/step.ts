import type { ActionId } from '../keys/key-table.ts';
import type { Effect } from '../model/choices.ts';
import type { LocalState } from '../model/local-state.ts';

/** What leaves the pure part: a command or a log-out, or something that only the page can do. */
export type Outward =
  | { readonly kind: 'run'; readonly effect: Effect; readonly by: ActionId | 'other' }
  | { readonly kind: 'focus-filter' }
  | { readonly kind: 'strip'; readonly visible: boolean }
  | { readonly kind: 'retry'; readonly outboxId: string }
  | { readonly kind: 'dismiss'; readonly outboxId: string };

/** The answer to one press: what changes here, and what goes out. */
export type Step = { readonly local: Partial<LocalState>; readonly out: Outward | null };

export const NOTHING: Step = { local: {}, out: null };
