import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { aHallFile } from '../fixtures/a-hall.ts';
import { aServer, type Harness, STAFF, ticketOf } from './harness.ts';

let harness: Harness;
afterEach(() => harness.stop());

const NAME = '欧阳信息';
const CODE = '11010519491231002X';
const PHONE = '13512345678';
const ENTER = {
  applicant: { name: NAME, document: CODE, contact: PHONE },
  info: { name: null, documentNumber: null, description: 'The plan of the new road' },
  form: 'paper',
  channel: 'in-person',
  dictated: true,
  locale: 'en',
};

it('[SY-13, SE-7] a request is entered, looked up by its receipt over a restart, and nothing but one audited answer knows who asked', async () => {
  harness = await aServer({ hallFile: aHallFile({ staff: [...STAFF] }) });
  const guide = await harness.counter('gu.yi');
  const kiosk = await harness.device('kiosk');
  expect(await guide.command('disclosure.enter', { ...ENTER, applicant: undefined, personId: 'p' })).toMatchObject({
    code: 'invalid',
  });
  expect(await kiosk.command('disclosure.enter', ENTER)).toMatchObject({ code: 'denied' });
  const receipt = ticketOf(await guide.command('disclosure.enter', ENTER));
  const { number, ticketId: requestId } = receipt;
  const feed = JSON.stringify((await guide.rows('manage')).rows);
  expect(feed).toContain(number);

  expect(await guide.command('disclosure.reveal', { requestId })).toMatchObject({
    reply: { applicant: ENTER.applicant },
  });
  await harness.restart();
  const kiosk2 = await harness.device('kiosk');
  const look = (code: string) => kiosk2.command('disclosure.lookUp', { number, code });
  const { checkCode } = receipt.slipSecret;
  expect(await look(checkCode)).toMatchObject({
    reply: { found: true, status: 'handling', due: { provisional: false } },
  });
  expect(await look(checkCode === '0000' ? '1111' : '0000')).toMatchObject({ reply: { found: false, triesLeft: 4 } });

  const parts = [JSON.stringify(harness.log.lines), feed];
  for (const entry of await readdir(harness.folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) parts.push((await readFile(join(entry.parentPath, entry.name))).toString('utf8'));
  }
  const text = parts.join('\n');
  for (const secret of [NAME, CODE, PHONE]) expect(text).not.toContain(secret);
  // Negative control: the canary sees what is there.
  expect(text).toContain('The plan of the new road');
  expect(await kiosk2.command('disclosure.reveal', { requestId })).toMatchObject({ code: 'denied' });
});
