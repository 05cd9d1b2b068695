import type { Need } from '../../../shared/domain/hall/hall-words.ts';

/** The words of the guide desk for what a visitor needs. */
export const NEED_WORD = {
  'low-counter': 'needs.lowCounter.label',
  'silent-call': 'needs.silentCall.label',
  english: 'needs.english.label',
} as const satisfies Record<Need, string>;
