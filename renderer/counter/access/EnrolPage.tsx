import { type FormEvent, useEffect, useState } from 'react';
import { settingsSchema } from '../../../shared/settings/settings.ts';
import { useClient, usePlatform } from '../../hooks/client-context.tsx';
import { Notice } from '../../ui/Notice.tsx';
import type { Say } from '../model/say.ts';
import { Field } from '../ui/Field.tsx';
import form from '../ui/Form.module.css';
import { SubmitButton } from '../ui/SubmitButton.tsx';
import { useSpeak, useWords } from '../ui/use-speak.ts';
import { AccessFrame } from './AccessFrame.tsx';
import { enrolProblem } from './enrol-message.ts';

type News = { readonly text: Say; readonly good: boolean };

/** Enrolment: one-time code, and the address of the server where it is wrong. */
export function EnrolPage() {
  const client = useClient();
  const platform = usePlatform();
  const words = useWords();
  const speak = useSpeak();
  const [code, setCode] = useState('');
  const [server, setServer] = useState('');
  const [savedServer, setSavedServer] = useState('');
  const [busy, setBusy] = useState(false);
  const [news, setNews] = useState<News | null>(null);
  const changed = server !== savedServer;
  const serverIsGood = settingsSchema.shape.server.safeParse(server).success;

  useEffect(() => {
    void platform.call('app.info', {}).then((info) => {
      setServer(info.server);
      setSavedServer(info.server);
    });
  }, [platform]);

  async function enrol(): Promise<void> {
    if (busy || code.trim() === '' || changed) return;
    setBusy(true);
    setNews(null);
    const answer = await platform.call('device.enroll', { code: code.trim() });
    setBusy(false);
    setNews({ text: enrolProblem(answer), good: answer.ok });
    if (!answer.ok) return;
    const credentials = await platform.call('device.credentials', {});
    if (credentials) client.setDeviceToken(credentials.token);
  }

  async function saveServer(): Promise<void> {
    if (!serverIsGood) return;
    const info = await platform.call('app.info', {});
    const saved = await platform.call('settings.save', { settings: { ...info.settings, server }, newPin: null });
    if (saved.ok) await platform.call('service.act', { act: 'restart' });
    else setNews({ text: enrolProblem(saved), good: false });
  }

  return (
    <AccessFrame screen="enrol" title={words('enrol.page.title')} hint={words('enrol.page.hint')}>
      {news && (
        <Notice tone={news.good ? 'ok' : 'danger'} role="alert">
          {speak(news.text)}
        </Notice>
      )}
      <form
        className={form.form}
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void (changed ? saveServer() : enrol());
        }}
      >
        <Field
          label={words('enrol.code.label')}
          hint={words('enrol.code.hint')}
          value={code}
          onChange={(value) => setCode(value.toUpperCase())}
          maxLength={40}
          autoFocus
          autoCapitalize="characters"
        />
        <Field
          label={words('enrol.server.label')}
          hint={platform.kind === 'electron' ? words('enrol.server.hint') : undefined}
          error={changed && !serverIsGood ? words('enrol.server.bad') : null}
          value={server}
          onChange={setServer}
          readOnly={platform.kind === 'browser'}
          maxLength={200}
        />
        <SubmitButton disabled={busy || (changed ? !serverIsGood : code.trim() === '')}>
          {words(changed ? 'enrol.server.save' : busy ? 'enrol.submit.busy' : 'enrol.submit.label')}
        </SubmitButton>
      </form>
    </AccessFrame>
  );
}
