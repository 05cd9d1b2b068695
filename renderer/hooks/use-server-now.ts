import { useEffect, useState } from 'react';
import { useClient, useScheduler } from './client-context.tsx';

/** Server time in epoch ms, read again every `tickMs`; for showing, never for deciding [SY-9]. */
export function useServerNow(tickMs: number): number {
  const client = useClient();
  const scheduler = useScheduler();
  const [now, setNow] = useState(() => client.serverNow());
  useEffect(() => {
    const tick = () => setNow(client.serverNow());
    tick();
    const timer = scheduler.every(tickMs, tick);
    return () => timer.cancel();
  }, [client, scheduler, tickMs]);
  return now;
}
