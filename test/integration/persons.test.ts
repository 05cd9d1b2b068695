import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createPersonKeys } from '../../server/persons/person-keys.ts';
import { staffFileSchema } from '../../shared/domain/hall/hall-parts.ts';
import { aHallFile } from '../fixtures/a-hall.ts';
import { aServer, type Harness, STAFF, TAKE } from './harness.ts';

let harness: Harness;
afterEach(() => harness.stop());

const ID = '11010519491231002X';
const OTHER = '13990119880101009X';

/** Every byte the server keeps or says: data files, log, feeds, answers. */
async function everything(): Promise<string> {
  const parts: string[] = [JSON.stringify(harness.log.lines)];
  for (const entry of await readdir(harness.folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) parts.push((await readFile(join(entry.parentPath, entry.name))).toString('latin1'));
  }
  const events = await harness.storage.read((reader) => reader.listEvents('test-hall', 0, 1000));
  const audit = await harness.storage.read((reader) => reader.listAudit('test-hall', 0, 1000));
  const slips = await harness.storage.read((reader) => reader.listEntities('test-hall', 'slip', null));
  parts.push(JSON.stringify([events, audit, slips]));
  const kiosk = await harness.device('kiosk');
  parts.push(JSON.stringify(await kiosk.rows('queue')));
  return parts.join('\n');
}

describe('[QU-13, SY-13, SE-7] persons', () => {
  it('the same person gets the same number again, and is found by the ID tail by a guide only', async () => {
    harness = await aServer();
    const kiosk = await harness.device('kiosk');
    const first = await kiosk.command('ticket.take', { ...TAKE, identity: { idNumber: ID } });
    expect(await kiosk.command('ticket.take', { ...TAKE, identity: { idNumber: ID } })).toMatchObject({
      ok: true,
      reply: { number: 'A001', version: 2 },
    });
    expect(await kiosk.command('ticket.take', { ...TAKE, identity: { idNumber: OTHER } })).toMatchObject({
      reply: { number: 'A002', version: 1 },
    });
    expect(first).toMatchObject({ ok: true });
    const guide = await harness.counter('gu.yi');
    const ticketId = first.ok ? (first.reply as { ticketId: string }).ticketId : '';
    expect(await guide.command('ticket.find', { who: { idTail: '002X' } })).toMatchObject({
      ok: true,
      reply: { ticketIds: [ticketId] },
    });
    expect(await guide.command('ticket.find', { who: { idTail: '0000' } })).toMatchObject({ reply: { ticketIds: [] } });
    expect(await kiosk.command('ticket.find', { who: { idTail: '002X' } })).toMatchObject({ code: 'denied' });
  });

  it('nobody names a person by a row: such commands are refused at the edge', async () => {
    harness = await aServer();
    const kiosk = await harness.device('kiosk');
    expect(await kiosk.command('ticket.take', { ...TAKE, identity: { personId: 'p' } })).toMatchObject({
      code: 'invalid',
    });
    const guide = await harness.counter('gu.yi');
    expect(await guide.command('ticket.find', { who: { personIds: ['p'] } })).toMatchObject({ code: 'invalid' });
  });

  it('canary: no file, log, event, audit row, memo or feed holds the ID number; the sealed row opens with the key', async () => {
    harness = await aServer();
    const kiosk = await harness.device('kiosk');
    await kiosk.command('ticket.take', { ...TAKE, identity: { idNumber: ID } });
    await kiosk.command('ticket.take', { ...TAKE, identity: { idNumber: `${ID.slice(0, 17)}1` } });
    const guide = await harness.counter('gu.yi');
    await guide.command('ticket.find', { who: { idTail: '002X' } });
    const text = await everything();
    expect(text).toContain('personId');
    expect(text).not.toContain(ID.slice(0, 17));
    expect(text).not.toContain('002X');
    // Negative control: the canary sees what is there.
    expect(text).toContain('A001');
    const keys = createPersonKeys(new Uint8Array(32).fill(7));
    const sealed = keys.seal('p1', ID);
    expect(keys.open('p1', sealed)).toBe(ID);
    expect(() => keys.open('p2', sealed), 'bound to its row').toThrow();
    expect(() => createPersonKeys(new Uint8Array(32)).open('p1', sealed), 'bound to its key').toThrow();
  });

  it('canary: the telephone number of a call-back is nowhere but in the answer to who asks for it', async () => {
    const PHONE = '13800138000';
    const chief = { id: 'ma', login: 'ma.hua', name: { 'zh-CN': '马华' }, plate: 'M1', roles: ['manager'], skills: [] };
    harness = await aServer({ hallFile: aHallFile({ staff: [...STAFF, staffFileSchema.parse(chief)] }) });
    const kiosk = await harness.device('kiosk');
    const taken = await kiosk.command('ticket.take', TAKE);
    const ticketId = taken.ok ? (taken.reply as { ticketId: string }).ticketId : '';
    const manager = await harness.counter('ma.hua');
    await manager.command('intake.set', { groupId: null, intake: 'stopped' });
    const settle = { ticketIds: [ticketId], outcome: 'call-back' };
    expect(await manager.command('leftover.settle', { ...settle, personId: 'p' })).toMatchObject({ code: 'invalid' });
    expect(await manager.command('leftover.settle', { ...settle, phone: PHONE })).toMatchObject({ ok: true });
    expect(await manager.command('owed.reveal', { ticketId })).toMatchObject({ reply: { ticketId, phone: PHONE } });
    const guide = await harness.counter('gu.yi');
    expect(await guide.command('owed.reveal', { ticketId })).toMatchObject({ code: 'denied' });
    const text = (await everything()) + JSON.stringify(await manager.rows('manage'));
    expect(text).toContain('call-back');
    expect(text).not.toContain(PHONE);
    const owed = (await manager.rows('manage')).rows.find((row) => row.kind === 'owed');
    const persons = harness.server.core.hall()?.persons;
    await persons?.erase(owed?.kind === 'owed' ? (owed.row?.personId ?? '') : '');
    expect(await manager.command('owed.reveal', { ticketId })).toMatchObject({ reply: { phone: null } });
  });

  it('a person that is erased leaves the number and is a stranger from then on', async () => {
    harness = await aServer();
    const kiosk = await harness.device('kiosk');
    await kiosk.command('ticket.take', { ...TAKE, identity: { idNumber: ID } });
    const persons = harness.server.core.hall()?.persons;
    const before = await persons?.identify(ID);
    expect(await persons?.erase(before ?? '')).toBe(true);
    expect(await persons?.erase(before ?? '')).toBe(false);
    expect(await persons?.withTail('002X')).toEqual([]);
    expect(await persons?.identify(ID)).not.toBe(before);
  });
});
