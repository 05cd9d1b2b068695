import { useTranslation } from 'react-i18next';
import { timeText } from '../../../shared/domain/people/wall-time.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import { useMessageText } from '../../hooks/use-message-text.ts';
import { dayText } from '../../i18n/day-text.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckIcon, CrossIcon, ReturnIcon, TicketIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../frame/Page.tsx';
import acts from '../screens/TicketScreen.module.css';
import styles from './Booking.module.css';
import { slotText } from './booking-time.ts';
import type { StepProps } from './step-props.ts';
import { useBookingLocale } from './use-booking-locale.ts';

type Props = StepProps<'show'>;

/** A booking, what the hall did to it, and what can be done now: check in with one touch, or cancel. */
export function BookingView({ screen, actions, tools }: Props) {
  const { t } = useTranslation('kiosk');
  const messageText = useMessageText();
  const locale = useBookingLocale();
  const { title, text } = useSentence(screen);
  const { booking, act, moved } = screen;
  const byHall = moved?.by === 'hall' && booking.status === 'booked';
  const confirming = act === 'confirm';
  return (
    <Page
      key={`${booking.status}:${confirming}`}
      title={confirming ? t('booking.confirm.title') : title}
      columns
      tools={tools}
      info={
        <>
          <div className={styles.card} data-testid="booking-view" data-status={booking.status}>
            <p className={styles.names}>{screen.names.join(' · ')}</p>
            <p className={styles.day}>{dayText(booking.day, locale)}</p>
            <p className={styles.time}>{slotText(booking.minute)}</p>
            <p>
              {t('booking.number.label')} <strong>{booking.code}</strong>
            </p>
          </div>
          {byHall && (
            <Notice tone="warn" role="alert" title={t('booking.moved.title')}>
              {t('booking.moved.text', { date: dayText(moved.from.day, locale), time: timeText(moved.from.minute) })}
            </Notice>
          )}
          {screen.trouble !== null && (
            <Notice tone="warn" role="alert">
              {messageText(screen.trouble)}
            </Notice>
          )}
          <p className={styles.text}>{confirming ? t('booking.confirm.text') : text}</p>
        </>
      }
      controls={<Actions screen={screen} actions={actions} />}
      onBack={actions.back}
      onHome={actions.home}
    />
  );
}

function Actions({ screen, actions }: Pick<Props, 'screen' | 'actions'>) {
  const { t } = useTranslation('kiosk');
  const { booking } = actions;
  const busy = screen.act === 'busy' || undefined;
  if (screen.act === 'confirm') {
    return (
      <div className={acts.actions}>
        <Button variant="danger" size="big" icon={<CrossIcon />} onClick={booking.cancel}>
          {t('booking.cancel.label')}
        </Button>
        <Button size="big" icon={<ReturnIcon />} onClick={booking.keep}>
          {t('booking.keep.label')}
        </Button>
      </div>
    );
  }
  const canCheckIn = screen.checkIn.kind === 'on-time' || screen.checkIn.kind === 'late';
  return (
    <div className={acts.actions}>
      {canCheckIn && (
        <Button variant="primary" size="big" icon={<TicketIcon />} aria-disabled={busy} onClick={booking.checkIn}>
          {screen.checkIn.kind === 'late' ? t('booking.checkInLate.label') : t('booking.checkIn.label')}
        </Button>
      )}
      {screen.canCancel && (
        <Button size="big" icon={<CrossIcon />} aria-disabled={busy} onClick={booking.askCancel}>
          {t('booking.cancel.label')}
        </Button>
      )}
      <Button
        variant={canCheckIn ? 'secondary' : 'primary'}
        size="big"
        icon={<CheckIcon />}
        aria-disabled={busy}
        onClick={actions.end}
      >
        {t('ticket.done.label')}
      </Button>
    </div>
  );
}

/** Where it stands, in one sentence; that late means a normal number is said before it is done. */
function useSentence({ booking, checkIn, canCancel, cancelMinutes }: Props['screen']) {
  const { t } = useTranslation('kiosk');
  const locale = useBookingLocale();
  if (booking.status === 'cancelled') {
    return booking.by === 'hall'
      ? { title: t('booking.hallCancelled.title'), text: t('booking.hallCancelled.text') }
      : { title: t('booking.cancelled.title'), text: t('booking.cancelled.text') };
  }
  if (booking.status === 'checked-in') {
    return { title: t('booking.came.title'), text: t('booking.came.text', { number: booking.number }) };
  }
  const ends =
    canCancel || booking.status === 'no-show' ? '' : t('booking.cancelLate.text', { minutes: cancelMinutes });
  switch (checkIn.kind) {
    case 'on-time':
      return { title: t('booking.onTime.title'), text: t('booking.onTime.text') };
    case 'late':
      return { title: t('booking.late.title'), text: t('booking.late.text') };
    case 'early':
      return { title: t('booking.early.title', { time: checkIn.time }), text: ends };
    case 'other-day':
      return { title: t('booking.otherDay.title', { date: dayText(checkIn.day, locale) }), text: ends };
    case 'over':
      return { title: t('booking.cancelled.title'), text: '' };
    default:
      return unreachable(checkIn);
  }
}
