import { classNames } from './class-names.ts';
import { spacedNumber } from './spaced-number.ts';
import styles from './TicketNumber.module.css';

type Props = { readonly number: string; readonly size?: 'line' | 'title' | 'huge'; readonly tone?: 'plain' | 'accent' };

/** A ticket number, heavy, letters apart from digits. */
export function TicketNumber({ number, size = 'line', tone = 'plain' }: Props) {
  return (
    <span className={classNames(styles.number, styles[size], tone === 'accent' && styles.accent)}>
      {spacedNumber(number)}
    </span>
  );
}
