import { z } from 'zod';
import { localeSchema } from '../../lib/text.ts';
import type { CommandRule } from '../commands/command-table.ts';

export const sheetCommandSchemas = {
  /**
   * Asks for the day sheet; no day = the present one. `file`: as a workbook in this language too. A command, so that the
   * one table says who may, and the audit says who did [SE-5]; nothing changes by it.
   */
  'day.sheet': z.strictObject({ day: z.iso.date().optional(), file: localeSchema.optional() }),
} as const;

/** Its row of THE table. */
export const sheetRules = {
  'day.sheet': {
    mode: 'live',
    actors: ['manager', 'admin'],
    binding: 'none',
    window: null,
    ticket: null,
    undoable: false,
  },
} as const satisfies Record<keyof typeof sheetCommandSchemas, CommandRule>;
