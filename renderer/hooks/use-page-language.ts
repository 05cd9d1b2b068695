import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** The page says in which language it is written: a screen reader picks its voice by that [KI-2]. */
export function usePageLanguage(): void {
  const { language } = useTranslation().i18n;
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
}
