import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aWire, type Wire } from '../fixtures/a-partition.ts';
import { counterPage } from './pages/counter-page.ts';
import { kioskPage } from './pages/kiosk-page.ts';
import { type Browser, openBrowser } from './support/browser.ts';
import type { ElectronClient } from './support/client.ts';
import type { FakePrinter } from './support/fake-printer.ts';
import type { HallServer } from './support/hall-server.ts';
import { createHall } from './support/launch.ts';
import { slipPicture } from './support/slip-picture.ts';
import { waitUntil } from './support/wait-until.ts';

/**
 * The first slice from end to end on the real Electron, a real server and a real database: number, call, voice, board,
 * window display, phone, finish; then the line is cut, the server is killed, an app is killed.
 */
const hall = createHall();
afterAll(() => hall.cleanUp());

let server: HallServer;
let printer: FakePrinter;
let kiosk: ElectronClient;
let counter: ElectronClient;
let board: ElectronClient;
let display: ElectronClient;
let phone: Browser;
let wire: Wire;

const WINDOW = 1;

function writeSettings(profile: string, settings: object): void {
  const folder = join(hall.folder, 'profiles', profile);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ version: 1, ...settings }));
}

async function clerkOf(groupWord: string): Promise<{ login: string; password: string }> {
  const person = server.firstLogins().find((each) => each.login === groupWord);
  if (!person) throw new Error(`no first password for ${groupWord}`);
  return person;
}

beforeAll(async () => {
  mkdirSync(join('test-results', 'screens'), { recursive: true });
  printer = await hall.startPrinter();
  server = await hall.startServer({ hasty: true, env: { CIVICHALL_PUBLIC_URL: 'http://127.0.0.1:1' } });
  wire = await aWire({ port: server.port });
  writeSettings('kiosk-1', { printer: { kind: 'network', host: '127.0.0.1', port: printer.port, dots: 576 } });
  kiosk = await hall.launch({
    profile: 'kiosk-1',
    mode: 'kiosk',
    face: 'guide',
    size: '1080x1920',
    server: server.address,
    enrollCode: await server.enroll('kiosk'),
  });
  counter = await hall.launch({
    profile: 'counter-1',
    mode: 'counter',
    size: '1366x768',
    server: wire.url,
    enrollCode: await server.enroll('counter'),
  });
  board = await hall.launch({
    profile: 'board-1',
    mode: 'kiosk',
    face: 'board',
    size: '1920x1080',
    server: server.address,
    enrollCode: await server.enroll('board'),
  });
  display = await hall.launch({
    profile: 'window-1',
    mode: 'kiosk',
    face: 'window',
    windowNumber: WINDOW,
    size: '1024x600',
    server: server.address,
    enrollCode: await server.enroll('window'),
  });
  for (const client of [kiosk, counter, board, display]) await client.waitForReady((state) => state.connected);
  const { login, password } = await clerkOf('fang.wang');
  const desk = counterPage(await counter.page());
  await desk.firstLogIn(login, password);
  await desk.openWindow(WINDOW);
}, 180_000);

afterAll(async () => {
  await phone?.close();
  await wire?.stop();
});

const shots = (client: ElectronClient, name: string) => client.screenshot(`day-${name}`);
const textOf = async (client: ElectronClient) =>
  (await (await client.page()).locator('body').innerText()).replaceAll(/\s/g, '');
const shows = (client: ElectronClient, text: string) =>
  waitUntil(`${text} is shown`, async () => ((await textOf(client)).includes(text) ? true : null));

describe('a number from the kiosk to the end', () => {
  let taken: { number: string; code: string };
  let phoneUrl: string;

  test('[QU-3] the kiosk shows a number that exists and prints its slip', async () => {
    const page = await kiosk.page();
    taken = await kioskPage(page).takeNumber();
    expect(taken).toEqual({ number: 'A001', code: expect.stringMatching(/^\d{4}$/) });
    const [slip] = await printer.waitForSlips(1);
    if (!slip) throw new Error('no slip');
    const picture = slipPicture(slip);
    writeFileSync(join('test-results', 'screens', 'day-slip.png'), PNG.sync.write(picture));
    const seen = jsQR.default(new Uint8ClampedArray(picture.data), picture.width, picture.height);
    expect(seen?.data).toMatch(/^http:\/\/127\.0\.0\.1:1\/t#[\w-]{22}$/);
    phoneUrl = (seen?.data ?? '').replace('http://127.0.0.1:1', server.address);
    await page.getByText('号票已打印，请取走').waitFor();
    await shots(kiosk, 'number-zh');
  });

  test('the phone page follows the number without a log-in', async () => {
    phone = await openBrowser({ width: 390, height: 844 });
    await phone.page.goto(phoneUrl);
    await phone.page.getByTestId('phone-ticket').waitFor();
    expect((await phone.page.locator('body').innerText()).replaceAll(/\s/g, '')).toContain('A001');
    expect(await phone.page.evaluate(() => document.querySelector('main')?.getAttribute('data-status'))).toBe(
      'waiting',
    );
  });

  test('F1 calls it; board, window display and phone show it, the voice speaks it and the clerk sees that', async () => {
    const desk = counterPage(await counter.page());
    await desk.press('F1');
    await desk.waitForState('呼叫中');
    expect(await desk.currentNumber()).toBe('A001');
    await (await board.page()).getByTestId('newest-call').waitFor();
    expect((await (await board.page()).getByTestId('newest-call').innerText()).replaceAll(/\s/g, '')).toContain('A001');
    await (await display.page()).locator('[data-testid=window-display][data-state=called]').waitFor();
    await phone.page.locator('[data-testid=phone-ticket][data-status=called]').waitFor();
    expect((await phone.page.locator('main').innerText()).replaceAll(/\s/g, '')).toContain(`${WINDOW}号窗口`);
    for (const [client, name] of [
      [counter, 'called'],
      [board, 'board-called'],
      [display, 'display-called'],
    ] as const)
      await shots(client, name);
    await phone.page.screenshot({ path: join('test-results', 'screens', 'day-phone-called.png') });
    // [QU-12] real clips through a real audio element; the board reports when it has spoken.
    await waitUntil(
      'the call is spoken',
      async () => ((await textOf(counter)).includes('已播报') ? true : null),
      40_000,
    );
  });

  test('F3 starts, F4 and Enter finish: the window is free, the phone says so', async () => {
    const desk = counterPage(await counter.page());
    await desk.press('F3');
    await desk.waitForState('办理中');
    await shots(counter, 'serving');
    await (await display.page()).locator('[data-state=serving]').waitFor();
    await desk.press('F4');
    await desk.press('Enter');
    await desk.waitForState('空闲');
    await phone.page.locator('[data-status=done]').waitFor();
  });

  test('[QU-9] Ctrl+Z takes the finish back, and it can be finished again', async () => {
    const desk = counterPage(await counter.page());
    await desk.press('Control+z');
    await desk.waitForState('办理中');
    expect(await desk.currentNumber()).toBe('A001');
    await desk.press('F4');
    await desk.press('Enter');
    await desk.waitForState('空闲');
  });
});

describe('in English, with priority, looked up and cancelled', () => {
  test('the whole way at the kiosk in English', async () => {
    const page = await kiosk.page();
    // The number page leaves by itself after 15 s.
    await page.getByRole('button', { name: /^取号/ }).waitFor();
    await page
      .getByRole('radio', { name: 'English' })
      .or(page.getByRole('button', { name: 'English' }))
      .first()
      .click();
    const english = kioskPage(page, 'en');
    const taken = await english.takeNumber({ priority: true });
    expect(taken.number).toBe('AP01');
    await shots(kiosk, 'number-en');
    await english.done();
    await page
      .getByRole('radio', { name: 'English' })
      .or(page.getByRole('button', { name: 'English' }))
      .first()
      .click();
    await english.lookUp(taken.number, taken.code);
    await page
      .getByRole('button', { name: /^Cancel/ })
      .first()
      .click();
    await shots(kiosk, 'cancel-en');
    await page
      .getByRole('button', { name: /^(Yes|Cancel it|Confirm|Yes, cancel)/ })
      .first()
      .click();
    await page
      .getByText(/cancelled/i)
      .first()
      .waitFor();
  });
});

describe('when something breaks', () => {
  test('[SY-6] [SY-7] the line is cut while serving: finish is kept and goes out once the line is back', async () => {
    const page = await kiosk.page();
    await page.reload();
    await page.getByRole('button', { name: /^取号/ }).waitFor();
    const taken = await kioskPage(page).takeNumber();
    await kioskPage(page).done();
    const desk = counterPage(await counter.page());
    await desk.press('F1');
    await desk.waitForState('呼叫中');
    expect(await desk.currentNumber()).toBe(taken.number);
    await desk.press('F3');
    await desk.waitForState('办理中');
    wire.cut();
    await waitUntil('the counter says it is offline', async () =>
      /(未联网|离线|断开|中断)/.test(await textOf(counter)) ? true : null,
    );
    await desk.press('F4');
    await desk.press('Enter');
    await desk.waitForState('空闲');
    await shots(counter, 'offline');
    expect(await phoneStatusOf(taken)).toBe('serving');
    wire.mend();
    await waitUntil(
      'the finish has arrived',
      async () => ((await phoneStatusOf(taken)) === 'done' ? true : null),
      20_000,
    );
  });

  test('[SY-2] the server is killed and started again: everybody is in step by itself, nothing is lost', async () => {
    const page = await kiosk.page();
    const before = await kioskPage(page).takeNumber();
    await kioskPage(page).done();
    await server.kill();
    await waitUntil(
      'the kiosk says so',
      async () => ((await textOf(kiosk)).includes('网络暂时中断') ? true : null),
      20_000,
    );
    await shots(kiosk, 'offline');
    await shots(board, 'board-offline');
    await server.start();
    await waitUntil(
      'the kiosk is back',
      async () => ((await textOf(kiosk)).includes('网络暂时中断') ? null : true),
      20_000,
    );
    const after = await kioskPage(page).takeNumber();
    await kioskPage(page).done();
    expect(Number(after.number.slice(1))).toBe(Number(before.number.slice(1)) + 1);
    const desk = counterPage(await counter.page());
    await waitUntil(
      'the counter is back',
      async () => ((await textOf(counter)).includes('已联网') ? true : null),
      20_000,
    );
    await desk.press('F1');
    await desk.waitForState('呼叫中');
    expect(await desk.currentNumber()).toBe(before.number);
    await shows(board, before.number);
  });

  test('the counter app is killed and started again: the same clerk, window and ticket', async () => {
    const number = await counterPage(await counter.page()).currentNumber();
    await counter.kill();
    counter = await hall.launch({ profile: 'counter-1', mode: 'counter', size: '1366x768', server: wire.url });
    await counter.waitForReady((state) => state.connected);
    const desk = counterPage(await counter.page());
    await waitUntil(
      'the ticket is there',
      async () => ((await textOf(counter)).includes(number) ? true : null),
      20_000,
    );
    await shots(counter, 'after-kill');
    expect(await desk.currentNumber()).toBe(number);
  });
});

/** What the server knows of a number, asked the way a visitor does: at the kiosk's look-up, through its own page. */
async function phoneStatusOf(taken: { number: string; code: string }): Promise<string> {
  const text = await server.run('devices');
  expect(text).toContain('kiosk');
  const page = await kiosk.page();
  await kioskPage(page).lookUp(taken.number, taken.code);
  const shown = await waitUntil('the ticket page', async () => {
    const all = (await page.locator('main').innerText()).replaceAll(/\s/g, '');
    return /正在\d+号窗口办理/.test(all) ? 'serving' : all.includes('已办完') ? 'done' : null;
  });
  await page.getByRole('button', { name: '首页' }).click();
  return shown;
}
