import type { Raster } from './raster.ts';
import { isBlack } from './raster.ts';

/** Dots per inch of a receipt head: 576 dots are 72 mm. A system printer must show the slip in the same size. */
const DOTS_PER_INCH = 203;
const MICRONS_PER_INCH = 25_400;

/** Size of the paper that the picture needs, in micrometres. */
export function sheetSize(picture: Raster): { width: number; height: number } {
  const microns = (dots: number) => Math.ceil((dots * MICRONS_PER_INCH) / DOTS_PER_INCH);
  return { width: microns(picture.width), height: microns(picture.height) };
}

/** The picture in four bytes per dot, black on white; every order of the colours reads the same. */
export function sheetPixels(picture: Raster): Buffer {
  const pixels = Buffer.alloc(picture.width * picture.height * 4, 0xff);
  for (let y = 0; y < picture.height; y += 1) {
    for (let x = 0; x < picture.width; x += 1) {
      if (isBlack(picture, x, y)) pixels.fill(0, (y * picture.width + x) * 4, (y * picture.width + x) * 4 + 3);
    }
  }
  return pixels;
}

/** The page that a system printer prints: the picture in its true size, nothing else. `image` is a data URL. */
export function sheetPage(picture: Raster, image: string): string {
  const { width, height } = sheetSize(picture);
  const [wide, high] = [width, height].map((microns) => `${microns / 1_000}mm`);
  const style = `@page{size:${wide} ${high};margin:0}html,body{margin:0}img{display:block;width:${wide};height:${high};image-rendering:pixelated}`;
  return `<!doctype html><meta charset="utf-8"><title>CivicHall</title><style>${style}</style><img src="${image}">`;
}
