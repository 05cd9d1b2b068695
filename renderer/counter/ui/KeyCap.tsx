import { classNames } from '../../ui/class-names.ts';
import type { KeyName } from '../keys/key-name.ts';
import styles from './KeyCap.module.css';

type Props = { readonly name: KeyName; readonly tone?: 'plain' | 'on-brand' | 'off' };

/** A key of the keyboard, drawn as one. */
export function KeyCap({ name, tone = 'plain' }: Props) {
  return <kbd className={classNames(styles.cap, styles[tone])}>{name}</kbd>;
}
