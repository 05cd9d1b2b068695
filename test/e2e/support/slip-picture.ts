import { PNG } from 'pngjs';
import type { PrintedSlip } from './escpos-decoder.ts';

/** The paper as a picture: black dots on white. */
export function slipPicture(slip: PrintedSlip): PNG {
  const picture = new PNG({ width: slip.width, height: slip.height });
  for (const [index, dot] of slip.dots.entries()) {
    const shade = dot ? 0 : 255;
    picture.data.set([shade, shade, shade, 255], index * 4);
  }
  return picture;
}
