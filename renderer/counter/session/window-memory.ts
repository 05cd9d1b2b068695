import type { WindowMemory } from './counter-session.ts';

const KEY = 'civichall.counter.window';

/** The last window of this computer in the page's own storage. A full or forbidden storage only forgets. */
export function createWindowMemory(storage: Pick<Storage, 'getItem' | 'setItem'>): WindowMemory {
  return {
    read: () => storage.getItem(KEY),
    write(windowId) {
      try {
        storage.setItem(KEY, windowId);
      } catch (error) {
        if (!(error instanceof DOMException)) throw error;
      }
    },
  };
}
