import { useSyncExternalStore } from 'react';

const PORTRAIT = '(orientation: portrait)';

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(PORTRAIT);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

function read(): 'portrait' | 'landscape' {
  return window.matchMedia(PORTRAIT).matches ? 'portrait' : 'landscape';
}

/** How the screen stands now. */
export function useOrientation(): 'portrait' | 'landscape' {
  return useSyncExternalStore(subscribe, read);
}
