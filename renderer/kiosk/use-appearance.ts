import { useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appearance } from './visit/visit.ts';

/** Puts the visitor's choices on the page: language, sizes, contrast, position. The tokens do the rest. */
export function useAppearance(appearance: Appearance): void {
  const { i18n } = useTranslation();
  const { locale, senior, highContrast, low } = appearance;
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = locale;
    root.dataset.senior = String(senior);
    root.dataset.contrast = highContrast ? 'high' : 'normal';
    root.dataset.low = String(low);
    if (i18n.language !== locale) void i18n.changeLanguage(locale);
  }, [i18n, locale, senior, highContrast, low]);
}
