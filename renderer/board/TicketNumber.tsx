import styles from './TicketNumber.module.css';
import { splitNumber } from './ticket-number.ts';

/** A ticket number as it is read from afar: letters and digits apart. */
export function TicketNumber({ number }: { readonly number: string }) {
  const { letters, digits } = splitNumber(number);
  return (
    <span className={styles.number}>
      <span>{letters}</span>
      <span className={styles.digits}>{digits}</span>
    </span>
  );
}
