import { z } from 'zod';
import { localeSchema } from '../../lib/text.ts';
import { askCommandSchemas } from '../ask/ask-commands.ts';
import { matterCommandSchemas } from '../ask/matter-commands.ts';
import { bookingCommandSchemas, bookingSystemSchemas } from '../booking/booking-commands.ts';
import { DAY_KINDS } from '../calendar/calendar.ts';
import { carriedSchema } from '../catalogue/carried.ts';
import { contentCommandSchemas } from '../content/content-commands.ts';
import { sheetCommandSchemas } from '../day-sheet/day-sheet-commands.ts';
import { deviceCommandSchemas, deviceSystemSchemas } from '../device/device-commands.ts';
import { disclosureCommandSchemas } from '../disclosure/disclosure-commands.ts';
import { eveningCommandSchemas, eveningSystemSchemas } from '../evening/evening-commands.ts';
import { floorCommandSchemas, floorSystemSchemas } from '../floor/floor-commands.ts';
import { hallFileSchema } from '../hall/hall-file.ts';
import { needSchema, OUTCOMES, PAUSE_REASONS, PRIORITY_REASONS } from '../hall/hall-words.ts';
import { peopleCommandSchemas } from '../people/people-commands.ts';
import { isIdNumber } from '../person/id-number.ts';
import { TICKET_CLASSES } from '../ticket/ticket.ts';
import { ticketRefSchema } from '../ticket/ticket-ref.ts';

const id = z.string().min(1).max(64);
const groupId = z.string().min(1).max(40);
const windowId = z.string().min(1).max(40);

/**
 * Who takes the number. A client gives the number of the ID card; the server's edge keeps it encrypted and passes only
 * the id of the person's row on, so nothing behind the edge ever sees it [SY-13].
 */
export const identitySchema = z.union([
  z.strictObject({ idNumber: z.string().refine(isIdNumber) }),
  z.strictObject({ personId: id }),
]);
export type Identity = z.infer<typeof identitySchema>;

/** Last four characters of an ID number; behind the edge the persons who have them. */
export const findSchema = z.union([
  z.strictObject({ idTail: z.string().regex(/^[0-9]{3}[0-9X]$/) }),
  z.strictObject({ personIds: z.array(id).max(50) }),
]);

/** At the window: which window presses and, where it acts on one, which ticket it means. */
const atWindow = { windowId };
const onTicket = { windowId, ticketId: id };

/**
 * Payload schema of every hall command that a client may send. The command table (`command-table.ts`) says who may
 * send it, when, and whether it is live or durable.
 */
export const hallCommandSchemas = {
  'ticket.take': z.strictObject({
    groupId,
    class: z.enum(TICKET_CLASSES),
    locale: localeSchema,
    needs: z.array(needSchema).max(3).default([]),
    /** Matters in this group, 1 where nothing is said [QU-17]. */
    matters: z.number().int().min(1).max(20).optional(),
    /** The other groups of the same visit. */
    also: z
      .array(z.strictObject({ groupId, matters: z.number().int().min(1).max(20) }))
      .max(5)
      .optional(),
    /** Why a guide gives priority [DOMAIN 4.5]. */
    reason: z.enum(PRIORITY_REASONS).optional(),
    identity: identitySchema.optional(),
    /** The checklist made at the guide for the matter of `groupId`; the clerk at the window sees it. */
    carried: carriedSchema.optional(),
  }),
  'ticket.changeGroup': z.strictObject({ ticketId: id, groupId }),
  'ticket.needs': z.strictObject({ ticketId: id, needs: z.array(needSchema).max(3) }),
  'ticket.guideLooked': z.strictObject({ ticketId: id }),
  'ticket.find': z.strictObject({ who: findSchema }),
  'ticket.nextMatter': z.strictObject({ ...onTicket, nextId: id, outcome: z.enum(OUTCOMES) }),
  'ticket.unclaimed': z.strictObject({ ticketId: id }),
  'ticket.lookUp': z.strictObject({ ref: ticketRefSchema }),
  'ticket.cancel': z.strictObject({ ref: ticketRefSchema }),
  'ticket.reactivate': z.strictObject({ ref: ticketRefSchema }),
  'slip.printed': z.strictObject({
    ticketId: id,
    version: z.number().int().min(1),
    result: z.enum(['printed', 'failed', 'unknown']),
  }),
  'slip.reprint': z.strictObject({ ref: ticketRefSchema }),
  'window.open': z.strictObject({ ...atWindow, takeOver: z.boolean().default(false) }),
  'window.close': z.strictObject(atWindow),
  'window.pause': z.strictObject({ ...atWindow, reason: z.enum(PAUSE_REASONS) }),
  'window.pauseAfter': z.strictObject({ ...atWindow, reason: z.enum(PAUSE_REASONS).nullable() }),
  'window.resume': z.strictObject(atWindow),
  'ticket.callNext': z.strictObject(atWindow),
  'ticket.recall': z.strictObject(onTicket),
  'ticket.start': z.strictObject(onTicket),
  'ticket.finish': z.strictObject({ ...onTicket, outcome: z.enum(OUTCOMES) }),
  'ticket.pass': z.strictObject({ ...onTicket, left: z.boolean().default(false) }),
  'ticket.putBack': z.strictObject(onTicket),
  'ticket.hold': z.strictObject(onTicket),
  'ticket.takeBack': z.strictObject(onTicket),
  'ticket.wrongGroup': z.strictObject({ ...onTicket, groupId }),
  'ticket.transfer': z.strictObject({ ...onTicket, groupId }),
  'ticket.comeBack': z.strictObject(onTicket),
  'window.undo': z.strictObject(atWindow),
  'voice.attach': z.strictObject({ zoneIds: z.array(groupId).max(20) }),
  'call.spoken': z.strictObject({ ticketId: id, calls: z.number().int().min(1).max(20) }),
  ...floorCommandSchemas,
  ...deviceCommandSchemas,
  ...eveningCommandSchemas,
  ...sheetCommandSchemas,
  ...peopleCommandSchemas,
  ...bookingCommandSchemas,
  ...contentCommandSchemas,
  ...askCommandSchemas,
  ...matterCommandSchemas,
  ...disclosureCommandSchemas,
} as const;

export type HallCommandType = keyof typeof hallCommandSchemas;
export type HallCommandOf<T extends HallCommandType> = {
  readonly type: T;
  readonly payload: z.output<(typeof hallCommandSchemas)[T]>;
};
/** A parsed client command. */
export type HallCommand = { [T in HallCommandType]: HallCommandOf<T> }[HallCommandType];

/** Commands that only the server itself submits, with ids that make them happen once [QU-1]. */
export const systemCommandSchemas = {
  /** Loads or reloads the hall file; tickets stay. */
  'hall.load': z.strictObject({ file: hallFileSchema }),
  /** Opening of a business day by the official calendar [OP-3]. */
  'hours.set': z.strictObject({
    day: z.string(),
    spans: z.array(z.strictObject({ from: z.number().int(), to: z.number().int() })),
    kind: z.enum(DAY_KINDS),
  }),
  /** Ends every open ticket of the day [QU-4]. */
  'day.close': z.strictObject({ day: z.string() }),
  /** Starts a business day; refused while tickets of the last one are open. */
  'day.roll': z.strictObject({ day: z.string() }),
  'est.refresh': z.strictObject({}),
  /** After a restore: counters leave room for what was given since the backup, and go on above `above` [OP-1]. */
  'numbers.jump': z.strictObject({ above: z.number().int().min(0) }),
  /** A board device lost its line: it no longer speaks. */
  'voice.detach': z.strictObject({ deviceId: z.string() }),
  ...floorSystemSchemas,
  ...deviceSystemSchemas,
  ...eveningSystemSchemas,
  ...bookingSystemSchemas,
} as const;
export type SystemCommandType = keyof typeof systemCommandSchemas;
export type SystemCommand = {
  [T in SystemCommandType]: { readonly type: T; readonly payload: z.output<(typeof systemCommandSchemas)[T]> };
}[SystemCommandType];
