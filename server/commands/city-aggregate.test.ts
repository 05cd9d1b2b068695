import { expect, it } from 'vitest';
import { type Item, itemSchema } from '../../shared/domain/catalogue/catalogue.ts';
import { CONTENT_KINDS } from '../../shared/domain/catalogue/content.ts';
import type { Actor } from '../../shared/domain/commands/actor.ts';
import { type CityState, cityAggregate, hallIdsOf } from './city-aggregate.ts';
import { contentOf } from './city-content.ts';

/** An item as the first version of this product wrote it. */
const oldItem = (id: string, fee: string) => ({
  id,
  name: { 'zh-CN': id },
  prefix: 'A',
  instant: true,
  promised: null,
  fee: { 'zh-CN': fee },
  materials: [],
});
const item = (id: string, fee: string): Item => itemSchema.parse(oldItem(id, fee));
const faq = (id: string) => ({
  id,
  category: { 'zh-CN': '取号' },
  question: { 'zh-CN': id },
  answer: { 'zh-CN': '答' },
});
const system: Actor = { kind: 'system' };
const never = () => {
  throw new Error('not needed');
};
const secrets = { checkCode: never, tokenHash: never, hashToken: never };

function act(state: CityState, type: string, payload: unknown, actor: Actor = system) {
  const decided = cityAggregate.decide(state, { type, payload }, { now: 1, actor, newId: never, secrets });
  if (!decided.ok) return decided.error.code;
  return decided.value.events.reduce((held, event) => cityAggregate.evolve(held, event), state);
}

function must(result: ReturnType<typeof act>): CityState {
  if (typeof result === 'string') throw new Error(result);
  return result;
}

/** What of a change travels to kiosks. */
const travelling = (before: CityState, after: CityState) =>
  cityAggregate.changedRows(before, after).filter(({ kind, id, row }) => cityAggregate.feedOf(kind, id, row) !== null);

it('a published catalogue differs by what really changed', () => {
  const first = must(act(cityAggregate.empty, 'catalogue.publish', { items: [item('a', '1'), item('b', '1')] }));
  const second = must(act(first, 'catalogue.publish', { items: [item('b', '1'), item('a', '2'), item('c', '1')] }));
  expect(
    travelling(first, second)
      .map(({ id, row }) => [id, row !== null])
      .sort(),
  ).toEqual([
    ['a', true],
    ['c', true],
  ]);
  const third = must(act(second, 'catalogue.publish', { items: [item('c', '1')] }));
  expect(
    travelling(second, third)
      .map(({ id, row }) => [id, row])
      .sort(),
  ).toEqual([
    ['a', null],
    ['b', null],
  ]);
  const rows = cityAggregate.changedRows(cityAggregate.empty, third);
  expect(travelling(cityAggregate.fromRows(rows), third).map((row) => row.id)).toEqual(['c']);
});

it('a list that is not named stays; every kind travels in the feed `catalogue`', () => {
  const first = must(act(cityAggregate.empty, 'catalogue.publish', { items: [item('a', '1')], faqs: [faq('f')] }));
  const theme = { id: 't', kind: 'life', name: { 'zh-CN': '买房' }, order: 0 };
  const second = must(act(first, 'catalogue.publish', { themes: [theme], faqs: [] }));
  expect(travelling(first, second)).toEqual([
    { kind: 'faq', id: 'f', row: null },
    { kind: 'theme', id: 't', row: theme },
  ]);
  for (const kind of CONTENT_KINDS) expect(cityAggregate.feedOf(kind, 'x', {})).toBe('catalogue');
  expect(cityAggregate.feedOf('leftover', 'x', {})).toBeNull();
  expect(contentOf(second.content)).toMatchObject({ items: [{ id: 'a' }], faqs: [], themes: [{ id: 't' }] });
});

it('[SY-11] rows of an older version load with what they do not say filled in', () => {
  const loaded = cityAggregate.fromRows([{ kind: 'item', id: 'a', row: oldItem('a', '1') }]);
  expect(contentOf(loaded.content).items).toEqual([item('a', '1')]);
  expect(item('a', '1')).toMatchObject({ version: 1, situations: [], statutory: null });
});

it('halls are registered once and travel in no feed', () => {
  const one = must(act(cityAggregate.empty, 'hall.register', { hallId: 'north' }));
  expect(must(act(one, 'hall.register', { hallId: 'north' }))).toBe(one);
  expect(hallIdsOf(must(act(one, 'hall.register', { hallId: 'east' })))).toEqual(['east', 'north']);
  expect(cityAggregate.feedOf('hallRef', 'north', {})).toBeNull();
  expect(cityAggregate.feedOf('item', 'a', {})).toBe('catalogue');
});

it('[SE-5] only the server itself may', () => {
  expect(
    act(cityAggregate.empty, 'catalogue.publish', { items: [] }, { kind: 'device', role: 'kiosk', deviceId: 'd' }),
  ).toBe('denied');
});

it('[CK-3] versions, histories and drafts outlive a restart and travel in no feed', () => {
  const first = must(act(cityAggregate.empty, 'catalogue.publish', { items: [item('a', '1')] }));
  const edit = { kind: 'item', id: 'a', base: 1, note: 'n', text: JSON.stringify(item('a', '2')) };
  const editor: Actor = {
    ...{ kind: 'staff', staffId: 's', sessionId: 'x', deviceId: 'd', skills: [], plate: '9' },
    roles: ['admin'],
  };
  const second = must(act(first, 'content.publish', edit, editor));
  const draft = { kind: 'item', id: 'a', base: 2, known: 0, text: '{}' };
  const third = must(act(second, 'content.saveDraft', draft, editor));
  expect(travelling(first, third).map(({ kind, id }) => [kind, id])).toEqual([['item', 'a']]);
  const stored = cityAggregate.changedRows(cityAggregate.empty, third);
  expect(stored.map(({ kind, id }) => [kind, id])).toEqual([
    ['item', 'a'],
    ['edition', 'item/a'],
    ['pastVersion', 'item/a/1'],
    ['draft', 'item/a'],
  ]);
  const loaded = cityAggregate.fromRows(JSON.parse(JSON.stringify(stored)));
  expect(cityAggregate.changedRows(cityAggregate.empty, loaded)).toEqual(stored);
});

it('[OP-3] an import is one commit or nothing', () => {
  const first = must(act(cityAggregate.empty, 'catalogue.publish', { items: [item('a', '1')] }));
  const row = (each: Item, base: number | null = null) => ({ kind: 'item', row: each, base });
  const bring = (rows: readonly object[], over = false) =>
    must(act(first, 'catalogue.import', { rows, over, note: '', by: 'system' }));
  const broken = item('c', '1');
  const sound = [row(item('a', '2'), 1), row(item('b', '1'))];
  expect(bring([...sound, row({ ...broken, themes: ['none'] })])).toBe(first);
  expect(bring([row(item('a', '2'), 7)])).toBe(first);
  expect(contentOf(bring([row(item('a', '2'), 7)], true).content).items).toMatchObject([{ id: 'a', version: 2 }]);
  expect(travelling(first, bring(sound)).map(({ id }) => id)).toEqual(['a', 'b']);
});
