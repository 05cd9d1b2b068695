import type { Locale } from '../../lib/text.ts';
import type { Carried } from './carried.ts';

/** A checklist as it stands behind the `#` of an address: which list, of which day, in which language. */
export type CarriedLink = { readonly carried: Carried; readonly day: string; readonly locale: Locale };

const MOST_ANSWERS = 10;
const LONGEST = 60;

/**
 * Writes it: `en~2026-05-12~3~MR-01~situation=option~...`. Behind the `#` no browser sends it in a request line, a log or
 * a referrer, though nothing in it is about a person.
 */
export function carriedFragment({ itemId, version, answers }: Carried, day: string, locale: Locale): string {
  const given = Object.entries(answers).map(([id, option]) => `${part(id)}=${part(option)}`);
  return [locale === 'en' ? 'en' : 'zh', day, String(version), part(itemId), ...given].join('~');
}

/** Reads it; null when it is none. Without a schema library: the page that reads it must stay small. */
export function readCarriedFragment(fragment: string): CarriedLink | null {
  const [language, day = '', version = '', itemId = '', ...given] = fragment.replace(/^#/, '').split('~');
  if (given.length > MOST_ANSWERS || !/^[1-9]\d{0,8}$/.test(version) || !/^(\d{4}-\d{2}-\d{2})?$/.test(day))
    return null;
  try {
    const words = [itemId, ...given.flatMap((each) => each.split('='))].map(decodeURIComponent);
    if (words.length !== 1 + 2 * given.length || words.some((each) => each === '' || each.length > LONGEST))
      return null;
    const [id = '', ...pairs] = words;
    const answers = given.map((_, index) => [pairs[2 * index] ?? '', pairs[2 * index + 1] ?? '']);
    return {
      carried: { itemId: id, version: Number(version), answers: Object.fromEntries(answers) },
      day,
      locale: language === 'en' ? 'en' : 'zh-CN',
    };
  } catch {
    // A broken percent escape: an address that was cut or mistyped.
    return null;
  }
}

function part(text: string): string {
  return encodeURIComponent(text).replaceAll('~', '%7E');
}
