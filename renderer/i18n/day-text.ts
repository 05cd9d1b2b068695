import type { Locale } from '../../shared/lib/text.ts';

/** A business day `YYYY-MM-DD` in words: 11月30日 星期一, Monday, 30 November. It is a date, so it has no time zone. */
export function dayText(day: string, locale: Locale): string {
  const format = { month: 'long', day: 'numeric', weekday: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, format).format(Date.parse(day));
}
