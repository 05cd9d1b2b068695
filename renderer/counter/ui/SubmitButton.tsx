import type { ReactNode } from 'react';
import { KeyCap } from './KeyCap.tsx';
import styles from './SubmitButton.module.css';

type Props = { readonly disabled?: boolean; readonly children: ReactNode };

/** The one button that ends a form; Enter in any of its boxes presses it. */
export function SubmitButton({ disabled = false, children }: Props) {
  return (
    <button type="submit" className={styles.submit} aria-disabled={disabled}>
      <span>{children}</span>
      <KeyCap name="Enter" tone={disabled ? 'off' : 'on-brand'} />
    </button>
  );
}
