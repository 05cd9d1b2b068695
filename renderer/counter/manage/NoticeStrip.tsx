import { useTranslation } from 'react-i18next';
import { getRow } from '../../../shared/lib/table.ts';
import { useClientView } from '../../hooks/use-client-view.ts';
import { useLocale, useLocalText } from '../../i18n/use-texts.ts';
import { classNames } from '../../ui/class-names.ts';
import { AlertIcon, InfoIcon } from '../../ui/icons.tsx';
import { hallTime } from '../ui/hall-time.ts';
import styles from './ManagePage.module.css';
import { useFaultWord } from './manage-words.ts';
import type { ManageScreen } from './select-manage.ts';
import type { Act } from './use-act.ts';

/** What everybody in the hall is being told now, each with the button that ends it. */
export function NoticeStrip({ screen, act }: { readonly screen: ManageScreen; readonly act: Act }) {
  const { t } = useTranslation('manage');
  const local = useLocalText();
  const locale = useLocale();
  const faultWord = useFaultWord();
  const groups = useClientView((view) => view.hall.groups);
  if (screen.notices.length === 0) return null;
  return (
    <ul className={styles.notices} aria-label={t('notices.list.label')}>
      {screen.notices.map((notice) => (
        <li
          key={notice.id}
          className={classNames(styles.notice, notice.kind === 'fault' && styles.fault)}
          data-notice={notice.kind}
        >
          {notice.kind === 'fault' ? <AlertIcon /> : <InfoIcon />}
          <span className={styles.noticeText}>
            {notice.kind === 'broadcast'
              ? local(notice.text)
              : t('notices.fault.text', {
                  fault: faultWord(notice.fault),
                  groups:
                    notice.groupIds.length === 0
                      ? t('notices.hall.label')
                      : notice.groupIds.map((id) => getRow(groups, id)?.prefix ?? '').join(' '),
                })}
          </span>
          <span>{t('notices.until.text', { time: hallTime(notice.until, screen.timeZone, locale) })}</span>
          <button
            type="button"
            className={styles.quiet}
            aria-disabled={!screen.online}
            onClick={() => void (screen.online && act.run('notice.end', { noticeId: notice.id }))}
          >
            {notice.kind === 'fault' ? t('notices.endFault.label') : t('notices.end.label')}
          </button>
        </li>
      ))}
    </ul>
  );
}
