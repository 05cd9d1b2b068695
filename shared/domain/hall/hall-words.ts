import { z } from 'zod';

/** What a visitor may need of a window; travels with the ticket [QU-5]. */
export const NEEDS = ['low-counter', 'silent-call', 'english'] as const;
export type Need = (typeof NEEDS)[number];
/** Needs that bind a ticket to a window which has the feature; a silent call binds the voice, not the window. */
export const WINDOW_NEEDS = ['low-counter', 'english'] as const satisfies readonly Need[];
export type WindowNeed = (typeof WINDOW_NEEDS)[number];
export const isWindowNeed = (need: Need): need is WindowNeed => need !== 'silent-call';
export const needSchema = z.enum(NEEDS);

export const ROLES = ['clerk', 'guide', 'manager', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** How a service at the window can end [QU-4]. */
export const OUTCOMES = ['handled', 'advice', 'bring-more', 'referred', 'not-ours'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const PAUSE_REASONS = ['meeting', 'site-visit', 'meal', 'handover', 'system', 'other'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

/** Why a guide gives priority, a closed list; logged with the number and shown nowhere in public [DOMAIN 4.5]. */
export const PRIORITY_REASONS = [
  'disability',
  'elderly',
  'military',
  'rescue',
  'pregnant-or-infant',
  'unwell',
  'key-project',
] as const;
export type PriorityReason = (typeof PRIORITY_REASONS)[number];
