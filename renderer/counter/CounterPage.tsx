import { type RefObject, useEffect, useEffectEvent } from 'react';
import { usePlatform } from '../hooks/client-context.tsx';
import { useIdle } from '../hooks/use-idle.ts';
import { usePageLanguage } from '../hooks/use-page-language.ts';
import { useReady } from '../hooks/use-ready.ts';
import { useLocale } from '../i18n/use-texts.ts';
import { CounterScreenView } from './CounterScreenView.tsx';
import { LOCK_AFTER_MS } from './model/local-state.ts';
import type { CounterScreen } from './model/select-screen.ts';
import type { CounterSession } from './session/counter-session.ts';
import { SessionProvider } from './session/session-context.tsx';
import { stripStateOf } from './strip/strip-state.ts';
import { useSpeak } from './ui/use-speak.ts';
import { useCounterKeys } from './use-counter-keys.ts';
import { useCounterScreen } from './use-counter-screen.ts';

/** Pages with somebody logged in before them. */
const STAFFED: readonly CounterScreen['kind'][] = ['work', 'choose-window', 'manage', 'guide'];

type Props = {
  readonly session: CounterSession;
  readonly filterRef: RefObject<HTMLInputElement | null>;
  /** Without a sign of a person for this long the counter locks [SE-4]. */
  readonly lockAfterMs?: number;
};

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
      <CounterScreenView screen={screen} filterRef={filterRef} />
    </SessionProvider>
  );
}
