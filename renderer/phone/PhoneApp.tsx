import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Clock, Scheduler } from '../../shared/lib/clock.ts';
import type { Locale } from '../../shared/lib/text.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import { BookingPage } from './BookingPage.tsx';
import { MessagePage } from './MessagePage.tsx';
import styles from './PhoneApp.module.css';
import type { LinkState, PhoneLink } from './phone-link.ts';
import { greetingLocale, phoneTexts } from './phone-texts.ts';
import { selectPhone } from './select-phone.ts';
import { TicketPage } from './TicketPage.tsx';
import { useCallSignal } from './use-call-signal.ts';

type Props = {
  /** Null when the address has no token. */
  readonly link: PhoneLink | null;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** Languages of the phone, best first. */
  readonly languages: readonly string[];
  readonly reload: () => void;
  /** Shakes the phone; absent where it cannot. */
  readonly vibrate?: ((pattern: readonly number[]) => void) | undefined;
};

/** How often the age of the page is told anew. */
const TICK_MS = 1000;

/** The page behind the QR code of a slip: one number, its state in a sentence, one action. */
export function PhoneApp({ link, clock, scheduler, languages, reload, vibrate }: Props) {
  const state = useLinkState(link);
  const now = useNow(clock, scheduler);
  const [chosen, choose] = useState<Locale | null>(null);
  const screen = selectPhone(state, now);
  const view = 'view' in screen ? screen.view : null;
  const locale = chosen ?? view?.locale ?? greetingLocale(languages);
  const texts = phoneTexts(locale, view?.timeZone);
  const { t } = texts;

  useEffect(() => {
    document.documentElement.lang = locale;
    document.title =
      'view' in screen
        ? `${screen.kind === 'ticket' ? screen.view.number : screen.view.code} · ${t(screen.headline.key, screen.headline.params)}`
        : t('phone.page.title');
  });
  useCallSignal(screen, vibrate);

  const page = () => {
    switch (screen.kind) {
      case 'no-link':
        return <MessagePage title={t('phone.no-link.title')} hint={t('phone.no-link.hint')} />;
      case 'gone':
        return <MessagePage title={t('phone.gone.title')} hint={t('phone.gone.hint')} />;
      case 'outdated':
        return (
          <MessagePage title={t('phone.outdated.title')} hint={t('phone.outdated.hint')}>
            <button type="button" className={styles.button} onClick={reload}>
              {t('phone.outdated.button')}
            </button>
          </MessagePage>
        );
      case 'loading':
        return (
          <MessagePage
            title={t('phone.loading.title')}
            hint={screen.line.status === 'lost' ? t('phone.line.lost') : undefined}
          />
        );
      case 'ticket':
        return <TicketPage screen={screen} texts={texts} end={endOf(link)} />;
      case 'booking':
        return <BookingPage screen={screen} texts={texts} end={endOf(link)} />;
      default:
        return unreachable(screen);
    }
  };

  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <p className={styles.hall}>{view === null ? '' : texts.local(view.hallName)}</p>
        <button
          type="button"
          className={styles.language}
          lang={locale === 'en' ? 'zh-CN' : 'en'}
          onClick={() => choose(locale === 'en' ? 'zh-CN' : 'en')}
        >
          {t('phone.language.switch')}
        </button>
      </header>
      {page()}
    </div>
  );
}

function endOf(link: PhoneLink | null): PhoneLink['end'] {
  return (type, id) => (link ? link.end(type, id) : Promise.resolve({ kind: 'offline' }));
}

function useLinkState(link: PhoneLink | null): LinkState | null {
  const subscribe = (listener: () => void) => link?.subscribe(listener) ?? (() => {});
  return useSyncExternalStore(subscribe, () => link?.getState() ?? null);
}

function useNow(clock: Clock, scheduler: Scheduler): number {
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    const timer = scheduler.every(TICK_MS, () => setNow(clock.now()));
    return () => timer.cancel();
  }, [clock, scheduler]);
  return now;
}
