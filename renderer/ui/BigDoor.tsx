import type { ReactNode } from 'react';
import styles from './BigDoor.module.css';
import { classNames } from './class-names.ts';
import { NextIcon } from './icons.tsx';

type Props = {
  readonly icon: ReactNode;
  readonly title: string;
  readonly hint?: string;
  readonly tone?: 'brand' | 'plain';
  /** One of two beside each other. */
  readonly compact?: boolean;
  readonly onPress: () => void;
};

/** One way into the product on a start page: icon, two words, a line of hint. */
export function BigDoor({ icon, title, hint, tone = 'plain', compact, onPress }: Props) {
  return (
    <button
      type="button"
      className={classNames(styles.door, styles[tone], compact && styles.compact)}
      onClick={onPress}
    >
      <span className={styles.icon}>{icon}</span>
      <span className={styles.title}>{title}</span>
      {hint !== undefined && <span className={styles.hint}>{hint}</span>}
      <span className={styles.go}>
        <NextIcon />
      </span>
    </button>
  );
}
