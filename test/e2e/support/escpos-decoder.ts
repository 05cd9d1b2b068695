/** What stands on the paper: one byte per dot, 1 = black, row by row. */
export type PrintedSlip = {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
  readonly cut: boolean;
};

type Command = { readonly length: number; readonly apply?: (paper: Paper) => void };
type Paper = { width: number; rows: Uint8Array[]; cut: boolean };

const ESC = 0x1b;
const GS = 0x1d;
const FS = 0x1c;

/**
 * Reads an ESC/POS job the way a raster printer does: pictures of `GS v 0`, feeds and the cut. Throws on a command that it
 * does not know, so that nothing is printed by a test that would be garbage on paper.
 */
export function decodeEscPos(job: Uint8Array): PrintedSlip {
  const paper: Paper = { width: 0, rows: [], cut: false };
  let at = 0;
  while (at < job.length) {
    const command = commandAt(job, at);
    command.apply?.(paper);
    at += command.length;
  }
  const dots = new Uint8Array(paper.width * paper.rows.length);
  for (const [index, row] of paper.rows.entries()) dots.set(row, index * paper.width);
  return { width: paper.width, height: paper.rows.length, dots, cut: paper.cut };
}

function commandAt(job: Uint8Array, at: number): Command {
  const byte = job[at];
  if (byte === 0x0a || byte === 0x0d) return { length: 1 };
  const second = job[at + 1];
  const third = job[at + 2];
  if (byte === ESC && second === 0x40) return { length: 2 };
  if (byte === FS && second === 0x2e) return { length: 2 };
  // Font, alignment, line spacing, underline, bold, code page, character size: they leave a picture as it is.
  if (byte === ESC && (second === 0x32 || second === 0x33)) return { length: second === 0x32 ? 2 : 3 };
  if (byte === ESC && [0x4d, 0x61, 0x2d, 0x45, 0x74, 0x64, 0x34].includes(second ?? -1)) return { length: 3 };
  if (byte === GS && (second === 0x21 || second === 0x42)) return { length: 3 };
  if (byte === GS && second === 0x56) {
    return {
      length: third === 0x41 || third === 0x42 ? 4 : 3,
      apply: (paper) => {
        paper.cut = true;
      },
    };
  }
  if (byte === GS && second === 0x72) return { length: 3 };
  if (byte === GS && second === 0x76 && third === 0x30) return rasterAt(job, at);
  throw new Error(
    `unknown printer command ${[...job.subarray(at, at + 4)].map((b) => b.toString(16)).join(' ')} at ${at}`,
  );
}

/** `GS v 0 m xL xH yL yH data`: rows of x bytes, most significant bit left. */
function rasterAt(job: Uint8Array, at: number): Command {
  const [xLow = 0, xHigh = 0, yLow = 0, yHigh = 0] = job.subarray(at + 4, at + 8);
  const stride = xLow + 256 * xHigh;
  const height = yLow + 256 * yHigh;
  const length = 8 + stride * height;
  if (at + length > job.length) throw new Error(`a picture of ${stride * 8} x ${height} dots is cut off`);
  return {
    length,
    apply: (paper) => {
      if (paper.width !== 0 && paper.width !== stride * 8) throw new Error('pictures of two widths on one slip');
      paper.width = stride * 8;
      for (let y = 0; y < height; y += 1) {
        const from = at + 8 + y * stride;
        const row = new Uint8Array(stride * 8);
        for (let x = 0; x < row.length; x += 1) row[x] = ((job[from + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;
        paper.rows.push(row);
      }
    },
  };
}
