import { expect, test } from 'vitest';
import { isBlack, testPage } from './raster.ts';
import { sheetPage, sheetPixels, sheetSize } from './slip-sheet.ts';

test('a slip of 576 dots is 72 mm wide on any printer, one of 384 dots 48 mm', () => {
  expect(sheetSize({ width: 576, height: 203, bits: new Uint8Array() })).toEqual({ width: 72_071, height: 25_400 });
  expect(sheetSize({ width: 384, height: 203, bits: new Uint8Array() }).width).toBe(48_048);
});

test('every dot keeps its place', () => {
  const picture = testPage(384);
  const pixels = sheetPixels(picture);
  const wrong: string[] = [];
  for (let y = 0; y < picture.height; y += 1) {
    for (let x = 0; x < picture.width; x += 1) {
      const at = (y * picture.width + x) * 4;
      const tone = isBlack(picture, x, y) ? 0 : 255;
      if (pixels.readUInt32BE(at) !== ((tone << 24) | (tone << 16) | (tone << 8) | 255) >>> 0) wrong.push(`${x},${y}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('the page is one sheet with nothing but the picture, under a name of its own in the spooler', () => {
  const page = sheetPage(testPage(576), 'data:image/png;base64,AA');
  expect(page).toContain('@page{size:72.071mm 30.03mm;margin:0}');
  expect(page).toContain('<title>CivicHall</title>');
  expect(page).not.toContain('<script');
});
