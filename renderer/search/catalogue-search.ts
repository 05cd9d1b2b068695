import type { Catalogue } from '../../shared/domain/catalogue/content.ts';
import { type Locale, textOrChinese } from '../../shared/lib/text.ts';
import { type Entry, entriesOf, type Hit, type HitKind } from './entries.ts';
import { almostScore, nameScore, type Wanted, wantedOf } from './name-score.ts';
import { normalText, withoutSmallTalk } from './normal-text.ts';
import { createWordIndex, type WordIndex } from './words.ts';

export interface CatalogueSearch {
  /** The best first; nothing for an empty query. Chinese, pinyin, initials, everyday words, English, one typo [KI-5]. */
  find(query: string, locale: Locale, limit: number): readonly Hit[];
}

/** With fewer finds than this, slips are forgiven: it would take too long, and tell too much, to do it always. */
const LITTLE = 3;
/** Scores: names 40 and more, words in a text below that, slips below those. */
const WORDS_AT_MOST = 35;
const MOST_AT_MOST = 3;
/** What people come for stands before what is written about it, where both fit alike. */
const KIND_BONUS: Readonly<Record<HitKind, number>> = { item: 12, line: 6, faq: 0, article: 0 };
/** Of the score of a name that is found only when the small talk around it is left out. */
const PLAIN = 0.5;
/** A longer query says no more, and each letter costs. */
const LONGEST_QUERY = 60;
const KINDS: readonly HitKind[] = ['item', 'line', 'faq', 'article'];

/** Among equals: what the reader can read, then by kind; after that in the catalogue's own order. */
function rankOf({ kind, title }: Hit, locale: Locale): number {
  return KINDS.indexOf(kind) + (textOrChinese(title, locale).fallback ? KINDS.length : 0);
}

type Index = { readonly entries: Entry[]; readonly words: WordIndex };

/** Adds one entry at each step. */
function* growing(catalogue: Catalogue, { entries, words }: Index): Generator<void> {
  for (const entry of entriesOf(catalogue)) {
    words.add(entries.length, entry);
    entries.push(entry);
    yield;
  }
}

function searchIn({ entries, words }: Index): CatalogueSearch {
  function scoresOf(query: string): ReadonlyMap<number, number> {
    const scores = new Map<number, number>();
    const keep = (entry: number, score: number) => {
      if (score > (scores.get(entry) ?? 0)) scores.set(entry, score);
    };
    const keepWords = (found: ReturnType<WordIndex['all']>, most: number) => {
      const best = found[0]?.score ?? 1;
      for (const { entry, score } of found) keep(entry, (most * score) / best);
    };
    const keepNames = (wanted: Wanted, share: number) => {
      entries.forEach(({ hit, phrases }, number) => {
        const score = nameScore(wanted, phrases);
        if (score > 0) keep(number, share * (score + KIND_BONUS[hit.kind]));
      });
    };
    const wanted = wantedOf(query);
    keepNames(wanted, 1);
    if (query.length > 1) keepWords(words.all(query), WORDS_AT_MOST);
    if (scores.size >= LITTLE) return scores;
    const plain = withoutSmallTalk(query);
    if (plain !== query && plain.length > 1) keepNames(wantedOf(plain), PLAIN);
    entries.forEach((entry, number) => {
      keep(number, almostScore(wanted, entry.phrases));
    });
    if (query.length > 1) keepWords(words.most(query), MOST_AT_MOST);
    return scores;
  }

  function search(text: string, locale: Locale, limit: number): readonly Hit[] {
    const query = normalText(text).slice(0, LONGEST_QUERY);
    if (query === '') return [];
    return Array.from(scoresOf(query), ([number, score]) => ({ number, score, hit: entries[number]?.hit }))
      .flatMap(({ hit, ...found }) => (hit ? [{ ...found, hit, rank: rankOf(hit, locale) }] : []))
      .sort((a, b) => b.score - a.score || a.rank - b.rank || a.number - b.number)
      .slice(0, limit)
      .map(({ hit }) => hit);
  }

  // A screen asks the same again whenever anything on it changes.
  let last: { readonly asked: string; readonly hits: readonly Hit[] } | null = null;
  return {
    find(text, locale, limit) {
      const asked = `${locale} ${limit} ${text}`;
      if (last?.asked !== asked) last = { asked, hits: search(text, locale, limit) };
      return last.hits;
    },
  };
}

/** An index over everything published, built at once: some 12 ms for a hall of today, half a second for 5,000 items. */
export function createCatalogueSearch(catalogue: Catalogue): CatalogueSearch {
  const index: Index = { entries: [], words: createWordIndex() };
  for (const _ of growing(catalogue, index));
  return searchIn(index);
}

/** Entries between two rests: a few milliseconds of work. */
const SLICE = 40;

/** The same without holding up the screen: `rest` is awaited between slices; false = not wanted any more. */
export async function buildCatalogueSearch(
  catalogue: Catalogue,
  rest: () => Promise<boolean>,
): Promise<CatalogueSearch | null> {
  const index: Index = { entries: [], words: createWordIndex() };
  for (const _ of growing(catalogue, index)) {
    if (index.entries.length % SLICE === 0 && !(await rest())) return null;
  }
  return searchIn(index);
}
