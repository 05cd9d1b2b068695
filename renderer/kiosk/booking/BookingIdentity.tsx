import { useTranslation } from 'react-i18next';
import { useMessageText } from '../../hooks/use-message-text.ts';
import { dayText } from '../../i18n/day-text.ts';
import { Button } from '../../ui/Button.tsx';
import { BackspaceIcon } from '../../ui/icons.tsx';
import { Keypad } from '../../ui/Keypad.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../frame/Page.tsx';
import look from '../screens/LookUpScreen.module.css';
import styles from './Booking.module.css';
import { slotText } from './booking-time.ts';
import { DELETE, digitKeys } from './digit-keys.ts';
import type { StepProps } from './step-props.ts';
import { useBookingLocale } from './use-booking-locale.ts';

/** As on the card: place, birth, the rest. */
function spacedId(typed: string): string {
  return [typed.slice(0, 6), typed.slice(6, 14), typed.slice(14)].filter((part) => part !== '').join(' ');
}

/** Whose appointment it is. The number goes to the server and nowhere else [SY-13]. */
export function BookingIdentity({ screen, actions, capacity, tools }: StepProps<'identity'>) {
  const { t } = useTranslation('kiosk');
  const messageText = useMessageText();
  const locale = useBookingLocale();
  const ready = screen.complete && !screen.wrong;
  const erase = {
    value: DELETE,
    tone: 'quiet',
    label: <BackspaceIcon />,
    name: t('lookUp.delete.label'),
    disabled: screen.typed === '',
  } as const;
  return (
    <Page
      kicker={`${t('booking.step.text', { step: 4 })} · ${screen.names.join(' · ')} · ${dayText(screen.day, locale)} ${slotText(screen.minute)}`}
      title={t('booking.identity.title')}
      columns
      tools={tools}
      info={
        <>
          <div className={look.entry}>
            <output className={`${look.field} ${styles.id}`} aria-label={t('booking.identity.title')}>
              {screen.typed === '' ? (
                <span className={look.empty}>{t('booking.identity.empty')}</span>
              ) : (
                spacedId(screen.typed)
              )}
            </output>
            <p className={look.hint}>{t('booking.identity.hint')}</p>
          </div>
          {screen.wrong && (
            <Notice tone="danger" role="alert" title={t('booking.identity.wrong')}>
              {t('booking.identity.check')}
            </Notice>
          )}
          {screen.trouble !== null && (
            <Notice tone="warn" role="alert">
              {messageText(screen.trouble)}
            </Notice>
          )}
        </>
      }
      controls={
        <div className={look.keys}>
          <Keypad
            rows={digitKeys(capacity.flatKeys, erase, 'X')}
            onKey={actions.booking.key}
            label={t('lookUp.keys.label')}
          />
          <Button
            variant="primary"
            size="big"
            wide
            aria-disabled={!ready || undefined}
            onClick={() => ready && actions.booking.submit()}
          >
            {t('booking.identity.label')}
          </Button>
        </div>
      }
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}
