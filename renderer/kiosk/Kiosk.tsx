import { type ReactNode, useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { unreachable } from '../../shared/lib/unreachable.ts';
import { usePlatform } from '../hooks/client-context.tsx';
import { useClientView } from '../hooks/use-client-view.ts';
import { IDLE, useIdle } from '../hooks/use-idle.ts';
import { useReady } from '../hooks/use-ready.ts';
import { useServerNow } from '../hooks/use-server-now.ts';
import type { PrinterStatusSource } from '../platform/printer-status.ts';
import type { ScanLog } from '../platform/scan-log.ts';
import { Banner } from '../ui/Banner.tsx';
import { AskScreen } from './ask/AskScreen.tsx';
import { CodeScreen, FaqScreen, FaqsScreen, LeftScreen, ReplyScreen, WriteScreen } from './ask/QuestionScreens.tsx';
import { BookingScreen } from './booking/BookingScreen.tsx';
import { Header } from './frame/Header.tsx';
import { Tools } from './frame/Tools.tsx';
import { GuideScreen } from './guide/GuideScreen.tsx';
import { useFindItems } from './guide/use-find-items.ts';
import { IdleWarning } from './IdleWarning.tsx';
import styles from './Kiosk.module.css';
import { LineScreenView } from './lines/LineScreenView.tsx';
import { useHallClock } from './parts/use-hall-clock.ts';
import { useReadAloud, useVoice } from './read-aloud.ts';
import { BusyScreen } from './screens/BusyScreen.tsx';
import { GroupScreen } from './screens/GroupScreen.tsx';
import { GroupsScreen } from './screens/GroupsScreen.tsx';
import { HomeScreen } from './screens/HomeScreen.tsx';
import { LookUpScreen } from './screens/LookUpScreen.tsx';
import { MattersScreen } from './screens/MattersScreen.tsx';
import { NeedsScreen } from './screens/NeedsScreen.tsx';
import { NumberScreen } from './screens/NumberScreen.tsx';
import { OutOfServiceScreen } from './screens/OutOfServiceScreen.tsx';
import { TakeFailedScreen } from './screens/TakeFailedScreen.tsx';
import { TicketScreen } from './screens/TicketScreen.tsx';
import { type KioskView, selectKioskScreen } from './select/select-kiosk-screen.ts';
import type { HostInfo } from './service/host-info.ts';
import { ServiceMenu } from './service/ServiceMenu.tsx';
import { useAppearance } from './use-appearance.ts';
import { useOrientation } from './use-orientation.ts';
import { useScanner } from './use-scanner.ts';
import { useServiceCorner } from './use-service-corner.ts';
import type { VisitStore } from './visit/create-visit.ts';
import { CODE_LENGTH, entryKeys, numberHeads, typeCode, typeNumber } from './visit/number-entry.ts';
import { isFresh, numberStayMs, type Visit } from './visit/visit.ts';

type Props = {
  readonly visits: VisitStore;
  readonly host: HostInfo;
  readonly printer: PrinterStatusSource;
  readonly scans: ScanLog;
};

/** Standing estimates move slowly; the clock in the header has its own tick. */
const SCREEN_TICK_MS = 5000;

/** The kiosk: visit and replica in, one screen out. */
export function Kiosk({ visits, host, printer, scans }: Props) {
  const platform = usePlatform();
  const visit = useSyncExternalStore(visits.subscribe, visits.get);
  const info = useSyncExternalStore(host.subscribe, host.get);
  const printerStatus = useSyncExternalStore(printer.subscribe, printer.get);
  const [serviceOpen, setServiceOpen] = useState(false);
  const view = useClientView((whole) => whole);
  const now = useServerNow(SCREEN_TICK_MS);
  const find = useFindItems(view.catalogue);
  const orientation = useOrientation();
  const { actions } = visits;
  const { locale, rushMode } = info.settings;
  const neighbour = info.settings.printer.kind === 'network' ? (info.settings.printer.neighbour?.name ?? null) : null;

  useAppearance(visit.appearance);
  const voice = useVoice(window.speechSynthesis, visit.appearance.locale);
  useReadAloud(window.speechSynthesis, visit.appearance.readAloud ? voice : null);
  useReady();
  useEffect(() => visits.setLocale(locale), [visits, locale]);
  // The visit ends when staff come: the menu is theirs, in the usual size.
  const openService = useCallback(() => {
    actions.end();
    setServiceOpen(true);
  }, [actions]);
  useServiceCorner(openService);
  useEffect(() => platform.on('service.open', openService), [platform, openService]);
  useVisitKeys(visits, visit, scans, !serviceOpen);

  // The number page keeps its own time; an untouched start page has nothing to forget.
  const watched = visit.page.at !== 'number' && !isFresh(visit, locale) && !serviceOpen;
  // Twice the time for large text and for listening [KI-4].
  const factor = visit.appearance.senior || visit.appearance.readAloud ? IDLE.slowFactor : 1;
  const idle = useIdle({
    warnMs: IDLE.warnMs * factor,
    endMs: IDLE.endMs * factor,
    onEnd: actions.end,
    enabled: watched,
  });

  if (serviceOpen) {
    return <ServiceMenu host={host} scans={scans} onClose={() => setServiceOpen(false)} />;
  }

  const kiosk = selectKioskScreen({ view, visit, rushMode, orientation, now, printer: printerStatus, neighbour, find });
  const tools = (
    <Tools
      appearance={visit.appearance}
      onChange={actions.show}
      canRead={voice !== null}
      asked={kiosk.asked}
      onAsk={kiosk.screen.kind === 'out-of-service' ? null : actions.ask.open}
    />
  );
  const { low } = visit.appearance;
  // A wide screen has room beside the name of the hall.
  const inHeader = orientation === 'landscape';
  return (
    <>
      <div className={styles.kiosk} inert={idle.warning}>
        <Header frame={kiosk.frame} locale={visit.appearance.locale} tools={low || !inHeader ? null : tools} />
        {!low && !inHeader && <div className={styles.tools}>{tools}</div>}
        <TroubleBanner kiosk={kiosk} />
        <Screen kiosk={kiosk} visits={visits} visit={visit} tools={low ? tools : null} onService={openService} />
      </div>
      {idle.warning && (
        <IdleWarning
          totalMs={(IDLE.endMs - IDLE.warnMs) * factor}
          secondsLeft={idle.secondsLeft}
          onStay={idle.stay}
          onEnd={actions.end}
        />
      )}
    </>
  );
}

function TroubleBanner({ kiosk }: { readonly kiosk: KioskView }) {
  const text = useTroubleText(kiosk);
  if (text === null) return null;
  return (
    <div className={styles.banner}>
      <Banner tone="warn">{text}</Banner>
    </div>
  );
}

function useTroubleText({ trouble }: KioskView): string | null {
  const { t } = useTranslation('kiosk');
  const clock = useHallClock();
  switch (trouble?.kind) {
    case undefined:
      return null;
    case 'offline':
      return t('frame.offline.banner');
    case 'stopped':
      return trouble.closesAt === null
        ? t('frame.stopped.banner')
        : t('frame.closed.banner', { time: trouble.closesAt });
    case 'fault':
      return trouble.until === null
        ? t('frame.faultLate.banner')
        : t('frame.fault.banner', { time: clock(trouble.until) });
    case 'no-paper':
      return t('frame.noPaper.banner');
    case 'no-printer':
      return t('frame.noPrinter.banner');
    case 'neighbour':
      return t('frame.neighbour.banner', { name: trouble.name });
    default:
      return unreachable(trouble);
  }
}

type ScreenProps = {
  readonly kiosk: KioskView;
  readonly visits: VisitStore;
  readonly visit: Visit;
  readonly tools: ReactNode;
  readonly onService: () => void;
};

function Screen({ kiosk, visits, visit, tools, onService }: ScreenProps) {
  const { screen, capacity } = kiosk;
  const rest = { capacity, actions: visits.actions, low: visit.appearance.low, tools };
  switch (screen.kind) {
    case 'out-of-service':
      return <OutOfServiceScreen screen={screen} tools={tools} onService={onService} />;
    case 'home':
      return <HomeScreen screen={screen} {...rest} />;
    case 'ask':
      return <AskScreen screen={screen} {...rest} />;
    case 'ask-faqs':
      return <FaqsScreen screen={screen} {...rest} />;
    case 'ask-faq':
      return <FaqScreen screen={screen} {...rest} />;
    case 'ask-write':
      return <WriteScreen screen={screen} {...rest} />;
    case 'ask-left':
      return <LeftScreen screen={screen} {...rest} />;
    case 'ask-code':
      return <CodeScreen screen={screen} {...rest} />;
    case 'ask-reply':
      return <ReplyScreen screen={screen} {...rest} />;
    case 'groups':
      return <GroupsScreen screen={screen} {...rest} />;
    case 'guide':
      return <GuideScreen screen={screen} {...rest} />;
    case 'line':
      return <LineScreenView screen={screen} {...rest} />;
    case 'group':
      return <GroupScreen screen={screen} {...rest} />;
    case 'matters':
      return <MattersScreen screen={screen} {...rest} />;
    case 'booking':
      return <BookingScreen screen={screen} {...rest} />;
    case 'needs':
      return <NeedsScreen screen={screen} {...rest} />;
    case 'busy':
      return <BusyScreen screen={screen} {...rest} />;
    case 'number':
      return <NumberScreen screen={screen} {...rest} stayMs={numberStayMs(visit.appearance.senior)} />;
    case 'take-failed':
      return <TakeFailedScreen screen={screen} {...rest} />;
    case 'look-up':
      return <LookUpScreen screen={screen} {...rest} />;
    case 'ticket':
      return <TicketScreen screen={screen} {...rest} />;
    default:
      return unreachable(screen);
  }
}

/** Scanner and keyboard: a slip is recognised on the start pages and on the look-up page; keys also type there. */
function useVisitKeys(visits: VisitStore, visit: Visit, scans: ScanLog, enabled: boolean): void {
  const hall = useClientView((view) => view.hall);
  const { page } = visit;
  const { actions } = visits;
  const listens = page.at === 'home' || page.at === 'groups' || page.at === 'look-up' || page.at === 'booking';
  useScanner(
    {
      onToken(token) {
        scans.note();
        if (page.at === 'booking') actions.booking.lookUp({ by: 'token', token });
        else actions.lookUp({ by: 'token', token });
      },
      onOther() {
        scans.note();
        actions.notASlip();
      },
      onKey(key) {
        if (page.at === 'booking') return key === 'Enter' ? actions.booking.submit() : actions.booking.key(key);
        if (page.at !== 'look-up') return;
        const { step, number, code } = page;
        const heads = numberHeads(hall);
        const erase = key === 'Backspace';
        if (step === 'number') {
          if (key === 'Enter') return void (entryKeys(heads, number).complete && actions.entryNext());
          actions.entry(erase ? number.slice(0, -1) : typeNumber(heads, number, key), '');
        } else {
          if (key === 'Enter')
            return void (code.length === CODE_LENGTH && actions.lookUp({ by: 'code', number, code }));
          actions.entry(number, erase ? code.slice(0, -1) : typeCode(code, key));
        }
      },
    },
    enabled && listens,
  );
}
