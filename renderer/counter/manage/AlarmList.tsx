import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import { useLocalText } from '../../i18n/use-texts.ts';
import { classNames } from '../../ui/class-names.ts';
import { AlertIcon } from '../../ui/icons.tsx';
import { spacedNumber } from '../../ui/spaced-number.ts';
import { useDeviceWords } from '../devices/device-words.ts';
import { clockDuration } from '../model/duration.ts';
import { KeyCap } from '../ui/KeyCap.tsx';
import styles from './AlarmList.module.css';
import type { AlarmRow } from './select-manage.ts';
import type { Act } from './use-act.ts';

type Props = {
  readonly alarms: readonly AlarmRow[];
  readonly now: number;
  readonly online: boolean;
  readonly act: Act;
  readonly onWindow: (windowId: string) => void;
};

function useAlarmText(): (alarm: AlarmRow) => string {
  const { t } = useTranslation('manage');
  const local = useLocalText();
  const deviceWords = useDeviceWords();
  return (alarm) => {
    const params = {
      window: alarm.window ?? '',
      group: alarm.group ? local(alarm.group) : '',
      number: alarm.number === null ? '' : spacedNumber(alarm.number),
      n: alarm.value,
    };
    switch (alarm.kind) {
      case 'help':
        return t('alarm.help.text', params);
      case 'long-wait':
        return t('alarm.longWait.text', params);
      case 'very-long-wait':
        return t('alarm.veryLongWait.text', params);
      case 'long-queue':
        return t('alarm.longQueue.text', params);
      case 'no-start':
        return t('alarm.noStart.text', params);
      case 'long-hold':
        return t('alarm.longHold.text', params);
      case 'stuck-service':
        return t('alarm.stuckService.text', params);
      case 'post-empty':
        return t('alarm.postEmpty.text', params);
      case 'absent':
        return t('alarm.absent.text', params);
      case 'nobody-comes':
        return t('alarm.nobodyComes.text', { device: alarm.device ?? '' });
      case 'matters-overdue':
        return t('alarm.mattersOverdue.text', params);
      case 'device-gone':
      case 'paper-out':
      case 'paper-low':
      case 'printer-gone':
      case 'voice-gone':
      case 'clock-wrong':
      case 'disk-low':
      case 'crashing':
        return t('alarm.device.text', { device: alarm.device ?? '', trouble: deviceWords.state(alarm.kind) });
      default:
        return unreachable(alarm.kind);
    }
  };
}

/** Alarms to be taken by a named person; help first. T takes the first that nobody has. */
export function AlarmList({ alarms, now, online, act, onWindow }: Props) {
  const { t } = useTranslation('manage');
  const textOf = useAlarmText();
  const first = alarms.find((alarm) => alarm.taken === null);
  return (
    <section className={styles.box} aria-label={t('alarm.list.label')}>
      <h2 className={styles.title}>{t('alarm.list.title', { n: alarms.length })}</h2>
      {alarms.length === 0 && <p className={styles.none}>{t('alarm.none.text')}</p>}
      <ul className={styles.list}>
        {alarms.map((alarm) => (
          <li
            key={alarm.key}
            className={classNames(styles.row, styles[alarm.kind], alarm.taken && styles.taken)}
            data-alarm={alarm.kind}
          >
            <AlertIcon />
            <span className={styles.text}>
              <span>{textOf(alarm)}</span>
              <span className={styles.since}>{clockDuration(Math.max(0, now - alarm.since))}</span>
            </span>
            {alarm.windowId !== null && (
              <button type="button" className={styles.go} onClick={() => onWindow(alarm.windowId ?? '')}>
                {t('alarm.window.label')}
              </button>
            )}
            {alarm.taken === null ? (
              <button
                type="button"
                className={styles.take}
                aria-disabled={!online || act.busy}
                onClick={() => void (online && act.run('alarm.take', { key: alarm.key }))}
              >
                {alarm === first && <KeyCap name="T" tone="on-brand" />}
                {t('alarm.take.label')}
              </button>
            ) : (
              <span className={styles.who}>{t('alarm.taken.text', { plate: alarm.taken.plate })}</span>
            )}
            {alarm.kind === 'help' && alarm.mine && (
              <CloseHelp incidentId={alarm.key.slice('help:'.length)} act={act} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Help ends with a line about what it was. */
function CloseHelp({ incidentId, act }: { readonly incidentId: string; readonly act: Act }) {
  const { t } = useTranslation('manage');
  const [note, setNote] = useState('');
  return (
    <form
      className={styles.close}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (note.trim() !== '') void act.run('incident.close', { incidentId, note: note.trim() });
      }}
    >
      <input
        value={note}
        maxLength={500}
        aria-label={t('alarm.note.label')}
        placeholder={t('alarm.note.label')}
        autoComplete="off"
        onChange={(event) => setNote(event.target.value)}
      />
      <button type="submit" className={styles.go} aria-disabled={note.trim() === ''}>
        {t('alarm.close.label')}
      </button>
    </form>
  );
}
