import type { Locale } from '../../shared/lib/text.ts';
import { dayText } from '../i18n/day-text.ts';
import { classNames } from '../ui/class-names.ts';
import { CancelBar } from './CancelBar.tsx';
import { LineSign } from './LineSign.tsx';
import type { CancelOutcome, PhoneEnd } from './phone-link.ts';
import type { PhoneTexts } from './phone-texts.ts';
import type { OtherView, PhoneScreen, Sentence } from './select-phone.ts';
import styles from './TicketPage.module.css';

type Props = {
  readonly screen: Extract<PhoneScreen, { kind: 'ticket' }>;
  readonly texts: PhoneTexts;
  readonly end: (type: PhoneEnd, ticketId: string) => Promise<CancelOutcome>;
};

/** One number: huge, its state in a sentence, the window when it is called, the one action at the bottom. */
export function TicketPage({ screen, texts, end }: Props) {
  const { view, tone, headline, details, line } = screen;
  const { t, local, clock } = texts;
  return (
    <>
      <main className={styles.main} data-testid="phone-ticket" data-status={view.status}>
        <section className={classNames(styles.card, styles[tone])}>
          <p className={styles.label}>{t('phone.number.label')}</p>
          <p className={classNames(styles.number, sizeOf(view.number))}>
            <TicketNumber number={view.number} />
          </p>
          <div role="status" aria-live="polite">
            <p className={styles.headline}>{t(headline.key, headline.params)}</p>
            {view.window !== null && (
              <p className={styles.window}>
                {/* Chinese says "3 号窗口", English "Window 3". */}
                {texts.locale === 'en' && <span className={styles.unit}>{t('phone.window.unit')}</span>}
                <span className={styles.windowNumber}>{view.window}</span>
                {texts.locale === 'zh-CN' && <span className={styles.unit}>{t('phone.window.unit')}</span>}
              </p>
            )}
          </div>
          {view.faultUntil !== null && tone !== 'over' && (
            <p className={styles.fault} role="status">
              {view.faultUntil > view.at
                ? t('phone.fault.until', { time: clock(view.faultUntil) })
                : t('phone.fault.late')}
            </p>
          )}
          {details.map((detail) => (
            <p key={detail.key} className={styles.detail}>
              {t(detail.key, withDay(detail.params, texts.locale))}
            </p>
          ))}
        </section>
        <LineSign line={line} texts={texts} />
        <Others others={screen.others} texts={texts} />
        <dl className={styles.facts}>
          <dt>{t('phone.facts.group')}</dt>
          <dd>{local(view.groupName)}</dd>
          <dt>{t('phone.facts.zone')}</dt>
          <dd>{local(view.zoneName)}</dd>
          <dt>{t('phone.facts.taken')}</dt>
          <dd>{clock(view.takenAt)}</dd>
        </dl>
      </main>
      {view.canCancel && (
        <CancelBar
          number={view.number}
          texts={texts}
          acts={view.canReturn ? ['ticket.returnSlip', 'ticket.cancel'] : ['ticket.cancel']}
          end={(type) => end(type, view.ticketId)}
        />
      )}
    </>
  );
}

/** The other numbers of the visit, in the same page [QU-17]. */
function Others({ others, texts }: { readonly others: readonly OtherView[]; readonly texts: PhoneTexts }) {
  const { t, local } = texts;
  if (others.length === 0) return null;
  return (
    <section className={styles.others}>
      <h2 className={styles.othersTitle}>{t('phone.others.title')}</h2>
      <ul className={styles.otherList}>
        {others.map((other) => (
          <li key={other.number} className={classNames(styles.other, other.calls && styles.otherCalls)}>
            <strong className={styles.otherNumber}>
              <TicketNumber number={other.number} />
            </strong>
            <span className={styles.otherGroup}>{local(other.groupName)}</span>
            <span className={styles.otherState} role="status">
              {t(other.state.key, other.state.params)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A business day among the parameters is said in words. */
function withDay(params: Sentence['params'], locale: Locale): Sentence['params'] {
  return params?.date === undefined ? params : { ...params, date: dayText(String(params.date), locale) };
}

/** A012 fills the page; A1012 and AP1034 have to be smaller to stay on it. */
function sizeOf(number: string): string | undefined {
  if (number.length <= 4) return undefined;
  return number.length === 5 ? styles.long : styles.longer;
}

function TicketNumber({ number }: { readonly number: string }) {
  const at = number.search(/[0-9]/);
  return (
    <>
      <span>{number.slice(0, at)}</span>
      <span className={styles.digits}>{number.slice(at)}</span>
    </>
  );
}
