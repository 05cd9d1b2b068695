import { SLOT_MINUTES } from '../../shared/domain/booking/slot-minutes.ts';
import { dayText } from '../i18n/day-text.ts';
import { classNames } from '../ui/class-names.ts';
import styles from './BookingPage.module.css';
import { CancelBar } from './CancelBar.tsx';
import { LineSign } from './LineSign.tsx';
import type { CancelOutcome, PhoneEnd } from './phone-link.ts';
import type { PhoneTexts } from './phone-texts.ts';
import { minuteText } from './select-booking.ts';
import type { PhoneScreen } from './select-phone.ts';
import card from './TicketPage.module.css';

type Props = {
  readonly screen: Extract<PhoneScreen, { kind: 'booking' }>;
  readonly texts: PhoneTexts;
  readonly end: (type: PhoneEnd, ticketId: string) => Promise<CancelOutcome>;
};

/** A booking: day and time huge, its state, when to check in, the one action at the bottom. */
export function BookingPage({ screen, texts, end }: Props) {
  const { view, tone, headline, details, line } = screen;
  const { t, local, locale } = texts;
  return (
    <>
      <main className={card.main} data-testid="phone-booking" data-status={view.status}>
        <section className={classNames(card.card, card[tone])}>
          <p className={card.label}>{t('phone.booking.label')}</p>
          <p className={styles.day}>{dayText(view.day, locale)}</p>
          <p className={styles.time}>{`${minuteText(view.minute)}–${minuteText(view.minute + SLOT_MINUTES)}`}</p>
          <div role="status" aria-live="polite">
            <p className={card.headline}>{t(headline.key, headline.params)}</p>
          </div>
          {details.map(({ key, params }) => (
            <p key={key} className={card.detail}>
              {t(key, params?.date === undefined ? params : { ...params, date: dayText(String(params.date), locale) })}
            </p>
          ))}
        </section>
        <LineSign line={line} texts={texts} />
        <dl className={card.facts}>
          <dt>{t('phone.facts.group')}</dt>
          <dd>{view.groupNames.map(local).join(' · ')}</dd>
          <dt>{t('phone.facts.zone')}</dt>
          <dd>{local(view.zoneName)}</dd>
          <dt>{t('phone.booking.code')}</dt>
          <dd>{view.code}</dd>
        </dl>
      </main>
      {view.canCancel && (
        <CancelBar
          number={view.code}
          texts={texts}
          acts={['booking.cancel']}
          end={(type) => end(type, view.ticketId)}
        />
      )}
    </>
  );
}
