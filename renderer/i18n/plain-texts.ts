/**
 * A reader of one namespace without i18next, for pages that must stay small (the phone page). It runs on browsers of
 * 2018, which know neither `replaceAll` nor, on Apple's, `Intl.PluralRules`.
 */
export type PlainTexts<K extends string> = (key: K, params?: Readonly<Record<string, string | number>>) => string;

type PluralBase<K extends string> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K;

/**
 * Same files, same `{{name}}` parameters and the same `_one` / `_other` plurals as i18next. `texts` is the namespace
 * in the wanted locale, `source` the zh-CN one whose keys are the typed keys.
 */
export function createPlainTexts<S extends Readonly<Record<string, string>>>(
  locale: string,
  texts: Readonly<Record<string, string>>,
  source: S,
): PlainTexts<PluralBase<Extract<keyof S, string>>> {
  const plurals = 'PluralRules' in Intl ? new Intl.PluralRules(locale) : null;
  const find = (key: string): string | undefined => texts[key] ?? source[key];
  return (key, params = {}) => {
    const count = params.count;
    const form = typeof count === 'number' ? (plurals?.select(count) ?? (count === 1 ? 'one' : 'other')) : 'other';
    const text = find(key) ?? find(`${key}_${form}`) ?? find(`${key}_other`) ?? key;
    return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
      const value = params[name];
      return value === undefined ? whole : String(value);
    });
  };
}
