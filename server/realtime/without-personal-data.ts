import { z } from 'zod';
import { hallCommandSchemas } from '../../shared/domain/commands/hall-commands.ts';
import type { CommandAck } from '../../shared/protocol/down.ts';
import type { WireError } from '../../shared/protocol/errors.ts';
import type { Envelope } from '../commands/envelope.ts';
import type { Persons } from '../persons/persons.ts';

const take = hallCommandSchemas['ticket.take'];
const find = hallCommandSchemas['ticket.find'];
const book = hallCommandSchemas['booking.make'];
const findBooking = hallCommandSchemas['booking.find'];
const enter = hallCommandSchemas['disclosure.enter'];
const settle = hallCommandSchemas['leftover.settle'];

/** The answer of `owed.reveal`, known by its shape. */
const revealReplySchema = z.strictObject({ ticketId: z.string(), personId: z.string().nullable() });

/** The answer of `disclosure.reveal`. */
const applicantReplySchema = z.strictObject({ requestId: z.string(), personId: z.string().nullable() });

/** How long an applicant is known: as long as the request may be asked about or gone to court for, and its figures count. */
const APPLICANT_DAYS = 3 * 366;

/** Whether a parsed command carries personal data, and so has to wait for the book of persons. */
export function hasPersonalData(envelope: Envelope): boolean {
  if (envelope.refused !== undefined) return false;
  if (envelope.type === 'ticket.take') return take.parse(envelope.payload).identity !== undefined;
  if (envelope.type === 'leftover.settle') {
    const { phone, personId } = settle.parse(envelope.payload);
    return phone !== undefined || personId !== undefined;
  }
  return ['ticket.find', 'booking.make', 'booking.find', 'disclosure.enter'].includes(envelope.type);
}

/**
 * The command with ids of persons in the place of what was typed: the loop, its events, memos, audit and feeds never
 * meet an ID number [SY-13]. A client that names ids of persons itself is refused. `bookingDays`: how long it must be
 * known who did not come.
 */
export async function withoutPersonalData(
  envelope: Envelope,
  persons: Persons,
  bookingDays: number,
): Promise<{ readonly envelope: Envelope } | { readonly error: WireError }> {
  if (envelope.type === 'ticket.find') {
    const { who } = find.parse(envelope.payload);
    if (!('idTail' in who)) return { error: { ok: false, code: 'invalid' } };
    const personIds = await persons.withTail(who.idTail);
    return { envelope: { ...envelope, payload: { who: { personIds } } } };
  }
  if (envelope.type === 'leftover.settle') {
    const { phone, personId, ...rest } = settle.parse(envelope.payload);
    if (phone === undefined || personId !== undefined) return { error: { ok: false, code: 'invalid' } };
    return { envelope: { ...envelope, payload: { ...rest, personId: await persons.keepPhone(phone) } } };
  }
  if (envelope.type === 'booking.find') {
    const { identity } = findBooking.parse(envelope.payload);
    if (!('idNumber' in identity)) return { error: { ok: false, code: 'invalid' } };
    const personId = await persons.identify(identity.idNumber);
    return { envelope: { ...envelope, payload: { identity: { personId } } } };
  }
  if (envelope.type === 'disclosure.enter') {
    const { applicant, personId, ...rest } = enter.parse(envelope.payload);
    if (applicant === undefined || personId !== undefined) return { error: { ok: false, code: 'invalid' } };
    return {
      envelope: { ...envelope, payload: { ...rest, personId: await persons.keepApplicant(applicant, APPLICANT_DAYS) } },
    };
  }
  if (envelope.type === 'booking.make') {
    const { identity, phone, phoneId, ...rest } = book.parse(envelope.payload);
    if (!('idNumber' in identity) || phoneId !== undefined) return { error: { ok: false, code: 'invalid' } };
    const who = { identity: { personId: await persons.identify(identity.idNumber, bookingDays) } };
    const kept = phone === undefined ? {} : { phoneId: await persons.keepPhone(phone, bookingDays) };
    return { envelope: { ...envelope, payload: { ...rest, ...who, ...kept } } };
  }
  const payload = take.parse(envelope.payload);
  const { identity } = payload;
  if (identity === undefined) return { envelope };
  if (!('idNumber' in identity)) return { error: { ok: false, code: 'invalid' } };
  const personId = await persons.identify(identity.idNumber);
  return { envelope: { ...envelope, payload: { ...payload, identity: { personId } } } };
}

/** The telephone number in the place of whose it is, in the answer alone: memo, log and audit never hold it [SE-7]. */
export async function withPhone(ack: CommandAck, persons: Persons): Promise<CommandAck> {
  if (!ack.ok) return ack;
  const revealed = revealReplySchema.safeParse(ack.reply);
  if (!revealed.success) return ack;
  const { ticketId, personId } = revealed.data;
  return { ...ack, reply: { ticketId, phone: personId === null ? null : await persons.phoneOf(personId) } };
}

/** Who made a request, in the answer alone [SE-7]. */
export async function withApplicant(ack: CommandAck, persons: Persons): Promise<CommandAck> {
  if (!ack.ok) return ack;
  const revealed = applicantReplySchema.safeParse(ack.reply);
  if (!revealed.success) return ack;
  const { requestId, personId } = revealed.data;
  return { ...ack, reply: { requestId, applicant: personId === null ? null : await persons.applicantOf(personId) } };
}
