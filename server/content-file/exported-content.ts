import {
  CONTENT_KINDS,
  CONTENT_LISTS,
  type ContentKind,
  type ContentKinds,
  type ContentLists,
} from '../../shared/domain/catalogue/content.ts';
import { tableOfKind } from '../../shared/domain/content/content-tables.ts';
import { type ContentState, versionOf } from '../../shared/domain/content/edition.ts';
import { rowsOf } from '../../shared/lib/table.ts';

/** All content, each row with the version in force: an import of the edited file knows what it is based on [OP-3]. */
export type ExportedContent = {
  readonly [K in ContentKind as ContentLists[K]]: readonly (ContentKinds[K] & { readonly version: number })[];
};

/** By kind, in the order of the ids. */
export function exportedContent(state: ContentState): ExportedContent {
  const rows = (kind: ContentKind) =>
    Array.from(rowsOf(tableOfKind(state.content, kind)), (row) => ({
      ...row,
      version: versionOf(state, kind, row.id),
    })).sort((a, b) => (a.id < b.id ? -1 : 1));
  return Object.fromEntries(
    CONTENT_KINDS.map((kind) => [CONTENT_LISTS[kind], rows(kind)]),
  ) as unknown as ExportedContent;
}
