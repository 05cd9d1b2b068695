import type { CommandAck } from '../../shared/protocol/down.ts';
import { ownerMark } from '../commands/envelope.ts';
import type { Storage } from '../storage/ports.ts';

/** The answer that a command got, for its sender alone; undefined when the server never decided it [SY-6]. */
export async function findAnswer(storage: Storage, id: string, owner: string): Promise<CommandAck | undefined> {
  const memo = await storage.read((reader) => reader.findMemo(id));
  if (memo === undefined || !memo.payloadHash.startsWith(`${ownerMark(owner)}.`)) return undefined;
  return JSON.parse(memo.reply) as CommandAck;
}
