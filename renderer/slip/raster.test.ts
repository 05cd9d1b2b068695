import { expect, it } from 'vitest';
import { packBits, toBase64 } from './raster.ts';

function pixels(...rows: string[]): Uint8ClampedArray {
  return new Uint8ClampedArray(
    rows.flatMap((row) =>
      [...row].flatMap((dot) => (dot === '#' ? [0, 0, 0, 255] : dot === '-' ? [0, 0, 0, 0] : [255, 255, 255, 255])),
    ),
  );
}

it('packs the leftmost dot into the highest bit, 1 = black', () => {
  expect([...packBits(pixels('#......#'), 8, 1).bytes]).toEqual([0b1000_0001]);
});

it('pads rows to whole bytes with white', () => {
  expect([...packBits(pixels('##########', '.........#'), 10, 2).bytes]).toEqual([0xff, 0b1100_0000, 0, 0b0100_0000]);
});

it('transparent is white, grey follows its lightness', () => {
  const grey = (level: number) => new Uint8ClampedArray([level, level, level, 255]);
  expect([...packBits(pixels('-'), 1, 1).bytes]).toEqual([0]);
  expect([...packBits(grey(120), 1, 1).bytes]).toEqual([0x80]);
  expect([...packBits(grey(200), 1, 1).bytes]).toEqual([0]);
});

it('base64 survives a long picture', () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251);
  expect(Buffer.from(toBase64(bytes), 'base64').equals(Buffer.from(bytes))).toBe(true);
});
