import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelInput, ChannelOutput } from '../../../shared/ipc/channels.ts';
import { usePlatform } from '../../hooks/client-context.tsx';
import { useClientView } from '../../hooks/use-client-view.ts';
import { useEnrol } from '../../hooks/use-enrol.ts';
import { useMessageText } from '../../hooks/use-message-text.ts';
import { messageOfHost } from '../../i18n/message.ts';
import { useLocalText } from '../../i18n/use-texts.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { zonesOf } from '../zones.ts';
import { checkDraft, draftOf, type SetupDraft, type SetupField, toggleZone } from './setup-draft.ts';
import styles from './WallSetup.module.css';

type Props = {
  readonly info: ChannelOutput<'app.info'>;
  /** To be kept with the next save; null when the machine has a PIN. */
  readonly newPin: string | null;
};

/** Enrolment and settings of this wall. Saving opens the wall anew with what was saved. */
export function SetupDesk({ info, newPin }: Props) {
  const { t } = useTranslation('board');
  const platform = usePlatform();
  const messageText = useMessageText();
  const [draft, setDraft] = useState<SetupDraft>(() => draftOf(info.settings));
  const [wrong, setWrong] = useState<readonly SetupField[]>([]);
  const [problem, setProblem] = useState<string | null>(null);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const checked = checkDraft(info.settings, draft);
    setWrong(checked.ok ? [] : checked.fields);
    setProblem(null);
    if (!checked.ok) return;
    const message = messageOfHost(await platform.call('settings.save', { settings: checked.settings, newPin }));
    if (message !== null) setProblem(messageText(message));
    else await act('restart');
  };
  const act = async (name: ChannelInput<'service.act'>['act']) => {
    const message = messageOfHost(await platform.call('service.act', { act: name }));
    setProblem(message && messageText(message));
  };

  return (
    <div className={styles.desk}>
      <EnrolForm />
      <form className={styles.form} onSubmit={(event) => void save(event)}>
        <h2>{t('setup.settings.title')}</h2>
        {problem !== null && (
          <Notice tone="danger" role="alert">
            {problem}
          </Notice>
        )}
        <TextField
          label={t('setup.server.label')}
          value={draft.server}
          error={wrong.includes('server') ? t('setup.server.wrong') : undefined}
          onChange={(server) => setDraft({ ...draft, server })}
        />
        {info.face === 'window' ? (
          <TextField
            label={t('setup.window.label')}
            value={draft.windowNumber}
            inputMode="numeric"
            maxLength={2}
            error={wrong.includes('windowNumber') ? t('setup.window.wrong') : undefined}
            onChange={(windowNumber) => setDraft({ ...draft, windowNumber })}
          />
        ) : (
          <BoardFields draft={draft} onChange={setDraft} />
        )}
        <button type="submit" className={styles.submit}>
          {t('setup.save.label')}
        </button>
      </form>
      <div className={styles.acts}>
        <Button onClick={() => void act('restart')}>{t('setup.restart.label')}</Button>
        <Button variant="danger" onClick={() => void act('quit')}>
          {t('setup.quit.label')}
        </Button>
      </div>
    </div>
  );
}

type FieldsProps = { readonly draft: SetupDraft; readonly onChange: (draft: SetupDraft) => void };

function BoardFields({ draft, onChange }: FieldsProps) {
  const { t } = useTranslation('board');
  const local = useLocalText();
  const hall = useClientView((view) => view.hall);
  const zones = zonesOf(hall, []);
  return (
    <>
      <fieldset className={styles.choices}>
        <legend>{t('setup.zones.label')}</legend>
        {zones.length === 0 && <p>{t('setup.zones.unknown')}</p>}
        {zones.map((zone) => (
          <label key={zone.id} className={styles.choice}>
            <input
              type="checkbox"
              checked={draft.zoneIds.includes(zone.id)}
              onChange={() => onChange({ ...draft, zoneIds: toggleZone(zones, draft.zoneIds, zone.id) })}
            />
            {local(zone.name)}
          </label>
        ))}
        <p className={styles.hint}>{t('setup.zones.hint')}</p>
      </fieldset>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={draft.voice}
          onChange={(event) => onChange({ ...draft, voice: event.target.checked })}
        />
        {t('setup.voice.label')}
      </label>
    </>
  );
}

/** The one-time code that makes this machine a device of the hall [SE-3]. */
function EnrolForm() {
  const { t } = useTranslation('board');
  const messageText = useMessageText();
  const { enrol, busy, message } = useEnrol();
  const [code, setCode] = useState('');
  const [done, setDone] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() === '' || busy) return;
    setDone(await enrol(code));
    setCode('');
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <h2>{t('setup.enrol.title')}</h2>
      {done && <Notice tone="ok">{t('setup.enrol.done')}</Notice>}
      {message !== null && (
        <Notice tone="danger" role="alert">
          {messageText(message)}
        </Notice>
      )}
      <TextField label={t('setup.enrol.label')} value={code} maxLength={40} onChange={setCode} />
      <button type="submit" className={styles.submit} disabled={busy}>
        {t('setup.enrol.button')}
      </button>
    </form>
  );
}
