import type { Locale } from '../../../shared/lib/text.ts';

/** Time of day in the hall's own time zone, `10:42`, whatever the zone of this computer is. */
export function hallTime(at: number, timeZone: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}
