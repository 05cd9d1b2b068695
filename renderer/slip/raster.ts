/** One bit per dot, rows padded to whole bytes, most significant bit first, 1 = black. */
export type Raster = { readonly width: number; readonly height: number; readonly bytes: Uint8Array };

/** Above this lightness a dot stays white; smooth edges of letters print a little bolder. */
const WHITE_FROM = 160;

/** RGBA pixels (as canvas gives them) to printer dots. Transparent is white. */
export function packBits(pixels: Uint8ClampedArray, width: number, height: number): Raster {
  const rowBytes = Math.ceil(width / 8);
  const bytes = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      const alpha = (pixels[at + 3] ?? 0) / 255;
      const light = 0.299 * (pixels[at] ?? 0) + 0.587 * (pixels[at + 1] ?? 0) + 0.114 * (pixels[at + 2] ?? 0);
      if (light * alpha + 255 * (1 - alpha) < WHITE_FROM) {
        const index = y * rowBytes + (x >> 3);
        bytes[index] = (bytes[index] ?? 0) | (0x80 >> (x & 7));
      }
    }
  }
  return { width, height, bytes };
}

const CHUNK = 0x8000;

/** Base64 of the raster's bytes, as the print channel takes it. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(binary);
}
