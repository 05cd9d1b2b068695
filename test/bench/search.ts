import { pinyin } from 'pinyin-pro';
import { buildCatalogueSearch } from '../../renderer/search/catalogue-search.ts';
import { seededRandom } from '../e2e/support/seeded-random.ts';
import { aLargeCatalogue } from '../fixtures/a-large-catalogue.ts';
import { type Line, ms, times } from './table.ts';

const ITEMS = 5000;
const SEED = 20_261_125;
const QUERIES = 150;
const HITS = 20;
const BUDGET_MS = 50;

/** A slip: the letter in the middle is left out. */
function withSlip(query: string): string {
  const middle = Math.floor(query.length / 2);
  return query.slice(0, middle) + query.slice(middle + 1);
}

/** Queries as people type them: the beginning of a name, its sound, first letters, English, everyday words, with slips. */
function queriesOf(catalogue: ReturnType<typeof aLargeCatalogue>): readonly string[] {
  const random = seededRandom(SEED);
  return Array.from({ length: QUERIES }, (_, at) => {
    const item = random.pick(catalogue.items);
    const name = item.name['zh-CN'].replace(/（.*$/, '');
    const sound = pinyin(name, { toneType: 'none', type: 'array' });
    const forms = [
      name,
      sound.join(''),
      sound.map((each) => each.charAt(0)).join(''),
      item.name.en ?? '',
      item.synonyms[0] ?? '',
      withSlip(sound.join('')),
      withSlip(name),
      `我想${name}怎么办`,
    ];
    return forms[at % forms.length] ?? name;
  });
}

/** Every key of every query: the time until the list is there, without drawing it. */
export async function benchSearch(): Promise<readonly Line[]> {
  const catalogue = aLargeCatalogue(ITEMS, SEED);
  const slices: number[] = [];
  let since = performance.now();
  const started = since;
  const search = await buildCatalogueSearch(catalogue, async () => {
    slices.push(performance.now() - since);
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
    return true;
  });
  const built = performance.now() - started;
  const scan: number[] = [];
  const took: number[] = [];
  for (const query of queriesOf(catalogue)) {
    for (let keys = 1; keys <= query.length; keys += 1) {
      const typed = query.slice(0, keys);
      const before = performance.now();
      search?.find(typed, 'zh-CN', HITS);
      const between = performance.now();
      catalogue.items.filter((item) => item.name['zh-CN'].includes(typed));
      took.push(between - before);
      scan.push(performance.now() - between);
    }
  }
  const p95 = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0;
  const [ours, limit] = [p95(took), p95(scan)];
  return [
    {
      what: `guide search, ${ITEMS} items, per key (${took.length} keys): p95`,
      ours: ms(ours),
      limit: `${ms(limit)} (looking through the names)`,
      ratio: times(ours / limit),
      budget: `<= ${BUDGET_MS} ms`,
    },
    {
      what: `guide search, ${ITEMS} items, index built beside the screen: longest slice`,
      ours: ms(Math.max(...slices)),
      limit: `${ms(built)} in all`,
      ratio: '',
      budget: `<= ${BUDGET_MS} ms`,
    },
  ];
}
