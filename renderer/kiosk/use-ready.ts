import { useEffect, useRef } from 'react';
import { usePlatform } from '../hooks/client-context.tsx';
import { useClientView } from '../hooks/use-client-view.ts';

/** Tells main when the first screen is drawn and the state of the line is known, and again when that changes. */
export function useReady(): void {
  const platform = usePlatform();
  const status = useClientView(({ connection }) => connection.status);
  const enrolled = useClientView(
    ({ connection }) => !(connection.status === 'refused' && connection.code === 'not-enrolled'),
  );
  const filled = useClientView(({ rev }) => rev !== null);
  const told = useRef('');
  const connected = status === 'online' && filled;
  useEffect(() => {
    // On line but still loading: nothing to report yet.
    if (status === 'connecting' || (status === 'online' && !filled)) return;
    const now = `${connected} ${enrolled}`;
    if (told.current === now) return;
    told.current = now;
    void platform.call('app.ready', { connected, enrolled });
  }, [platform, status, filled, connected, enrolled]);
}
