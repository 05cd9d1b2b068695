import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../server/cli/system.ts';
import { type HallFile, hallFileSchema } from '../../shared/domain/hall/hall-file.ts';
import { type Line, openLine } from '../faults/line.ts';
import { createRandom } from '../faults/random.ts';
import { aServer, type RunningServer } from '../fixtures/a-server.ts';
import { counterPage } from './pages/counter-page.ts';
import type { ElectronClient } from './support/client.ts';
import { createHall } from './support/launch.ts';
import { axeFindings } from './support/look.ts';

/** A morning with a sick clerk on the real Electron; the server runs here, so that the test can set its clock. */
const root = resolve(import.meta.dirname, '../..');
const hall = createHall();
const random = createRandom(37);
const lines: Line[] = [];
const PASSWORD = 'a quiet river at dawn';
const SOON = { timeout: 20_000 };
/** A Monday, 08:41 in the hall: eleven minutes after the posts began. */
const ahead = Date.UTC(2026, 10, 23, 0, 41) - Date.now();
const clock = { now: () => Date.now() + ahead, monotonic: systemClock.monotonic };

let server: RunningServer;
let chief: ElectronClient;
let desk: ElectronClient;

/** A hall of twelve windows, each with its A; 34 to 36 sit at no window of their own, so that they are the Bs of the first ones. */
function aStaffedHall(): HallFile {
  const file = JSON.parse(readFileSync(resolve(root, 'assets/demo/hall.json'), 'utf8')) as Pick<HallFile, 'windows'>;
  const windows = file.windows.filter(({ number }) => number <= 12);
  const two = (n: number) => String(n).padStart(2, '0');
  const backUp: Record<number, string> = { 1: 's34', 2: 's35', 3: 's41', 7: 's08' };
  const roster = Array.from({ length: 12 }, (_, n) => n + 1).map((n) => ({
    windowId: `w${two(n)}`,
    a: `s${two(n)}`,
    b: backUp[n] ?? null,
  }));
  return hallFileSchema.parse({ ...file, windows, roster, settings: { anonymousBurst: 0, rushPerMinute: 999 } });
}

const codeFor = async () => (await server.server.core.operations.enroll({ role: 'counter', name: 'counter' })).code;
async function aLine(role: 'kiosk' | 'counter'): Promise<Line> {
  const line = await openLine(server.url, { token: await server.enrol(role) });
  lines.push(line);
  return line;
}
async function send(line: Line, type: string, payload: unknown): Promise<void> {
  const ack = await line.command({ id: random.id(), type, payload });
  if (!ack.ok) throw new Error(`${type}: ${ack.code}`);
}
async function sitsDown(login: string, windowId: string): Promise<void> {
  const line = await aLine('counter');
  await line.login(login, await server.passwordOf(login), PASSWORD);
  await send(line, 'window.open', { windowId, takeOver: false });
}
const size = (client: ElectronClient, width: number, height: number) =>
  client.app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [
    width,
    height,
  ] as const);

beforeAll(async () => {
  server = await aServer({ file: aStaffedHall(), clock, outFolder: resolve(root, 'out') });
  const launch = async (profile: string) =>
    hall.launch({
      profile,
      mode: 'counter',
      server: server.url,
      enrollCode: await codeFor(),
      size: '1280x720',
    });
  chief = await launch('counter-1');
  desk = await launch('counter-2');
  for (const client of [chief, desk]) await client.waitForReady((state) => state.connected);
  const people = [
    ['min.zhang', 'w03'],
    ['yang.liu', 'w04'],
    ['jing.chen', 'w05'],
    ['fan.yang', 'w06'],
    ['lei.zhao', 'w07'],
    ['lina.huang', 'w08'],
  ] as const;
  for (const [login, windowId] of people) await sitsDown(login, windowId);
  await counterPage(await chief.page()).firstLogIn('guoqing.jiang', await server.passwordOf('guoqing.jiang'));
}, 240_000);

afterAll(async () => {
  for (const line of lines) line.close();
  await hall.cleanUp();
  await server?.stop();
});

test('a sick clerk in the morning: the post is uncovered on the console, and one touch lets B cover it', async () => {
  const page = await chief.page();
  // Six have not come by now, which the alarms say.
  await expect.poll(() => page.locator('[data-alarm=absent]').count(), SOON).toBe(6);
  await page.keyboard.press('p');
  const people = page.getByTestId('people');
  await people.getByRole('heading', { name: '缺人的岗位（6）' }).waitFor();
  const leave = page.getByTestId('leave-form');
  await leave.getByLabel('人员').selectOption({ label: '001 王芳' });
  await leave.getByLabel('类别').selectOption('sick');
  await leave.getByRole('button', { name: '登记', exact: true }).click();
  const uncovered = people.locator('[data-open="1"]');
  await uncovered.getByText('001 王芳：病假').waitFor();
  await chief.screenshot('people-today-zh');
  expect(await axeFindings(page), 'axe on the posts of today').toEqual([]);
  // The B of window 7 sits at window 8: who would leave it empty is not proposed, and the reason is said.
  await people.locator('[data-open="2"]').getByRole('button', { name: '其他人选' }).click();
  const other = page.locator('[data-candidate="003"]');
  await other.getByText('这时在 3 号窗口，调来后那里会空出').waitFor();
  await page.locator('[data-candidate="007"]').getByText('不具备该窗口的业务技能').waitFor();
  await chief.screenshot('people-candidates-zh');
  await uncovered.getByRole('button', { name: /^让 B 岗 034 .* 顶岗$/ }).click();
  await uncovered.waitFor({ state: 'detached' });
  await people.locator('[data-post="1"][data-state=expected]').getByText('顶岗', { exact: false }).first().waitFor();
});

test('B sees the post in their own day, sits down and calls there; console and attendance follow', async () => {
  const page = await desk.page();
  const clerk = counterPage(page);
  const { login = '' } = aStaffedHall().staff.find(({ id }) => id === 's34') ?? {};
  await clerk.firstLogIn(login, await server.passwordOf(login));
  await page.locator('[data-my-post="1"]', { hasText: /^顶 1 号窗口 08:4\d–17:30$/ }).waitFor();
  await desk.screenshot('people-choose-zh');
  expect(await page.getByLabel('窗口号').inputValue(), 'the planned window is offered').toBe('1');
  await page.keyboard.press('Enter');
  await clerk.waitForState('空闲');
  const kiosk = await aLine('kiosk');
  await send(kiosk, 'ticket.take', { groupId: 'business', class: 'normal', locale: 'zh-CN' });
  await clerk.waitForText(/^A\s?001$/);
  await clerk.press('F1');
  await clerk.waitForState('呼叫中');
  expect(await clerk.currentNumber()).toBe('A001');
  await page
    .getByTestId('my-day')
    .getByText(/到岗 · 准时/)
    .waitFor();
  await desk.screenshot('people-desk-zh');
  const console = await chief.page();
  await console.locator('[data-post="1"][data-state=here]').waitFor();
  await console.getByRole('tab', { name: '考勤' }).click();
  await console.locator('[data-line="034"][data-state=on-time]').waitFor();
  const absent = console.locator('[data-line="009"][data-state=absent]');
  await absent.getByRole('combobox').selectOption('agreed');
  await absent.getByText('M1 号', { exact: false }).waitFor();
  expect(await axeFindings(console), 'axe on the attendance').toEqual([]);
  await chief.screenshot('people-attendance-zh');
});

test('a day of the week is planned by keyboard, and what cannot be is refused in words', async () => {
  const page = await chief.page();
  await page.getByRole('tab', { name: '一周排班' }).click();
  const cell = page.getByRole('button', { name: /^2 号窗口，11\/24/ });
  await cell.focus();
  await page.keyboard.press('Enter');
  const form = page.getByTestId('shift-form');
  await form.getByLabel('A 岗').selectOption({ label: '005 陈静' });
  await chief.screenshot('people-shift-zh');
  await form.getByRole('button', { name: '保存这一天' }).press('Enter');
  await page.getByRole('button', { name: /^2 号窗口，11\/24.*005 陈静.*当天另行安排/ }).waitFor();
  await page.getByRole('button', { name: /^5 号窗口，11\/24.*无人顶岗/ }).waitFor();
  await page.getByRole('button', { name: /^3 号窗口，11\/24/ }).click();
  await form.getByLabel('A 岗').selectOption({ label: '005 陈静' });
  await form.getByRole('button', { name: '保存这一天' }).click();
  await page.getByRole('alert').getByText('005 号这段时间已排在 2 号窗口').waitFor();
  await chief.screenshot('people-week-zh');
  expect(await axeFindings(page), 'axe on the week').toEqual([]);
});

test('in English, on a large screen, and when the line is cut', async () => {
  const page = await chief.page();
  await page
    .getByRole('button', { name: /English|EN/ })
    .first()
    .click();
  await chief.screenshot('people-week-en');
  await page.getByRole('tab', { name: 'Attendance' }).click();
  await chief.screenshot('people-attendance-en');
  await page.getByRole('tab', { name: "Today's posts" }).click();
  await chief.screenshot('people-today-en');
  expect(await axeFindings(page), 'axe in English').toEqual([]);
  await size(chief, 1920, 1080);
  await chief.screenshot('people-today-en-large');
  await page.getByRole('tab', { name: 'Roster of the week' }).click();
  await chief.screenshot('people-week-en-large');
  await page.getByRole('tab', { name: "Today's posts" }).click();
  await server.stop();
  await page.getByText(/^The network is down/).waitFor();
  const cover = page
    .getByTestId('people')
    .getByRole('button', { name: /^Let .* cover$/ })
    .first();
  await expect.poll(() => cover.getAttribute('aria-disabled'), SOON).toBe('true');
  await chief.screenshot('people-offline-en');
});
