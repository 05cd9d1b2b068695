import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalText } from '../../shared/lib/text.ts';
import type { sourceTexts } from '../i18n/resources.ts';
import { classNames } from '../ui/class-names.ts';
import styles from './both-texts.module.css';

/**
 * A board has no language switch: everybody in the lobby reads the same wall, so every text stands there twice, the
 * Chinese line first and larger. Taking turns would leave one half of the readers waiting at any moment.
 */
export type BothText = { readonly zh: string; readonly en: string };

type Params = Readonly<Record<string, string | number>>;
export type BoardKey = keyof (typeof sourceTexts)['board'];

/** Texts of the namespace `board` in both languages. */
export function useBoth(): (key: BoardKey, params?: Params) => BothText {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const zh = i18n.getFixedT('zh-CN', 'board');
    const en = i18n.getFixedT('en', 'board');
    return (key, params = {}) => ({ zh: zh(key, params), en: en(key, params) });
  }, [i18n]);
}

/** A text of the hall file in both languages; the second line stays empty where the hall has none. */
export function bothOf(text: LocalText): BothText {
  return { zh: text['zh-CN'], en: text.en ?? '' };
}

type Props = {
  readonly text: BothText;
  readonly className?: string | undefined;
  /** Beside each other instead of below each other. */
  readonly inline?: boolean;
};

export function Both({ text, className, inline = false }: Props): ReactNode {
  return (
    <span className={classNames(inline ? styles.inline : styles.lines, className)}>
      <span lang="zh-CN">{text.zh}</span> {text.en !== '' && <span lang="en">{text.en}</span>}
    </span>
  );
}
