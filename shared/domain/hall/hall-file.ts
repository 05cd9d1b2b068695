import { z } from 'zod';
import { localTextSchema } from '../../lib/text.ts';
import { hallSettingsSchema } from './hall-settings.ts';

/** What a visitor may need of a window; travels with the ticket [QU-5]. */
export const NEEDS = ['low-counter', 'silent-call', 'english'] as const;
export type Need = (typeof NEEDS)[number];
export const needSchema = z.enum(NEEDS);

export const ROLES = ['clerk', 'guide', 'manager', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** How a service at the window can end [QU-4]. */
export const OUTCOMES = ['handled', 'advice', 'bring-more', 'referred', 'not-ours'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const PAUSE_REASONS = ['meeting', 'site-visit', 'meal', 'handover', 'system', 'other'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);

export const zoneFileSchema = z.object({ id, name: localTextSchema });

export const groupFileSchema = z.object({
  id,
  /** One letter; I O Q S U V Z are never used because they look or sound like others. */
  prefix: z.string().regex(/^[ABCDEFGHJKLMNPRTWXY]$/),
  name: localTextSchema,
  /** Everyday word for the rush page, e.g. 社保. */
  everyday: localTextSchema,
  zoneId: id,
  /** Configured service minutes, used until the hall has learned its own [QU-11]. */
  minutes: z.number().positive().max(240),
  /** Most wanted first on the rush page; ascending. */
  rank: z.number().int().min(0),
  priority: z.boolean().default(true),
  /** The general number of "I don't know" [KI-1]. */
  general: z.boolean().default(false),
});

export const windowFileSchema = z.object({
  id,
  number: z.number().int().min(1).max(99),
  zoneId: id,
  groups: z.array(z.object({ groupId: id, weight: z.number().int().min(1).max(100).default(1) })).min(1),
  features: z.array(needSchema).default([]),
});

export const staffFileSchema = z.object({
  id,
  login: z.string().regex(/^[a-z0-9.]{3,32}$/),
  name: localTextSchema,
  /** Number on the window plate. */
  plate: z.string().max(8),
  roles: z.array(z.enum(ROLES)).min(1),
  /** Groups this person may serve; '*' is every group. */
  skills: z.array(z.union([id, z.literal('*')])),
});

/**
 * The hall file (assets/demo/hall.json), the part of OP-3 that this version reads. `hours: 'always'` keeps the demo
 * open at night; opening hours by the calendar come with the day of the hall.
 */
export const hallFileSchema = z
  .object({
    schema: z.literal(1),
    id,
    name: localTextSchema,
    timeZone: z.string().default('Asia/Shanghai'),
    /** Hour at which the business day changes [QU-1]. */
    cutOverHour: z.number().int().min(0).max(12).default(4),
    hours: z.literal('always'),
    zones: z.array(zoneFileSchema).min(1),
    groups: z.array(groupFileSchema).min(1),
    windows: z.array(windowFileSchema).min(1),
    outcomes: z.array(z.enum(OUTCOMES)).min(1),
    pauseReasons: z.array(z.enum(PAUSE_REASONS)).min(1),
    staff: z.array(staffFileSchema),
    settings: hallSettingsSchema.prefault({}),
  })
  .superRefine((hall, ctx) => {
    const zones = new Set(hall.zones.map((zone) => zone.id));
    const groups = new Set(hall.groups.map((group) => group.id));
    const unique = (values: readonly (string | number)[], path: string) => {
      if (new Set(values).size !== values.length) ctx.addIssue({ code: 'custom', path: [path], message: 'duplicate' });
    };
    unique(
      hall.zones.map((zone) => zone.id),
      'zones',
    );
    unique(
      hall.groups.map((group) => group.id),
      'groups',
    );
    unique(
      hall.groups.map((group) => group.prefix),
      'groups',
    );
    unique(
      hall.windows.map((window) => window.id),
      'windows',
    );
    unique(
      hall.windows.map((window) => window.number),
      'windows',
    );
    unique(
      hall.staff.map((person) => person.login),
      'staff',
    );
    hall.groups.forEach((group, index) => {
      if (!zones.has(group.zoneId))
        ctx.addIssue({ code: 'custom', path: ['groups', index, 'zoneId'], message: 'unknown zone' });
    });
    hall.windows.forEach((window, index) => {
      if (!zones.has(window.zoneId))
        ctx.addIssue({ code: 'custom', path: ['windows', index, 'zoneId'], message: 'unknown zone' });
      for (const { groupId } of window.groups) {
        if (!groups.has(groupId))
          ctx.addIssue({ code: 'custom', path: ['windows', index, 'groups'], message: 'unknown group' });
      }
    });
  });
export type HallFile = z.infer<typeof hallFileSchema>;
