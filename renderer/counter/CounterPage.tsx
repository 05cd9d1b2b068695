import { type RefObject, useEffect, useEffectEvent } from 'react';
import { unreachable } from '../../shared/lib/unreachable.ts';
import { usePlatform } from '../hooks/client-context.tsx';
import { useIdle } from '../hooks/use-idle.ts';
import { usePageLanguage } from '../hooks/use-page-language.ts';
import { useReady } from '../hooks/use-ready.ts';
import { useLocale } from '../i18n/use-texts.ts';
import { ChooseWindowPage } from './access/ChooseWindowPage.tsx';
import { EnrolPage } from './access/EnrolPage.tsx';
import { FirstPasswordPage } from './access/FirstPasswordPage.tsx';
import { LockPage } from './access/LockPage.tsx';
import { LoginPage } from './access/LoginPage.tsx';
import { LoadingPage, RefusedPage, SafePage } from './access/StopPages.tsx';
import { GuidePage } from './guide/GuidePage.tsx';
import { ManagePage } from './manage/ManagePage.tsx';
import { LOCK_AFTER_MS } from './model/local-state.ts';
import type { CounterScreen } from './model/select-screen.ts';
import type { CounterSession } from './session/counter-session.ts';
import { SessionProvider } from './session/session-context.tsx';
import { stripStateOf } from './strip/strip-state.ts';
import { useSpeak } from './ui/use-speak.ts';
import { useCounterKeys } from './use-counter-keys.ts';
import { useCounterScreen } from './use-counter-screen.ts';
import { WorkPage } from './work/WorkPage.tsx';

/** Pages with somebody logged in before them. */
const STAFFED: readonly CounterScreen['kind'][] = ['work', 'choose-window', 'manage', 'guide'];

type Props = {
  readonly session: CounterSession;
  readonly filterRef: RefObject<HTMLInputElement | null>;
  /** Without a sign of a person for this long the counter locks [SE-4]. */
  readonly lockAfterMs?: number;
};

function Screen({ screen, filterRef }: { readonly screen: CounterScreen } & Pick<Props, 'filterRef'>) {
  switch (screen.kind) {
    case 'loading':
      return <LoadingPage />;
    case 'enrol':
      return <EnrolPage />;
    case 'refused':
      return <RefusedPage code={screen.code} />;
    case 'safe':
      return <SafePage reason={screen.reason} />;
    case 'log-in':
      return <LoginPage online={screen.online} ended={screen.ended} />;
    case 'first-password':
      return <FirstPasswordPage online={screen.online} />;
    case 'choose-window':
      return <ChooseWindowPage screen={screen} />;
    case 'manage':
      return <ManagePage screen={screen} />;
    case 'guide':
      return <GuidePage screen={screen} />;
    case 'work':
      return <WorkPage work={screen} filterRef={filterRef} />;
    case 'locked':
      return <LockPage screen={screen} />;
    default:
      return unreachable(screen);
  }
}

/** Sends the strip its picture whenever it changes, and takes the PIN that was typed there. */
function useStrip(session: CounterSession, screen: CounterScreen): void {
  const platform = usePlatform();
  const speak = useSpeak();
  const locale = useLocale();
  const picture = JSON.stringify(stripStateOf(screen, speak, locale));
  useEffect(() => {
    if (platform.kind === 'electron') void platform.call('strip.state', JSON.parse(picture));
  }, [platform, picture]);
  const onPin = useEffectEvent((pin: string) => {
    if (screen.kind === 'locked') void session.unlock(pin);
  });
  useEffect(() => platform.on('strip.unlock', ({ pin }) => onPin(pin)), [platform]);
}

/** The counter page: one screen of the model, the keyboard, the idle lock and the strip. */
export function CounterPage({ session, filterRef, lockAfterMs = LOCK_AFTER_MS }: Props) {
  const platform = usePlatform();
  const screen = useCounterScreen(session);
  const staffed = STAFFED.includes(screen.kind);
  const { stay } = useIdle({
    warnMs: lockAfterMs,
    endMs: lockAfterMs,
    enabled: staffed,
    onEnd: () => session.lock(),
  });
  useCounterKeys(session, screen.kind === 'work', stay);
  useReady(screen.kind !== 'loading');
  usePageLanguage();
  useStrip(session, screen);
  useEffect(() => platform.on('power.resumed', () => session.lock()), [platform, session]);
  return (
    <SessionProvider session={session}>
      <Screen screen={screen} filterRef={filterRef} />
    </SessionProvider>
  );
}
