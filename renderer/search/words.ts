import MiniSearch from 'minisearch';
import type { Entry } from './entries.ts';
import { hasHan } from './normal-text.ts';

/** Words that a question has and a name has not. */
const SMALL_WORDS = new Set(
  'a an the to of for in on at is are do does i my me we our you your it how what where when which who can could should would want need get apply with and or from by about please'.split(
    ' ',
  ),
);

/** Chinese in overlapping pairs, other words one by one without their plural. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const run of text.match(/\p{Script=Han}+|[^\p{Script=Han}\s]+/gu) ?? []) {
    if (!hasHan(run)) words.push(run.length > 3 ? run.replace(/ies$/, 'y').replace(/s$/, '') : run);
    else if (run.length === 1) words.push(run);
    else for (let at = 0; at + 1 < run.length; at += 1) words.push(run.slice(at, at + 2));
  }
  return words;
}

export type WordHit = { readonly entry: number; readonly score: number };

export interface WordIndex {
  add(number: number, entry: Entry): void;
  /** Entries with all the words. `growing`: the last word may be unfinished. */
  all(query: string): readonly WordHit[];
  /** Entries with most of the words, with a slip in long ones. */
  most(query: string): readonly WordHit[];
}

function wantedOf(query: string): string[] {
  const words = wordsOf(query);
  const telling = words.filter((word) => !SMALL_WORDS.has(word));
  return telling.length > 0 ? telling : words;
}

/** A slip is forgiven in words of this many letters and more. */
const LONG_WORD = 5;

/** Full text over everything, with MiniSearch; what is sought by name is found before this is asked. */
export function createWordIndex(): WordIndex {
  const index = new MiniSearch<{ id: number; title: string; text: string }>({
    fields: ['title', 'text'],
    tokenize: wordsOf,
    processTerm: (term) => term,
    searchOptions: { boost: { title: 3 }, tokenize: (query) => query.split(' ') },
  });
  const hits = (found: readonly { readonly id: number; readonly score: number }[]): WordHit[] =>
    found.map(({ id, score }) => ({ entry: id, score }));

  return {
    add(number, { phrases, text }) {
      index.add({ id: number, title: phrases.map((phrase) => phrase.text).join(' '), text });
    },
    all(query) {
      const wanted = wantedOf(query);
      if (wanted.length === 0) return [];
      return hits(
        index.search(wanted.join(' '), {
          combineWith: 'AND',
          prefix: (term, at, terms) => at === terms.length - 1 && term.length > 1 && !hasHan(term),
        }),
      );
    },
    most(query) {
      const wanted = wantedOf(query);
      if (wanted.length === 0) return [];
      const found = index.search(wanted.join(' '), {
        combineWith: 'OR',
        fuzzy: (term) => (term.length >= LONG_WORD && !hasHan(term) ? 1 : false),
      });
      return hits(found.filter(({ queryTerms }) => queryTerms.length * 2 > wanted.length));
    },
  };
}
