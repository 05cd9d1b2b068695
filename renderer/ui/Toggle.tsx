import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './Toggle.module.css';

type Props = {
  readonly icon: ReactNode;
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
};

/** A switch that stays pressed; state by shape, colour and `aria-pressed`. */
export function Toggle({ icon, label, on, onChange }: Props) {
  return (
    <button
      type="button"
      className={classNames(styles.toggle, on && styles.on)}
      aria-pressed={on}
      onClick={() => onChange(!on)}
    >
      {icon}
      <span className={styles.label}>{label}</span>
    </button>
  );
}
