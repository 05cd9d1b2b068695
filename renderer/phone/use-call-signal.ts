import { useEffect } from 'react';
import type { PhoneScreen } from './select-phone.ts';

const PATTERN = [400, 200, 400, 200, 800] as const;

/** Shakes the phone once for every call and recall, where the phone can. */
export function useCallSignal(screen: PhoneScreen, vibrate: ((pattern: readonly number[]) => void) | undefined): void {
  const call = screen.kind === 'ticket' && screen.view.status === 'called' ? screen.view.calls : 0;
  useEffect(() => {
    if (call > 0) vibrate?.(PATTERN);
  }, [call, vibrate]);
}
