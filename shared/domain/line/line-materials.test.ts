import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import file from '../../../assets/demo/catalogue.json' with { type: 'json' };
import { present } from '../../lib/assert.ts';
import { type Item, itemSchema, type Material } from '../catalogue/catalogue.ts';
import { sameMaterialKey } from '../catalogue/checklist.ts';
import { contentSchema } from '../catalogue/content.ts';
import { lineMaterials } from './line-materials.ts';
import { aBranch, aLine, aStage } from './testing/a-line.ts';

const NAMES = ['营业执照', '委托书', '合同', '申请表'] as const;
const material = fc.record({
  name: fc.constantFrom(...NAMES),
  form: fc.constantFrom('original' as const, 'copy' as const),
  copies: fc.nat(3),
  fetched: fc.boolean(),
});
type Wish = { name: string; form: Material['form']; copies: number; fetched: boolean };

function anItem(id: string, wishes: readonly Wish[]): Item {
  const materials = wishes.map((wish, at) => ({
    ...wish,
    id: `${id}-${at}`,
    name: { 'zh-CN': wish.name },
    originals: 0,
    tolerance: false,
    condition: null,
  }));
  return itemSchema.parse({
    id,
    name: { 'zh-CN': id },
    prefix: 'A',
    instant: false,
    promised: null,
    fee: { 'zh-CN': '免费' },
    materials,
  });
}

describe('one list for a whole line', () => {
  it('has nothing twice, loses nothing, and sums the copies', () => {
    fc.assert(
      fc.property(fc.array(fc.array(material, { maxLength: 6 }), { minLength: 1, maxLength: 5 }), (wishes) => {
        const items = wishes.map((each, at) => anItem(`i${at}`, each));
        const line = aLine([
          aStage(
            's',
            items.map((item) => aBranch(item.id)),
          ),
        ]);
        const list = lineMaterials(line, {}, items);
        const keys = list.map((each) => sameMaterialKey(each.material));
        expect(new Set(keys).size).toBe(keys.length);
        const asked = items.flatMap((item) => item.materials.map((each) => [item.id, each] as const));
        for (const [itemId, each] of asked) {
          const found = present(
            list.find(({ material: own }) => sameMaterialKey(own) === sameMaterialKey(each)),
            'material',
          );
          expect(found.itemIds.filter((id) => id === itemId)).toHaveLength(1);
          // Whatever one office wants brought is not marked as fetched.
          if (!each.fetched) expect(found.material.fetched).toBe(false);
        }
        const copies = (all: readonly Material[]) => all.reduce((sum, each) => sum + each.copies, 0);
        expect(copies(list.map((each) => each.material))).toBe(copies(asked.map(([, each]) => each)));
      }),
    );
  });

  it('what only an open branch asks for is marked; what is ruled out, or not published, asks for nothing', () => {
    const wish = (name: string): Wish => ({ name, form: 'original', copies: 0, fetched: false });
    const items = [anItem('a', [wish('甲'), wish('乙')]), anItem('b', [wish('乙'), wish('丙')])];
    const line = aLine(
      [aStage('s', [aBranch('a'), aBranch('b', { required: false, condition: 'wet' }), aBranch('gone')])],
      { questions: [{ id: 'rain', question: { 'zh-CN': '?' }, yes: ['wet'], no: [] }] },
    );
    const seen = (answers: Record<string, 'yes' | 'no' | 'unsure'>) =>
      lineMaterials(line, answers, items).map(
        ({ material: { name }, itemIds, perhaps }) => `${name['zh-CN']} ${itemIds.join()}${perhaps ? ' perhaps' : ''}`,
      );
    expect(seen({ rain: 'unsure' })).toEqual(['甲 a', '乙 a,b', '丙 b perhaps']);
    expect(seen({ rain: 'yes' })).toEqual(['甲 a', '乙 a,b', '丙 b']);
    expect(seen({ rain: 'no' })).toEqual(['甲 a', '乙 a']);
  });

  it('enterprise registration: 30 papers of eight items are 20, and the licence is fetched for all that follow', () => {
    const { lines = [], items = [] } = contentSchema.parse(file);
    const list = lineMaterials(
      present(
        lines.find((line) => line.id === 'EL-ENT'),
        'EL-ENT',
      ),
      {},
      items,
    );
    expect(list).toHaveLength(20);
    const licence = present(
      list.find((each) => each.material.name['zh-CN'] === '营业执照'),
      '营业执照',
    );
    expect(licence.material.fetched).toBe(true);
    expect(licence.itemIds).toEqual(['PS-01', 'TX-01', 'TX-02', 'HR-01', 'YB-01', 'GJ-01', 'BK-01']);
  });
});
