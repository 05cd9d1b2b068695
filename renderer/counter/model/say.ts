import type { LocalText } from '../../../shared/lib/text.ts';
import type { sourceTexts } from '../../i18n/resources.ts';
import { spacedNumber } from '../../ui/spaced-number.ts';

type Texts = typeof sourceTexts;
type KeyIn<N extends 'counter' | 'errors' | 'why'> = `${N}:${Extract<keyof Texts[N], string>}`;

/** Keys of the texts that the counter shows: its own, the refusals and the reasons of the calling order. */
export type SayKey = KeyIn<'counter'> | KeyIn<'errors'> | KeyIn<'why'>;
export type CounterKey = Extract<keyof Texts['counter'], string>;

/**
 * A text that is not put into words yet: models say what is to be shown, the page says it in the present language.
 * Parameters may be texts themselves; `number` is spaced as everywhere on the page.
 */
export type Say = { readonly key: SayKey; readonly params?: Readonly<Record<string, SayParam>> };
export type SayParam = string | number | Say | LocalText;

export function say(key: CounterKey, params?: Readonly<Record<string, SayParam>>): Say {
  return params === undefined ? { key: `counter:${key}` } : { key: `counter:${key}`, params };
}

/** Puts a text into words. `translate` is i18next's `t` with a whole key, `local` picks the language of a hall text. */
export function inWords(
  text: Say,
  translate: (key: SayKey, params: Record<string, string | number>) => string,
  local: (text: LocalText) => string,
): string {
  const params: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(text.params ?? {})) {
    if (typeof value !== 'object') params[name] = name === 'number' ? spacedNumber(String(value)) : value;
    else params[name] = 'key' in value ? inWords(value, translate, local) : local(value);
  }
  return translate(text.key, params);
}
