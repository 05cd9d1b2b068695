import { expect, it } from 'vitest';
import { capacityOf, type Layout, pageOf } from './layout.ts';

const BOOL = [false, true];
const LAYOUTS: Layout[] = (['portrait', 'landscape'] as const).flatMap((orientation) =>
  BOOL.flatMap((senior) => BOOL.map((low) => ({ orientation, senior, low, banner: false }))),
);

it.each(LAYOUTS)('every page of %j holds something', (layout) => {
  const capacity = capacityOf(layout);
  expect(Math.min(capacity.items, capacity.materials, capacity.calls)).toBeGreaterThan(0);
  expect(capacity.groups.columns * capacity.groups.rows).toBeGreaterThan(0);
});

it('[KI-1] the eleven groups and "not sure" fit on one page, in senior mode on two', () => {
  const tiles = ({ groups }: ReturnType<typeof capacityOf>) => groups.columns * groups.rows;
  expect(
    tiles(capacityOf({ orientation: 'portrait', senior: false, low: false, banner: false })),
  ).toBeGreaterThanOrEqual(12);
  expect(
    tiles(capacityOf({ orientation: 'landscape', senior: false, low: false, banner: false })),
  ).toBeGreaterThanOrEqual(12);
  expect(
    tiles(capacityOf({ orientation: 'portrait', senior: true, low: false, banner: false })),
  ).toBeGreaterThanOrEqual(6);
  expect(
    tiles(capacityOf({ orientation: 'landscape', senior: true, low: false, banner: false })),
  ).toBeGreaterThanOrEqual(6);
});

it.each([
  [[], 3, 0, { rows: [], page: 0, pages: 1 }],
  [[1, 2, 3, 4], 3, 1, { rows: [4], page: 1, pages: 2 }],
  [[1, 2, 3, 4], 3, 9, { rows: [4], page: 1, pages: 2 }],
  [[1, 2, 3], 3, -1, { rows: [1, 2, 3], page: 0, pages: 1 }],
])('page of %j', (list, size, page, expected) => {
  expect(pageOf(list, size, page)).toEqual(expected);
});
