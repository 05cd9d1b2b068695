import { z } from 'zod';
import type { CommandRule } from '../commands/command-table.ts';
import { timeOfDaySchema } from '../hours/hours-schema.ts';
import { CORRECTIONS, LEAVE_KINDS } from './people.ts';

const short = z.string().min(1).max(40);
const id = z.string().min(1).max(64);
const day = z.iso.date();
/** Wall clock of the hall, `YYYY-MM-DDTHH:MM`. */
const stamp = z.string().regex(/^\d{4}-\d{2}-\d{2}T(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/);
const minute = z
  .number()
  .int()
  .min(0)
  .max(24 * 60);

/** Payloads of the manager's acts on roster, leave, cover and attendance. */
export const peopleCommandSchemas = {
  /** Who is planned at a window on these days; no shifts: nobody; null: as the weekly roster of the hall file has it. */
  'roster.set': z.strictObject({
    windowId: short,
    days: z.array(day).min(1).max(31),
    shifts: z
      .array(z.strictObject({ from: timeOfDaySchema, to: timeOfDaySchema, a: short, b: short.nullable() }))
      .max(8)
      .nullable(),
  }),
  /** What was set for the seven days before, for the seven days from this one on; days that are over stay. */
  'roster.copyWeek': z.strictObject({ from: day }),
  'leave.record': z.strictObject({ staffId: short, kind: z.enum(LEAVE_KINDS), from: stamp, to: stamp }),
  'leave.withdraw': z.strictObject({ leaveId: id }),
  /** The post is named by window and first minute; `move`: also when their own post becomes empty by it. */
  'cover.confirm': z.strictObject({
    day,
    windowId: short,
    from: minute,
    staffId: short,
    move: z.boolean().default(false),
  }),
  'cover.end': z.strictObject({ coverId: id }),
  /** Of today; null takes the correction back. The facts stay as they are. */
  'attendance.correct': z.strictObject({ staffId: short, reason: z.enum(CORRECTIONS).nullable() }),
} as const;

const manager = {
  mode: 'live',
  actors: ['manager', 'admin'],
  binding: 'none',
  window: null,
  ticket: null,
  undoable: false,
} as const;

/** Their rows of THE table. */
export const peopleRules = {
  'roster.set': manager,
  'roster.copyWeek': manager,
  'leave.record': manager,
  'leave.withdraw': manager,
  'cover.confirm': manager,
  'cover.end': manager,
  'attendance.correct': manager,
} as const satisfies Record<keyof typeof peopleCommandSchemas, CommandRule>;
