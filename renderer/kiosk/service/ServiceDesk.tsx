import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelInput } from '../../../shared/ipc/channels.ts';
import { useClient, usePlatform } from '../../hooks/client-context.tsx';
import { useConnection } from '../../hooks/use-connection.ts';
import { useEnrol } from '../../hooks/use-enrol.ts';
import { useMessageText } from '../../hooks/use-message-text.ts';
import { type Message, messageOfHost, messageOfOutcome } from '../../i18n/message.ts';
import type { ScanLog } from '../../platform/scan-log.ts';
import type { Tone } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConnectionSign } from '../../ui/ConnectionSign.tsx';
import { ERASE, Keyboard } from '../../ui/Keyboard.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useHallClock } from '../parts/use-hall-clock.ts';
import { useScanner } from '../use-scanner.ts';
import { EnrollForm } from './EnrollForm.tsx';
import type { HostInfo } from './host-info.ts';
import styles from './ServiceDesk.module.css';
import { SettingsForm } from './SettingsForm.tsx';
import { checkDraft, type DraftField, draftOf, type SettingsDraft } from './settings-draft.ts';

type Answer = { readonly tone: Tone; readonly text: string };
type Act = ChannelInput<'service.act'>['act'];
/** The line that the keyboard on the glass writes into. */
export type Focus = DraftField | 'code';

export function ServiceDesk({ host, scans }: { readonly host: HostInfo; readonly scans: ScanLog }) {
  const { t } = useTranslation(['kiosk', 'common']);
  const platform = usePlatform();
  const client = useClient();
  const connection = useConnection();
  const messageText = useMessageText();
  const { enrol, message: enrolMessage } = useEnrol();
  const info = host.get();
  const [draft, setDraft] = useState<SettingsDraft>(() => draftOf(info.settings));
  const [wrong, setWrong] = useState<readonly DraftField[]>([]);
  const [code, setCode] = useState('');
  const [focus, setFocus] = useState<Focus>('code');
  const [answer, setAnswer] = useState<Answer | null>(null);

  useScanner({ onToken: scans.note, onOther: scans.note, onKey: () => undefined }, true);
  const scanAt = useSyncExternalStore(scans.subscribe, scans.lastAt);
  const hallClock = useHallClock();

  const tell = (problem: Message | null, done: string): void =>
    setAnswer(problem === null ? { tone: 'ok', text: done } : { tone: 'danger', text: messageText(problem) });

  const type = (key: string) => {
    const typed = (text: string) => (key === ERASE ? text.slice(0, -1) : text + key);
    if (focus === 'code') setCode(typed);
    else {
      setDraft((old) => {
        const value = old[focus];
        return typeof value === 'string' ? { ...old, [focus]: typed(value) } : old;
      });
    }
  };

  const save = async () => {
    const checked = checkDraft(info.settings, draft);
    setWrong(checked.ok ? [] : checked.fields);
    if (!checked.ok) return setAnswer({ tone: 'danger', text: t('service.check.text') });
    const outcome = await platform.call('settings.save', { settings: checked.settings, newPin: null });
    if (outcome.ok) await host.refresh();
    tell(messageOfHost(outcome), t('service.saved.text'));
  };

  const enroll = async () => {
    setAnswer(null);
    if (!(await enrol(code))) return;
    setCode('');
    tell(null, t('service.enrolled.text'));
  };

  const act = async (name: Act) =>
    tell(messageOfHost(await platform.call('service.act', { act: name })), t('service.acted.text'));

  /** Nobody misses it then; quitting comes after, so that the word is out. */
  const putAway = async () => {
    const outcome = await client.send('device.rest', { deviceId: null, resting: true });
    tell(messageOfOutcome(outcome), t('service.putAway.text'));
  };

  const shown: Answer | null =
    answer ?? (enrolMessage === null ? null : { tone: 'danger', text: messageText(enrolMessage) });
  return (
    <main className={styles.desk}>
      <div className={styles.state}>
        <ConnectionSign
          status={connection.state.status}
          label={t(`common:connection.${connection.state.status}.label`)}
        />
        <span>{t('service.version.text', { version: info.version, profile: info.profile })}</span>
        {info.notices.map((notice) => (
          <span key={notice}>
            {notice === 'settings.fell-back' ? t('service.fellBack.text') : t('service.plainFile.text')}
          </span>
        ))}
      </div>
      {shown !== null && (
        <div className={styles.answer}>
          <Notice tone={shown.tone} role="alert">
            {shown.text}
          </Notice>
        </div>
      )}
      <div className={styles.enroll}>
        <EnrollForm code={code} onCode={setCode} onFocus={() => setFocus('code')} onEnroll={() => void enroll()} />
      </div>
      <div className={styles.settings}>
        <SettingsForm draft={draft} wrong={wrong} onChange={setDraft} onFocus={setFocus} onSave={() => void save()} />
      </div>
      <div className={styles.acts}>
        <p className={styles.scanner} data-testid="scanner">
          {scanAt === null ? t('service.scanNone.text') : t('service.scanAt.text', { time: hallClock(scanAt) })}
        </p>
        <Button onClick={() => void act('test-print')}>{t('service.testPrint.label')}</Button>
        <Button onClick={() => void putAway()}>{t('service.putAway.label')}</Button>
        <Button onClick={() => void act('restart')}>{t('service.restart.label')}</Button>
        <Button variant="danger" onClick={() => void act('quit')}>
          {t('service.quit.label')}
        </Button>
      </div>
      <div className={styles.keyboard}>
        <Keyboard
          onKey={type}
          labels={{
            keyboard: t('service.keyboard.label'),
            erase: t('lookUp.delete.label'),
            shift: t('service.shift.label'),
          }}
        />
      </div>
    </main>
  );
}
