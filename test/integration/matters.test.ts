import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { MatterMadeReply } from '../../shared/domain/commands/replies.ts';
import type { CommandAck } from '../../shared/protocol/down.ts';
import { aServer, eventually, type Harness } from './harness.ts';

let harness: Harness;
afterEach(() => harness.stop());

const ASKED = '我叫贾小明，住在幸福路7号，怎么办居住证？';
const ANSWERED = '贾先生您好，带身份证到三号窗口即可。';
const QUESTION = { written: { text: ASKED, contact: '13900000000' }, locale: 'zh-CN' };

function madeOf(ack: CommandAck): MatterMadeReply {
  if (!ack.ok) throw new Error(ack.code);
  return ack.reply as MatterMadeReply;
}

/** Every byte the server keeps or says of it: data files, log, events, audit, feeds of everybody. */
async function everything(guide: Awaited<ReturnType<Harness['counter']>>): Promise<string> {
  const parts: string[] = [JSON.stringify(harness.log.lines)];
  for (const entry of await readdir(harness.folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) parts.push((await readFile(join(entry.parentPath, entry.name))).toString('utf8'));
  }
  const events = await harness.storage.read((reader) => reader.listEvents('test-hall', 0, 1000));
  const audit = await harness.storage.read((reader) => reader.listAudit('test-hall', 0, 1000));
  parts.push(JSON.stringify([events, audit]));
  parts.push(JSON.stringify([await guide.rows('manage'), await guide.rows('queue'), await guide.rows('me:gu')]));
  return parts.join('\n');
}

describe('[SY-13, SE-7] a question left at the kiosk', () => {
  it('is answered by a guide and read by its code; its words are nowhere in clear', async () => {
    harness = await aServer();
    const kiosk = await harness.device('kiosk');
    const made = madeOf(await kiosk.command('matter.leave', QUESTION));
    const code = made.slipSecret?.checkCode ?? '';
    expect([/^[0-9]{6}$/.test(made.number), /^[0-9]{4}$/.test(code)]).toEqual([true, true]);
    const guide = await harness.counter('gu.yi');
    const matterId = made.ticketId;
    expect(await guide.command('matter.read', { matterId })).toMatchObject({
      reply: { written: QUESTION.written, answer: null },
    });
    const written = { text: ANSWERED };
    expect(await guide.command('matter.answer', { matterId, written })).toMatchObject({ ok: true });
    expect(await kiosk.command('matter.lookUp', { number: made.number, code })).toMatchObject({
      reply: { found: true, status: 'answered', written: { text: ASKED }, answer: { text: ANSWERED } },
    });
    const all = await everything(guide);
    for (const canary of ['贾小明', '幸福路', '贾先生', '13900000000']) expect(all).not.toContain(canary);
    expect(all, 'negative control: the register itself is in what was looked through').toContain(made.number);
  });

  it('nobody names a row of the book of persons themselves', async () => {
    harness = await aServer();
    const kiosk = await harness.device('kiosk');
    expect(await kiosk.command('matter.leave', { written: { textId: 'p' }, locale: 'zh-CN' })).toMatchObject({
      code: 'invalid',
    });
  });

  it('the words are erased in their time, and the answer says so', async () => {
    harness = await aServer();
    const kiosk = await harness.device('kiosk');
    const made = madeOf(await kiosk.command('matter.leave', QUESTION));
    await harness.storage.write((tx) => tx.erasePersonsBefore(harness.time.now() + 91 * 86_400_000));
    const code = made.slipSecret?.checkCode ?? '';
    expect(await kiosk.command('matter.lookUp', { number: made.number, code })).toMatchObject({
      reply: { found: true, written: null },
    });
  });
});

it('a clerk sees what is theirs and what they are offered, and nothing else of the register', async () => {
  harness = await aServer();
  const [li, wu] = [await harness.counter('li.na'), await harness.counter('wu.jun')];
  await wu.rows('me:wu');
  const inquiry = { written: { text: ASKED }, locale: 'zh-CN' };
  const { ticketId: matterId } = madeOf(await li.command('matter.inquire', inquiry));
  expect((await li.rows('me:li')).rows.filter(({ kind }) => kind === 'folder')).toHaveLength(1);
  expect(await li.ask('feed.open', { feed: 'manage', epoch: null, cursor: null })).toMatchObject({ ok: false });
  expect(await wu.command('matter.read', { matterId })).toMatchObject({ code: 'matter.not-yours' });
  expect(await li.command('matter.offer', { matterId, plate: '102' })).toMatchObject({ ok: true });
  const heard = () => wu.changes.flatMap(({ rows }) => rows).some(({ kind }) => kind === 'folder');
  await eventually(heard, 'the offer is seen');
  expect(await wu.command('matter.accept', { matterId })).toMatchObject({ ok: true });
  expect(await li.command('matter.answer', { matterId, written: { text: 'x' } })).toMatchObject({
    code: 'matter.not-yours',
  });
});
