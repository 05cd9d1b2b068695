import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HallFile } from '../../shared/domain/hall/hall-file.ts';
import { present } from '../../shared/lib/assert.ts';
import { getRow } from '../../shared/lib/table.ts';
import { enrollReplySchema } from '../../shared/protocol/up.ts';
import { aHallFile } from '../fixtures/a-hall.ts';
import { aServer, eventually, type Harness, postEnroll, STAFF, type Wire } from './harness.ts';

const MINUTE = 60_000;

let harness: Harness;
beforeEach(async () => {
  harness = await aServer();
});
afterEach(() => harness.stop());

describe('[SE-4] staff log-in', () => {
  let counter: Wire;
  let first: string;
  beforeEach(async () => {
    counter = await harness.device('counter');
    first = await harness.passwordOf('li.na');
  });
  const login = (password: string, extra: object = {}, who = 'li.na') =>
    counter.ask('staff.login', { login: who, password, ...extra });
  const choose = () => login(first, { newPassword: 'correct horse', pin: '2468' });

  it("the first log-in demands a password of the person's own, ten characters or more", async () => {
    expect(await login(first)).toMatchObject({ ok: false, code: 'login.set-password' });
    for (const weak of ['short', 'aaaaaaaaaaaa', first]) {
      expect(await login(first, { newPassword: weak })).toMatchObject({ code: 'login.weak-password' });
    }
    expect(await choose()).toMatchObject({ ok: true, staff: { staffId: 'li', hasPin: true } });
    expect(await login(first)).toMatchObject({ code: 'login.wrong' });
    expect(await login('correct horse')).toMatchObject({ ok: true });
  });

  it('five wrong tries start a wait of 15 s that doubles; the right password does not help before it is over', async () => {
    await choose();
    for (let n = 0; n < 4; n += 1) expect(await login('wrong')).toMatchObject({ code: 'login.wrong' });
    expect(await login('wrong')).toEqual({ ok: false, code: 'login.wait', retryAfterMs: 15_000 });
    await harness.time.advance(14_000);
    expect(await login('correct horse')).toEqual({ ok: false, code: 'login.wait', retryAfterMs: 1000 });
    await harness.time.advance(1000);
    expect(await login('wrong')).toMatchObject({ code: 'login.wait', retryAfterMs: 30_000 });
    await harness.time.advance(30_000);
    expect(await login('correct horse')).toMatchObject({ ok: true });
    expect(await login('wrong')).toMatchObject({ code: 'login.wrong' });
  });

  it('(control) four wrong tries do not keep the right password out', async () => {
    await choose();
    for (let n = 0; n < 4; n += 1) await login('wrong');
    expect(await login('correct horse')).toMatchObject({ ok: true });
  });

  it('tries at the same moment are counted one by one', async () => {
    await choose();
    const answers = await Promise.all(Array.from({ length: 12 }, () => login('wrong')));
    expect(answers.filter((answer) => !answer.ok && answer.code === 'login.wrong')).toHaveLength(4);
    expect(answers.filter((answer) => !answer.ok && answer.code === 'login.wait')).toHaveLength(8);
  });

  it('a log-in that does not exist is answered like one that does', async () => {
    for (let n = 0; n < 4; n += 1) expect(await login('x', {}, 'nobody')).toMatchObject({ code: 'login.wrong' });
    expect(await login('x', {}, 'nobody')).toMatchObject({ code: 'login.wait', retryAfterMs: 15_000 });
  });

  it('the wait survives a restart', async () => {
    await choose();
    for (let n = 0; n < 5; n += 1) await login('wrong');
    const { token } = await harness.enrol('counter');
    await harness.restart();
    const again = await harness.connect({ device: { token } });
    expect(await again.ask('staff.login', { login: 'li.na', password: 'correct horse' })).toMatchObject({
      code: 'login.wait',
    });
  });

  it('the PIN unlocks, and wrong PINs are counted the same way', async () => {
    await choose();
    expect(await counter.ask('staff.unlock', { pin: '2468' })).toEqual({ ok: true });
    for (let n = 0; n < 4; n += 1)
      expect(await counter.ask('staff.unlock', { pin: '0000' })).toMatchObject({ code: 'login.wrong' });
    expect(await counter.ask('staff.unlock', { pin: '0000' })).toMatchObject({
      code: 'login.wait',
      retryAfterMs: 15_000,
    });
    expect(await counter.ask('staff.unlock', { pin: '2468' })).toMatchObject({ code: 'login.wait' });
    await harness.time.advance(15_000);
    expect(await counter.ask('staff.unlock', { pin: '2468' })).toEqual({ ok: true });
  });

  it('a kiosk is no place to log in', async () => {
    const kiosk = await harness.device('kiosk');
    expect(await kiosk.ask('staff.login', { login: 'li.na', password: first })).toMatchObject({
      code: 'login.not-counter',
    });
  });

  it('a session is taken up again on its own device only, and ends with the log-out', async () => {
    const { token } = await harness.enrol('counter');
    const wire = await harness.connect({ device: { token } });
    const answer = await wire.ask('staff.login', { login: 'li.na', password: first, newPassword: 'correct horse' });
    const session = answer.ok ? answer.session : '';
    const again = await harness.connect({ device: { token }, session });
    expect(again.hello?.staff).toMatchObject({ staffId: 'li' });
    const other = await harness.enrol('counter');
    const stranger = await harness.connect({ device: { token: other.token }, session });
    expect(stranger.hello?.staff).toBeNull();
    expect(await again.ask('staff.logout', {})).toEqual({ ok: true });
    const late = await harness.connect({ device: { token }, session });
    expect(late.hello?.staff).toBeNull();
  });

  it('a new log-in on a device ends the one before, without cutting its own connection', async () => {
    const li = await harness.counter('li.na');
    const password = await harness.passwordOf('wu.jun');
    const answer = await li.ask('staff.login', { login: 'wu.jun', password, newPassword: 'another horse' });
    expect(answer).toMatchObject({ ok: true });
    expect(await li.command('window.open', { windowId: 'w1' })).toMatchObject({ ok: true });
    expect(li.byes).toEqual([]);
    const stale = await harness.connect({ device: { token: 'x'.repeat(43) }, session: li.session });
    expect(stale.hello).toBeUndefined();
  });

  it('who logs out closes the window; with a citizen there it stays for a colleague', async () => {
    const li = await harness.counter('li.na');
    await li.command('window.open', { windowId: 'w1' });
    await li.ask('staff.logout', {});
    const wu = await harness.counter('wu.jun');
    expect(await wu.command('window.open', { windowId: 'w1' })).toMatchObject({ ok: true });
    const kiosk = await harness.device('kiosk');
    await kiosk.command('ticket.take', { groupId: 'a', class: 'normal', locale: 'en' });
    await wu.command('ticket.callNext', { windowId: 'w1' });
    expect(await wu.ask('staff.logout', {})).toEqual({ ok: true });
    const board = await harness.connect({ public: 'board' });
    const { rows } = await board.rows('queue');
    expect(rows.find((row) => row.id === 'w1')).toMatchObject({ row: { status: 'called' } });
  });
});

describe('first log-ins', () => {
  it("there is no default password, and the file is for the server's user alone", async () => {
    const file = join(harness.folder, 'first-logins.txt');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const text = await readFile(file, 'utf8');
    const passwords = text
      .split('\n')
      .filter((line) => line.includes('\t') && !line.startsWith('#'))
      .map((line) => line.split('\t')[1]);
    expect(passwords).toHaveLength(3);
    expect(new Set(passwords).size).toBe(3);
  });

  it("`logins` ends the person's sessions and demands a new password again", async () => {
    const li = await harness.counter('li.na');
    const before = await harness.passwordOf('wu.jun');
    expect(await harness.server.core.operations.logins({ staff: 'li.na' })).toMatchObject({ count: 1 });
    await eventually(() => li.byes.length > 0, 'bye');
    const counter = await harness.device('counter');
    const password = await harness.passwordOf('li.na');
    expect(await counter.ask('staff.login', { login: 'li.na', password })).toMatchObject({
      code: 'login.set-password',
    });
    expect(await harness.passwordOf('wu.jun')).toBe(before);
    expect(await harness.server.core.operations.logins({ staff: 'nobody' })).toEqual({ count: 0, file: null });
  });

  it('a second seed keeps the passwords that people chose', async () => {
    await harness.counter('li.na');
    const done = await harness.server.core.operations.seed({
      hall: aHallFile({ staff: STAFF }),
      catalogue: { items: [] },
    });
    expect(done).toMatchObject({ newStaff: 0, firstLogins: null });
  });
});

describe('[OP-3, SE-3] devices that the hall file lists', () => {
  it('are enrolled by their id; a machine that replaces one cuts the old one off', async () => {
    const devices: HallFile['devices'] = [{ id: 'kiosk-1', role: 'kiosk', name: '取号机 1', zoneId: 'z1' }];
    const listing = await aServer({ hallFile: aHallFile({ staff: STAFF, devices }) });
    const { operations } = listing.server.core;
    await expect(operations.enroll({ device: 'kiosk-9' })).rejects.toThrow('device.not-listed');
    expect((await operations.devices({})).missing).toMatchObject([{ id: 'kiosk-1' }]);
    const enrol = async () => {
      const { code, role } = await operations.enroll({ device: 'kiosk-1' });
      expect(role).toBe('kiosk');
      return enrollReplySchema.parse(await (await postEnroll(listing.url, code)).json());
    };
    const first = await enrol();
    const old = await listing.connect({ device: { token: first.token } });
    const state = () => present(listing.server.core.hall(), 'hall').loop.current().state;
    await eventually(() => getRow(state().devices, first.deviceId)?.listed === 'kiosk-1', 'it is known by its id');
    expect(getRow(state().devices, first.deviceId)?.name).toBe('取号机 1');
    expect((await operations.devices({})).missing).toEqual([]);
    const second = await enrol();
    await old.closed;
    expect(old.byes).toMatchObject([{ code: 'revoked' }]);
    const rows = (await operations.devices({})).devices.map(({ id, listed, revokedAt }) => [id, listed, revokedAt]);
    expect(rows).toEqual([
      [first.deviceId, 'kiosk-1', expect.any(Number)],
      [second.deviceId, 'kiosk-1', null],
    ]);
    await listing.stop();
  });
});

describe('[SE-3] enrolment codes', () => {
  const code = () => harness.server.core.operations.enroll({ role: 'kiosk', name: '' });

  it('work once, with small letters, dashes and look-alikes, and are bound to their role', async () => {
    const { code: plain } = await code();
    expect(plain).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    const typed = `${plain.slice(0, 4)}-${plain.slice(4)}`.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
    const answer = await postEnroll(harness.url, typed);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      role: 'kiosk',
      hallId: 'test-hall',
      token: expect.stringMatching(/^[\w-]{43}$/),
    });
    const again = await postEnroll(harness.url, plain);
    expect([again.status, await again.json()]).toMatchObject([410, { code: 'enroll.expired' }]);
  });

  it('two that present one code at once get one device', async () => {
    const { code: plain } = await code();
    const answers = await Promise.all([postEnroll(harness.url, plain), postEnroll(harness.url, plain)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 410]);
  });

  it('are over after ten minutes', async () => {
    const { code: plain } = await code();
    await harness.time.advance(10 * MINUTE);
    expect(await (await postEnroll(harness.url, plain)).json()).toMatchObject({ code: 'enroll.expired' });
  });

  it('five wrong ones from one source and it has to wait, even with a right one', async () => {
    const { code: plain } = await code();
    for (let n = 0; n < 5; n += 1) {
      expect(await (await postEnroll(harness.url, `0000000${n}`)).json()).toMatchObject({ code: 'enroll.wrong-code' });
    }
    const blocked = await postEnroll(harness.url, plain);
    expect([blocked.status, await blocked.json()]).toEqual([
      429,
      { ok: false, code: 'rate-limited', retryAfterMs: 15_000 },
    ]);
    await harness.time.advance(15_000);
    expect((await postEnroll(harness.url, plain)).status).toBe(200);
  });

  it('(control) four wrong ones do not block', async () => {
    const { code: plain } = await code();
    for (let n = 0; n < 4; n += 1) await postEnroll(harness.url, 'nonsense');
    expect((await postEnroll(harness.url, plain)).status).toBe(200);
  });

  it('a foreign page cannot enrol, and a broken body is refused', async () => {
    const { code: plain } = await code();
    expect((await postEnroll(harness.url, plain, { origin: 'https://elsewhere.example' })).status).toBe(403);
    const url = new URL('/api/enroll', harness.url);
    const headers = { 'content-type': 'application/json' };
    for (const body of ['{', '[]', '{"code":1}', '{"code":"AAAA","extra":1}', '{"__proto__":{},"code":"AAAA"}']) {
      const answer = await fetch(url, { method: 'POST', headers, body });
      expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'invalid' }]);
    }
    const big = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ code: 'A'.repeat(20_000) }) });
    expect([big.status, await big.json()]).toMatchObject([413, { code: 'too-large' }]);
  });

  it('[SE-7] neither code nor token nor password nor name enters the log', async () => {
    const { code: plain } = await code();
    const { token } = (await (await postEnroll(harness.url, plain)).json()) as { token: string };
    const li = await harness.counter('li.na');
    await li.command('window.open', { windowId: 'w1' });
    const said = JSON.stringify(harness.log.lines);
    for (const secret of [plain, token, li.session, await harness.passwordOf('li.na'), '李娜', 'Li Na', 'li.na']) {
      expect(said).not.toContain(secret);
    }
  });
});
