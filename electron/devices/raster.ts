/** One black-and-white picture: rows of ceil(width / 8) bytes, most significant bit left, 1 = black. */
export type Raster = { readonly width: number; readonly height: number; readonly bits: Uint8Array };

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** The picture of a print job, or null when the bits do not fit the size. */
export function rasterFrom(job: {
  readonly width: number;
  readonly height: number;
  readonly bits: string;
}): Raster | null {
  if (!BASE64.test(job.bits)) return null;
  const bits = new Uint8Array(Buffer.from(job.bits, 'base64'));
  if (bits.length !== Math.ceil(job.width / 8) * job.height) return null;
  return { width: job.width, height: job.height, bits };
}

export function isBlack(raster: Raster, x: number, y: number): boolean {
  const byte = raster.bits[y * Math.ceil(raster.width / 8) + (x >> 3)] ?? 0;
  return ((byte >> (7 - (x & 7))) & 1) === 1;
}

const TEST_HEIGHT = 240;
const BAND = 40;

/**
 * What "print a test page" prints, without any text: a frame that shows whether both edges of the paper are reached,
 * stripes from one dot to eight dots wide that show dead dots, and a solid bar that shows the strength of the head.
 */
export function testPage(width: number): Raster {
  const stride = Math.ceil(width / 8);
  const bits = new Uint8Array(stride * TEST_HEIGHT);
  for (let y = 0; y < TEST_HEIGHT; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (isTestDot(x, y, width)) bits[y * stride + (x >> 3)] = (bits[y * stride + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { width, height: TEST_HEIGHT, bits };
}

function isTestDot(x: number, y: number, width: number): boolean {
  if (x < 2 || x >= width - 2 || y < 2 || y >= TEST_HEIGHT - 2) return true;
  const band = Math.floor(y / BAND);
  if (y % BAND < 8) return false;
  if (band === 5) return true;
  return Math.floor(x / 2 ** Math.min(band, 3)) % 2 === 0;
}
