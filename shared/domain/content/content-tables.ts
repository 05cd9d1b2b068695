import { emptyTable, type Table } from '../../lib/table.ts';
import type { ContentKind, ContentKinds } from '../catalogue/content.ts';

/** The city's published content, one table for each kind. */
export type ContentTables = { readonly [K in ContentKind]: Table<ContentKinds[K]> };

export const EMPTY_CONTENT: ContentTables = {
  item: emptyTable(),
  line: emptyTable(),
  article: emptyTable(),
  faq: emptyTable(),
  floorMap: emptyTable(),
  theme: emptyTable(),
};

/** A row of any kind, as code that treats all kinds alike sees it. */
export type AnyRow = ContentKinds[ContentKind];

/** One kind's table for code that treats all kinds alike. */
export function tableOfKind(tables: ContentTables, kind: ContentKind): Table<AnyRow> {
  return tables[kind];
}
