import {
  CONTENT_KINDS,
  CONTENT_LISTS,
  CONTENT_SCHEMAS,
  type Content,
  type ContentKind,
  type ContentKinds,
} from '../../shared/domain/catalogue/content.ts';
import { diffTables, emptyTable, getRow, rowsOf, type Table, tableOf } from '../../shared/lib/table.ts';
import type { ChangedRow } from './aggregate.ts';

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

/** Keeps the old row where the new one says the same, so that only real differences travel. */
function replaced<V extends { readonly id: string }>(before: Table<V>, rows: readonly V[]): Table<V> {
  return tableOf(
    rows.map((row) => {
      const old = getRow(before, row.id);
      return [row.id, old !== undefined && JSON.stringify(old) === JSON.stringify(row) ? old : row] as const;
    }),
  );
}

/** Every list that is given replaces the rows of its kind. */
export function withContent(before: ContentTables, content: Content): ContentTables {
  const one = <K extends ContentKind>(kind: K): Table<ContentKinds[K]> => {
    const rows = content[CONTENT_LISTS[kind]] as readonly ContentKinds[K][] | undefined;
    return rows === undefined ? before[kind] : replaced(before[kind], rows);
  };
  return {
    item: one('item'),
    line: one('line'),
    article: one('article'),
    faq: one('faq'),
    floorMap: one('floorMap'),
    theme: one('theme'),
  };
}

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
