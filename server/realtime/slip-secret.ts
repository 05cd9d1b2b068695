import { z } from 'zod';
import type { CommandAck } from '../../shared/protocol/down.ts';
import type { SlipKeys } from '../commands/slip-secrets.ts';

/** Replies that become paper: of `ticket.take` and `slip.reprint`, known by their shape. */
const slipReplySchema = z.looseObject({
  ticketId: z.string(),
  version: z.number(),
  number: z.string(),
  takenAt: z.number(),
});

/** Phone page of a slip; the token stays in the fragment, which no server ever sees in a log. */
export function phoneAddress(publicUrl: string, token: string): string | null {
  return publicUrl === '' ? null : `${publicUrl.replace(/\/+$/, '')}/t#${token}`;
}

/** Adds check code and token to the sender's answer, at the last moment: memo and log never hold them. */
export function withSlipSecret(ack: CommandAck, keys: SlipKeys, publicUrl: string): CommandAck {
  if (!ack.ok) return ack;
  const slip = slipReplySchema.safeParse(ack.reply);
  if (!slip.success) return ack;
  const { ticketId, version } = slip.data;
  const token = keys.token(ticketId, version);
  const slipSecret = { checkCode: keys.checkCode(ticketId, version), token, url: phoneAddress(publicUrl, token) };
  return { ...ack, reply: { ...slip.data, slipSecret } };
}
