import { useTranslation } from 'react-i18next';
import styles from './guide.module.css';
import type { Said } from './guide-input.ts';

/** A text of the catalogue, named as Chinese to a screen reader where that is what it is. */
export function Words({ said }: { readonly said: Said }) {
  return said.fallback ? <span lang="zh-CN">{said.text}</span> : said.text;
}

/** Says that some of the page is in Chinese because it has not been translated yet [KI-3]. */
export function FallbackNote({ texts }: { readonly texts: readonly { readonly fallback: boolean }[] }) {
  const { t } = useTranslation('kiosk');
  if (!texts.some((each) => each.fallback)) return null;
  return <p className={styles.note}>{t('guide.fallback.text')}</p>;
}
