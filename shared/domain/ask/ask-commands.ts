import { z } from 'zod';
import { localeSchema } from '../../lib/text.ts';
import type { CommandRule } from '../commands/command-table.ts';
import { ASK_OUTCOMES, WISHES } from './ask.ts';

const id = z.string().min(1).max(64);

/** Payloads of the request for a person. The place is the kiosk that sends it, never a word of the payload. */
export const askCommandSchemas = {
  /** One open request per kiosk: pressed again it changes nothing. */
  'ask.make': z.strictObject({ wish: z.enum(WISHES), locale: localeSchema }),
  /** Of this kiosk. */
  'ask.withdraw': z.strictObject({ askId: id }),
  /** One person takes it; whoever comes second is told who has it. */
  'ask.take': z.strictObject({ askId: id }),
  'ask.giveBack': z.strictObject({ askId: id }),
  'ask.end': z.strictObject({ askId: id, outcome: z.enum(ASK_OUTCOMES) }),
  /** A guide who was spoken to begins at once: it is asked and taken in one. */
  'ask.begin': z.strictObject({ wish: z.enum(WISHES), locale: localeSchema }),
} as const;

const guide = {
  mode: 'live',
  actors: ['guide', 'manager'],
  binding: 'none',
  window: null,
  ticket: null,
  undoable: false,
} as const;

/** Their rows of THE table. */
export const askRules = {
  'ask.make': { ...guide, actors: ['kiosk'] },
  'ask.withdraw': { ...guide, actors: ['kiosk'] },
  'ask.take': guide,
  'ask.giveBack': guide,
  'ask.end': guide,
  'ask.begin': guide,
} as const satisfies Record<keyof typeof askCommandSchemas, CommandRule>;
