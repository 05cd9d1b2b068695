import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import { useLocale, useLocalText } from '../../i18n/use-texts.ts';
import { spacedNumber } from '../../ui/spaced-number.ts';
import { hallTime } from '../ui/hall-time.ts';
import { useFaultWord, useReasonWord } from './manage-words.ts';
import styles from './Panel.module.css';
import type { IncidentRow, ManageScreen } from './select-manage.ts';
import type { Act } from './use-act.ts';

function useIncidentText(): (incident: IncidentRow) => string {
  const { t } = useTranslation('manage');
  const local = useLocalText();
  const faultWord = useFaultWord();
  const reasonWord = useReasonWord();
  return (incident) => {
    const params = {
      window: incident.window ?? '',
      group: incident.group ? local(incident.group) : t('notices.hall.label'),
      number: incident.number === null ? '' : spacedNumber(incident.number),
    };
    switch (incident.kind) {
      case 'help':
        return incident.closed
          ? t('log.helpClosed.text', { ...params, note: incident.closed.note })
          : t('log.help.text', params);
      case 'fault':
        return t('log.fault.text', { ...params, fault: faultWord(incident.fault) });
      case 'called':
        return t('log.called.text', { ...params, reason: reasonWord(incident.reason) });
      case 'service-ended':
        return t('log.serviceEnded.text', params);
      case 'freed':
        return incident.by.plate === '' && incident.plate
          ? t('log.gone.text', { ...params, plate: incident.plate, count: incident.tickets })
          : t('log.freed.text', { ...params, count: incident.tickets });
      case 'moved':
        return t('log.moved.text', params);
      case 'intake':
        if (incident.intake === 'rule') return t('log.ruled.text', params);
        return incident.intake === 'stopped' ? t('log.stopped.text', params) : t('log.resumed.text', params);
      case 'day-ended':
        return t('log.dayEnded.text');
      case 'note':
        return incident.note;
      default:
        return unreachable(incident);
    }
  };
}

/** The day's log: what happened on the floor and who did it; a note of one's own goes on top. */
export function LogPanel({ screen, act }: { readonly screen: ManageScreen; readonly act: Act }) {
  const { t } = useTranslation('manage');
  const locale = useLocale();
  const textOf = useIncidentText();
  const [note, setNote] = useState('');
  const ready = note.trim() !== '' && screen.online;

  async function add(): Promise<void> {
    if (await act.run('incident.note', { windowId: null, note: note.trim() })) setNote('');
  }

  return (
    <section className={styles.form} aria-label={t('panel.log.title')}>
      <h2 className={styles.title}>{t('panel.log.title')}</h2>
      <form
        className={styles.row}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (ready) void add();
        }}
      >
        <input
          className={styles.grow}
          value={note}
          maxLength={500}
          // biome-ignore lint/a11y/noAutofocus: the key that opened this panel leads into it
          autoFocus
          autoComplete="off"
          aria-label={t('log.note.label')}
          placeholder={t('log.note.label')}
          onChange={(event) => setNote(event.target.value)}
        />
        <button type="submit" className={styles.submit} aria-disabled={!ready || act.busy}>
          {t('log.note.submit')}
        </button>
      </form>
      {screen.incidents.length === 0 && <p className={styles.hint}>{t('log.none.text')}</p>}
      <ul className={styles.list}>
        {screen.incidents.map((incident) => (
          <li key={incident.id} className={styles.entry}>
            <span className={styles.time}>{hallTime(incident.at, screen.timeZone, locale)}</span>
            <span className={styles.grow}>{textOf(incident)}</span>
            {incident.by.plate !== '' && (
              <span className={styles.time}>{t('map.plate.label', { plate: incident.by.plate })}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
