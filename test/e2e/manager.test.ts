import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import jsQR from 'jsqr';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { counterPage } from './pages/counter-page.ts';
import { kioskPage } from './pages/kiosk-page.ts';
import { type Browser, openBrowser } from './support/browser.ts';
import { type BusyHall, makeBusy } from './support/busy-hall.ts';
import type { ElectronClient } from './support/client.ts';
import type { FakePrinter } from './support/fake-printer.ts';
import type { HallServer } from './support/hall-server.ts';
import { createHall } from './support/launch.ts';
import { slipPicture } from './support/slip-picture.ts';
import { waitUntil } from './support/wait-until.ts';

/** The manager of a busy hall on the real Electron: help taken, a fault told everywhere, a window moved, a clerk gone. */
const hall = createHall();
let server: HallServer;
let busy: BusyHall;
let printer: FakePrinter;
let kiosk: ElectronClient;
let chief: ElectronClient;
let desk: ElectronClient;
let board: ElectronClient;
let phone: Browser;

const bare = (text: string) => text.replaceAll(/\s/g, '');
const textOf = async (client: ElectronClient) => bare(await (await client.page()).locator('body').innerText());
const shows = (client: ElectronClient, text: string) =>
  waitUntil(`${text} is shown`, async () => ((await textOf(client)).includes(text) ? true : null), 20_000);
const gone = (client: ElectronClient, text: string) =>
  waitUntil(`${text} is gone`, async () => ((await textOf(client)).includes(text) ? null : true), 20_000);
const tile = async (number: number) => (await chief.page()).locator(`[data-window="${number}"]`);

beforeAll(async () => {
  mkdirSync(join('test-results', 'screens'), { recursive: true });
  printer = await hall.startPrinter();
  server = await hall.startServer({ env: { CIVICHALL_PUBLIC_URL: 'http://127.0.0.1:1' } });
  busy = await makeBusy(server, [2, 3, 4, 7, 8, 11, 12, 15, 18, 19, 22, 24, 25, 27, 29, 34]);
  const profile = join(hall.folder, 'profiles', 'kiosk-1');
  mkdirSync(profile, { recursive: true });
  const network = { kind: 'network', host: '127.0.0.1', port: printer.port, dots: 576 };
  writeFileSync(join(profile, 'settings.json'), JSON.stringify({ version: 1, printer: network }));
  const launch = async (name: string, role: string, options: object) =>
    hall.launch({
      profile: name,
      mode: 'kiosk',
      server: server.address,
      enrollCode: await server.enroll(role),
      ...options,
    });
  kiosk = await launch('kiosk-1', 'kiosk', { face: 'guide', size: '1080x1920' });
  desk = await launch('counter-1', 'counter', { mode: 'counter', size: '1366x768' });
  chief = await launch('counter-2', 'counter', { mode: 'counter', size: '1366x768' });
  board = await launch('board-1', 'board', { face: 'board', size: '1920x1080' });
  for (const client of [kiosk, desk, chief, board]) await client.waitForReady((state) => state.connected);
  const passwordOf = (login: string) => server.firstLogins().find((each) => each.login === login)?.password ?? '';
  const clerk = counterPage(await desk.page());
  await clerk.firstLogIn('fang.wang', passwordOf('fang.wang'));
  await clerk.openWindow(1);
  await counterPage(await chief.page()).firstLogIn('guoqing.jiang', passwordOf('guoqing.jiang'));
}, 240_000);

afterAll(async () => {
  await phone?.close();
  busy?.close();
  await hall.cleanUp();
});

test('[QU-15] the silent help key at a window is taken by the manager by name, and ended with a note', async () => {
  const clerk = counterPage(await desk.page());
  await clerk.press('F1');
  await clerk.waitForState('呼叫中');
  await clerk.press('F3');
  await clerk.waitForState('办理中');
  await clerk.press('Control+h');
  await shows(desk, '已求助，等人接手');
  const page = await chief.page();
  await page.locator('[data-alarm=help]').waitFor();
  await chief.screenshot('manager-help-zh');
  await page.keyboard.press('t');
  await shows(desk, '正赶来');
  await page.getByLabel('处理情况').fill('已劝解，继续办理');
  await page.keyboard.press('Enter');
  await shows(desk, '静默求助');
  await page.locator('[data-alarm=help]').waitFor({ state: 'detached' });
});

test('a message goes to the window, is read there and answered', async () => {
  const page = await chief.page();
  await (await tile(1)).click();
  await page.getByLabel('给窗口的消息').fill('十点半请支援二号窗口');
  await page.keyboard.press('Enter');
  await shows(desk, '十点半请支援二号窗口');
  await desk.screenshot('manager-desk-message-zh');
  await counterPage(await desk.page()).press('n');
  await shows(chief, '已读');
  await (await desk.page()).getByLabel('回复，按 Enter 发送').fill('收到');
  await (await desk.page()).keyboard.press('Enter');
  await shows(chief, '1号窗口：收到');
  await chief.screenshot('manager-window-zh');
});

test('[QU-15] an outside fault is told by kiosk, slip, board and phone, with a time, and taken back', async () => {
  const kioskScreen = await kiosk.page();
  const page = await chief.page();
  await page.keyboard.press('Escape');
  await page.keyboard.press('f');
  await chief.screenshot('manager-fault-form-zh');
  await page.getByRole('button', { name: '宣布全大厅故障' }).click();
  await shows(kiosk, '因外部故障暂时无法办理，预计');
  await shows(board, '上级业务系统故障，暂时无法办理');
  await kiosk.screenshot('manager-kiosk-fault-zh');
  await board.screenshot('manager-board-fault');
  // So many numbers at once: the kiosk is in rush mode, the groups are its first page.
  await kioskScreen.getByRole('button', { name: /办企业/ }).click();
  await kioskScreen.getByText('这项业务因外部故障暂停办理').waitFor();
  await kioskScreen.getByRole('button', { name: '取号', exact: true }).click();
  await kioskPage(kioskScreen).shownNumber();
  const [slip] = await printer.waitForSlips(1);
  if (!slip) throw new Error('no slip');
  const picture = slipPicture(slip);
  const seen = jsQR.default(new Uint8ClampedArray(picture.data), picture.width, picture.height);
  phone = await openBrowser({ width: 390, height: 844 });
  await phone.page.goto((seen?.data ?? '').replace('http://127.0.0.1:1', server.address));
  await phone.page.getByText(/因外部故障暂停办理，预计/).waitFor();
  await phone.page.screenshot({ path: join('test-results', 'screens', 'manager-phone-fault.png') });
  await kioskScreen.getByRole('button', { name: '完成', exact: true }).click();
  await page.getByRole('button', { name: '故障已恢复' }).click();
  await gone(kiosk, '因外部故障');
  await gone(board, '上级业务系统故障');
  await phone.page.getByText(/因外部故障/).waitFor({ state: 'detached' });
});

test('stopped intake stands at the kiosk in words, and a broadcast on the board', async () => {
  const page = await chief.page();
  await page.keyboard.press('Escape');
  await page.keyboard.press('i');
  await page.getByRole('button', { name: '全部停止取号' }).click();
  await shows(kiosk, '今天已停止取号，请到导办台咨询');
  await page.getByRole('button', { name: '全部恢复取号' }).click();
  await gone(kiosk, '今天已停止取号');
  await page.keyboard.press('Escape');
  await page.keyboard.press('b');
  await page.getByLabel('中文').fill('请保管好随身物品，照看好老人和孩子。');
  await page.getByLabel('英文').fill('Please keep an eye on your things and on children.');
  await page.getByRole('button', { name: '发布' }).click();
  await shows(board, '请保管好随身物品');
  await board.screenshot('manager-board-broadcast');
});

test('[QU-15] a window is moved to another group and the ticket of an absent clerk is freed in place', async () => {
  const page = await chief.page();
  const clerk = counterPage(await desk.page());
  const number = await clerk.currentNumber();
  await (await tile(1)).click();
  const panel = page.getByTestId('window-panel');
  await panel.getByLabel(/^N /).check();
  await panel.getByRole('button', { name: '调整业务' }).click();
  await waitUntil('the window is moved', async () => ((await (await tile(1)).innerText()).includes('⇄') ? true : null));
  await panel.getByRole('button', { name: /^人员离岗/ }).click();
  await panel.getByRole('button', { name: /^确认退回 1 个号码/ }).click();
  await page.locator('[data-window="1"][data-status=closed]').waitFor();
  await shows(desk, '窗口号');
  const back = counterPage(await desk.page());
  await back.openWindow(1);
  await back.press('F1');
  await back.waitForState('呼叫中');
  expect(await back.currentNumber(), 'the freed one is first again').toBe(number);
});

test('the console in English, with the hall as it is', async () => {
  const page = await chief.page();
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: /English|EN/ })
    .first()
    .click();
  await shows(chief, 'Hallconsole');
  await (await tile(12)).click();
  await chief.screenshot('manager-window-en');
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await chief.screenshot('manager-log-en');
});
