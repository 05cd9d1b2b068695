import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../i18n/use-texts.ts';
import { TouchKeyboard } from '../../ui/TouchKeyboard.tsx';
import type { Capacity } from '../layout.ts';
import styles from './TouchText.module.css';

type FieldProps = {
  /** Above the field; for screen readers only where the title of the page says it already. */
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Enter on a keyboard with keys. */
  readonly onEnter?: () => void;
  readonly maxLength: number;
  /** More than one line. */
  readonly rows?: number;
  readonly icon?: ReactNode;
};

/**
 * The field that the keyboard on the glass writes into. A keyboard with keys types here directly; no keyboard of the
 * operating system comes up. It keeps the caret behind the last character, where the keys on the glass write.
 */
export function TouchField({ label, labelHidden, value, onChange, onEnter, maxLength, rows, icon }: FieldProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const line = useRef<HTMLInputElement>(null);
  useEffect(() => {
    for (const field of [area.current, line.current]) {
      if (field === null) continue;
      if (document.activeElement !== field) field.setSelectionRange(value.length, value.length);
      field.scrollLeft = field.scrollWidth;
      field.scrollTop = field.scrollHeight;
    }
  }, [value]);
  const shared = { id, value, maxLength, inputMode: 'none', autoComplete: 'off', spellCheck: false } as const;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      <div className={styles.box}>
        {icon}
        {rows === undefined ? (
          <input
            {...shared}
            ref={line}
            onChange={(event) => onChange(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter?.();
            }}
          />
        ) : (
          <textarea {...shared} ref={area} rows={rows} onChange={(event) => onChange(event.target.value)} />
        )}
      </div>
    </div>
  );
}

type KeysProps = {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
  readonly size: Capacity['keyboard'];
  readonly multiline?: boolean;
  readonly done?: { readonly label: string; readonly onPress: () => void };
};

/** The keyboard on the glass in the visitor's language: with pinyin in Chinese, plain letters in others [KI-5]. */
export function TouchKeys({ value, onChange, maxLength, size, ...rest }: KeysProps) {
  const { t } = useTranslation('kiosk');
  const locale = useLocale();
  return (
    <TouchKeyboard
      {...rest}
      {...size}
      value={value}
      onChange={(next) => onChange(next.slice(0, maxLength))}
      pinyin={locale === 'zh-CN'}
      labels={{
        keyboard: t('keyboard.keys.label'),
        erase: t('keyboard.erase.label'),
        clear: t('keyboard.clear.label'),
        space: t('keyboard.space.label'),
        digits: t('keyboard.digits.label'),
        letters: t('keyboard.letters.label'),
        newLine: t('keyboard.line.label'),
        candidates: t('keyboard.candidates.label'),
        previous: t('keyboard.previous.label'),
        next: t('keyboard.next.label'),
        hint: t('keyboard.candidates.hint'),
      }}
    />
  );
}
