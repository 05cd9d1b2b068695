import type { Catalogue } from '../../shared/domain/catalogue/content.ts';
import type { LocalText } from '../../shared/lib/text.ts';
import { hasHan, normalText } from './normal-text.ts';
import { type PinyinPhrase, pinyinPhrase } from './pinyin-phrase.ts';

/** What search finds, in one list. */
export type HitKind = 'item' | 'line' | 'faq' | 'article';

export type Hit = {
  readonly kind: HitKind;
  readonly id: string;
  readonly title: LocalText;
  /** Department of an item, category of a FAQ or article; null for a line. */
  readonly detail: LocalText | null;
};

/** A name by which something is looked for. */
export type Phrase = {
  readonly text: string;
  readonly isTitle: boolean;
  /** Null where there is nothing Chinese in it. */
  readonly sound: PinyinPhrase | null;
};

export type Entry = {
  readonly hit: Hit;
  readonly phrases: readonly Phrase[];
  /** Everything else in which words are found. */
  readonly text: string;
};

type Raw = { readonly hit: Hit; readonly names: readonly string[]; readonly texts: readonly (LocalText | null)[] };

function both(text: LocalText | null): readonly string[] {
  if (text === null) return [];
  return text.en === undefined || text.en === '' ? [text['zh-CN']] : [text['zh-CN'], text.en];
}

function* rawOf(catalogue: Catalogue): Generator<Raw> {
  for (const { id, name, department, synonyms, result } of catalogue.items) {
    yield { hit: { kind: 'item', id, title: name, detail: department }, names: synonyms, texts: [department, result] };
  }
  for (const { id, name, note } of catalogue.lines) {
    yield { hit: { kind: 'line', id, title: name, detail: null }, names: [], texts: [note] };
  }
  for (const { id, question, category, answer } of catalogue.faqs) {
    yield { hit: { kind: 'faq', id, title: question, detail: category }, names: [], texts: [category, answer] };
  }
  for (const { id, title, category, body, source } of catalogue.articles) {
    yield { hit: { kind: 'article', id, title, detail: category }, names: [], texts: [category, source, body] };
  }
}

function phraseOf(name: string, isTitle: boolean): Phrase {
  const text = normalText(name);
  return { text, isTitle, sound: hasHan(text) ? pinyinPhrase(text) : null };
}

/** Everything that can be found, one at a time: the sound of a name takes a while to work out. */
export function* entriesOf(catalogue: Catalogue): Generator<Entry> {
  for (const { hit, names, texts } of rawOf(catalogue)) {
    const phrases = [
      ...both(hit.title).map((name) => phraseOf(name, true)),
      ...names.map((name) => phraseOf(name, false)),
    ];
    yield { hit, phrases, text: normalText(texts.flatMap(both).join(' ')) };
  }
}
