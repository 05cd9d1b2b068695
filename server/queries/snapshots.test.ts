import { expect, it } from 'vitest';
import { dayBefore } from './slip-finder.ts';
import { createRowSize, createSnapshots, paginate } from './snapshots.ts';

const row = (id: string, size: number) => ({ kind: 'ticket', id, row: { id, fill: 'x'.repeat(size) } });

it('[SY-5] pages stay below the limit, keep the order, and a huge row has a page of its own', () => {
  const rows = [row('a', 300), row('b', 300), row('c', 5000), row('d', 10)];
  const pages = paginate(rows, 1000, createRowSize());
  expect(pages.map((page) => page.map(({ id }) => id))).toEqual([['a', 'b'], ['c'], ['d']]);
  expect(paginate([], 1000, createRowSize())).toEqual([[]]);
});

it('[SY-5] sizes count bytes, not characters', () => {
  const size = createRowSize();
  expect(size({ kind: 'k', id: 'i', row: { a: '号号' } }) - size({ kind: 'k', id: 'i', row: { a: 'xx' } })).toBe(4);
});

it('[SY-5] clients at the same rev share a snapshot; another rev has its own', () => {
  let now = 0;
  let made = 0;
  const snapshots = createSnapshots({ now: () => now, pageBytes: 1000 });
  const open = (rev: number) =>
    snapshots.open({ scope: 's', feed: 'queue', epoch: 'e', rev }, () => {
      made += 1;
      return [row('a', 1)];
    });
  expect(open(1).id).toBe(open(1).id);
  expect(open(2).id).not.toBe(open(1).id);
  expect(made).toBe(2);
  const { id } = open(1);
  now = 60_000;
  snapshots.sweep();
  expect(snapshots.find(id)).toBeUndefined();
  expect(open(1).id).not.toBe(id);
});

it('the day before, over months and years', () => {
  expect(['2026-03-01', '2027-01-01', '2028-03-01'].map(dayBefore)).toEqual(['2026-02-28', '2026-12-31', '2028-02-29']);
});
