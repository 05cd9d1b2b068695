import { useTranslation } from 'react-i18next';
import { TicketNumber } from '../../ui/TicketNumber.tsx';
import type { OtherNumber } from '../select/select-matters.ts';
import styles from './Others.module.css';
import { useNumberList } from './use-number-list.ts';

/** The other numbers of the visit: all good with the one slip [QU-17]. */
export function Others({ others }: { readonly others: readonly OtherNumber[] }) {
  const { t } = useTranslation('kiosk');
  const list = useNumberList();
  if (others.length === 0) return null;
  // Where there are many, the places stand on the paper only.
  const many = others.length > 3;
  return (
    <section aria-label={t('number.others.title')}>
      <h2 className={styles.title}>{t('number.others.title')}</h2>
      <ul className={styles.list} data-many={many}>
        {others.map((other) => (
          <li key={other.ticketId} className={styles.other}>
            <TicketNumber number={other.number} />
            <span className={styles.word}>{other.word}</span>
            {!many && other.windows.length > 0 && (
              <span className={styles.place}>
                {t('number.others.place', { windows: list(other.windows), count: other.windows.length })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
