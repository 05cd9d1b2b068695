import { describe, expect, it } from 'vitest';
import { getRow } from '../../lib/table.ts';
import { type Item, itemSchema } from '../catalogue/catalogue.ts';
import { lineSchema } from '../catalogue/line.ts';
import type { Actor } from '../commands/actor.ts';
import type { ContentCommand } from './content-commands.ts';
import { decideContent } from './decide-content.ts';
import { fieldChanges } from './difference.ts';
import { type ContentState, EMPTY_CONTENT_STATE, publishedRow, rowAt, versionOf } from './edition.ts';
import { evolveContent } from './evolve-content.ts';
import { planImport } from './plan-import.ts';

const staff = (staffId: string, roles: Extract<Actor, { kind: 'staff' }>['roles']): Actor => ({
  kind: 'staff',
  staffId,
  roles,
  sessionId: `session-${staffId}`,
  deviceId: 'counter-1',
  skills: [],
  plate: '901',
});
const EDITOR = staff('s-edit', ['admin']);

const item = (id: string, fee: string, more: object = {}): Item =>
  itemSchema.parse({
    ...{ id, name: { 'zh-CN': id }, prefix: 'A', instant: true, promised: null, fee: { 'zh-CN': fee } },
    materials: [],
    ...more,
  });
const START = evolveContent(EMPTY_CONTENT_STATE, {
  type: 'catalogue.published',
  at: 1,
  content: { items: [item('a', 'free'), item('b', 'free')] },
});

function run(state: ContentState, command: ContentCommand, actor: Actor = EDITOR) {
  const decided = decideContent(state, command, { now: 5, actor });
  if (!decided.ok) return { state, code: decided.error.code, params: decided.error.params, reply: undefined };
  return { state: decided.value.events.reduce(evolveContent, state), code: 'ok', reply: decided.value.reply };
}

const publish = (row: { readonly id: string }, base: number): ContentCommand => ({
  type: 'content.publish',
  payload: { kind: 'item', id: row.id, base, text: JSON.stringify(row), note: 'why' },
});

describe('[OP-3, CK-3] versions', () => {
  it('an edit makes the next version; the one before it stays as it was, under its number', () => {
    const done = run(START, publish(item('a', '10'), 1));
    expect(done.reply).toEqual({ outcome: 'published', version: 2 });
    expect(publishedRow(done.state, 'item', 'a')).toMatchObject({ version: 2, fee: { 'zh-CN': '10' } });
    expect(rowAt(done.state, 'item', 'a', 1)).toBe(publishedRow(START, 'item', 'a'));
    expect(publishedRow(done.state, 'item', 'b'), 'the others are the same rows').toBe(
      publishedRow(START, 'item', 'b'),
    );
    const again = run(done.state, publish(item('a', '20'), 2));
    expect(rowAt(again.state, 'item', 'a', 1)).toBe(rowAt(done.state, 'item', 'a', 1));
    expect(rowAt(again.state, 'item', 'a', 3)).toMatchObject({ fee: { 'zh-CN': '20' } });
    expect(rowAt(again.state, 'item', 'a', 4)).toBeUndefined();
    expect(getRow(again.state.editions, 'item/a')?.notes.map(({ version, by, note }) => [version, by, note])).toEqual([
      [2, 's-edit', 'why'],
      [3, 's-edit', 'why'],
    ]);
  });

  it('an edit of an old version changes nothing and gets the difference', () => {
    const { state } = run(START, publish(item('a', '10'), 1));
    const late = run(state, publish(item('a', 'free', { prefix: 'B' }), 1));
    expect(late.state).toBe(state);
    expect(late.reply).toEqual({
      outcome: 'old-version',
      version: 2,
      difference: [
        { path: 'prefix', before: '"A"', after: '"B"' },
        { path: 'fee.zh-CN', before: '"10"', after: '"free"' },
      ],
    });
  });

  it('rolling back publishes the older text under a new number', () => {
    const { state } = run(START, publish(item('a', '10'), 1));
    const payload = { kind: 'item', id: 'a', base: 2, version: 1, note: '' } as const;
    const back = run(state, { type: 'content.rollBack', payload });
    expect(back.reply).toEqual({ outcome: 'published', version: 3 });
    expect(publishedRow(back.state, 'item', 'a')).toMatchObject({ version: 3, fee: { 'zh-CN': 'free' } });
    expect(getRow(back.state.editions, 'item/a')?.notes.at(-1)).toMatchObject({ act: 'rolled-back', from: 1 });
    expect(run(state, { type: 'content.rollBack', payload: { ...payload, version: 9 } }).code).toBe('content.unknown');
    expect(run(state, { type: 'content.rollBack', payload: { ...payload, base: 1 } }).reply).toMatchObject({
      outcome: 'old-version',
    });
  });

  it('what is withdrawn is gone for the kiosk, stays readable, and comes back under a number of its own', () => {
    const payload = { kind: 'item', id: 'a', base: 1, note: 'over' } as const;
    const gone = run(START, { type: 'content.withdraw', payload });
    expect(publishedRow(gone.state, 'item', 'a')).toBeUndefined();
    expect(versionOf(gone.state, 'item', 'a')).toBe(2);
    expect(rowAt(gone.state, 'item', 'a', 1)).toMatchObject({ id: 'a' });
    const back = run(gone.state, {
      type: 'content.rollBack',
      payload: { kind: 'item', id: 'a', base: 2, version: 1, note: '' },
    });
    expect(publishedRow(back.state, 'item', 'a')).toMatchObject({ version: 3 });
  });

  it('the same text again is no version', () => {
    const same = run(START, publish(item('a', 'free'), 1));
    expect(same.reply).toEqual({ outcome: 'no-difference', version: 1 });
    expect(same.state).toBe(START);
  });
});

describe('what may not be published', () => {
  const bad = (row: { readonly id: string }) => run(START, publish(row, 1));

  it.each([
    ['a missing field', { ...item('a', '1'), fee: undefined }, 'fee'],
    ['another id', item('b', '1'), 'id'],
    ['a material twice', item('a', '1', { materials: [{ ...MATERIAL('m') }, { ...MATERIAL('m') }] }), 'materials.1.id'],
    [
      'a condition on a question that is not there',
      item('a', '1', { materials: [{ ...MATERIAL('m'), when: [{ situation: 's', options: ['x'] }] }] }),
      'materials.0.when.0.situation',
    ],
    ['a theme that is not there', item('a', '1', { themes: ['none'] }), 'themes.0'],
    ['a control character', item('a', '\u0007'), ''],
  ])('%s: the field is named', (_name, row, field) => {
    const text = JSON.stringify(row);
    const payload = { kind: 'item', id: 'a', base: 1, text, note: '' } as const;
    const refused = run(START, { type: 'content.publish', payload });
    expect([refused.code, refused.params?.field]).toEqual(['content.invalid', field]);
    expect(refused.state).toBe(START);
  });

  it('no JSON at all', () => {
    const payload = { kind: 'item', id: 'a', base: 1, text: '{"id"', note: '' } as const;
    expect(run(START, { type: 'content.publish', payload }).code).toBe('content.invalid');
  });

  it('negative control: line ends in a text are welcome', () => {
    expect(bad(item('a', 'one\n\ntwo')).code).toBe('ok');
  });

  it('a line whose stages wait for each other; an item that a line needs does not go', () => {
    const sound = aLine([]);
    const payload = { kind: 'line', id: 'l', base: 0, note: '' } as const;
    const first = run(START, { type: 'content.publish', payload: { ...payload, text: JSON.stringify(sound) } });
    expect(first.reply).toEqual({ outcome: 'published', version: 1 });
    const cyclic = run(START, {
      type: 'content.publish',
      payload: { ...payload, text: JSON.stringify(aLine(['two'])) },
    });
    expect([cyclic.code, cyclic.params?.problem]).toEqual(['content.invalid', 'line.cyclic-stages']);
    const withdraw = { kind: 'item', id: 'a', base: 1, note: '' } as const;
    const used = run(first.state, { type: 'content.withdraw', payload: withdraw });
    expect([used.code, used.params]).toEqual(['content.in-use', { user: 'line/l' }]);
  });
});

it('[SE-5] only managers and administrators', () => {
  const others: readonly Actor[] = [
    staff('c', ['clerk']),
    staff('g', ['guide']),
    { kind: 'device', role: 'kiosk', deviceId: 'k' },
    { kind: 'public-board' },
    { kind: 'system' },
  ];
  for (const actor of others) expect(run(START, publish(item('a', '9'), 1), actor).code).toBe('denied');
  expect(run(START, publish(item('a', '9'), 1), staff('m', ['manager'])).code).toBe('ok');
});

it('drafts: one for each content, nobody writes over another unseen; publishing ends it', () => {
  const save = (known: number, text = '{"id":"a"}'): ContentCommand => ({
    type: 'content.saveDraft',
    payload: { kind: 'item', id: 'a', base: 1, known, text },
  });
  const first = run(START, save(0));
  expect(first.reply).toEqual({ saves: 1 });
  expect(publishedRow(first.state, 'item', 'a')).toBe(publishedRow(START, 'item', 'a'));
  expect(run(first.state, save(0), staff('m', ['manager'])).code).toBe('content.draft-changed');
  expect(run(first.state, save(1, '[1]')).code).toBe('content.invalid');
  expect(run(first.state, save(1)).reply).toEqual({ saves: 2 });
  const out = run(first.state, publish(item('a', '10'), 1));
  expect(getRow(out.state.drafts, 'item/a')).toBeUndefined();
  const dropped = run(first.state, { type: 'content.dropDraft', payload: { kind: 'item', id: 'a' } });
  expect(getRow(dropped.state.drafts, 'item/a')).toBeUndefined();
});

it('the difference knows rows by their id, and sees that they moved', () => {
  const one = item('a', '1', { materials: [MATERIAL('m'), MATERIAL('n')] });
  const two = item('a', '1', { version: 7, materials: [MATERIAL('n'), { ...MATERIAL('m'), copies: 2 }] });
  expect(fieldChanges(one, two)).toEqual([
    { path: 'materials[m].copies', before: '1', after: '2' },
    { path: 'materials[]', before: '["m","n"]', after: '["n","m"]' },
  ]);
  expect(fieldChanges(one, { ...one, version: 9 }), 'the number is no difference').toEqual([]);
});

it('a plan for an import: what comes, what differs, what is old, what is wrong', () => {
  const { state } = run(START, publish(item('a', '10'), 1));
  const row = (each: Item, base: number | null) => ({ kind: 'item', row: each, base }) as const;
  const plan = planImport(state, [row(item('a', '20'), 1), row(item('b', 'free'), 1), row(item('c', '5'), 4)]);
  expect(plan.changes.map(({ id, change }) => [id, change])).toEqual([
    ['a', 'changed'],
    ['c', 'added'],
  ]);
  expect(plan.old).toEqual([{ kind: 'item', id: 'a', version: 2 }]);
  expect(plan.faults).toEqual([]);
  const twice = planImport(state, [row(item('c', '5'), null), row(item('c', '6'), null)]);
  expect(twice.faults).toEqual([{ code: 'duplicate', path: ['id'], index: 1 }]);
});

function MATERIAL(id: string) {
  const plain = { originals: 1, copies: 1, fetched: false, tolerance: false, condition: null };
  return { id, name: { 'zh-CN': id }, form: 'original', ...plain, when: [], example: null };
}

function aLine(firstWaitsFor: readonly string[]) {
  const branch = { itemId: 'a', limit: 1, required: true, counts: true, condition: null, role: 'lead' };
  const stage = (id: string, dependsOn: readonly string[]) => ({
    ...{ id, name: { 'zh-CN': id }, limit: 1, dependsOn, documents: [] },
    branches: [{ ...branch, dependsOn: [], before: null }],
  });
  return lineSchema.parse({
    ...{ id: 'l', name: { 'zh-CN': 'l' }, total: 2, note: { 'zh-CN': 'n' }, gate: [] },
    stages: [stage('one', firstWaitsFor), stage('two', ['one'])],
  });
}
