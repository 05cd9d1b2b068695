import { rowsOf } from '../../lib/table.ts';
import type { Locale } from '../../lib/text.ts';
import type { Person, Taking } from '../floor/floor.ts';
import type { HallState } from '../hall/hall-state.ts';

/**
 * The register of matters: what somebody asked and somebody must answer. A question left with a code, a first inquiry
 * (首问负责), an unresolved matter (办不成事). What was written, by either side, is personal data: it lies sealed in the
 * book of persons, and here there are only the ids of those rows [SY-13].
 */
export const MATTER_KINDS = ['question', 'inquiry', 'unresolved'] as const;
export type MatterKind = (typeof MATTER_KINDS)[number];

/** Why it could not be done, as the register of unresolved matters knows it. */
export const UNRESOLVED_REASONS = ['not-accepted', 'papers', 'too-long', 'passed-around', 'no-rule', 'other'] as const;
export type UnresolvedReason = (typeof UNRESOLVED_REASONS)[number];

export const MATTER_STATES = ['open', 'answered', 'closed'] as const;
export type MatterState = (typeof MATTER_STATES)[number];

/** Signed: who gave it to whom, and when the other took it (epoch ms). */
export type HandedOver = { readonly from: Person; readonly to: Person; readonly at: number };

/** Row `matter`, feed `manage`; stays over the days until `matterKeepDays` after its answer. */
export type Matter = {
  readonly id: string;
  /** Six digits; with the check code its citizen reads the answer. */
  readonly number: string;
  readonly day: string;
  readonly at: number;
  readonly locale: Locale;
  /** Who registered it; null = the citizen at a kiosk. */
  readonly by: Person | null;
  /** Who answers for it. Only a question may have nobody yet: any guide or manager answers it. */
  readonly owner: Person | null;
  /** Offered to somebody who has not signed: until then it is still its owner's. */
  readonly offered: Person | null;
  readonly handOvers: readonly HandedOver[];
  readonly itemId: string | null;
  /** Row of the book of persons that holds what was written, and how to reach them. */
  readonly textId: string;
  readonly answerId: string | null;
  /** Last day for the answer, `YYYY-MM-DD`. */
  readonly due: string;
  readonly status: MatterState;
  readonly answered: Taking | null;
  readonly closed: Taking | null;
  /** Wrong check codes typed for it [QU-18]. */
  readonly wrongTries: number;
} & (
  | { readonly kind: 'question' | 'inquiry'; readonly reason: null }
  | { readonly kind: 'unresolved'; readonly reason: UnresolvedReason }
);

/** Row `folder`, id = staff id, feed `me:<staff>`: what that person answers for, or is offered. */
export type Folder = { readonly id: string; readonly matters: readonly Matter[] };

export function isOverdue(matter: Matter, today: string): boolean {
  return matter.status === 'open' && matter.due < today;
}

/** Open matters whose last day is over, the oldest first. */
export function overdueMatters(state: HallState, today: string): readonly Matter[] {
  const late = [...rowsOf(state.matters)].filter((matter) => isOverdue(matter, today));
  return late.sort((a, b) => (a.due === b.due ? a.at - b.at : a.due < b.due ? -1 : 1));
}
