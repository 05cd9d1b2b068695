import { useEffect, useRef, useState } from 'react';
import { classNames } from '../ui/class-names.ts';
import { spacedNumber } from '../ui/spaced-number.ts';
import styles from './CancelBar.module.css';
import type { CancelOutcome, PhoneEnd } from './phone-link.ts';
import type { PhoneKey, PhoneTexts } from './phone-texts.ts';

type Props = {
  readonly number: string;
  readonly texts: PhoneTexts;
  /** What may be done: while an outside fault stops the group, the visitor may come back another day instead [QU-15]. */
  readonly acts: readonly PhoneEnd[];
  readonly end: (type: PhoneEnd) => Promise<CancelOutcome>;
};

type Step = 'closed' | 'asking' | 'sending';

const WORDS = {
  'ticket.cancel': {
    button: 'phone.cancel.button',
    question: 'phone.cancel.question',
    warning: 'phone.cancel.warning',
    confirm: 'phone.cancel.confirm',
    keep: 'phone.cancel.keep',
    sending: 'phone.cancel.sending',
  },
  'ticket.returnSlip': {
    button: 'phone.return.button',
    question: 'phone.return.question',
    warning: 'phone.return.warning',
    confirm: 'phone.return.confirm',
    keep: 'phone.return.keep',
    sending: 'phone.return.sending',
  },
  'booking.cancel': {
    button: 'phone.bookingCancel.button',
    question: 'phone.bookingCancel.question',
    warning: 'phone.bookingCancel.warning',
    confirm: 'phone.bookingCancel.confirm',
    keep: 'phone.bookingCancel.keep',
    sending: 'phone.cancel.sending',
  },
} as const satisfies Record<PhoneEnd, Record<string, PhoneKey>>;

const FAILED = { 'ticket.returnSlip': 'phone.return.failed', 'booking.cancel': 'phone.bookingCancel.failed' } as const;

/** The one action of the page, two while an outside fault lasts, with one question before it. */
export function CancelBar({ number, texts, acts, end }: Props) {
  const { t } = texts;
  const [step, setStep] = useState<Step>('closed');
  const [type, setType] = useState<PhoneEnd>(acts[0] ?? 'ticket.cancel');
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
    const outcome = await end(type);
    if (!shown.current) return;
    setStep('closed');
    setProblem(outcome.kind !== 'ok' && type !== 'ticket.cancel' ? FAILED[type] : problemOf(outcome));
  };

  if (step === 'closed') {
    return (
      <footer className={styles.bar}>
        {problem !== null && (
          <p className={styles.problem} role="alert">
            {t(problem)}
          </p>
        )}
        {acts.map((each) => (
          <button
            key={each}
            type="button"
            className={classNames(styles.button, each !== 'ticket.returnSlip' && styles.quiet)}
            onClick={() => {
              setProblem(null);
              setType(each);
              setStep('asking');
            }}
          >
            {t(WORDS[each].button)}
          </button>
        ))}
      </footer>
    );
  }
  const words = WORDS[type];
  return (
    <footer className={classNames(styles.bar, styles.asking)}>
      <p className={styles.question} ref={question} tabIndex={-1}>
        {t(words.question, { number: spacedNumber(number) })}
      </p>
      <p className={styles.warning}>{t(words.warning)}</p>
      <div className={styles.choices}>
        <button type="button" className={styles.button} disabled={step === 'sending'} onClick={() => setStep('closed')}>
          {t(words.keep)}
        </button>
        <button
          type="button"
          className={classNames(styles.button, type !== 'ticket.returnSlip' && styles.danger)}
          disabled={step === 'sending'}
          onClick={() => void send()}
        >
          {step === 'sending' ? t(words.sending) : t(words.confirm)}
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
