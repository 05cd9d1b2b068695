import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Channel, ChannelInput, ChannelOutput } from '../../shared/ipc/channels.ts';
import type { ElectronClient } from './support/client.ts';
import { freePort, type HallServer } from './support/hall-server.ts';
import { createHall } from './support/launch.ts';

const hall = createHall();
afterAll(() => hall.cleanUp());

/** Calls main the way the page does. */
async function call<C extends Channel>(page: Page, channel: C, input: ChannelInput<C>): Promise<ChannelOutput<C>> {
  const answer: unknown = await page.evaluate(
    ([name, given]) =>
      (window as unknown as { host: { call(name: string, given: unknown): Promise<unknown> } }).host.call(name, given),
    [channel, input] as const,
  );
  return answer as ChannelOutput<C>;
}

/** The page after the windows came back from a restart inside the app. */
async function nextPage(client: ElectronClient, old: Page): Promise<Page> {
  if (!old.isClosed()) await old.waitForEvent('close');
  const page = await client.page();
  await page.waitForLoadState();
  return page;
}

const profileFile = (profile: string, name: string) => join(hall.folder, 'profiles', profile, name);

describe('settings of one client', () => {
  const kiosk = { profile: 'service', mode: 'kiosk', face: 'guide', size: '1080x1900' } as const;
  let client: ElectronClient;
  let nowhere = '';

  beforeAll(async () => {
    nowhere = `http://127.0.0.1:${await freePort()}`;
    client = await hall.launch({ ...kiosk, server: nowhere });
    await client.waitForReady();
  });

  test('a server that is not there: the screen comes up and says that it is not connected', async () => {
    expect(await client.waitForReady()).toMatchObject({ enrolled: false, connected: false });
    const page = await client.page();
    expect(await page.locator('#root > *').count()).toBeGreaterThan(0);
    expect(await call(page, 'device.enroll', { code: 'ABCD-1234' })).toEqual({ ok: false, code: 'offline' });
  });

  test('without a PIN nothing is saved; the first save sets it and the windows start with the new settings', async () => {
    const page = await client.page();
    const { settings, servicePinSet } = await call(page, 'app.info', {});
    expect(servicePinSet).toBe(false);
    expect(await call(page, 'service.unlock', { pin: '246810' })).toEqual({ ok: false, code: 'service.pin-not-set' });
    const wanted = { ...settings, rushMode: true, locale: 'en' as const };
    expect(await call(page, 'settings.save', { settings: wanted, newPin: null })).toEqual({
      ok: false,
      code: 'service.pin-not-set',
    });
    expect(await call(page, 'settings.save', { settings: wanted, newPin: '246810' })).toEqual({
      ok: true,
      code: 'none',
    });

    const info = await call(await nextPage(client, page), 'app.info', {});
    expect(info).toMatchObject({ servicePinSet: true, settings: { rushMode: true, locale: 'en', server: nowhere } });
    const file = readFileSync(profileFile('service', 'settings.json'), 'utf8');
    expect(file).not.toContain('246810');
    // The server came by flag and was left alone: the file does not have it.
    expect(file).not.toContain(nowhere);
    expect(statSync(profileFile('service', 'settings.json')).mode & 0o777).toBe(0o600);
  });

  test('another face is another page in the same process', async () => {
    const page = await client.page();
    const { settings } = await call(page, 'app.info', {});
    const unlock = (at: Page) => call(at, 'service.unlock', { pin: '246810' });
    await unlock(page);
    await call(page, 'settings.save', { settings: { ...settings, face: 'board' }, newPin: null });
    const board = await nextPage(client, page);
    expect(board.url()).toBe('app://civichall/board.html');
    expect(await client.waitForReady(({ face }) => face === 'board')).toMatchObject({ face: 'board' });
    await unlock(board);
    const again = await call(board, 'settings.save', { settings, newPin: null });
    expect(again).toEqual({ ok: true, code: 'none' });
    expect((await nextPage(client, board)).url()).toBe('app://civichall/kiosk.html');
  });

  test('after a start the menu is locked; a wrong PIN does not open it, the right one does', async () => {
    await client.kill();
    client = await hall.launch({ ...kiosk, server: nowhere });
    await client.waitForReady();
    const page = await client.page();
    const { settings } = await call(page, 'app.info', {});
    expect(settings).toMatchObject({ rushMode: true, locale: 'en' });
    expect(await call(page, 'settings.save', { settings, newPin: null })).toEqual({
      ok: false,
      code: 'service.locked',
    });
    expect(await call(page, 'service.act', { act: 'quit' })).toEqual({ ok: false, code: 'service.locked' });
    expect(await call(page, 'service.unlock', { pin: '000000' })).toEqual({ ok: false, code: 'service.wrong-pin' });
    expect(await call(page, 'service.unlock', { pin: '246810' })).toEqual({ ok: true, code: 'none' });
    expect(await call(page, 'service.act', { act: 'test-print' })).toEqual({ ok: false, code: 'printer.none' });
    expect(await call(page, 'service.act', { act: 'restart' })).toEqual({ ok: true, code: 'none' });
    await nextPage(client, page);
  });

  test('quit from the menu ends the app in good order; the menu of a new window is locked', async () => {
    const page = await client.page();
    expect(await call(page, 'service.act', { act: 'quit' })).toEqual({ ok: false, code: 'service.locked' });
    expect(await call(page, 'service.unlock', { pin: '246810' })).toEqual({ ok: true, code: 'none' });
    const exited = new Promise((done) => client.app.process().once('exit', done));
    expect(await call(page, 'service.act', { act: 'quit' })).toEqual({ ok: true, code: 'none' });
    expect(await exited).toBe(0);
  });

  test('SIGTERM ends a kiosk, whose window nobody can close', async () => {
    const other = await hall.launch({ ...kiosk, profile: 'terminated', server: nowhere });
    await other.waitForReady();
    const exited = new Promise((done) => other.app.process().once('exit', done));
    other.app.process().kill('SIGTERM');
    expect(await exited).toBe(0);
  });
});

test.each([
  ['cut off', '{"version": 1, "mode": "ki'],
  ['out of range', '{"version": 1, "printer": {"kind": "network", "host": "p", "port": 99999, "dots": 576}}'],
])('settings that are %s are kept aside, the defaults run, and the page is told', async (name, content) => {
  const profile = `corrupt-${name.replaceAll(' ', '-')}`;
  mkdirSync(join(hall.folder, 'profiles', profile), { recursive: true });
  writeFileSync(profileFile(profile, 'settings.json'), content);
  const client = await hall.launch({ profile, mode: 'kiosk', face: 'guide', size: '1080x1900' });
  await client.waitForReady();
  const info = await call(await client.page(), 'app.info', {});
  expect(info.notices).toContain('settings.fell-back');
  expect(info.settings.printer).toEqual({ kind: 'none' });
  const aside = readdirSync(join(hall.folder, 'profiles', profile)).find((file) =>
    file.startsWith('settings.corrupt-'),
  );
  expect(readFileSync(profileFile(profile, aside ?? 'missing'), 'utf8')).toBe(content);
  await client.close();
});

describe('a device and its server', () => {
  let server: HallServer;
  let client: ElectronClient;

  beforeAll(async () => {
    server = await hall.startServer();
    client = await hall.launch({
      profile: 'device',
      mode: 'kiosk',
      face: 'guide',
      size: '1080x1900',
      server: server.address,
      enrollCode: await server.enroll('kiosk'),
    });
  });

  test('[SE-3] a code from the start script enrols; the token lies in a file of its owner only and in no log', async () => {
    await client.waitForReady((state) => state.enrolled && state.connected);
    const credentials = await call(await client.page(), 'device.credentials', {});
    expect(credentials?.token.length).toBeGreaterThan(20);
    expect(statSync(profileFile('device', 'device.json')).mode & 0o777).toBe(0o600);
    expect(client.output()).not.toContain(credentials?.token);
    const environment = await client.app.evaluate(() => Object.keys(process.env));
    expect(environment).not.toContain('CIVICHALL_ENROLL_CODE');
  });

  test('[SE-3] a token in a plain file is told to the page', async () => {
    const info = await call(await client.page(), 'app.info', {});
    const isPlain = readFileSync(profileFile('device', 'device.json'), 'utf8').includes('"kind":"plain"');
    expect(info.notices.includes('token.plain-file')).toBe(isPlain);
  });

  test('it is still enrolled after a power cut', async () => {
    await client.kill();
    client = await hall.launch({
      profile: 'device',
      mode: 'kiosk',
      face: 'guide',
      size: '1080x1900',
      server: server.address,
    });
    await client.waitForReady((state) => state.enrolled && state.connected);
  });

  test('a wrong code is refused by the server and leaves the token alone; a right one brings another', async () => {
    const page = await client.page();
    const before = await call(page, 'device.credentials', {});
    expect(await call(page, 'device.enroll', { code: 'WRONG-CODE' })).toEqual({ ok: false, code: 'enroll.wrong-code' });
    expect(await call(page, 'device.credentials', {})).toEqual(before);
    expect(await call(page, 'device.enroll', { code: await server.enroll('kiosk') })).toEqual({
      ok: true,
      code: 'none',
    });
    const after = await call(page, 'device.credentials', {});
    expect(after?.token).not.toBe(before?.token);
    await call(page, 'device.forget', {});
    expect(await call(page, 'device.credentials', {})).toBeNull();
  });

  test('[QU-3] a slip goes to the set printer once, dot for dot; without paper it is unknown', async () => {
    const printer = await hall.startPrinter();
    const first = await client.page();
    const { settings } = await call(first, 'app.info', {});
    const network = { kind: 'network', host: '127.0.0.1', port: printer.port, dots: 384 } as const;
    await call(first, 'settings.save', { settings: { ...settings, printer: network }, newPin: '135791' });
    const page = await nextPage(client, first);

    const bits = Buffer.from(Array.from({ length: 48 * 16 }, (_, at) => (at * 37) & 0xff));
    const job = { jobId: 'slip-1', width: 384, height: 16, bits: bits.toString('base64') };
    expect(await call(page, 'print.slip', job)).toEqual({ result: 'printed', code: 'none' });
    expect(await call(page, 'print.slip', job)).toEqual({ result: 'printed', code: 'none' });
    const slips = await printer.waitForSlips(1);
    expect(slips).toHaveLength(1);
    const printed = Buffer.alloc(bits.length);
    slips[0]?.dots.subarray(0, bits.length * 8).forEach((dot, at) => {
      printed[at >> 3] = (printed[at >> 3] ?? 0) | (dot << (7 - (at & 7)));
    });
    expect(printed.equals(bits)).toBe(true);

    printer.setFault('close-mid-job');
    expect(await call(page, 'print.slip', { ...job, jobId: 'slip-2' })).toEqual({
      result: 'unknown',
      code: 'printer.broke-off',
    });
    await printer.stop();
    expect(await call(page, 'print.slip', { ...job, jobId: 'slip-3' })).toEqual({
      result: 'failed',
      code: 'printer.unreachable',
    });
    expect(await call(page, 'print.slip', { ...job, jobId: 'slip-4', height: 15 })).toEqual({
      result: 'failed',
      code: 'printer.bad-image',
    });
  });

  test('a printer of the system that is not there is told, without any dialog', async () => {
    const first = await client.page();
    const { settings } = await call(first, 'app.info', {});
    await call(first, 'service.unlock', { pin: '135791' });
    await call(first, 'settings.save', {
      settings: { ...settings, printer: { kind: 'system', name: 'no-such-printer' } },
      newPin: null,
    });
    const page = await nextPage(client, first);
    await call(page, 'service.unlock', { pin: '135791' });
    expect(await call(page, 'service.act', { act: 'test-print' })).toEqual({ ok: false, code: 'printer.none' });
    expect(await client.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });
});
