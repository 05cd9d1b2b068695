import { useTranslation } from 'react-i18next';
import type { Locale } from '../../../shared/lib/text.ts';

/** The language of this screen, for dates. */
export function useBookingLocale(): Locale {
  const { i18n } = useTranslation('kiosk');
  return i18n.language === 'en' ? 'en' : 'zh-CN';
}
