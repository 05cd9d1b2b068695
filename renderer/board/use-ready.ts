import { useEffect, useRef } from 'react';
import { usePlatform } from '../hooks/client-context.tsx';
import { useClientView } from '../hooks/use-client-view.ts';

/**
 * Tells the main process once that the wall is drawn and where the line stands: connected, or known not to be. Told
 * again when the line comes up later.
 */
export function useReady(drawn: boolean): void {
  const platform = usePlatform();
  const connection = useClientView((view) => view.connection);
  const { status } = connection;
  // A revoked device is enrolled still: nobody but a person may enrol it anew.
  const enrolled = !(status === 'refused' && connection.code === 'not-enrolled');
  const told = useRef('');
  useEffect(() => {
    if (!drawn || status === 'connecting') return;
    const news = { connected: status === 'online', enrolled };
    const text = JSON.stringify(news);
    if (told.current === text) return;
    told.current = text;
    void platform.call('app.ready', news);
  }, [platform, drawn, status, enrolled]);
}
