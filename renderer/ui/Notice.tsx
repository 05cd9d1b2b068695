import type { ReactNode } from 'react';
import { type Tone, toneIcon } from './Banner.tsx';
import { classNames } from './class-names.ts';
import styles from './Notice.module.css';

type Props = {
  readonly tone: Tone;
  readonly title?: string;
  readonly children?: ReactNode;
  /** `alert` speaks at once: for what went wrong after a press. */
  readonly role?: 'status' | 'alert' | 'note';
};

/** A boxed message inside a page: icon, what it is about, what to do. */
export function Notice({ tone, title, children, role = 'note' }: Props) {
  return (
    <div role={role} className={classNames(styles.notice, styles[tone])}>
      <span className={styles.icon}>{toneIcon(tone)}</span>
      <div className={styles.words}>
        {title !== undefined && <p className={styles.title}>{title}</p>}
        {children !== undefined && <div className={styles.body}>{children}</div>}
      </div>
    </div>
  );
}
