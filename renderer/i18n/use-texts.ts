import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { LOCALES, type Locale, type LocalText, textIn } from '../../shared/lib/text.ts';

/** The language of the page now. */
export function useLocale(): Locale {
  const { i18n } = useTranslation();
  return LOCALES.find((locale) => locale === i18n.language) ?? 'zh-CN';
}

/** Changes the language of the whole page. */
export function useSetLocale(): (locale: Locale) => void {
  const { i18n } = useTranslation();
  return useCallback((locale) => void i18n.changeLanguage(locale), [i18n]);
}

/** A text of the hall file or the catalogue in the language of the page. */
export function useLocalText(): (text: LocalText) => string {
  const locale = useLocale();
  return useCallback((text) => textIn(text, locale), [locale]);
}
