import { useEffect, useRef } from 'react';
import { usePlatform } from '../hooks/client-context.tsx';
import { useClientView } from '../hooks/use-client-view.ts';

/**
 * Tells the main process once that the wall is drawn and where the line stands: connected, or known not to be. Told
 * again when the line comes up later.
 */
export function useReady(drawn: boolean): void {
  const platform = usePlatform();
  const status = useClientView((view) => view.connection.status);
  const enrolled = useClientView(
    (view) => !(view.connection.status === 'refused' && view.connection.code === 'not-enrolled'),
  );
  const told = useRef<boolean | null>(null);
  useEffect(() => {
    if (!drawn || status === 'connecting') return;
    const connected = status === 'online';
    if (told.current === connected) return;
    told.current = connected;
    void platform.call('app.ready', { connected, enrolled });
  }, [platform, drawn, status, enrolled]);
}
