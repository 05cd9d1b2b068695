import { z } from 'zod';
import { localeSchema } from '../../lib/text.ts';
import { DAY_KINDS } from '../calendar/calendar.ts';
import type { CommandRule } from '../commands/command-table.ts';
import { isIdNumber } from '../person/id-number.ts';
import { SHUT_REASONS } from './booking.ts';

const id = z.string().min(1).max(64);
const groupId = z.string().min(1).max(40);
const day = z.iso.date();
const minute = z
  .number()
  .int()
  .min(0)
  .max(24 * 60);

/**
 * How somebody names a booking: by the code on its slip (with the check code, QU-18), by scanning it, or - staff, and
 * the phone page of that slip - by its id.
 */
export const bookingRefSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('token'), token: z.string().regex(/^[A-Za-z0-9_-]{22}$/) }),
  z.strictObject({
    by: z.literal('code'),
    number: z.string().regex(/^[0-9]{6}$/),
    code: z.string().regex(/^[0-9]{4}$/),
  }),
  z.strictObject({ by: z.literal('id'), ticketId: id }),
]);
export type BookingRef = z.infer<typeof bookingRefSchema>;

/** A client gives the ID number; behind the server's edge there is only the id of the person's row [SY-13]. */
const whoSchema = z.union([
  z.strictObject({ idNumber: z.string().refine(isIdNumber) }),
  z.strictObject({ personId: id }),
]);

const spanSchema = { groupIds: z.array(groupId).min(1).max(40), day, from: minute, to: minute };

/** Payloads of appointments. */
export const bookingCommandSchemas = {
  'booking.make': z.strictObject({
    wants: z
      .array(z.strictObject({ groupId, matters: z.number().int().min(1).max(20) }))
      .min(1)
      .max(6),
    day,
    minute,
    locale: localeSchema,
    identity: whoSchema,
    /** For the day on which the hall cannot keep its word. */
    phone: z
      .string()
      .regex(/^\+?[0-9][0-9 -]{4,18}[0-9]$/)
      .optional(),
    phoneId: id.optional(),
  }),
  'booking.lookUp': z.strictObject({ ref: bookingRefSchema }),
  'booking.find': z.strictObject({ identity: whoSchema }),
  'booking.cancel': z.strictObject({ ref: bookingRefSchema }),
  'booking.move': z.strictObject({ ref: bookingRefSchema, day, minute }),
  'booking.checkIn': z.strictObject({ ref: bookingRefSchema, locale: localeSchema }),
  /**
   * The hall cannot keep its word for some hours: nothing more is booked there, and what was booked goes to the nearest
   * later half hour with room, or is cancelled where there is none.
   */
  'booking.shut': z.strictObject({ ...spanSchema, reason: z.enum(SHUT_REASONS) }),
  'booking.reopen': z.strictObject(spanSchema),
  /** Shows the telephone number that was left: a command, so it stands in the audit [SE-7]. */
  'booking.reveal': z.strictObject({ ticketId: id }),
  /** The citizen was told what the hall did. */
  'booking.told': z.strictObject({ ticketId: id }),
} as const;

export const bookingSystemSchemas = {
  /** The days that can be booked, by the calendar that the server alone reads. */
  'booking.days': z.strictObject({
    days: z
      .array(
        z.strictObject({
          day,
          spans: z.array(z.strictObject({ from: minute, to: minute })),
          kind: z.enum(DAY_KINDS),
        }),
      )
      .max(60),
  }),
  /** Marks who did not come. */
  'booking.sweep': z.strictObject({}),
} as const;

const atDesk = {
  mode: 'live',
  actors: ['guide', 'manager'],
  binding: 'none',
  window: null,
  ticket: null,
  undoable: false,
} as const;
const atKiosk = { ...atDesk, actors: ['kiosk', 'guide', 'manager'] } as const;
const manager = { ...atDesk, actors: ['manager', 'admin'] } as const;
const system = { ...atDesk, actors: ['system'] } as const;

/** Their rows of THE table: all live, so that nothing of a person waits in a client [SY-13]. */
export const bookingRules = {
  'booking.make': atKiosk,
  'booking.lookUp': atKiosk,
  'booking.find': atDesk,
  'booking.cancel': { ...atDesk, actors: ['kiosk', 'phone', 'guide', 'manager'] },
  'booking.move': atDesk,
  'booking.checkIn': atKiosk,
  'booking.shut': manager,
  'booking.reopen': manager,
  'booking.reveal': { ...atDesk, actors: ['manager', 'admin', 'guide'] },
  'booking.told': { ...atDesk, actors: ['manager', 'admin', 'guide'] },
  'booking.days': system,
  'booking.sweep': system,
} as const satisfies Record<keyof typeof bookingCommandSchemas | keyof typeof bookingSystemSchemas, CommandRule>;
