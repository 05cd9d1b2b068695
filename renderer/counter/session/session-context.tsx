import { createContext, type ReactNode, useContext } from 'react';
import { present } from '../../../shared/lib/assert.ts';
import type { CounterSession } from './counter-session.ts';

const SessionContext = createContext<CounterSession | null>(null);

export function SessionProvider({
  session,
  children,
}: {
  readonly session: CounterSession;
  readonly children: ReactNode;
}) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): CounterSession {
  return present(useContext(SessionContext), 'SessionProvider');
}
