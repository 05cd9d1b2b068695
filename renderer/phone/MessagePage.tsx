import type { ReactNode } from 'react';
import styles from './PhoneApp.module.css';

type Props = { readonly title: string; readonly hint?: string | undefined; readonly children?: ReactNode };

/** The page when there is no number to show: what happened, what to do now. */
export function MessagePage({ title, hint, children }: Props) {
  return (
    <main className={styles.message}>
      <h1 className={styles.headline}>{title}</h1>
      {hint !== undefined && <p className={styles.detail}>{hint}</p>}
      {children}
    </main>
  );
}
