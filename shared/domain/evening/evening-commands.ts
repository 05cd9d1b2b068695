import { z } from 'zod';
import { localeSchema } from '../../lib/text.ts';
import type { CommandRule } from '../commands/command-table.ts';
import { ticketRefSchema } from '../ticket/ticket-ref.ts';
import { SETTLEMENTS } from './evening.ts';

const id = z.string().min(1).max(64);
const note = z.string().min(1).max(500);

/** Payloads of the end of the day. */
export const eveningCommandSchemas = {
  /**
   * Gives leftover numbers an outcome, all of them or none. The telephone number of a call-back stays at the server's
   * edge: behind it there is only the id of the person's row [SY-13].
   */
  'leftover.settle': z.strictObject({
    ticketIds: z.array(id).min(1).max(200),
    outcome: z.enum(SETTLEMENTS),
    note: note.optional(),
    phone: z
      .string()
      .regex(/^\+?[0-9][0-9 -]{4,18}[0-9]$/)
      .optional(),
    personId: id.optional(),
  }),
  /** Shows the telephone number of a call-back: a command, so it stands in the audit [SE-7]. */
  'owed.reveal': z.strictObject({ ticketId: id }),
  /** The call-back was made. */
  'owed.keep': z.strictObject({ ticketId: id }),
  /** The holder of yesterday's slip takes the number that was promised: first of the normal ones. */
  'promise.take': z.strictObject({ ref: ticketRefSchema, locale: localeSchema }),
  /** Instead of waiting out an outside fault: the number ends, and its slip is good on a later day [QU-15]. */
  'ticket.returnSlip': z.strictObject({ ref: ticketRefSchema }),
  'day.handOver': z.strictObject({ note }),
  /** The manager ends the day: refused while a number is open, then nothing more is given. */
  'day.end': z.strictObject({}),
} as const;

export const eveningSystemSchemas = {
  /** Closes and opens the intake of groups by the rule. */
  'intake.rule': z.strictObject({}),
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
export const eveningRules = {
  // Many numbers in one command: `decide` asks this row, and `LEFTOVER_STATES`, for the lawful states.
  'leftover.settle': { ...manager, actors: ['manager', 'admin', 'guide'], ticket: ['waiting', 'passed', 'held'] },
  'owed.reveal': manager,
  'owed.keep': manager,
  'promise.take': { ...manager, actors: ['kiosk', 'guide', 'clerk', 'manager'] },
  'ticket.returnSlip': {
    ...manager,
    actors: ['kiosk', 'phone', 'guide', 'clerk', 'manager'],
    ticket: ['waiting', 'passed'],
  },
  'day.handOver': manager,
  'day.end': manager,
  'intake.rule': { ...manager, actors: ['system'] },
} as const satisfies Record<keyof typeof eveningCommandSchemas | keyof typeof eveningSystemSchemas, CommandRule>;
