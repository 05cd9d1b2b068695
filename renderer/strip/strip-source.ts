import type { StripState } from '../../shared/ipc/channels.ts';
import type { Platform } from '../platform/platform.ts';

/** The newest picture that came for the strip. */
export interface StripSource {
  get(): StripState | null;
  subscribe(listener: () => void): () => void;
  stop(): void;
}

/**
 * Listens from the first moment: main sends the last picture as soon as the page has loaded, which is before anything
 * is drawn.
 */
export function createStripSource(platform: Pick<Platform, 'on'>): StripSource {
  const listeners = new Set<() => void>();
  let state: StripState | null = null;
  const stop = platform.on('strip.state', (next) => {
    state = next;
    for (const listener of listeners) listener();
  });
  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop,
  };
}
