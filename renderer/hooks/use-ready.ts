import { useEffect, useRef } from 'react';
import { usePlatform } from './client-context.tsx';
import { useClientView } from './use-client-view.ts';

/**
 * Tells the main process when the first screen is drawn and it is known where the line stands (connected with the
 * hall's rows here, or known not to be), and again when that changes.
 */
export function useReady(drawn = true): void {
  const platform = usePlatform();
  const status = useClientView(({ connection }) => connection.status);
  // A revoked device is enrolled still: nobody but a person may enrol it anew.
  const enrolled = useClientView(
    ({ connection }) => !(connection.status === 'refused' && connection.code === 'not-enrolled'),
  );
  const filled = useClientView(({ rev }) => rev !== null);
  const told = useRef('');
  useEffect(() => {
    // On line but still loading: nothing to report yet.
    if (!drawn || status === 'connecting' || (status === 'online' && !filled)) return;
    const news = { connected: status === 'online', enrolled };
    const text = JSON.stringify(news);
    if (told.current === text) return;
    told.current = text;
    void platform.call('app.ready', news);
  }, [platform, drawn, status, filled, enrolled]);
}
