import { z } from 'zod';
import { CONTENT_KINDS, type ContentKind } from '../catalogue/content.ts';
import type { CommandRule } from '../commands/command-table.ts';
import type { FieldChange } from './difference.ts';
import type { Draft, Edition } from './edition.ts';

const kind = z.enum(CONTENT_KINDS as readonly [ContentKind, ...ContentKind[]]);
const id = z.string().min(1).max(60);
const version = z.number().int().min(0).max(1_000_000);
/**
 * The row as JSON. Text and not an object, because paragraphs have line ends, which no message may hold [SE-6]; it is
 * read by the schema of its kind behind the edge. A frame has room for about this much.
 */
const text = z.string().min(2).max(60_000);
const note = z.string().max(200);

/** Commands of the city that members of staff send [OP-3]; the edge leads them to the city's loop, a hall refuses them. */
export const contentCommandSchemas = {
  /** All drafts and all histories, without the texts. */
  'content.list': z.strictObject({}),
  /** One version of one piece of content, its history and its draft; null = the version in force [CK-3]. */
  'content.read': z.strictObject({ kind, id, version: version.nullable() }),
  /** `known`: how often the draft was saved as far as the sender knows, 0 = there was none. */
  'content.saveDraft': z.strictObject({ kind, id, base: version, known: version, text }),
  'content.dropDraft': z.strictObject({ kind, id }),
  /** `base`: the version that the edit started from, 0 = new. */
  'content.publish': z.strictObject({ kind, id, base: version, text, note }),
  'content.rollBack': z.strictObject({ kind, id, base: version, version, note }),
  'content.withdraw': z.strictObject({ kind, id, base: version, note }),
} as const;
export type ContentCommandType = keyof typeof contentCommandSchemas;
export type ContentCommandOf<T extends ContentCommandType> = {
  readonly type: T;
  readonly payload: z.output<(typeof contentCommandSchemas)[T]>;
};
export type ContentCommand = { [T in ContentCommandType]: ContentCommandOf<T> }[ContentCommandType];

export function isContentCommand(type: string): type is ContentCommandType {
  return Object.hasOwn(contentCommandSchemas, type);
}

/** Live: an edit that waited in an outbox would meet a catalogue that has moved on. */
const byEditors = {
  mode: 'live',
  actors: ['manager', 'admin'],
  binding: 'none',
  window: null,
  ticket: null,
  undoable: false,
} as const;

/** Their rows of THE table [SE-5]. */
export const contentRules = {
  'content.list': byEditors,
  'content.read': byEditors,
  'content.saveDraft': byEditors,
  'content.dropDraft': byEditors,
  'content.publish': byEditors,
  'content.rollBack': byEditors,
  'content.withdraw': byEditors,
} as const satisfies Record<ContentCommandType, CommandRule>;

/** A draft in the list: who works on what since when. */
export type DraftInfo = Omit<Draft, 'text'>;

export type ContentListReply = { readonly drafts: readonly DraftInfo[]; readonly editions: readonly Edition[] };
export type ContentReadReply = {
  /** Number of the newest version, 0 = never published. */
  readonly version: number;
  readonly withdrawn: boolean;
  readonly notes: Edition['notes'];
  readonly draft: Draft | null;
  /** The version that was asked for, as JSON; null = there is none. */
  readonly text: string | null;
};
export type DraftReply = { readonly saves: number };
/** What became of an edit. One that is based on an old version changes nothing and gets the difference [OP-3]. */
export type PublishReply =
  | { readonly outcome: 'published' | 'no-difference'; readonly version: number }
  | { readonly outcome: 'old-version'; readonly version: number; readonly difference: readonly FieldChange[] };

export type ContentReplies = {
  'content.list': ContentListReply;
  'content.read': ContentReadReply;
  'content.saveDraft': DraftReply;
  'content.publish': PublishReply;
  'content.rollBack': PublishReply;
  'content.withdraw': PublishReply;
};
