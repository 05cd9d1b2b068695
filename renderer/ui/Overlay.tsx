import { type ReactNode, useEffect, useRef } from 'react';
import styles from './Overlay.module.css';

type Props = {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions: ReactNode;
};

/** A question over the page. The rest of the page must be `inert` meanwhile; the first action takes the focus. */
export function Overlay({ title, children, actions }: Props) {
  const actionsRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    actionsRef.current?.querySelector('button')?.focus();
  }, []);
  return (
    <div className={styles.scrim}>
      <div className={styles.box} role="alertdialog" aria-modal="true" aria-labelledby="overlay-title">
        <h2 id="overlay-title" className={styles.title}>
          {title}
        </h2>
        <div className={styles.body}>{children}</div>
        <div ref={actionsRef} className={styles.actions}>
          {actions}
        </div>
      </div>
    </div>
  );
}
