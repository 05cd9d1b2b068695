import { type FormEvent, useState } from 'react';
import { Notice } from '../../ui/Notice.tsx';
import type { Say } from '../model/say.ts';
import { useSession } from '../session/session-context.tsx';
import { Field } from '../ui/Field.tsx';
import form from '../ui/Form.module.css';
import { SubmitButton } from '../ui/SubmitButton.tsx';
import { useSpeak, useWords } from '../ui/use-speak.ts';
import { AccessFrame } from './AccessFrame.tsx';
import { type FirstPassword, firstProblems, loginProblem } from './login-message.ts';

const EMPTY: FirstPassword = { password: '', again: '', pin: '', pinAgain: '' };

/** First log-in: a password of one's own and a short PIN, both twice, because nobody can read what was typed. */
export function FirstPasswordPage({ online }: { readonly online: boolean }) {
  const session = useSession();
  const words = useWords();
  const speak = useSpeak();
  const [values, setValues] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Say | null>(null);
  const first = session.local().firstLogin;
  const problems = firstProblems(values, first?.password ?? '');
  const shown = (field: keyof FirstPassword) => (tried && problems[field] ? speak(problems[field]) : null);
  const set = (field: keyof FirstPassword) => (value: string) => setValues({ ...values, [field]: value });

  async function submit(): Promise<void> {
    setTried(true);
    if (busy || !first || Object.values(problems).some((each) => each !== null)) return;
    setBusy(true);
    const answer = await session.login({ ...first, newPassword: values.password, pin: values.pin });
    setBusy(false);
    setProblem(loginProblem(answer)?.text ?? null);
  }

  return (
    <AccessFrame
      screen="first-password"
      size="middle"
      title={words('first.page.title')}
      hint={words('first.page.hint')}
    >
      {!online && <Notice tone="warn">{words('login.offline.text')}</Notice>}
      {problem && (
        <Notice tone="danger" role="alert">
          {speak(problem)}
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
        <div className={form.pair}>
          <Field
            label={words('first.password.label')}
            hint={words('first.password.hint')}
            error={shown('password')}
            type="password"
            value={values.password}
            onChange={set('password')}
            maxLength={200}
            autoFocus
          />
          <Field
            label={words('first.again.label')}
            error={shown('again')}
            type="password"
            value={values.again}
            onChange={set('again')}
            maxLength={200}
          />
        </div>
        <div className={form.pair}>
          <Field
            label={words('first.pin.label')}
            hint={words('first.pin.hint')}
            error={shown('pin')}
            type="password"
            inputMode="numeric"
            value={values.pin}
            onChange={set('pin')}
            maxLength={8}
          />
          <Field
            label={words('first.pinAgain.label')}
            error={shown('pinAgain')}
            type="password"
            inputMode="numeric"
            value={values.pinAgain}
            onChange={set('pinAgain')}
            maxLength={8}
          />
        </div>
        <div className={form.row}>
          <SubmitButton disabled={busy || !online}>
            {words(busy ? 'first.submit.busy' : 'first.submit.label')}
          </SubmitButton>
          <button type="button" className={form.quiet} onClick={() => session.leaveFirstLogin()}>
            {words('first.back.label')}
          </button>
        </div>
      </form>
    </AccessFrame>
  );
}
