import type { CommandAck } from '../../shared/protocol/down.ts';
import { ownerMark } from '../commands/envelope.ts';
import type { ScopeLoop } from '../commands/scope-loop.ts';
import type { Storage } from '../storage/ports.ts';

/**
 * The answer that a command got, for its sender alone; undefined when the server never decided it [SY-6]. One that is
 * still in the queue is waited for: "unknown" would be taken for "it never happened".
 */
export async function findAnswer(
  loop: Pick<ScopeLoop<unknown>, 'pending'>,
  storage: Storage,
  id: string,
  owner: string,
): Promise<CommandAck | undefined> {
  const isOwn = (hash: string) => hash.startsWith(`${ownerMark(owner)}.`);
  const pending = loop.pending(id);
  if (pending && isOwn(pending.hash)) {
    const ack = await pending.answered;
    // What was not decided is not known either: the sender may ask or give up, but nothing has happened.
    if (ack.ok || ack.retryAfterMs === undefined) return ack;
  }
  const memo = await storage.read((reader) => reader.findMemo(id));
  return memo && isOwn(memo.payloadHash) ? (JSON.parse(memo.reply) as CommandAck) : undefined;
}
