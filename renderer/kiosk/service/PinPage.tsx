import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMessageText } from '../../hooks/use-message-text.ts';
import type { Message } from '../../i18n/message.ts';
import { Button } from '../../ui/Button.tsx';
import { BackspaceIcon } from '../../ui/icons.tsx';
import { Keypad, type KeypadKey } from '../../ui/Keypad.tsx';
import { Notice } from '../../ui/Notice.tsx';
import styles from './PinPage.module.css';

type Props = {
  /** No PIN is set yet: ask for one, twice. */
  readonly isNew: boolean;
  /** Answers null when the menu is open, otherwise what is wrong. */
  readonly onPin: (pin: string) => Promise<Message | null>;
};

const ERASE = 'Backspace';
const MIN_NEW = 6;
const MIN_OLD = 4;
const MAX = 32;

export function PinPage({ isNew, onPin }: Props) {
  const { t } = useTranslation('kiosk');
  const messageText = useMessageText();
  const [pin, setPin] = useState('');
  const [first, setFirst] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const repeat = isNew && first !== null;
  const ready = pin.length >= (isNew ? MIN_NEW : MIN_OLD) && !busy;

  const press = (key: string) => {
    setProblem(null);
    setPin((typed) => (key === ERASE ? typed.slice(0, -1) : (typed + key).slice(0, MAX)));
  };
  const submit = async () => {
    if (!ready) return;
    setPin('');
    if (isNew && first === null) return setFirst(pin);
    if (isNew && pin !== first) {
      setFirst(null);
      return setProblem(t('service.pinDifferent.text'));
    }
    setBusy(true);
    const message = await onPin(pin);
    if (message === null) return;
    setBusy(false);
    setProblem(messageText(message));
  };

  const title = !isNew ? t('service.pin.title') : repeat ? t('service.pinRepeat.title') : t('service.pinNew.title');
  const digit = (value: string): KeypadKey => ({ value });
  return (
    <main className={styles.pin}>
      <h2 className={styles.title}>{title}</h2>
      {isNew && <p>{t('service.pinNew.text')}</p>}
      <output className={styles.field} aria-label={t('service.pinDigits.label', { n: pin.length })}>
        {'•'.repeat(pin.length)}
      </output>
      {problem !== null && (
        <Notice tone="danger" role="alert">
          {problem}
        </Notice>
      )}
      <div className={styles.keys}>
        <Keypad
          label={t('lookUp.keys.label')}
          onKey={press}
          rows={[
            ['1', '2', '3'].map(digit),
            ['4', '5', '6'].map(digit),
            ['7', '8', '9'].map(digit),
            [
              { value: '' },
              digit('0'),
              { value: ERASE, label: <BackspaceIcon />, name: t('lookUp.delete.label'), tone: 'quiet' },
            ],
          ]}
        />
        <Button variant="primary" size="big" wide aria-disabled={!ready || undefined} onClick={() => void submit()}>
          {t('service.pinOk.label')}
        </Button>
      </div>
    </main>
  );
}
