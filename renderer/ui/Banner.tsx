import type { ReactNode } from 'react';
import styles from './Banner.module.css';
import { classNames } from './class-names.ts';
import { AlertIcon, CheckIcon, InfoIcon, StopIcon } from './icons.tsx';

export type Tone = 'info' | 'ok' | 'warn' | 'danger';

export function toneIcon(tone: Tone): ReactNode {
  switch (tone) {
    case 'info':
      return <InfoIcon />;
    case 'ok':
      return <CheckIcon />;
    case 'warn':
      return <AlertIcon />;
    case 'danger':
      return <StopIcon />;
  }
}

type Props = { readonly tone: Tone; readonly children: ReactNode };

/** One line across the page about the state of the whole device; spoken politely when it appears. */
export function Banner({ tone, children }: Props) {
  return (
    <div role="status" className={classNames(styles.banner, styles[tone])}>
      {toneIcon(tone)}
      <span>{children}</span>
    </div>
  );
}
