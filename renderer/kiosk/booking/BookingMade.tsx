import { useTranslation } from 'react-i18next';
import { dayText } from '../../i18n/day-text.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../frame/Page.tsx';
import { QrCode } from '../parts/QrCode.tsx';
import styles from './Booking.module.css';
import { slotText } from './booking-time.ts';
import type { StepProps } from './step-props.ts';
import { useBookingLocale } from './use-booking-locale.ts';

/** It stands: when, with which code, and when to check in. */
export function BookingMade({ screen, actions, tools }: StepProps<'made'>) {
  const { t } = useTranslation('kiosk');
  const locale = useBookingLocale();
  const { booking, slipSecret } = screen.reply;
  const url = slipSecret?.url ?? null;
  return (
    <Page
      title={t('booking.made.title')}
      columns
      tools={tools}
      info={
        <>
          <div className={styles.card} data-testid="booking-made">
            <p className={styles.names}>{screen.names.join(' · ')}</p>
            <p className={styles.day}>{dayText(booking.day, locale)}</p>
            <p className={styles.time}>{slotText(booking.minute)}</p>
            <dl className={styles.codes}>
              <dt>{t('booking.number.label')}</dt>
              <dd data-testid="booking-number">{booking.code}</dd>
              <dt>{t('lookUp.code.label')}</dt>
              <dd data-testid="booking-check">{slipSecret?.checkCode ?? ''}</dd>
            </dl>
            {url !== null && (
              <figure className={styles.qr}>
                <QrCode text={url} label={t('booking.qr.caption')} />
                <figcaption>{t('booking.qr.caption')}</figcaption>
              </figure>
            )}
          </div>
          {screen.paper === 'failed' && (
            <Notice tone="warn" role="alert">
              {t('booking.paper.failed')}
            </Notice>
          )}
          <p className={styles.text} role="status">
            {screen.paper === 'printing' ? t('booking.paper.printing') : t('booking.made.text', screen.checkIn)}
          </p>
        </>
      }
      controls={
        <Button variant="primary" size="big" wide icon={<CheckIcon />} onClick={actions.end}>
          {t('ticket.done.label')}
        </Button>
      }
      onHome={actions.end}
    />
  );
}
