import { z } from 'zod';
import { DEVICE_ROLES } from '../commands/actor.ts';
import type { CommandRule } from '../commands/command-table.ts';
import { ROLES } from '../hall/hall-words.ts';
import { deviceHealthSchema } from './health.ts';

const id = z.string().min(1).max(64);

export const deviceCommandSchemas = {
  /** What a device says of itself; which device, the server knows from its line [SY-8]. */
  'device.report': deviceHealthSchema,
  /** Puts a device away on purpose, or takes it back; null = the device that asks, from its service menu. */
  'device.rest': z.strictObject({ deviceId: id.nullable(), resting: z.boolean() }),
} as const;

/** What the server sees of the lines of devices. `line` names the server process. */
export const deviceSystemSchemas = {
  'device.came': z.strictObject({
    deviceId: id,
    role: z.enum(DEVICE_ROLES),
    name: z.string(),
    line: id,
    listed: id.optional(),
  }),
  'device.went': z.strictObject({ deviceId: id, line: id }),
  /** Revoked: it leaves the list. */
  'device.dropped': z.strictObject({ deviceId: id }),
} as const;

const system = {
  mode: 'live',
  actors: ['system'],
  binding: 'none',
  window: null,
  ticket: null,
  undoable: false,
} as const;

export const deviceRules = {
  // Live: a report is about now. A counter reports under whoever is logged in there.
  'device.report': { ...system, actors: [...DEVICE_ROLES, ...ROLES] },
  'device.rest': { ...system, actors: [...DEVICE_ROLES, 'manager', 'admin'] },
  'device.came': system,
  'device.went': system,
  'device.dropped': system,
} as const satisfies Record<keyof typeof deviceCommandSchemas | keyof typeof deviceSystemSchemas, CommandRule>;
