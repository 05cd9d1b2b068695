import { z } from 'zod';
import { localTextSchema } from '../../lib/text.ts';
import { hoursSchema } from '../hours/hours-schema.ts';
import { checkHallFile } from './check-hall-file.ts';
import {
  deviceFileSchema,
  groupFileSchema,
  hallIdSchema,
  rosterFileSchema,
  staffFileSchema,
  windowFileSchema,
  zoneFileSchema,
} from './hall-parts.ts';
import { hallSettingsSchema, POLICY_PRESETS, withPreset } from './hall-settings.ts';
import { OUTCOMES, PAUSE_REASONS } from './hall-words.ts';

/** The parts of a hall file, one schema for JSON and for the sheets of a workbook [OP-3]. */
export const hallFileShape = {
  schema: z.literal(1),
  /** Counts up with every import; an edit of an older one is shown what it would undo. Missing in a file of one's own. */
  version: z.number().int().min(0).optional(),
  id: hallIdSchema,
  name: localTextSchema,
  timeZone: z.string().min(1).max(60).default('Asia/Shanghai'),
  /** Hour at which the business day changes [QU-1]. */
  cutOverHour: z.number().int().min(0).max(12).default(4),
  hours: hoursSchema,
  zones: z.array(zoneFileSchema).min(1).max(40),
  groups: z.array(groupFileSchema).min(1).max(40),
  windows: z.array(windowFileSchema).min(1).max(99),
  outcomes: z.array(z.enum(OUTCOMES)).min(1),
  pauseReasons: z.array(z.enum(PAUSE_REASONS)).min(1),
  staff: z.array(staffFileSchema).max(500),
  /** The weekly roster: post A and post B of the windows; a day can be set otherwise at the console. */
  roster: z.array(rosterFileSchema).max(500).default([]),
  devices: z.array(deviceFileSchema).max(200).default([]),
  preset: z.enum(POLICY_PRESETS).default('standard'),
  settings: hallSettingsSchema.prefault({}),
};

/**
 * The hall file (assets/demo/hall.json) [OP-3]. Keys it does not know are refused, so that a slip of the pen is not a
 * silently missing setting. The settings of the preset stand where the file names none of its own.
 */
export const hallFileSchema = z.preprocess(withPreset, z.strictObject(hallFileShape).superRefine(checkHallFile));
export type HallFile = z.infer<typeof hallFileSchema>;
