import { isOutOfPaper, type PrinterStatus } from '../../../shared/domain/device/health.ts';
import type { PrintResult } from '../../../shared/ipc/channels.ts';

export function canPrint(printer: PrinterStatus): boolean {
  return printer.state === 'ready' && !isOutOfPaper(printer);
}

/** Whether a paper that did not come out may be tried again. The offer after a refill is made once [KI-7]. */
export function againAfter(code: PrintResult['code'], job: number): 'now' | 'never' | 'after-refill' {
  if (code === 'printer.none') return 'never';
  if (code === 'printer.no-paper') return job === 1 ? 'after-refill' : 'never';
  return 'now';
}
