import { z } from 'zod';
import { type Article, articleSchema } from './article.ts';
import { type Item, itemSchema, withItemDefaults } from './catalogue.ts';
import { type Faq, faqSchema } from './faq.ts';
import { type FloorMap, floorMapSchema } from './floor-map.ts';
import { type Line, lineSchema, withLineDefaults } from './line.ts';
import { type Theme, themeSchema } from './theme.ts';

/** All published content by row kind; the city keeps the rows, the feed `catalogue` carries them. */
export type ContentKinds = {
  item: Item;
  line: Line;
  article: Article;
  faq: Faq;
  floorMap: FloorMap;
  theme: Theme;
};
export type ContentKind = keyof ContentKinds;

/** Schema of each kind, for files, commands and stored rows. */
export const CONTENT_SCHEMAS = {
  item: itemSchema,
  line: lineSchema,
  article: articleSchema,
  faq: faqSchema,
  floorMap: floorMapSchema,
  theme: themeSchema,
} as const satisfies { readonly [K in ContentKind]: z.ZodType<ContentKinds[K]> };

/** What the rows of a kind are called together, in files, commands and the client's view. */
export const CONTENT_LISTS = {
  item: 'items',
  line: 'lines',
  article: 'articles',
  faq: 'faqs',
  floorMap: 'maps',
  theme: 'themes',
} as const satisfies Record<ContentKind, string>;
export type ContentLists = typeof CONTENT_LISTS;

export const CONTENT_KINDS = Object.keys(CONTENT_LISTS) as readonly ContentKind[];

/** All content in the order of its ids, as a screen reads it. An immutable value: search is built once for each. */
export type Catalogue = { readonly [K in ContentKind as ContentLists[K]]: readonly ContentKinds[K][] };

export const EMPTY_CATALOGUE: Catalogue = { items: [], lines: [], articles: [], faqs: [], maps: [], themes: [] };

/** A catalogue file, or what is to be published: every list that is there replaces that kind, the others stay. */
export const contentSchema = z.object({
  items: z.array(itemSchema).optional(),
  lines: z.array(lineSchema).optional(),
  articles: z.array(articleSchema).optional(),
  faqs: z.array(faqSchema).optional(),
  maps: z.array(floorMapSchema).optional(),
  themes: z.array(themeSchema).optional(),
});
export type Content = z.infer<typeof contentSchema>;

/** A row of a client's replica, which an older server or app may have written [SY-11]. */
export function completeRow<K extends ContentKind>(kind: K, row: ContentKinds[K]): ContentKinds[K] {
  if (kind === 'item') return withItemDefaults(row as Item) as ContentKinds[K];
  return kind === 'line' ? (withLineDefaults(row as Line) as ContentKinds[K]) : row;
}
