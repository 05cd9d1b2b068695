import type { PrinterStatus } from '../../shared/domain/device/health.ts';
import type { PrintResult } from '../../shared/ipc/channels.ts';
import type { Raster } from './raster.ts';

/**
 * One printer. `printed`: all of it reached the printer and was taken. `failed`: not one byte of it did, so that it may
 * be tried again. `unknown`: it broke off on the way; the paper may be out, and a person has to look [QU-3].
 */
export interface Printer {
  print(picture: Raster): Promise<PrintResult>;
  /** How it is now; asks the device, never rejects. `stop` ends the asking at once: a slip goes first. */
  status(stop: AbortSignal): Promise<PrinterStatus>;
}

export const PRINTED: PrintResult = { result: 'printed', code: 'none' };
export const BROKE_OFF: PrintResult = { result: 'unknown', code: 'printer.broke-off' };
export const UNREACHABLE: PrintResult = { result: 'failed', code: 'printer.unreachable' };
export const NO_PRINTER: PrintResult = { result: 'failed', code: 'printer.none' };
/** The paper is out or its compartment open; asked before the first byte of the slip [KI-7]. */
export const NO_PAPER: PrintResult = { result: 'failed', code: 'printer.no-paper' };
export const BAD_IMAGE: PrintResult = { result: 'failed', code: 'printer.bad-image' };

/** Where none is set. */
export const noPrinter: Printer = {
  print: () => Promise.resolve(NO_PRINTER),
  status: () => Promise.resolve({ state: 'none', paper: 'unknown' }),
};
