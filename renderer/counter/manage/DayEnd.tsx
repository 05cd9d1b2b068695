import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Panel.module.css';
import type { ManageScreen } from './select-manage.ts';
import type { Act } from './use-act.ts';

/** The word for the next morning, and the end of the day: it waits until every number has its end. */
export function DayEnd({ screen, act }: { readonly screen: ManageScreen; readonly act: Act }) {
  const { t } = useTranslation('manage');
  const { written, open } = screen.evening;
  const [note, setNote] = useState(written?.note ?? '');
  const isSaved = written !== null && note.trim() === written.note;
  const off = !screen.online || act.busy;
  const canSave = !off && note.trim() !== '' && !isSaved;
  return (
    <form
      className={styles.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (canSave) void act.run('day.handOver', { note: note.trim() });
      }}
    >
      <label className={styles.field}>
        {t('evening.handOver.label')}
        <textarea rows={2} value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
      </label>
      <div className={styles.row}>
        <button type="submit" className={styles.submit} aria-disabled={!canSave}>
          {isSaved ? t('evening.handOverSaved.label') : t('evening.handOver.submit')}
        </button>
        <button
          type="button"
          className={styles.danger}
          aria-disabled={off}
          onClick={() => !off && void act.run('day.end', {})}
        >
          {t('evening.end.label')}
        </button>
        {open > 0 && <span className={styles.hint}>{t('evening.open.text', { n: open })}</span>}
      </div>
    </form>
  );
}
