import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlatform } from '../../hooks/client-context.tsx';
import { useMessageText } from '../../hooks/use-message-text.ts';
import { messageOfHost } from '../../i18n/message.ts';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './WallSetup.module.css';

const MIN_NEW = 6;
const MIN_OLD = 4;

type Props = {
  /** No PIN is set on this machine yet: ask for one, twice; it is kept with the first save. */
  readonly isNew: boolean;
  readonly onOpen: (pin: string) => void;
};

/** The service PIN before the set-up. */
export function SetupGate({ isNew, onOpen }: Props) {
  const { t } = useTranslation('board');
  const platform = usePlatform();
  const messageText = useMessageText();
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isNew) {
      if (pin.length < MIN_NEW) return setProblem(t('setup.pin.short'));
      return pin === again ? onOpen(pin) : setProblem(t('setup.pin.different'));
    }
    if (pin.length < MIN_OLD) return setProblem(t('setup.pin.short'));
    const message = messageOfHost(await platform.call('service.unlock', { pin }));
    setPin('');
    if (message === null) onOpen(pin);
    else setProblem(messageText(message));
  };

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <h2>{t(isNew ? 'setup.pin.new' : 'setup.pin.title')}</h2>
      {problem !== null && (
        <Notice tone="danger" role="alert">
          {problem}
        </Notice>
      )}
      <TextField
        label={t('setup.pin.label')}
        type="password"
        inputMode="numeric"
        maxLength={32}
        value={pin}
        onChange={setPin}
      />
      {isNew && (
        <TextField
          label={t('setup.pin.again')}
          type="password"
          inputMode="numeric"
          maxLength={32}
          value={again}
          onChange={setAgain}
        />
      )}
      <button type="submit" className={styles.submit}>
        {t('setup.pin.open')}
      </button>
    </form>
  );
}
