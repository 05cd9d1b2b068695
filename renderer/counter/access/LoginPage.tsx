import { type FormEvent, useRef, useState } from 'react';
import type { SessionEnd } from '../../data/client.ts';
import { useClock } from '../../hooks/client-context.tsx';
import { useServerNow } from '../../hooks/use-server-now.ts';
import { Notice } from '../../ui/Notice.tsx';
import { type Say, say } from '../model/say.ts';
import { PracticeDoor } from '../practice/PracticeDoor.tsx';
import { useSession } from '../session/session-context.tsx';
import { Field } from '../ui/Field.tsx';
import form from '../ui/Form.module.css';
import { SubmitButton } from '../ui/SubmitButton.tsx';
import { useSpeak, useWords } from '../ui/use-speak.ts';
import { AccessFrame } from './AccessFrame.tsx';
import { loginProblem } from './login-message.ts';

type Wait = { readonly until: number };

/** Log-in: who are you. Needs the line; says so, and when one may try again. */
export function LoginPage({ online, ended }: { readonly online: boolean; readonly ended: SessionEnd | null }) {
  const session = useSession();
  const words = useWords();
  const speak = useSpeak();
  const clock = useClock();
  useServerNow(500);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Say | null>(null);
  const [wait, setWait] = useState<Wait | null>(null);
  const passwordRef = useRef<HTMLInputElement>(null);
  const seconds = wait ? Math.max(0, Math.ceil((wait.until - clock.monotonic()) / 1000)) : 0;
  const ready = online && !busy && seconds === 0;

  async function submit(): Promise<void> {
    if (!ready) return;
    if (login.trim() === '' || password === '') {
      passwordRef.current?.focus();
      return;
    }
    setBusy(true);
    setProblem(null);
    const answer = await session.login({ login: login.trim(), password });
    setBusy(false);
    const next = loginProblem(answer);
    setProblem(next?.text ?? null);
    setWait(next && next.waitSeconds > 0 ? { until: clock.monotonic() + next.waitSeconds * 1000 } : null);
    if (next) {
      setPassword('');
      passwordRef.current?.focus();
    }
  }

  const news = seconds > 0 ? say('login.wait.text', { seconds }) : wait ? null : problem;
  return (
    <AccessFrame screen="log-in" title={words('login.page.title')}>
      {!online && <Notice tone="warn">{words('login.offline.text')}</Notice>}
      {ended && !news && (
        <Notice tone="warn" role="status">
          {words(ended === 'account-closed' ? 'login.closed.text' : 'login.ended.text')}
        </Notice>
      )}
      {online && news && (
        <Notice tone={seconds > 0 ? 'warn' : 'danger'} role="alert">
          {speak(news)}
        </Notice>
      )}
      <form
        className={form.form}
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Field
          label={words('login.login.label')}
          value={login}
          onChange={setLogin}
          maxLength={32}
          autoFocus
          autoCapitalize="none"
        />
        <Field
          ref={passwordRef}
          label={words('login.password.label')}
          type="password"
          value={password}
          onChange={setPassword}
          maxLength={200}
        />
        <SubmitButton disabled={!ready}>{words(busy ? 'login.submit.busy' : 'login.submit.label')}</SubmitButton>
      </form>
      <PracticeDoor />
    </AccessFrame>
  );
}
