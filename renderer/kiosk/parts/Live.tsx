import { useTranslation } from 'react-i18next';
import { TicketNumber } from '../../ui/TicketNumber.tsx';
import type { LivePicture } from '../select/select-kiosk-screen.ts';
import styles from './Live.module.css';
import { PrefixBadge } from './PrefixBadge.tsx';
import { useWaitText } from './use-wait-text.ts';

type Props = { readonly live: LivePicture; readonly columns: number; readonly withGroups?: boolean };

/** The hall as it is now: who is called, who waits and about how long [QU-11]. Nothing in it is touched. */
export function Live({ live, columns, withGroups = true }: Props) {
  const { t } = useTranslation('kiosk');
  const wait = useWaitText();
  return (
    <div className={styles.live} data-groups={withGroups}>
      <section className={styles.calls} aria-label={t('live.calls.title')}>
        <h2 className={styles.heading}>{t('live.calls.title')}</h2>
        {live.calls.length === 0 ? (
          <p className={styles.quiet}>{t('live.noCalls.text')}</p>
        ) : (
          <ul className={styles.callList}>
            {live.calls.map((call) => (
              <li key={call.ticketId} className={styles.call}>
                <TicketNumber number={call.number} tone="accent" />
                <span className={styles.window}>{t('live.call.text', { window: call.window })}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {withGroups && (
        <section className={styles.groups} aria-label={t('live.groups.title')}>
          <h2 className={styles.heading}>{t('live.groups.title')}</h2>
          <ul className={styles.groupList} data-columns={columns}>
            {live.groups.map((group) => (
              <li key={group.id} className={styles.group}>
                <PrefixBadge prefix={group.prefix} />
                <span className={styles.word}>{group.word}</span>
                <span className={styles.wait}>
                  <span className={styles.people}>{wait.people(group.waiting)}</span>
                  <span>{group.stopped ? t('groups.stopped.tag') : wait.range(group.range)}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
