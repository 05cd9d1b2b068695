import { isOutOfPaper, type PrinterStatus } from '../../shared/domain/device/health.ts';
import { BROKE_OFF, NO_PAPER, PRINTED, type Printer, UNREACHABLE } from './printer.ts';
import type { Raster } from './raster.ts';

/** Twin of the real printer that keeps its slips in memory, with a plug to pull and a roll of paper to change. */
export interface MemoryPrinter extends Printer {
  connect(): void;
  disconnect(): void;
  /** The next job breaks off half way. */
  breakNext(): void;
  setStatus(status: PrinterStatus): void;
  slips(): readonly Raster[];
}

export function createMemoryPrinter(): MemoryPrinter {
  const slips: Raster[] = [];
  let connected = true;
  let breaksNext = false;
  let status: PrinterStatus = { state: 'ready', paper: 'ok' };
  return {
    setStatus(next) {
      status = next;
    },
    async status() {
      return connected ? status : { state: 'unreachable', paper: 'unknown' };
    },
    connect() {
      connected = true;
    },
    disconnect() {
      connected = false;
    },
    breakNext() {
      breaksNext = true;
    },
    slips: () => slips,
    async print(picture) {
      if (!connected) return UNREACHABLE;
      if (isOutOfPaper(status)) return NO_PAPER;
      if (breaksNext) {
        breaksNext = false;
        return BROKE_OFF;
      }
      slips.push(picture);
      return PRINTED;
    },
  };
}
