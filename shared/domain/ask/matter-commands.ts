import { z } from 'zod';
import { localeSchema } from '../../lib/text.ts';
import type { CommandRule } from '../commands/command-table.ts';
import { UNRESOLVED_REASONS } from './matter.ts';

const id = z.string().min(1).max(64);
/** A client gives the words; behind the server's edge there is only the id of the row that keeps them [SY-13]. */
const writtenSchema = z.union([
  z.strictObject({ text: z.string().min(1).max(500), contact: z.string().min(1).max(100).optional() }),
  z.strictObject({ textId: id }),
]);
const shared = { written: writtenSchema, itemId: id.optional(), locale: localeSchema };

/** Payloads of the register of matters. */
export const matterCommandSchemas = {
  'matter.leave': z.strictObject({ written: writtenSchema, locale: localeSchema }),
  /** Whoever is asked first registers it, and owns it. */
  'matter.inquire': z.strictObject(shared),
  'matter.unresolved': z.strictObject({ ...shared, reason: z.enum(UNRESOLVED_REASONS) }),
  /** By its citizen: the number with its check code. */
  'matter.lookUp': z.strictObject({ number: z.string().regex(/^[0-9]{6}$/), code: z.string().regex(/^[0-9]{4}$/) }),
  /** Shows what was written: a command, so it stands in the audit [SE-7]. */
  'matter.read': z.strictObject({ matterId: id }),
  /** To a named person, by the number on the plate; it changes hands when that person signs. */
  'matter.offer': z.strictObject({ matterId: id, plate: z.string().min(1).max(20) }),
  'matter.accept': z.strictObject({ matterId: id }),
  /** By whom it was offered to, or back by its owner. */
  'matter.decline': z.strictObject({ matterId: id }),
  'matter.answer': z.strictObject({ matterId: id, written: writtenSchema }),
  'matter.close': z.strictObject({ matterId: id }),
} as const;

const staff = {
  mode: 'live',
  actors: ['guide', 'clerk', 'manager'],
  binding: 'none',
  window: null,
  ticket: null,
  undoable: false,
} as const;

/** Their rows of THE table; whose matter it is stands in `decide`. */
export const matterRules = {
  'matter.leave': { ...staff, actors: ['kiosk', 'guide', 'clerk', 'manager'] },
  'matter.inquire': staff,
  'matter.unresolved': staff,
  'matter.lookUp': { ...staff, actors: ['kiosk', 'guide', 'clerk', 'manager'] },
  'matter.read': staff,
  'matter.offer': staff,
  'matter.accept': staff,
  'matter.decline': staff,
  'matter.answer': staff,
  'matter.close': staff,
} as const satisfies Record<keyof typeof matterCommandSchemas, CommandRule>;
