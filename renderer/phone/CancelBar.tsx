import { useEffect, useRef, useState } from 'react';
import { classNames } from '../ui/class-names.ts';
import { spacedNumber } from '../ui/spaced-number.ts';
import styles from './CancelBar.module.css';
import type { CancelOutcome } from './phone-link.ts';
import type { PhoneKey, PhoneTexts } from './phone-texts.ts';

type Props = {
  readonly number: string;
  readonly texts: PhoneTexts;
  readonly cancel: () => Promise<CancelOutcome>;
};

type Step = 'closed' | 'asking' | 'sending';

/** The one action of the page, with one question before it. */
export function CancelBar({ number, texts, cancel }: Props) {
  const { t } = texts;
  const [step, setStep] = useState<Step>('closed');
  const [problem, setProblem] = useState<PhoneKey | null>(null);
  const question = useRef<HTMLParagraphElement>(null);
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  useEffect(() => {
    if (step === 'asking') question.current?.focus();
  }, [step]);

  const send = async () => {
    setStep('sending');
    const outcome = await cancel();
    if (!shown.current) return;
    setStep('closed');
    setProblem(problemOf(outcome));
  };

  if (step === 'closed') {
    return (
      <footer className={styles.bar}>
        {problem !== null && (
          <p className={styles.problem} role="alert">
            {t(problem)}
          </p>
        )}
        <button
          type="button"
          className={classNames(styles.button, styles.quiet)}
          onClick={() => {
            setProblem(null);
            setStep('asking');
          }}
        >
          {t('phone.cancel.button')}
        </button>
      </footer>
    );
  }
  return (
    <footer className={classNames(styles.bar, styles.asking)}>
      <p className={styles.question} ref={question} tabIndex={-1}>
        {t('phone.cancel.question', { number: spacedNumber(number) })}
      </p>
      <p className={styles.warning}>{t('phone.cancel.warning')}</p>
      <div className={styles.choices}>
        <button type="button" className={styles.button} disabled={step === 'sending'} onClick={() => setStep('closed')}>
          {t('phone.cancel.keep')}
        </button>
        <button
          type="button"
          className={classNames(styles.button, styles.danger)}
          disabled={step === 'sending'}
          onClick={() => void send()}
        >
          {step === 'sending' ? t('phone.cancel.sending') : t('phone.cancel.confirm')}
        </button>
      </div>
    </footer>
  );
}

/** What went wrong and what to do now, in this page's words; null when the number is cancelled. */
function problemOf(outcome: CancelOutcome): PhoneKey | null {
  switch (outcome.kind) {
    case 'ok':
      return null;
    case 'offline':
      return 'phone.cancel.offline';
    case 'unknown':
      return 'phone.cancel.unknown';
    case 'refused':
      if (outcome.code === 'ticket.state') return 'phone.cancel.state';
      return outcome.code === 'rate-limited' || outcome.code === 'stopping' || outcome.code === 'storage'
        ? 'phone.cancel.busy'
        : 'phone.cancel.failed';
  }
}
