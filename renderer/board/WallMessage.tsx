import type { ReactNode } from 'react';
import { Both, type BothText } from './both-texts.tsx';
import styles from './WallMessage.module.css';

type Props = { readonly title: BothText; readonly hint?: BothText | undefined; readonly children?: ReactNode };

/** The whole wall with one message: loading, nothing to show, not wanted, broken. */
export function WallMessage({ title, hint, children }: Props) {
  return (
    <main className={styles.message}>
      <h1>
        <Both className={styles.title} text={title} />
      </h1>
      {hint !== undefined && <Both className={styles.hint} text={hint} />}
      {children}
    </main>
  );
}
