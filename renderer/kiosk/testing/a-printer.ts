import type { PrinterStatus } from '../../../shared/domain/device/health.ts';
import type { PrinterStatusSource } from '../../platform/printer-status.ts';

/** The printer of a kiosk under test; says what the test tells it to. */
export function aPrinter(): PrinterStatusSource & { say(status: PrinterStatus): void } {
  const listeners = new Set<() => void>();
  let status: PrinterStatus = { state: 'ready', paper: 'ok' };
  return {
    get: () => status,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    say(next) {
      status = next;
      for (const listener of listeners) listener();
    },
  };
}
