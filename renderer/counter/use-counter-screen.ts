import { useCallback, useSyncExternalStore } from 'react';
import { useClient } from '../hooks/client-context.tsx';
import { useServerNow } from '../hooks/use-server-now.ts';
import type { CounterScreen } from './model/select-screen.ts';
import type { CounterSession } from './session/counter-session.ts';

/** Countdowns and running times move in steps of this. */
const TICK_MS = 500;

/** The page to show now; made anew with every change of the view, of the page's own state, and twice a second. */
export function useCounterScreen(session: CounterSession): CounterScreen {
  const client = useClient();
  useServerNow(TICK_MS);
  const onView = useCallback((listener: () => void) => client.subscribe(listener), [client]);
  useSyncExternalStore(onView, () => client.getView());
  useSyncExternalStore(session.subscribe, session.local);
  return session.screen(client.serverNow());
}
