import { type PrintedSlip } from './escpos-decoder.ts';
/**
 * How the printer misbehaves: `silent` never answers `GS r` but closes in good order, `paper-out` takes nothing more,
 * `close-mid-job` hangs up after a few bytes, `slow` answers late, `paper-ends` says that the paper ran out meanwhile.
 */
export type PrinterFault = 'none' | 'silent' | 'paper-out' | 'close-mid-job' | 'slow' | 'paper-ends';
/** A receipt printer on a free TCP port that draws what it is sent, like the paper would show it. */
export interface FakePrinter {
  readonly port: number;
  /** Slips that came out whole, oldest first. */
  slips(): readonly PrintedSlip[];
  setFault(fault: PrinterFault): void;
  /** Resolves when `count` slips have come out. */
  waitForSlips(count: number, withinMs?: number): Promise<readonly PrintedSlip[]>;
  /** Switches it off: connections are refused from now on. */
  stop(): Promise<void>;
}
export declare function startFakePrinter(): Promise<FakePrinter>;
/** The slip as a PNG file, black on white. */
export declare function slipPng(slip: PrintedSlip): Buffer;
