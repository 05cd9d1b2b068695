import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createPersonKeys } from '../../server/persons/person-keys.ts';
import { aServer, type Harness, TAKE } from './harness.ts';

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
