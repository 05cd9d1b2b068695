import { emptyTable, getRow, type Table } from '../../lib/table.ts';
import type { ContentKind, ContentKinds } from '../catalogue/content.ts';
import { type AnyRow, type ContentTables, EMPTY_CONTENT, tableOfKind } from './content-tables.ts';

/** How a version came to be, or how the content went. */
export const EDITION_ACTS = ['published', 'imported', 'rolled-back', 'withdrawn'] as const;
export type EditionAct = (typeof EDITION_ACTS)[number];

/** One line of the history of a piece of content. */
export type EditionNote = {
  readonly version: number;
  /** Server time, epoch ms. */
  readonly at: number;
  /** Id of the member of staff, `system` for the command line. */
  readonly by: string;
  readonly act: EditionAct;
  readonly note: string;
  /** The older version that came back. */
  readonly from: number | null;
};

/** Which version of one piece of content is in force, and how it came there. None = as it was first loaded. */
export type Edition = {
  readonly kind: ContentKind;
  readonly contentId: string;
  readonly version: number;
  readonly withdrawn: boolean;
  /** Newest last. */
  readonly notes: readonly EditionNote[];
};

/** A version that is no longer in force: never changed, kept for good [CK-3]. */
export type PastVersion = {
  readonly kind: ContentKind;
  readonly contentId: string;
  readonly version: number;
  readonly row: AnyRow;
};

/** What somebody works on and nobody but editors sees. One for each piece of content. */
export type Draft = {
  readonly kind: ContentKind;
  readonly contentId: string;
  /** The published version that it started from; 0 = there was none. */
  readonly base: number;
  /** JSON, as far as it has come: it need not be complete. */
  readonly text: string;
  readonly by: string;
  readonly at: number;
  /** Counts the times it was saved, so that two people cannot write over each other unseen. */
  readonly saves: number;
};

/** Everything about published content that the city keeps. */
export type ContentState = {
  readonly content: ContentTables;
  /** By `editionKey`. */
  readonly editions: Table<Edition>;
  /** By `versionKey`. */
  readonly versions: Table<PastVersion>;
  /** By `editionKey`. */
  readonly drafts: Table<Draft>;
};

export const EMPTY_CONTENT_STATE: ContentState = {
  content: EMPTY_CONTENT,
  editions: emptyTable(),
  versions: emptyTable(),
  drafts: emptyTable(),
};

export function editionKey(kind: ContentKind, id: string): string {
  return `${kind}/${id}`;
}

export function versionKey(kind: ContentKind, id: string, version: number): string {
  return `${kind}/${id}/${version}`;
}

export function publishedRow(state: ContentState, kind: ContentKind, id: string): AnyRow | undefined {
  return getRow(tableOfKind(state.content, kind), id);
}

/** Number of the newest version, also of what is withdrawn; 0 = never published. */
export function versionOf(state: ContentState, kind: ContentKind, id: string): number {
  const edition = getRow(state.editions, editionKey(kind, id));
  if (edition !== undefined) return edition.version;
  const row = publishedRow(state, kind, id);
  if (row === undefined) return 0;
  return kind === 'item' ? (row as ContentKinds['item']).version : 1;
}

/** Any version that ever was in force [CK-3]. */
export function rowAt(state: ContentState, kind: ContentKind, id: string, version: number): AnyRow | undefined {
  const past = getRow(state.versions, versionKey(kind, id, version));
  if (past !== undefined) return past.row;
  return versionOf(state, kind, id) === version ? publishedRow(state, kind, id) : undefined;
}

/** Rows of an item carry their version, the others do not. */
export function withVersion(kind: ContentKind, row: AnyRow, version: number): AnyRow {
  return kind === 'item' ? { ...(row as ContentKinds['item']), version } : row;
}
