import type { PrinterStatus } from '../../shared/domain/device/health.ts';
import type { Platform } from './platform.ts';

/** The printer of this machine as it last said [KI-7]. */
export interface PrinterStatusSource {
  get(): PrinterStatus;
  subscribe(listener: () => void): () => void;
}

export async function createPrinterStatus(platform: Pick<Platform, 'call' | 'on'>): Promise<PrinterStatusSource> {
  const listeners = new Set<() => void>();
  let status: PrinterStatus | null = null;
  platform.on('printer.status', (next) => {
    status = next;
    for (const listener of listeners) listener();
  });
  const { printer } = await platform.call('device.health', {});
  // An event that came while the answer was under way is the newer word.
  const first = status ?? printer;
  return {
    get: () => status ?? first,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
