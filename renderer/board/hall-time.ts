import type { BoardKey } from './both-texts.tsx';

/** `10:42` in the hall's time zone; the machine's own when the hall names one that does not exist [QU-16]. */
export function clockText(at: number, timeZone: string): string {
  return formatter({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, 'zh-CN', timeZone).format(at);
}

/** Day and weekday in both languages, without the year: it stands beside a clock. */
export function dateTexts(at: number, timeZone: string): { readonly zh: string; readonly en: string } {
  const zh = formatter({ month: 'long', day: 'numeric', weekday: 'long' }, 'zh-CN', timeZone);
  const en = formatter({ month: 'short', day: 'numeric', weekday: 'short' }, 'en-GB', timeZone);
  return { zh: zh.format(at), en: en.format(at) };
}

function formatter(options: Intl.DateTimeFormatOptions, locale: string, timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone });
  } catch (error) {
    if (error instanceof RangeError) return new Intl.DateTimeFormat(locale, options);
    throw error;
  }
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How old the data is, in the unit that people would say. */
export function ageText(ageMs: number): { readonly key: BoardKey; readonly n: number } {
  if (ageMs < MINUTE) return { key: 'board.line.seconds', n: Math.floor(ageMs / 1000) };
  if (ageMs < HOUR) return { key: 'board.line.minutes', n: Math.floor(ageMs / MINUTE) };
  return { key: 'board.line.hours', n: Math.floor(ageMs / HOUR) };
}
