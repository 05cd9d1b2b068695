import type { Catalogue } from '../../shared/domain/catalogue/content.ts';
import { type Locale, type LocalText, textIn } from '../../shared/lib/text.ts';

/** What search finds, in one list. */
export type HitKind = 'item' | 'line' | 'faq' | 'article';

export type Hit = {
  readonly kind: HitKind;
  readonly id: string;
  readonly title: LocalText;
  /** Department of an item, category of a FAQ or article; null for a line. */
  readonly detail: LocalText | null;
};

export interface CatalogueSearch {
  /** The best first; nothing for an empty query. Chinese, pinyin, initials, everyday words, English, one typo [KI-5]. */
  find(query: string, locale: Locale, limit: number): readonly Hit[];
}

function hitsOf(catalogue: Catalogue): readonly Hit[] {
  return [
    ...catalogue.items.map(({ id, name, department }): Hit => ({ kind: 'item', id, title: name, detail: department })),
    ...catalogue.lines.map(({ id, name }): Hit => ({ kind: 'line', id, title: name, detail: null })),
    ...catalogue.faqs.map(
      ({ id, question, category }): Hit => ({ kind: 'faq', id, title: question, detail: category }),
    ),
    ...catalogue.articles.map(({ id, title, category }): Hit => ({ kind: 'article', id, title, detail: category })),
  ];
}

/** An index over everything published; build one for each version of the catalogue. */
export function createCatalogueSearch(catalogue: Catalogue): CatalogueSearch {
  const hits = hitsOf(catalogue);
  return {
    find(query, locale, limit) {
      const wanted = query.trim().toLowerCase();
      if (wanted === '') return [];
      return hits.filter(({ title }) => textIn(title, locale).toLowerCase().includes(wanted)).slice(0, limit);
    },
  };
}
