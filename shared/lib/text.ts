import { z } from 'zod';

/** Languages the product ships. zh-CN is the source and always present [KI-3]. */
export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export const localeSchema = z.enum(LOCALES);

/** A text from the hall file or the catalogue: Chinese always, other languages where they exist. */
export const localTextSchema = z.object({ 'zh-CN': z.string().min(1).max(500), en: z.string().max(500).optional() });
export type LocalText = z.infer<typeof localTextSchema>;

const LONG = 20_000;
/** The same for paragraphs: bodies of articles, answers. */
export const longTextSchema = z.object({
  'zh-CN': z.string().min(1).max(LONG),
  en: z.string().max(LONG).optional(),
});

/** The text in the asked language, or Chinese where it is missing. */
export function textIn(text: LocalText, locale: Locale): string {
  const found = text[locale];
  return found === undefined || found === '' ? text['zh-CN'] : found;
}

/** The same with the word whether it is Chinese for want of the asked language: a screen says so [KI-3]. */
export function textOrChinese(text: LocalText, locale: Locale): { readonly text: string; readonly fallback: boolean } {
  const shown = textIn(text, locale);
  return { text: shown, fallback: locale !== 'zh-CN' && shown !== text[locale] };
}
