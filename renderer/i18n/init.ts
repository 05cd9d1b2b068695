import { createInstance, type i18n } from 'i18next';
import type { Locale } from '../../shared/lib/text.ts';
import { NAMESPACES } from './namespaces.ts';
import { resources } from './resources.ts';

/**
 * One i18next instance per page, made by the composition root and handed down with `I18nextProvider`. Texts are part
 * of the page, so it is ready at once and works with no line. Chinese is the source: a key that another locale lacks
 * falls back to it, and the parity test keeps that from happening.
 */
export function createTexts(locale: Locale): i18n {
  const instance = createInstance();
  void instance.init({
    lng: locale,
    fallbackLng: 'zh-CN',
    supportedLngs: ['zh-CN', 'en'],
    ns: [...NAMESPACES],
    defaultNS: 'common',
    resources,
    // Codes such as `queue.empty` are keys as they stand.
    keySeparator: false,
    initAsync: false,
    // React escapes what it draws; the slip is drawn on a canvas.
    interpolation: { escapeValue: false },
    // What the server leaves out of a refusal is a gap in the sentence, never a bracket on the screen.
    missingInterpolationHandler: () => '',
    react: { useSuspense: false },
  });
  return instance;
}
