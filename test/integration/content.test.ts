import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type Item, itemSchema } from '../../shared/domain/catalogue/catalogue.ts';
import { aHallFile } from '../fixtures/a-hall.ts';
import { aCommandLine } from './command-line.ts';
import { aServer, type Harness, roundTrip, STAFF, type Wire } from './harness.ts';

let harness: Harness;
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const MANAGER = { ...STAFF[0], id: 'ma', login: 'ma.li', plate: 'M1', roles: ['manager'] } as (typeof STAFF)[number];

const ITEM = itemSchema.parse({
  ...{
    id: 'deed',
    name: { 'zh-CN': '房产过户' },
    prefix: 'A',
    instant: true,
    promised: null,
    fee: { 'zh-CN': '免费' },
  },
  materials: [],
});

async function aHall(): Promise<{ editor: Wire; kiosk: Wire; item: Item }> {
  harness = await aServer({ hallFile: aHallFile({ staff: [...STAFF, MANAGER] }), items: [ITEM] });
  ends.push(() => harness.stop());
  const editor = await harness.counter('ma.li');
  const kiosk = await harness.device('kiosk');
  expect(await itemsOf(kiosk)).toEqual([ITEM]);
  return { editor, kiosk, item: ITEM };
}

async function itemsOf(wire: Wire): Promise<readonly Item[]> {
  const { rows } = await wire.rows('catalogue');
  return rows.flatMap(({ kind, row }) => (kind === 'item' && row !== null ? [row as Item] : []));
}

const edited = (item: Item, fee: string): Item => ({ ...item, fee: { 'zh-CN': fee } });

function publish(wire: Wire, row: Item, base: number) {
  const payload = { kind: 'item', id: row.id, base, text: JSON.stringify(row), note: 'checked' };
  return wire.command('content.publish', payload);
}

it('[OP-3] draft, publish, conflict, roll back: the kiosk has each version without a restart', async () => {
  const { editor, kiosk, item } = await aHall();
  /** What was pushed to the kiosk last; it asks for nothing. */
  const feeNow = async () => {
    await roundTrip(kiosk);
    const pushed = kiosk.changes.flatMap(({ rows }) => rows).filter(({ kind }) => kind === 'item');
    return ((pushed.at(-1)?.row ?? item) as Item).fee['zh-CN'];
  };
  const before = item.fee['zh-CN'];

  const draft = { kind: 'item', id: item.id, base: 1, known: 0, text: JSON.stringify(edited(item, '5')) };
  expect(await editor.command('content.saveDraft', draft)).toMatchObject({ ok: true, reply: { saves: 1 } });
  expect(await feeNow(), 'a draft is nobody else’s business').toBe(before);
  expect(await editor.command('content.list', {})).toMatchObject({
    ok: true,
    reply: { drafts: [{ contentId: item.id, by: 'ma', saves: 1 }], editions: [] },
  });

  expect(await publish(editor, edited(item, '5'), 1)).toMatchObject({
    ok: true,
    reply: { outcome: 'published', version: 2 },
  });
  expect(await feeNow()).toBe('5');
  expect(await publish(editor, edited(item, '6'), 1)).toMatchObject({
    ok: true,
    reply: { outcome: 'old-version', version: 2, difference: [{ path: 'fee.zh-CN', before: '"5"', after: '"6"' }] },
  });
  expect(await feeNow()).toBe('5');

  const old = { kind: 'item', id: item.id, version: 1 };
  const read = await editor.command('content.read', old);
  expect(read).toMatchObject({ ok: true, reply: { version: 2, draft: null } });
  expect(JSON.parse((read as { reply: { text: string } }).reply.text)).toEqual(item);
  const back = { ...old, base: 2, note: '' };
  expect(await editor.command('content.rollBack', back)).toMatchObject({
    ok: true,
    reply: { outcome: 'published', version: 3 },
  });
  expect(await feeNow()).toBe(before);
});

it('[SE-5] nobody else edits, and nothing of a draft travels', async () => {
  const { editor, kiosk, item } = await aHall();
  const clerk = await harness.counter('li.na');
  for (const wire of [clerk, kiosk]) {
    expect(await publish(wire, edited(item, '5'), 1)).toMatchObject({ ok: false, code: 'denied' });
    expect(await wire.command('content.list', {})).toMatchObject({ ok: false, code: 'denied' });
  }
  const secret = 'nobody may see this yet';
  const text = JSON.stringify(edited(item, secret));
  await editor.command('content.saveDraft', { kind: 'item', id: item.id, base: 1, known: 0, text });
  expect(JSON.stringify(await kiosk.rows('catalogue'))).not.toContain(secret);
});

it('[OP-3] npm run hall content: out as Excel and JSON, in with a dry run, and a broken file changes nothing', async () => {
  const cli = await aCommandLine();
  const at = (name: string) => join(cli.folder, name);
  const write = (name: string, value: unknown) => writeFile(at(name), JSON.stringify(value));
  const content = (...args: string[]) => cli.run(['hall', 'content', ...args]);
  ends.push(() => cli.end());
  await write('hall.json', aHallFile({ staff: STAFF }));
  await write('catalogue.json', { items: [ITEM] });
  await cli.run(['seed', '--hall', at('hall.json'), '--catalogue', at('catalogue.json')]);
  const { child } = await cli.serve();
  expect(await content('export', at('out.xlsx'))).toMatchObject({ code: 0 });
  expect((await content('import', at('out.xlsx'))).out).toContain('No difference');
  await write('edited.json', { items: [{ ...edited(ITEM, '5'), version: 1 }, edited({ ...ITEM, id: 'new' }, '7')] });
  const dry = await content('import', at('edited.json'), '--dry-run');
  expect(dry.out).toContain('changed\titem/deed.fee.zh-CN\t"免费" -> "5"');
  expect(dry.code).toBe(0);
  expect(dry.out).toContain('added\titem/new');
  await write('broken.json', { items: [edited(ITEM, '6'), { ...edited(ITEM, '6'), id: 'x', themes: ['none'] }] });
  const broken = await content('import', at('broken.json'));
  expect(broken).toMatchObject({ code: 1 });
  expect(broken.out).toContain('items[1].themes[0]\tunknown-theme');
  const feeNow = async () => {
    await content('export', at('now.json'));
    return (JSON.parse(await readFile(at('now.json'), 'utf8')) as { items: Item[] }).items[0]?.fee['zh-CN'];
  };
  expect(await feeNow(), 'neither the dry run nor the broken file did anything').toBe('免费');
  expect(await content('import', at('edited.json'))).toMatchObject({ code: 0 });
  expect(await feeNow()).toBe('5');
  await write('old.json', { items: [{ ...edited(ITEM, '8'), version: 1 }] });
  expect(await content('import', at('old.json'))).toMatchObject({ code: 1 });
  expect(await feeNow()).toBe('5');
  expect(await cli.stop(child)).toBe(0);
}, 120_000);
