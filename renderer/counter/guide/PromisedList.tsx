import { useLocale, useLocalText } from '../../i18n/use-texts.ts';
import { spacedNumber } from '../../ui/spaced-number.ts';
import type { PromiseRow } from '../model/promises.ts';
import { useWords } from '../ui/use-speak.ts';
import styles from './GuidePage.module.css';
import { STATUS_WORD } from './guide-words.ts';
import type { GuideScreen } from './select-guide.ts';
import type { Guide } from './use-guide.ts';

type Props = { readonly rows: readonly PromiseRow[]; readonly screen: GuideScreen; readonly guide: Guide };

/** Who shows a slip of an earlier day gets the number that was promised; who has it already is said with its state. */
export function PromisedList({ rows, screen, guide }: Props) {
  const words = useWords();
  const local = useLocalText();
  const locale = useLocale();
  if (rows.length === 0) return null;
  return (
    <section aria-label={words('guide.promised.title')} className={styles.list}>
      <h2 className={styles.head}>
        {words('guide.promised.title')} ·{' '}
        {words('guide.promised.open', { n: rows.filter(({ today }) => !today).length })}
      </h2>
      {rows.map((row) => (
        <div key={row.id} className={styles.row} data-promised={row.number}>
          <strong>{spacedNumber(row.number)}</strong>
          <span>{local(row.group)}</span>
          {row.day !== null && <span className={styles.hint}>{row.day}</span>}
          {row.today === null ? (
            <button
              type="button"
              className={styles.button}
              disabled={!screen.online || guide.busy}
              aria-label={words('guide.promised.name', { number: row.number })}
              onClick={() => void guide.give('promise.take', { ref: { by: 'id', ticketId: row.id }, locale }, locale)}
            >
              {words('guide.promised.give')}
            </button>
          ) : (
            <span>
              {words('guide.promised.today', { number: row.today.number })} {words(STATUS_WORD[row.today.status])}
            </span>
          )}
        </div>
      ))}
    </section>
  );
}
