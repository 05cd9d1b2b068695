import { z } from 'zod';
import { localTextSchema } from '../../lib/text.ts';
import { DEVICE_ROLES } from '../commands/actor.ts';
import { checkSpans, timeOfDaySchema, WEEKDAYS } from '../hours/hours-schema.ts';
import { needSchema, ROLES } from './hall-words.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);

/** Ids of everything a hall file names: short, lower case, good in a file name and a spreadsheet cell. */
export const hallIdSchema = id;

export const zoneFileSchema = z.strictObject({ id, name: localTextSchema });

/** When a group is in trouble, for the manager: minutes of the longest wait, and people per open window. */
export const groupLimitsSchema = z.strictObject({
  waitWarnMin: z.number().int().min(1).max(600).default(20),
  waitYellowMin: z.number().int().min(1).max(600).default(40),
  queuePerWindow: z.number().int().min(1).max(999).default(10),
});

/** Most numbers of a half-day, before and from noon; null is no limit [QU-13]. */
export const groupQuotaSchema = z.strictObject({
  am: z.number().int().min(0).max(9999).nullable().default(null),
  pm: z.number().int().min(0).max(9999).nullable().default(null),
});

/** Appointments: whether there are any, and the places of each half hour; null: a share of the planned windows. */
export const groupBookingSchema = z.strictObject({
  open: z.boolean().default(false),
  places: z.number().int().min(0).max(999).nullable().default(null),
});

/** Planned windows by time of day; where nothing is planned, all windows of the group count. */
export const staffingSchema = z
  .array(z.strictObject({ from: timeOfDaySchema, to: timeOfDaySchema, windows: z.number().int().min(0).max(99) }))
  .max(48)
  .superRefine(checkSpans);

export const groupFileSchema = z
  .strictObject({
    id,
    /** One letter; I O Q S U V Z are never used because they look or sound like others. */
    prefix: z.string().regex(/^[ABCDEFGHJKLMNPRTWXY]$/),
    name: localTextSchema,
    /** Everyday word for the rush page, e.g. 社保. */
    everyday: localTextSchema,
    /** Short name for the loudspeaker; the everyday word where none is given. */
    spoken: localTextSchema.optional(),
    zoneId: id,
    /** Configured service minutes, used until the hall has learned its own [QU-11]. */
    minutes: z.number().positive().max(240),
    /** Most wanted first on the rush page; ascending. */
    rank: z.number().int().min(0),
    priority: z.boolean().default(true),
    /** The general number of "I don't know" [KI-1]. */
    general: z.boolean().default(false),
    /** A number is given only with identity [QU-13]. */
    realName: z.boolean().default(false),
    quota: groupQuotaSchema.prefault({}),
    limits: groupLimitsSchema.prefault({}),
    staffing: staffingSchema.default([]),
    booking: groupBookingSchema.prefault({}),
  })
  .transform((group) => ({ ...group, spoken: group.spoken ?? group.everyday }));
export type GroupFile = z.infer<typeof groupFileSchema>;

export const windowFileSchema = z.strictObject({
  id,
  number: z.number().int().min(1).max(99),
  zoneId: id,
  groups: z.array(z.strictObject({ groupId: id, weight: z.number().int().min(1).max(100).default(1) })).min(1),
  features: z.array(needSchema).default([]),
});

/** Absence by date, both ends included; the reason is a free word of the hall's own. */
const leaveSchema = z
  .strictObject({ from: z.iso.date(), to: z.iso.date(), reason: z.string().max(100).optional() })
  .refine((leave) => leave.from <= leave.to, { path: ['to'], message: 'ends-before-it-begins' });

export const staffFileSchema = z.strictObject({
  id,
  login: z.string().regex(/^[a-z0-9.]{3,32}$/),
  name: localTextSchema,
  /** Number on the window plate. */
  plate: z.string().max(8),
  roles: z.array(z.enum(ROLES)).min(1),
  /** Groups this person may serve; '*' is every group. */
  skills: z.array(z.union([id, z.literal('*')])),
  leave: z.array(leaveSchema).max(60).default([]),
  /** B post (A/B 岗): who takes over while this person is away; null where nobody does. */
  cover: id.nullable().default(null),
});
export type StaffFile = z.infer<typeof staffFileSchema>;

/** A line of the weekly roster: who works at a window (A post) and who takes over (B post) on these days of the week. */
export const rosterFileSchema = z.strictObject({
  windowId: id,
  days: z.array(z.enum(WEEKDAYS)).min(1).default(['mon', 'tue', 'wed', 'thu', 'fri']),
  from: timeOfDaySchema.default('08:30'),
  to: timeOfDaySchema.default('17:30'),
  a: id,
  /** None: the B post that the person has. */
  b: id.nullable().default(null),
});
export type RosterFile = z.infer<typeof rosterFileSchema>;

/** A device the hall means to have; enrolling one (`enroll --device <id>`) is another act [SE-3]. */
export const deviceFileSchema = z.strictObject({
  id,
  role: z.enum(DEVICE_ROLES),
  name: z.string().min(1).max(60),
  zoneId: id.optional(),
  /** Where it stands, for whoever looks for it. */
  place: z.string().min(1).max(60).optional(),
  /** The window that it belongs to: of a window display or a counter. */
  windowId: id.optional(),
  /** What prints there, in words. Its address is in the device's own settings. */
  printer: z.string().min(1).max(60).optional(),
});
export type DeviceFile = z.infer<typeof deviceFileSchema>;
