/**
 * When the scanner of this machine last read something. A scanner that types like a keyboard gives no sign when it is dead
 * or unplugged, so that is all there is to know of it. What was read is not kept.
 */
export interface ScanLog {
  /** Epoch ms of the server; null = not since the start. */
  lastAt(): number | null;
  note(): void;
  subscribe(listener: () => void): () => void;
}

export function createScanLog(serverNow: () => number): ScanLog {
  const listeners = new Set<() => void>();
  let last: number | null = null;
  return {
    lastAt: () => last,
    note() {
      last = serverNow();
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
