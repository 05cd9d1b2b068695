import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './Button.module.css';
import { classNames } from './class-names.ts';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> & {
  readonly variant?: ButtonVariant;
  /** `big`: the one main action of a page. */
  readonly size?: 'normal' | 'big';
  readonly icon?: ReactNode;
  /** A second line under the label. */
  readonly hint?: ReactNode;
  /** Stretches to the width of its place. */
  readonly wide?: boolean;
};

/** A plain button: works by touch, mouse, keyboard and screen reader, and answers to the press, not to the release. */
export function Button({
  variant = 'secondary',
  size = 'normal',
  icon,
  hint,
  wide,
  children,
  className,
  ...rest
}: Props) {
  return (
    <button
      {...rest}
      type="button"
      className={classNames(styles.button, styles[variant], styles[size], wide && styles.wide, className)}
    >
      {icon}
      <span className={styles.words}>
        <span className={styles.label}>{children}</span>
        {hint !== undefined && hint !== null && <span className={styles.hint}>{hint}</span>}
      </span>
    </button>
  );
}
