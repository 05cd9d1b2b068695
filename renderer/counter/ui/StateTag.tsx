import type { ReactNode } from 'react';
import { type Tone, toneIcon } from '../../ui/Banner.tsx';
import { classNames } from '../../ui/class-names.ts';
import styles from './StateTag.module.css';

type Props = { readonly tone: Tone; readonly children: ReactNode };

/** A state as sign and word in its colour: never by colour alone. */
export function StateTag({ tone, children }: Props) {
  return (
    <span className={classNames(styles.state, styles[tone])}>
      {toneIcon(tone)}
      {children}
    </span>
  );
}
