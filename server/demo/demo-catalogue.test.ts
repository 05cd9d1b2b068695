import { describe, expect, it } from 'vitest';
import file from '../../assets/demo/catalogue.json' with { type: 'json' };
import hall from '../../assets/demo/hall.json' with { type: 'json' };
import type { Item } from '../../shared/domain/catalogue/catalogue.ts';
import { type Answers, checklistOf } from '../../shared/domain/catalogue/checklist.ts';
import { contentSchema } from '../../shared/domain/catalogue/content.ts';

const { items = [], lines = [], articles = [], faqs = [], themes = [] } = contentSchema.parse(file);

/** Every full set of answers. */
function casesOf({ situations }: Item): readonly Answers[] {
  return situations.reduce<readonly Answers[]>(
    (cases, { id, options }) => cases.flatMap((each) => options.map((option) => ({ ...each, [id]: option.id }))),
    [{}],
  );
}

/** What a material names that the item does not ask. */
function loose({ situations, materials }: Item): readonly string[] {
  return materials.flatMap(({ id, when }) =>
    when
      .filter(({ situation, options }) => {
        const asked = situations.find((each) => each.id === situation)?.options.map((option) => option.id) ?? [];
        return options.length === 0 || !options.every((option) => asked.includes(option));
      })
      .map(({ situation }) => `${id} ${situation}`),
  );
}

describe('the demo catalogue', () => {
  it('is whole', () => {
    const counts = [items, items.flatMap((item) => item.materials), lines, articles, faqs].map((list) => list.length);
    expect(counts).toEqual([65, 301, 3, 30, 30]);
    for (const list of [items, lines, articles, faqs, themes]) {
      expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    }
  });

  it('every item has a group, a theme, everyday words, steps and a result', () => {
    const prefixes = hall.groups.map((group) => group.prefix);
    for (const item of items) {
      expect(prefixes, item.id).toContain(item.prefix);
      const counts = [item.themes, item.synonyms, item.steps, item.applicants, item.basis].map((list) => list.length);
      expect(Math.min(...counts), item.id).toBeGreaterThan(0);
      expect(item.result, item.id).not.toBeNull();
    }
    for (const theme of themes)
      expect(
        items.some((item) => item.themes.includes(theme.id)),
        theme.id,
      ).toBe(true);
  });

  it('questions: every answer set shortens the list somewhere, and no material asks what nobody asked', () => {
    const asked = items.filter((item) => item.situations.length > 0);
    expect(asked.length).toBeGreaterThanOrEqual(20);
    for (const item of asked) {
      const lengths = casesOf(item).map((answers) => checklistOf(item, answers).length);
      expect(Math.min(...lengths), item.id).toBeLessThan(item.materials.length);
      expect(Math.min(...lengths), item.id).toBeGreaterThan(0);
      for (const { id, options } of item.situations) {
        const lists = options.map((option) => JSON.stringify(checklistOf(item, { [id]: option.id })));
        expect(new Set(lists).size, `${item.id} ${id}: a question without effect`).toBeGreaterThan(1);
      }
    }
    expect(items.flatMap(loose)).toEqual([]);
  });

  it('negative control: a material under a question that is not asked is found', () => {
    const item = items.find(({ id }) => id === 'MR-04');
    expect(item && loose({ ...item, situations: [] })).not.toEqual([]);
  });

  it('who stands at the window shows who they are: no list says to leave the ID card at home', () => {
    const own = items
      .flatMap((item) => item.materials)
      .filter(({ name }) => /^(申请人有效身份证件|居民身份证|双方居民身份证|经办人身份证件)$/.test(name['zh-CN']));
    expect(own.filter((material) => material.fetched)).toEqual([]);
  });

  it('[KI-3] every answer and the most used articles are there in English; titles all are', () => {
    expect(faqs.filter(({ answer }) => !answer.en)).toEqual([]);
    expect(articles.filter(({ title, source }) => !title.en || !source.en)).toEqual([]);
    expect(articles.filter(({ body }) => body.en).length).toBeGreaterThanOrEqual(20);
    const texts = items.flatMap((item) => [
      item.name,
      item.fee,
      ...item.steps,
      ...item.situations.map((each) => each.question),
    ]);
    expect(texts.filter((text) => !text.en)).toEqual([]);
  });

  it('lines name items of the catalogue and stages of their own', () => {
    for (const { stages } of lines) {
      const known = new Set(stages.map((stage) => stage.id));
      for (const stage of stages) {
        expect(stage.dependsOn.every((id) => known.has(id))).toBe(true);
        for (const { itemId } of stage.branches)
          expect(
            items.some(({ id }) => id === itemId),
            itemId,
          ).toBe(true);
      }
    }
  });
});
