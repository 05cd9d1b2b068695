import { z } from 'zod';
import { localeSchema } from '../../lib/text.ts';
import type { CommandRule } from '../commands/command-table.ts';
import { ANSWERS, CHANNELS, CONSULTED, FORMS, REPLY_KINDS } from './disclosure.ts';

const id = z.string().min(1).max(64);
const day = z.iso.date();
const words = z.string().trim().min(1).max(500);

/** Who asks, as the law says: name, proof of identity, contact. Kept at the server's edge as a person's row [SY-13]. */
export const applicantSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  /** ID number, or the credit code of a legal person. */
  document: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{5,30}$/),
  contact: z.string().trim().min(3).max(200),
});
export type Applicant = z.infer<typeof applicantSchema>;

const infoSchema = z.strictObject({
  name: z.string().trim().min(1).max(200).nullable(),
  documentNumber: z.string().trim().min(1).max(100).nullable(),
  description: words,
});

/** Payloads of disclosure requests. */
export const disclosureCommandSchemas = {
  /** The kiosk's short form: what is asked for and nothing of who asks. */
  'disclosure.draft': z.strictObject({ description: words, locale: localeSchema }),
  'disclosure.dropDraft': z.strictObject({ requestId: id }),
  'disclosure.enter': z.strictObject({
    /** The draft that it completes. */
    requestId: id.optional(),
    /** A client gives `applicant`; behind the edge there is `personId`. */
    applicant: applicantSchema.optional(),
    personId: id.optional(),
    info: infoSchema,
    form: z.enum(FORMS),
    channel: z.enum(CHANNELS),
    dictated: z.boolean(),
    /** Day of the signature of signed mail; of nothing else. */
    signedOn: day.optional(),
    locale: localeSchema,
  }),
  'disclosure.confirmDay': z.strictObject({ requestId: id, day }),
  'disclosure.askCorrection': z.strictObject({ requestId: id, what: words, until: day }),
  'disclosure.correct': z.strictObject({ requestId: id, info: infoSchema }),
  'disclosure.giveUp': z.strictObject({ requestId: id }),
  'disclosure.consult': z.strictObject({ requestId: id, with: z.enum(CONSULTED) }),
  'disclosure.answered': z.strictObject({ requestId: id, answer: z.enum(ANSWERS) }),
  'disclosure.askExtension': z.strictObject({ requestId: id, reason: words }),
  'disclosure.approveExtension': z.strictObject({ requestId: id }),
  'disclosure.tellExtension': z.strictObject({ requestId: id }),
  'disclosure.reply': z.strictObject({ requestId: id, kind: z.enum(REPLY_KINDS), note: words.optional() }),
  /** Shows who asks: a command, so it stands in the audit [SE-7]. */
  'disclosure.reveal': z.strictObject({ requestId: id }),
  /** A new receipt; the check code of the old one is void [QU-3]. */
  'disclosure.receipt': z.strictObject({ requestId: id }),
  'disclosure.lookUp': z.strictObject({
    number: z.string().regex(/^[0-9]{8}$/),
    code: z.string().regex(/^[0-9]{4}$/),
  }),
} as const;

const byStaff = {
  mode: 'live',
  actors: ['guide', 'manager'],
  binding: 'none',
  window: null,
  ticket: null,
  undoable: false,
} as const;

/** Their rows of THE table: all live, so that nothing of a person waits in a client [SY-13]. States: `DISCLOSURE_TABLE`. */
export const disclosureRules = {
  'disclosure.draft': { ...byStaff, actors: ['kiosk'] },
  'disclosure.dropDraft': byStaff,
  'disclosure.enter': byStaff,
  'disclosure.confirmDay': byStaff,
  'disclosure.askCorrection': byStaff,
  'disclosure.correct': byStaff,
  'disclosure.giveUp': byStaff,
  'disclosure.consult': byStaff,
  'disclosure.answered': byStaff,
  'disclosure.askExtension': byStaff,
  // The head of the office: not whoever handles it, which `decide` sees to.
  'disclosure.approveExtension': { ...byStaff, actors: ['manager', 'admin'] },
  'disclosure.tellExtension': byStaff,
  'disclosure.reply': byStaff,
  'disclosure.reveal': byStaff,
  'disclosure.receipt': byStaff,
  'disclosure.lookUp': { ...byStaff, actors: ['kiosk', 'guide', 'manager'] },
} as const satisfies Record<keyof typeof disclosureCommandSchemas, CommandRule>;
