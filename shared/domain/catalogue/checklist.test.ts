import { describe, expect, it } from 'vitest';
import { type Material, materialSchema } from './catalogue.ts';
import { checklistOf, checklistParts, mergedMaterial, validAnswers } from './checklist.ts';

function aMaterial(id: string, over: Partial<Material> = {}): Material {
  const plain = { form: 'copy', originals: 0, copies: 1, fetched: false, tolerance: false, condition: null };
  return materialSchema.parse({ id, name: { 'zh-CN': id }, ...plain, ...over });
}

const AGENT = { 'zh-CN': '委托办理时' };
const ITEM = {
  situations: [
    {
      id: 'who',
      question: { 'zh-CN': '谁来办？' },
      options: [
        { id: 'self', label: { 'zh-CN': '本人' } },
        { id: 'agent', label: { 'zh-CN': '委托' } },
      ],
    },
    {
      id: 'scope',
      question: { 'zh-CN': '前置审批？' },
      options: [
        { id: 'no', label: { 'zh-CN': '没有' } },
        { id: 'yes', label: { 'zh-CN': '有' } },
      ],
    },
  ],
  materials: [
    aMaterial('form'),
    aMaterial('power', { condition: AGENT, when: [{ situation: 'who', options: ['agent'] }] }),
    aMaterial('both', {
      when: [
        { situation: 'who', options: ['agent'] },
        { situation: 'scope', options: ['yes'] },
      ],
    }),
  ],
};
const ids = (materials: readonly Material[]) => materials.map(({ id }) => id);

describe('the personal checklist', () => {
  it.each([
    [{}, ['form', 'power', 'both']],
    [{ who: 'self' }, ['form']],
    [{ who: 'agent' }, ['form', 'power', 'both']],
    [{ who: 'agent', scope: 'no' }, ['form', 'power']],
    [{ who: 'agent', scope: 'yes' }, ['form', 'power', 'both']],
    [{ other: 'x' }, ['form', 'power', 'both']],
  ])('answers %j: %j', (answers, expected) => {
    expect(ids(checklistOf(ITEM, answers))).toEqual(expected);
  });

  it('a condition that the answers have settled is not repeated', () => {
    expect(checklistOf(ITEM, {}).find(({ id }) => id === 'power')?.condition).toEqual(AGENT);
    expect(checklistOf(ITEM, { who: 'agent' }).find(({ id }) => id === 'power')?.condition).toBeNull();
  });

  it('answers that an edit took away are dropped', () => {
    expect(validAnswers(ITEM, { who: 'agent', scope: 'maybe', gone: 'x' })).toEqual({ who: 'agent' });
  });
});

it('parts: what to bring, what may follow, what the state fetches; copies of the fetched ones are nobody’s work', () => {
  const parts = checklistParts([
    aMaterial('a', { copies: 2 }),
    aMaterial('b', { tolerance: true }),
    aMaterial('c', { fetched: true, tolerance: true, copies: 5 }),
  ]);
  expect([ids(parts.bring), ids(parts.later), ids(parts.fetched), parts.copies]).toEqual([['a'], ['b'], ['c'], 3]);
});

it('merged, the same thing sums its copies, shows one original, and the stricter word counts', () => {
  const both = mergedMaterial(
    aMaterial('x1', { originals: 1, copies: 1, tolerance: true, fetched: true }),
    aMaterial('x2', { originals: 1, copies: 2 }),
  );
  expect(both).toMatchObject({ id: 'x1', originals: 1, copies: 3, tolerance: false, fetched: false });
});

it('merged, it is needed under either condition, and always where one office always asks for it', () => {
  const [agent, minor] = [{ 'zh-CN': '委托办理时' }, { 'zh-CN': '未成年人' }];
  const both = (one: object | null, other: object | null) =>
    mergedMaterial(aMaterial('a', { condition: one } as never), aMaterial('a', { condition: other } as never))
      .condition;
  expect(both(agent, agent)).toEqual(agent);
  expect(both(agent, minor)).toEqual({ 'zh-CN': '委托办理时；未成年人' });
  expect(both(agent, null)).toBeNull();
});
