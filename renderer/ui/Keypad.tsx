import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './Keypad.module.css';

export type KeypadKey = {
  /** What is sent. */
  readonly value: string;
  readonly label?: ReactNode;
  /** Name for screen readers where the label is a picture. */
  readonly name?: string;
  readonly tone?: 'plain' | 'quiet';
  /** Columns it takes. */
  readonly span?: number;
  readonly disabled?: boolean;
};

type Props = {
  readonly rows: readonly (readonly KeypadKey[])[];
  readonly onKey: (value: string) => void;
  /** Names the group of keys. */
  readonly label: string;
  readonly compact?: boolean;
};

/** Keys on the glass. Each row divides its width evenly; empty values keep a place free. */
export function Keypad({ rows, onKey, label, compact }: Props) {
  return (
    <fieldset className={classNames(styles.keypad, compact && styles.compact)}>
      <legend className="visually-hidden">{label}</legend>
      {rows.map((row) => (
        <div key={row.map((key) => key.value).join()} className={styles.row}>
          {row.map((key, index) =>
            key.value === '' ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a gap has nothing but its place
              <span key={`gap${index}`} className={styles.gap} />
            ) : (
              <button
                key={key.value}
                type="button"
                className={classNames(styles.key, key.tone === 'quiet' && styles.quiet)}
                style={key.span === undefined ? undefined : { flexGrow: key.span }}
                aria-label={key.name}
                aria-disabled={key.disabled === true ? true : undefined}
                onClick={() => {
                  if (key.disabled !== true) onKey(key.value);
                }}
              >
                {key.label ?? key.value}
              </button>
            ),
          )}
        </div>
      ))}
    </fieldset>
  );
}
