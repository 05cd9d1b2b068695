import { useTranslation } from 'react-i18next';
import type { HandOver } from '../../../shared/domain/evening/evening.ts';
import { useLocale } from '../../i18n/use-texts.ts';
import { Notice } from '../../ui/Notice.tsx';
import { hallTime } from '../ui/hall-time.ts';

/** What the last day left written for this one. */
export function ReceivedNotes(props: { readonly notes: readonly HandOver[]; readonly timeZone: string }) {
  const { t } = useTranslation('manage');
  const locale = useLocale();
  return props.notes.map(({ id, day, at, by, note }) => (
    <Notice
      key={id}
      tone="info"
      title={t('evening.received.title', { day, time: hallTime(at, props.timeZone, locale), plate: by.plate })}
    >
      {note}
    </Notice>
  ));
}
