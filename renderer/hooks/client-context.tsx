import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { present } from '../../shared/lib/assert.ts';
import type { Clock, Scheduler } from '../../shared/lib/clock.ts';
import type { CivicClient } from '../data/client.ts';
import type { Platform } from '../platform/platform.ts';

/** What a page is given by its entry; tests give their own. */
export type PageParts = {
  readonly client: CivicClient;
  readonly platform: Platform;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
};

const PageContext = createContext<PageParts | null>(null);

export function ClientProvider({ client, platform, clock, scheduler, children }: PageParts & { children: ReactNode }) {
  const parts = useMemo(() => ({ client, platform, clock, scheduler }), [client, platform, clock, scheduler]);
  return <PageContext value={parts}>{children}</PageContext>;
}

function useParts(): PageParts {
  return present(useContext(PageContext), 'ClientProvider');
}

/** For log-in, log-out, unlock, dismiss, retry; reading goes through `useClientView`, sending through `useCommand`. */
export function useClient(): CivicClient {
  return useParts().client;
}

export function usePlatform(): Platform {
  return useParts().platform;
}

export function useClock(): Clock {
  return useParts().clock;
}

export function useScheduler(): Scheduler {
  return useParts().scheduler;
}
