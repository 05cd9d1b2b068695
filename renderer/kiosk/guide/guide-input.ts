import type { Item } from '../../../shared/domain/catalogue/catalogue.ts';
import { type Locale, type LocalText, textOrChinese } from '../../../shared/lib/text.ts';
import type { ClientView } from '../../data/client.ts';
import type { Capacity } from '../layout.ts';

/** A text of the catalogue; `fallback`: it is Chinese because the asked language is missing [KI-3]. */
export type Said = { readonly text: string; readonly fallback: boolean };

export function said(text: LocalText, locale: Locale): Said {
  return textOrChinese(text, locale);
}

/** Search over one catalogue, the best first; null while it is being made ready. */
export type FindItems = (text: string, locale: Locale) => readonly Item[] | null;

export type GuideInput = {
  readonly view: ClientView;
  readonly capacity: Capacity;
  readonly locale: Locale;
  readonly offline: boolean;
  readonly find: FindItems;
};
