import {
  CONTENT_KINDS,
  CONTENT_LISTS,
  CONTENT_SCHEMAS,
  type Content,
  type ContentKind,
  type ContentKinds,
} from '../../shared/domain/catalogue/content.ts';
import type { ContentTables } from '../../shared/domain/content/content-tables.ts';
import { diffTables, rowsOf, type Table, tableOf } from '../../shared/lib/table.ts';
import type { ChangedRow } from './aggregate.ts';

/** Rows as storage holds them; what an older version did not write gets its default. */
export function contentFromRows(rows: readonly ChangedRow[]): ContentTables {
  const one = <K extends ContentKind>(kind: K): Table<ContentKinds[K]> =>
    tableOf(
      rows.flatMap(({ kind: each, id, row }) =>
        each === kind && row !== null ? [[id, CONTENT_SCHEMAS[kind].parse(row) as ContentKinds[K]] as const] : [],
      ),
    );
  return {
    item: one('item'),
    line: one('line'),
    article: one('article'),
    faq: one('faq'),
    floorMap: one('floorMap'),
    theme: one('theme'),
  };
}

export function changedContent(before: ContentTables, after: ContentTables): ChangedRow[] {
  return CONTENT_KINDS.flatMap((kind) =>
    diffTables<{ readonly id: string }>(before[kind], after[kind]).map(({ id, after: row }) => ({
      kind,
      id,
      row: row ?? null,
    })),
  );
}

export function isContentKind(kind: string): kind is ContentKind {
  return Object.hasOwn(CONTENT_LISTS, kind);
}

/** All of it, to be published elsewhere. */
export function contentOf(tables: ContentTables): Content {
  return {
    items: [...rowsOf(tables.item)],
    lines: [...rowsOf(tables.line)],
    articles: [...rowsOf(tables.article)],
    faqs: [...rowsOf(tables.faq)],
    maps: [...rowsOf(tables.floorMap)],
    themes: [...rowsOf(tables.theme)],
  };
}
