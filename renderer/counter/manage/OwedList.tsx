import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../hooks/client-context.tsx';
import { useLocalText } from '../../i18n/use-texts.ts';
import { spacedNumber } from '../../ui/spaced-number.ts';
import { STATUS_WORD } from '../guide/guide-words.ts';
import type { PromiseRow } from '../model/promises.ts';
import { useOutcomeWord } from './manage-words.ts';
import styles from './Panel.module.css';
import type { ManageScreen } from './select-manage.ts';
import type { Act } from './use-act.ts';

type Props = { readonly screen: ManageScreen; readonly act: Act };
type Owed = ManageScreen['evening']['owed'][number];

/** What the hall owes: people to call back, and those who will be first. A telephone number is shown when asked for. */
export function OwedList({ screen, act }: Props) {
  const { t } = useTranslation('manage');
  const { owed, promises } = screen.evening;
  if (owed.length === 0 && promises.length === 0) return null;
  return (
    <>
      {promises.length > 0 && (
        <>
          <h3 className={styles.title}>
            {t('evening.promises.title', { n: promises.filter(({ today }) => !today).length })}
          </h3>
          <ul className={styles.list} data-testid="promises">
            {promises.map((row) => (
              <PromiseEntry key={row.id} row={row} />
            ))}
          </ul>
        </>
      )}
      {owed.length > 0 && <h3 className={styles.title}>{t('evening.owed.title')}</h3>}
      <ul className={styles.list} data-testid="owed">
        {owed.map((row) => (
          <OwedRow key={row.id} row={row} off={!screen.online || act.busy} act={act} />
        ))}
      </ul>
    </>
  );
}

function PromiseEntry({ row }: { readonly row: PromiseRow }) {
  const { t } = useTranslation(['manage', 'counter']);
  const local = useLocalText();
  return (
    <li className={styles.entry}>
      <strong className={styles.time}>{spacedNumber(row.number)}</strong>
      <span className={styles.grow}>
        {local(row.group)} {row.day ?? ''}
      </span>
      <span className={styles.time}>
        {row.today === null
          ? t('evening.promises.open')
          : `${spacedNumber(row.today.number)} ${t(`counter:${STATUS_WORD[row.today.status]}`)}`}
      </span>
    </li>
  );
}

function OwedRow({ row, off, act }: { readonly row: Owed; readonly off: boolean; readonly act: Act }) {
  const { t } = useTranslation('manage');
  const client = useClient();
  const local = useLocalText();
  const outcomeWord = useOutcomeWord();
  /** undefined = not asked for; null = none is kept any more. */
  const [phone, setPhone] = useState<string | null>();

  async function reveal(): Promise<void> {
    const outcome = await client.send('owed.reveal', { ticketId: row.id });
    if (outcome.status === 'ok') setPhone(outcome.reply.phone);
  }

  return (
    <li className={styles.entry}>
      <strong className={styles.time}>{spacedNumber(row.number)}</strong>
      <span className={styles.grow}>
        {outcomeWord(row.outcome)} · {local(row.group)} {row.isToday ? '' : row.day} {row.note ?? ''}{' '}
        {phone !== undefined && <strong>{phone ?? t('evening.noPhone.text')}</strong>}
      </span>
      {row.outcome === 'call-back' && row.personId !== null && phone === undefined && (
        <button type="button" className={styles.quiet} aria-disabled={off} onClick={() => !off && void reveal()}>
          {t('evening.reveal.label')}
        </button>
      )}
      {row.outcome === 'call-back' && (
        <button
          type="button"
          className={styles.quiet}
          aria-disabled={off}
          aria-label={t('evening.called.name', { number: row.number })}
          onClick={() => !off && void act.run('owed.keep', { ticketId: row.id })}
        >
          {t('evening.called.label')}
        </button>
      )}
      {row.outcome === 'first-tomorrow' && <span className={styles.time}>{row.by.plate}</span>}
    </li>
  );
}
