import type { Locale, LocalText } from '../../shared/lib/text.ts';
import en from '../i18n/locales/en/phone.json';
import zh from '../i18n/locales/zh-CN/phone.json';
import { createPlainTexts, type PlainTexts } from '../i18n/plain-texts.ts';

type PluralBase<K extends string> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K;
export type PhoneKey = PluralBase<Extract<keyof typeof zh, string>>;

export type PhoneTexts = {
  readonly locale: Locale;
  readonly t: PlainTexts<PhoneKey>;
  /** A text of the hall in this language. */
  readonly local: (text: LocalText) => string;
  /** Time of day in the hall, or on this phone before the hall is known. */
  readonly clock: (at: number) => string;
};

/** The page's own small i18n: two files of one namespace, no library. */
export function phoneTexts(locale: Locale, timeZone?: string): PhoneTexts {
  const zone = timeZone === undefined ? {} : { timeZone };
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false, ...zone });
  return {
    locale,
    t: createPlainTexts(locale, locale === 'en' ? en : zh, zh),
    local: (text) => (locale === 'en' && text.en ? text.en : text['zh-CN']),
    clock: (at) => time.format(at),
  };
}

/** The language to greet somebody in before the ticket is known. */
export function greetingLocale(languages: readonly string[]): Locale {
  const [first = 'zh'] = languages;
  return first.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}
