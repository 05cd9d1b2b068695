import { useEffect } from 'react';
import { usePlatform } from './client-context.tsx';

/** For a menu behind the service PIN: however it closes, main's lock falls shut with it. */
export function useServiceLock(): void {
  const platform = usePlatform();
  useEffect(() => () => void platform.call('service.lock', {}), [platform]);
}
