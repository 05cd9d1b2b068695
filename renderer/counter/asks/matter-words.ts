import type { MatterKind, MatterState, UnresolvedReason } from '../../../shared/domain/ask/matter.ts';

export const KIND_WORD = {
  question: 'matter.kind.question',
  inquiry: 'matter.kind.inquiry',
  unresolved: 'matter.kind.unresolved',
} as const satisfies Record<MatterKind, string>;

export const STATE_WORD = {
  open: 'matter.state.open',
  answered: 'matter.state.answered',
  closed: 'matter.state.closed',
} as const satisfies Record<MatterState, string>;

export const REASON_WORD = {
  'not-accepted': 'matter.reason.notAccepted',
  papers: 'matter.reason.papers',
  'too-long': 'matter.reason.tooLong',
  'passed-around': 'matter.reason.passedAround',
  'no-rule': 'matter.reason.noRule',
  other: 'matter.reason.other',
} as const satisfies Record<UnresolvedReason, string>;
