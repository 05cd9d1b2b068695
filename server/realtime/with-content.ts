import type {
  ContentCommand,
  ContentListReply,
  ContentReadReply,
} from '../../shared/domain/content/content-commands.ts';
import { type ContentState, editionKey, rowAt, versionOf } from '../../shared/domain/content/edition.ts';
import { getRow, rowsOf } from '../../shared/lib/table.ts';
import type { CommandAck } from '../../shared/protocol/down.ts';

/** What editors asked to see, put into the answer alone: drafts and old versions are in no memo and no feed. */
export function withContent(ack: CommandAck, command: ContentCommand, state: ContentState): CommandAck {
  if (!ack.ok) return ack;
  if (command.type === 'content.list') {
    const drafts = Array.from(rowsOf(state.drafts), ({ text: _text, ...info }) => info);
    return { ...ack, reply: { drafts, editions: [...rowsOf(state.editions)] } satisfies ContentListReply };
  }
  if (command.type !== 'content.read') return ack;
  const { kind, id, version } = command.payload;
  const key = editionKey(kind, id);
  const edition = getRow(state.editions, key);
  const newest = versionOf(state, kind, id);
  const row = rowAt(state, kind, id, version ?? newest);
  const reply: ContentReadReply = {
    version: newest,
    withdrawn: edition?.withdrawn ?? false,
    notes: edition?.notes ?? [],
    draft: getRow(state.drafts, key) ?? null,
    text: row === undefined ? null : JSON.stringify(row),
  };
  return { ...ack, reply };
}
