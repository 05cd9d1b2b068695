import { BROKE_OFF, PRINTED, type Printer, UNREACHABLE } from './printer.ts';
import type { Raster } from './raster.ts';

/** Twin of the real printer that keeps its slips in memory, with a plug that can be pulled, also in the middle of a job. */
export interface MemoryPrinter extends Printer {
  connect(): void;
  disconnect(): void;
  /** The next job breaks off half way. */
  breakNext(): void;
  slips(): readonly Raster[];
}

export function createMemoryPrinter(): MemoryPrinter {
  const slips: Raster[] = [];
  let connected = true;
  let breaksNext = false;
  return {
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
      if (breaksNext) {
        breaksNext = false;
        return BROKE_OFF;
      }
      slips.push(picture);
      return PRINTED;
    },
  };
}
