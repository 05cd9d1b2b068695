import { z } from 'zod';
import { MATTER_KINDS, MATTER_STATES } from '../../shared/domain/ask/matter.ts';
import { hallCommandSchemas } from '../../shared/domain/commands/hall-commands.ts';
import type { MatterReply } from '../../shared/domain/commands/replies.ts';
import type { CommandAck } from '../../shared/protocol/down.ts';
import type { WireError } from '../../shared/protocol/errors.ts';
import type { Envelope } from '../commands/envelope.ts';
import type { Persons } from '../persons/persons.ts';

/** Commands with words that somebody wrote: they are put away before the loop sees the command [SY-13]. */
const WRITTEN = ['matter.leave', 'matter.inquire', 'matter.unresolved', 'matter.answer'] as const;

/** The answer of `matter.read` and `matter.lookUp`, known by its shape. */
const replySchema = z.strictObject({
  found: z.literal(true),
  matterId: z.string(),
  number: z.string(),
  kind: z.enum(MATTER_KINDS),
  status: z.enum(MATTER_STATES),
  due: z.string(),
  answeredAt: z.number().nullable(),
  textId: z.string(),
  answerId: z.string().nullable(),
});

export function hasWritten(envelope: Envelope): boolean {
  return envelope.refused === undefined && WRITTEN.some((type) => type === envelope.type);
}

/** The command with the id of the row in the place of the words; a client that names rows itself is refused. */
export async function withoutWritten(
  envelope: Envelope,
  persons: Persons,
  days: number,
): Promise<{ readonly envelope: Envelope } | { readonly error: WireError }> {
  const type = WRITTEN.find((each) => each === envelope.type);
  if (type === undefined) return { envelope };
  const payload = hallCommandSchemas[type].parse(envelope.payload);
  if (!('text' in payload.written)) return { error: { ok: false, code: 'invalid' } };
  const textId = await persons.keepText(payload.written, days);
  return { envelope: { ...envelope, payload: { ...payload, written: { textId } } } };
}

/** The words in the place of their rows, in the answer alone: memo, log and audit never hold them [SE-7]. */
export async function withMatter(ack: CommandAck, persons: Persons): Promise<CommandAck> {
  if (!ack.ok) return ack;
  const found = replySchema.safeParse(ack.reply);
  if (!found.success) return ack;
  const { textId, answerId, ...rest } = found.data;
  const written = await persons.textOf(textId);
  const answer = answerId === null ? null : await persons.textOf(answerId);
  const reply: MatterReply = { ...rest, written, answer };
  return { ...ack, reply };
}
