import { type FormEvent, useRef, useState } from 'react';
import { useLocalText } from '../../i18n/use-texts.ts';
import { Notice } from '../../ui/Notice.tsx';
import type { Say } from '../model/say.ts';
import type { LockedScreen } from '../model/select-screen.ts';
import { useSession } from '../session/session-context.tsx';
import { Field } from '../ui/Field.tsx';
import form from '../ui/Form.module.css';
import { SubmitButton } from '../ui/SubmitButton.tsx';
import { useSpeak, useWords } from '../ui/use-speak.ts';
import { unlockProblem } from './unlock-message.ts';

/** PIN of the person who sits here; without a PIN the only way on is a new log-in. */
export function PinForm({ screen }: { readonly screen: LockedScreen }) {
  const session = useSession();
  const words = useWords();
  const speak = useSpeak();
  const local = useLocalText();
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Say | null>(null);
  const ref = useRef<HTMLInputElement>(null);

  async function submit(): Promise<void> {
    if (busy || pin === '') return;
    setBusy(true);
    const answer = await session.unlock(pin);
    if (answer.ok) return;
    setBusy(false);
    setPin('');
    setProblem(unlockProblem(answer.code));
    ref.current?.focus();
  }

  const logOut = (
    <button type="button" className={form.quiet} onClick={() => void session.logOut()}>
      {words('lock.logout.label')}
    </button>
  );
  if (!screen.hasPin) {
    return (
      <div className={form.form}>
        <Notice tone="warn">{words('lock.noPin.text')}</Notice>
        <div className={form.row}>{logOut}</div>
      </div>
    );
  }
  return (
    <form
      className={form.form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p>{words('lock.person.text', { name: local(screen.clerk), plate: screen.plate })}</p>
      {problem && (
        <Notice tone="danger" role="alert">
          {speak(problem)}
        </Notice>
      )}
      <Field
        ref={ref}
        label={words('lock.pin.label')}
        hint={words('lock.page.hint')}
        type="password"
        inputMode="numeric"
        value={pin}
        onChange={(value) => setPin(value.replace(/[^0-9]/g, ''))}
        maxLength={8}
        autoFocus
      />
      <div className={form.row}>
        <SubmitButton disabled={busy || pin === ''}>
          {words(busy ? 'lock.submit.busy' : 'lock.submit.label')}
        </SubmitButton>
        {logOut}
      </div>
    </form>
  );
}
