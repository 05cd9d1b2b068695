import { useTranslation } from 'react-i18next';
import { useMessageText } from '../../hooks/use-message-text.ts';
import { Button } from '../../ui/Button.tsx';
import { BackspaceIcon } from '../../ui/icons.tsx';
import { Keypad } from '../../ui/Keypad.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../frame/Page.tsx';
import look from '../screens/LookUpScreen.module.css';
import { CODE_LENGTH } from '../visit/number-entry.ts';
import { DELETE, digitKeys } from './digit-keys.ts';
import type { StepProps } from './step-props.ts';

/** Booking number, then check code [QU-18]; a scan needs neither. */
export function BookingCode({ screen, actions, capacity, tools }: StepProps<'code'>) {
  const { t } = useTranslation('kiosk');
  const askNumber = screen.part === 'number';
  const typed = askNumber ? screen.number : screen.code;
  const erase = {
    value: DELETE,
    tone: 'quiet',
    label: <BackspaceIcon />,
    name: t('lookUp.delete.label'),
    disabled: typed === '',
  } as const;
  return (
    <Page
      key={screen.part}
      kicker={t('lookUp.step.text', { step: askNumber ? 1 : 2 })}
      title={askNumber ? t('booking.code.title') : t('lookUp.code.title')}
      columns
      tools={tools}
      info={
        <>
          <div className={look.entry}>
            <output className={look.field} aria-label={askNumber ? t('booking.number.label') : t('lookUp.code.label')}>
              {askNumber
                ? typed || <span className={look.empty}>{t('lookUp.empty.text')}</span>
                : Array.from({ length: CODE_LENGTH }, (_, index) => index).map((index) => (
                    <span key={index} className={look.digit}>
                      {typed[index] ?? ''}
                    </span>
                  ))}
            </output>
            <p className={look.hint}>{askNumber ? t('booking.code.hint') : t('lookUp.code.hint')}</p>
          </div>
          <Problem screen={screen} />
        </>
      }
      controls={
        <div className={look.keys}>
          <Keypad
            rows={digitKeys(capacity.flatKeys, erase)}
            onKey={actions.booking.key}
            label={t('lookUp.keys.label')}
          />
          <Button
            variant="primary"
            size="big"
            wide
            aria-disabled={!screen.complete || undefined}
            onClick={() => screen.complete && actions.booking.submit()}
          >
            {askNumber ? t('lookUp.next.label') : t('lookUp.search.label')}
          </Button>
        </div>
      }
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}

function Problem({ screen: { problem } }: Pick<StepProps<'code'>, 'screen'>) {
  const { t } = useTranslation('kiosk');
  const messageText = useMessageText();
  switch (problem?.kind) {
    case 'trouble':
      return (
        <Notice tone="warn" role="alert">
          {messageText(problem.trouble)}
        </Notice>
      );
    case 'wrong':
      return (
        <Notice tone="danger" role="alert" title={t('lookUp.wrong.title')}>
          {problem.triesLeft === 0 ? t('lookUp.locked.text') : t('lookUp.wrong.text', { n: problem.triesLeft })}
        </Notice>
      );
    default:
      return null;
  }
}
