import { afterEach, expect, it } from 'vitest';
import { createCatalogueSearch } from '../../renderer/search/catalogue-search.ts';
import { contentSchema } from '../../shared/domain/catalogue/content.ts';
import { aHallFile } from '../fixtures/a-hall.ts';
import { aLargeCatalogue } from '../fixtures/a-large-catalogue.ts';
import { aServer, type Harness, STAFF } from './harness.ts';

const ITEMS = 5000;
const SEED = 20_261_125;

let harness: Harness | undefined;
afterEach(() => harness?.stop());

it('5,000 items reach a kiosk whole, and one edit travels alone', async () => {
  const { items } = aLargeCatalogue(ITEMS, SEED);
  harness = await aServer({ items });
  const kiosk = await harness.device('kiosk');
  const { rows } = await kiosk.rows('catalogue');
  expect(rows).toHaveLength(ITEMS);
  expect(rows.find(({ id }) => id === items[42]?.id)?.row).toEqual(items[42]);
  const edited = items.map((item, at) => (at === 7 ? { ...item, fee: { ...item.fee, en: 'Another fee' } } : item));
  const before = kiosk.changes.length;
  await harness.server.core.operations.seed({ hall: aHallFile({ staff: STAFF }), catalogue: { items: edited } });
  await expect
    .poll(() => kiosk.changes.slice(before).filter(({ feed }) => feed === 'catalogue').length, { timeout: 15_000 })
    .toBe(1);
  expect(kiosk.changes.find(({ feed }) => feed === 'catalogue')?.rows.map(({ id }) => id)).toEqual([items[7]?.id]);
});

it('[KI-5] among 5,000 items each is found by its name, both languages, and everything the schema asks is there', () => {
  const catalogue = aLargeCatalogue(ITEMS, SEED);
  expect(contentSchema.parse(catalogue).items).toHaveLength(ITEMS);
  expect(aLargeCatalogue(3, SEED)).toEqual(aLargeCatalogue(3, SEED));
  const search = createCatalogueSearch(catalogue);
  for (const { id, name } of catalogue.items.filter((_, at) => at % 500 === 0)) {
    expect(search.find(name['zh-CN'], 'zh-CN', 1)[0]?.id).toBe(id);
    expect(search.find(name.en ?? '', 'en', 1)[0]?.id).toBe(id);
  }
  expect(search.find('xyzzyq', 'zh-CN', 20)).toEqual([]);
  expect(search.find('huzhao', 'zh-CN', 20)).toHaveLength(20);
});
