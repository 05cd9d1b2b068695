import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enrollReplySchema } from '../../shared/protocol/up.ts';
import { type Line, openLine } from '../faults/line.ts';
import { createRandom } from '../faults/random.ts';
import { aWire, type Wire } from '../fixtures/a-partition.ts';
import { boardPage } from './pages/board-page.ts';
import { phonePage } from './pages/phone-page.ts';
import { type Browser, openBrowser } from './support/browser.ts';
import type { ElectronClient } from './support/client.ts';
import type { HallServer } from './support/hall-server.ts';
import { createHall } from './support/launch.ts';
import { axeFindings } from './support/look.ts';

/** Board, window display and phone page on the real Electron, against a real server; clerks and kiosk are bare lines. */
const hall = createHall();
const random = createRandom(23);
const closing: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
  await hall.cleanUp();
});

const PASSWORD = 'a quiet river at dawn';
let server: HallServer;
let wire: Wire;
let kiosk: Line;
let clerk: Line;

async function enrol(role: 'kiosk' | 'counter'): Promise<string> {
  const answer = await fetch(`${server.address}/api/enroll`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: await server.enroll(role), name: role }),
  });
  return enrollReplySchema.parse(await answer.json()).token;
}

async function send<T>(line: Line, type: string, payload: unknown): Promise<T> {
  const ack = await line.command({ id: random.id(), type, payload });
  if (!ack.ok) throw new Error(`${type}: ${ack.code}`);
  return ack.reply as T;
}

type Taken = { ticketId: string; number: string; slipSecret: { token: string } };
const take = (locale: 'zh-CN' | 'en' = 'zh-CN') =>
  send<Taken>(kiosk, 'ticket.take', { groupId: 'business', class: 'normal', locale });
const callNext = () => send<{ ticketId: string; number: string }>(clerk, 'ticket.callNext', { windowId: 'w01' });
const atWindow = (type: string, more: object = {}) => send(clerk, type, { windowId: 'w01', ...more });

async function seat(login: string, windowId: string): Promise<Line> {
  const line = await openLine(server.address, { token: await enrol('counter') });
  const person = server.firstLogins().find((each) => each.login === login);
  await line.login(login, person?.password ?? '', PASSWORD);
  await send(line, 'window.open', { windowId, takeOver: false });
  closing.push(() => line.close());
  return line;
}

/** A browser on this address; what it complained about is in `errors`. */
async function visit(address: string, size: { width: number; height: number }) {
  const browser: Browser = await openBrowser(size);
  closing.push(() => browser.close());
  const errors: string[] = [];
  const foreign: string[] = [];
  browser.page.on('console', (message) => {
    if (message.type() === 'error' && !/ERR_CONNECTION|WebSocket/.test(message.text())) errors.push(message.text());
  });
  browser.page.on('pageerror', (error) => void errors.push(error.message));
  browser.page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(address).origin) foreign.push(request.url());
    if (/#|[A-Za-z0-9_-]{22}$/.test(new URL(request.url()).pathname + new URL(request.url()).search)) {
      foreign.push(request.url());
    }
  });
  await browser.page.goto(address);
  return { page: browser.page, errors, foreign };
}

beforeAll(async () => {
  mkdirSync(join('test-results', 'screens'), { recursive: true });
  server = await hall.startServer();
  wire = await aWire({ port: server.port });
  closing.push(() => wire.stop());
  kiosk = await openLine(server.address, { token: await enrol('kiosk') });
  closing.push(() => kiosk.close());
  clerk = await seat('fang.wang', 'w01');
  await seat('qiang.li', 'w02');
}, 60_000);

describe('the public board and window display in a browser', () => {
  test('show calls without a log-in, and the page is content with its security policy', async () => {
    const { page, errors } = await visit(`${server.address}/board`, { width: 1920, height: 1080 });
    const display = await visit(`${server.address}/window?number=1`, { width: 1024, height: 600 });
    await page.getByTestId('board').waitFor();
    await boardPage(display.page).waitForWindow('free');

    await take();
    const { number, ticketId } = await callNext();
    await boardPage(page).waitForNewest(number, 1);
    await boardPage(display.page).waitForWindow('called');
    await page.screenshot({ path: join('test-results', 'screens', 'walls-public-board.png') });

    await atWindow('ticket.start', { ticketId });
    await boardPage(display.page).waitForWindow('serving');
    expect(await boardPage(page).text()).toContain(`${number}1办理中`);
    await atWindow('ticket.finish', { ticketId, outcome: 'handled' });
    await boardPage(display.page).waitForWindow('free');

    await atWindow('window.pause', { reason: 'meal' });
    await boardPage(display.page).waitForWindow('paused');
    expect(await boardPage(display.page).text()).toContain('请到2号窗口');
    expect(await axeFindings(display.page)).toEqual([]);
    await display.page.screenshot({ path: join('test-results', 'screens', 'walls-paused.png') });
    await atWindow('window.resume');
    await boardPage(display.page).waitForWindow('free');
    expect([...errors, ...display.errors]).toEqual([]);
  });
});

describe('the phone page', () => {
  test('follows a visit, survives a cut line, cancels, and keeps its token to itself', async () => {
    const also = [{ groupId: 'insurance', matters: 1 }];
    const matters = { groupId: 'business', class: 'normal', locale: 'en', also };
    const taken = await send<Taken>(kiosk, 'ticket.take', matters);
    const base = wire.url.replace(/\/$/, '');
    const { page, errors, foreign } = await visit(`${base}/t#${taken.slipSecret.token}`, { width: 320, height: 568 });
    const phone = phonePage(page);
    await phone.waitForStatus('waiting');
    await phone.waitForLine('live');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    // [QU-17] the other number of the visit stands below.
    await page.getByRole('heading', { name: 'Also on this slip' }).waitFor();
    expect(await phone.text()).toContain('E001Socialandmedicalinsurance,jobsWaiting');
    expect(await axeFindings(page)).toEqual([]);
    await page.screenshot({ path: join('test-results', 'screens', 'walls-phone-visit.png'), fullPage: true });
    await phone.changeLanguage('中文');
    expect(await axeFindings(page)).toEqual([]);
    expect(await phone.isTooWide()).toBe(false);

    wire.cut();
    await phone.waitForLine('lost');
    expect(await phone.text()).toContain('连接中断');
    expect(await axeFindings(page)).toEqual([]);
    await page.screenshot({ path: join('test-results', 'screens', 'walls-phone-lost.png') });
    wire.mend();
    await phone.waitForLine('live');

    await phone.cancel();
    await phone.waitForStatus('cancelled');
    expect(await axeFindings(page)).toEqual([]);
    expect(errors).toEqual([]);
    expect(foreign).toEqual([]);
  });

  test('a link that nobody gave out, and none at all, say what to do', async () => {
    const gone = await visit(`${server.address}/t#${'x'.repeat(22)}`, { width: 360, height: 740 });
    await gone.page.getByRole('heading').waitFor();
    await gone.page.getByText(/链接已经失效|no longer valid/).waitFor();
    const none = await visit(`${server.address}/t`, { width: 360, height: 740 });
    await none.page.getByText(/没有找到号码|No number found/).waitFor();
  });
});

describe('the board of the app', () => {
  let board: ElectronClient;

  test('[OF-5] says that it is cut off, and shows once what was called meanwhile when it is back', async () => {
    board = await hall.launch({
      profile: 'walls-board',
      mode: 'kiosk',
      face: 'board',
      size: '1920x1080',
      server: wire.url,
      enrollCode: await server.enroll('board'),
    });
    await board.waitForReady((state) => state.connected);
    await board.waitForLog('page.voice.attached');
    const page = await board.page();
    wire.cut();
    await boardPage(page).waitForOffline();
    await take();
    const { number } = await callNext();
    wire.mend();
    await boardPage(page).waitForOnline();
    await boardPage(page).waitForNewest(number, 1);
    const calls = page.getByTestId('newest-call');
    expect(await calls.count()).toBe(1);
    await page.screenshot({ path: join('test-results', 'screens', 'walls-board.png') });
  });

  test('the service chord opens its set-up, behind a PIN', async () => {
    const page = await board.page();
    await board.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.sendInputEvent({ type: 'keyDown', keyCode: 'F12', modifiers: ['control', 'shift'] });
    });
    await page.getByLabel('维护密码').fill('246810');
    await page.getByLabel('再输入一次').fill('246810');
    await page.keyboard.press('Enter');
    await page.getByLabel('一区 · 蓝').check();
    expect(await axeFindings(page)).toEqual([]);
    await page.screenshot({ path: join('test-results', 'screens', 'walls-setup.png') });
    const closed = page.waitForEvent('close');
    await page.getByRole('button', { name: '保存并重新打开' }).click();
    await closed;
    const next = await board.page();
    await next.getByTestId('board').waitFor();
    // Its first picture is drawn from the local replica; the rest comes with the line.
    await expect.poll(() => boardPage(next).text(), { timeout: 20_000 }).toContain('一区·蓝');
  });
});
