import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import type { PrinterStatus } from '../../shared/domain/device/health.ts';
import { isBlack, type Raster } from './raster.ts';

/** Lines fed after the picture, so that the cut falls below it. */
const FEED_LINES = 4;
/** `GS r 1`: the printer answers one byte once everything before it is processed. */
const ASK_PAPER_STATUS = [0x1d, 0x72, 0x01];

/** ESC/POS of one picture: raster, feed, cut, and a question that is answered when all of it is done. */
export function escPosJob(raster: Raster): Uint8Array {
  const encoder = new ReceiptPrinterEncoder({ language: 'esc-pos', imageMode: 'raster', feedBeforeCut: FEED_LINES });
  const image = { width: raster.width, height: raster.height, data: rgba(raster) };
  const job = encoder
    .initialize()
    .image(image, { width: raster.width, height: raster.height, algorithm: 'threshold', threshold: 128 })
    .cut('partial')
    .raw(ASK_PAPER_STATUS)
    .encode();
  return job;
}

/** Bits 2 and 3 of the answer to `GS r 1`: the paper ran out, so the end of the slip may be missing. */
export function isPaperOut(status: number): boolean {
  return (status & 0x0c) !== 0;
}

/** Whether a byte is an answer to `GS r`: bits 4 and 7 are always 0 in it. */
export function isPaperStatus(byte: number): boolean {
  return (byte & 0x90) === 0;
}

/**
 * `DLE EOT n`: answered at once, also by a printer that is off line or in the middle of a job. 1: the printer, 2: why it
 * is off line, 4: the paper sensors.
 */
export const ASK_STATUS = [1, 2, 4].map((n) => Uint8Array.of(0x10, 0x04, n));

/** Whether a byte is an answer to `DLE EOT`: bits 1 and 4 are always 1 in it, bits 0 and 7 always 0. */
export function isRealTimeStatus(byte: number): boolean {
  return (byte & 0x93) === 0x12;
}

/** What the answers to the three questions of `ASK_STATUS` say together; a question without an answer says nothing. */
export function statusOf(answers: readonly number[]): PrinterStatus {
  const [printer, cause, paper] = answers;
  return { state: stateOf(printer, cause), paper: paperOf(cause, paper) };
}

function stateOf(printer: number | undefined, cause: number | undefined): PrinterStatus['state'] {
  if (printer === undefined) return 'unknown';
  if (cause !== undefined && (cause & 0x04) !== 0) return 'cover-open';
  return (printer & 0x08) !== 0 ? 'offline' : 'ready';
}

function paperOf(cause: number | undefined, paper: number | undefined): PrinterStatus['paper'] {
  if ((cause !== undefined && (cause & 0x20) !== 0) || (paper !== undefined && (paper & 0x60) !== 0)) return 'out';
  if (paper === undefined) return 'unknown';
  return (paper & 0x0c) !== 0 ? 'low' : 'ok';
}

function rgba(raster: Raster): Uint8ClampedArray {
  const data = new Uint8ClampedArray(raster.width * raster.height * 4).fill(255);
  for (let y = 0; y < raster.height; y += 1) {
    for (let x = 0; x < raster.width; x += 1) {
      if (isBlack(raster, x, y)) data.fill(0, (y * raster.width + x) * 4, (y * raster.width + x) * 4 + 3);
    }
  }
  return data;
}
