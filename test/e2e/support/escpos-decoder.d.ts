/** What stands on the paper: one byte per dot, 1 = black, row by row. */
export type PrintedSlip = {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
  readonly cut: boolean;
};
/**
 * Reads an ESC/POS job the way a raster printer does: pictures of `GS v 0`, feeds and the cut. Throws on a command that it
 * does not know, so that nothing is printed by a test that would be garbage on paper.
 */
export declare function decodeEscPos(job: Uint8Array): PrintedSlip;
