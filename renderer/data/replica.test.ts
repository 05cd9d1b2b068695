import { expect, it } from 'vitest';
import { type Item, itemSchema } from '../../shared/domain/catalogue/catalogue.ts';
import { EMPTY_CATALOGUE } from '../../shared/domain/catalogue/content.ts';
import type { FeedRow } from '../../shared/protocol/feeds.ts';
import { applyChanges, dropFeed, EMPTY_REPLICA, swapFeed } from './replica.ts';

const OLD_ITEM = {
  id: 'b',
  name: { 'zh-CN': '乙' },
  prefix: 'A',
  instant: true,
  promised: null,
  fee: { 'zh-CN': '不收费' },
  materials: [
    {
      id: 'b-1',
      name: { 'zh-CN': '申请书' },
      form: 'original',
      originals: 1,
      copies: 0,
      fetched: false,
      tolerance: false,
      condition: null,
    },
  ],
};
const faq = (id: string): FeedRow => ({
  kind: 'faq',
  id,
  row: { id, category: { 'zh-CN': '取号' }, question: { 'zh-CN': '问' }, answer: { 'zh-CN': '答' } },
});
const asRow = (row: unknown): FeedRow => ({ kind: 'item', id: 'b', row: row as Item });
const snapshot = (rows: readonly FeedRow[]) => ({ feed: 'catalogue', epoch: 'e', cursor: 1, rows });
const link = (rows: readonly FeedRow[]) => ({ feed: 'catalogue', epoch: 'e', from: 1, to: 2, rows });

it('content is one value with a list for each kind, in the order of the ids', () => {
  const first = swapFeed(EMPTY_REPLICA, snapshot([faq('z'), faq('a'), asRow(itemSchema.parse(OLD_ITEM))]));
  expect(first.catalogue.faqs.map(({ id }) => id)).toEqual(['a', 'z']);
  const second = applyChanges(first, link([{ kind: 'faq', id: 'a', row: null }]));
  expect(second.catalogue.faqs.map(({ id }) => id)).toEqual(['z']);
  expect(second.catalogue.items).toBe(first.catalogue.items);
  expect(dropFeed(second, 'catalogue').catalogue).toBe(EMPTY_CATALOGUE);
});

it('links of other feeds and kinds of a newer server leave the value alone', () => {
  const first = swapFeed(EMPTY_REPLICA, snapshot([faq('a')]));
  const strange = { kind: 'poem', id: 'p', row: {} } as unknown as FeedRow;
  expect(applyChanges(first, link([strange])).catalogue).toBe(first.catalogue);
});

it('[SY-11] a row of an older server, or one kept by an older app, is completed', () => {
  const { catalogue } = swapFeed(EMPTY_REPLICA, snapshot([asRow(OLD_ITEM)]));
  expect(catalogue.items).toEqual([itemSchema.parse(OLD_ITEM)]);
  expect(catalogue.items[0]?.materials[0]).toMatchObject({ when: [], example: null });
});
