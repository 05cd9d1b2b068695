import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DATABASE_FILE } from '../../server/backup.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import type { ServiceWindow } from '../../shared/domain/window/window.ts';
import { assert, present } from '../../shared/lib/assert.ts';
import { counterPage } from './pages/counter-page.ts';
import { type BusyHall, makeBusy } from './support/busy-hall.ts';
import type { ElectronClient } from './support/client.ts';
import type { HallServer } from './support/hall-server.ts';
import { createHall } from './support/launch.ts';
import { axeFindings } from './support/look.ts';
import { waitUntil } from './support/wait-until.ts';

/** Every act of the manager at a window, by keyboard on the real Electron; the console without a line; how it looks. */
const hall = createHall();
let server: HallServer;
let busy: BusyHall;
let chief: ElectronClient;
let page: Page;

beforeAll(async () => {
  server = await hall.startServer({ hasty: true });
  busy = await makeBusy(server, [2, 3, 4, 7, 8]);
  for (let n = 0; n < 6; n += 1) await busy.take('business');
  chief = await hall.launch({
    profile: 'counter-1',
    mode: 'counter',
    size: '1366x768',
    server: server.address,
    enrollCode: await server.enroll('counter'),
  });
  await chief.waitForReady((state) => state.connected);
  page = await chief.page();
  page.setDefaultTimeout(20_000);
  const password = server.firstLogins().find(({ login }) => login === 'guoqing.jiang')?.password ?? '';
  await counterPage(page).firstLogIn('guoqing.jiang', password);
  await page.locator('[data-window="36"]').waitFor();
}, 180_000);

afterAll(async () => {
  busy?.close();
  await hall.cleanUp();
});

const tile = (number: number, status?: string) =>
  page.locator(`[data-window="${number}"]${status ? `[data-status=${status}]` : ''}`);
const panel = () => page.getByTestId('window-panel');

/** To the tile of a window with the arrow keys, and into its panel. */
async function openWindow(number: number): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  const at = Number(await page.locator('[data-window]:focus').getAttribute('data-window'));
  for (let step = 0; step < Math.abs(number - at); step += 1) {
    await page.keyboard.press(number > at ? 'ArrowRight' : 'ArrowLeft');
  }
  await page.keyboard.press('Enter');
  await panel()
    .getByRole('heading', { name: `${number} 号窗口` })
    .waitFor();
  expect(await panel().locator(':focus').count(), 'the key leads into the panel').toBe(1);
}

/** A button of the panel, reached with Tab as a hand would, and pressed with Enter. */
async function pressButton(name: RegExp | string): Promise<void> {
  const button = panel().getByRole('button', { name });
  await button.waitFor();
  for (let tabs = 0; tabs < 40; tabs += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
}

async function rows<T>(kind: string): Promise<readonly T[]> {
  const all = await busy.at(4).rows('queue');
  return all.flatMap((row) => (row.kind === kind && row.row !== null ? [row.row as T] : []));
}
const windowRow = async (number: number) =>
  present(
    (await rows<ServiceWindow>('window')).find((each) => each.number === number),
    'window',
  );
const waitingNumbers = async () =>
  (await rows<Ticket>('ticket'))
    .filter((ticket) => ticket.status === 'waiting' && ticket.groupId === 'business')
    .sort((a, b) => a.seq - b.seq);

let commands = 0;
const act = async (windowNumber: number, type: string, payload: object) => {
  commands += 1;
  return busy
    .at(windowNumber)
    .command({ id: `00000000-0000-4000-8000-${String(commands).padStart(12, '0')}`, type, payload });
};

test('[SE-4] a window is taken over in two presses, under 10 s, said and audited; its number stays', async () => {
  const before = await windowRow(2);
  await openWindow(2);
  const begun = performance.now();
  await pressButton('接管这个窗口');
  await pressButton(/^确认接管工号 \d+ 的窗口$/);
  await page.locator('[data-screen=work]').waitFor();
  expect(await counterPage(page).currentNumber()).toBe(
    (await rows<Ticket>('ticket')).find(({ id }) => id === before.ticketId)?.number,
  );
  expect(performance.now() - begun).toBeLessThan(10_000);
  expect(await act(2, 'ticket.callNext', { windowId: before.id })).toMatchObject({ code: 'window.not-yours' });
  const database = new DatabaseSync(join(server.dataFolder, DATABASE_FILE), { readOnly: true });
  const [row] = database.prepare("select * from audit where type = 'window.open' order by seq desc limit 1").all();
  database.close();
  expect(row).toMatchObject({ outcome: 'ok', actor: expect.stringContaining('s38') });
  await page.keyboard.press('m');
  await page.locator('[data-screen=manage]').waitFor();
});

test('[QU-15, QU-6] a stuck service is ended; numbers are called out of turn, then the one whose turn it is', async () => {
  await openWindow(4);
  await panel().getByLabel('办理结果').selectOption({ label: '咨询解答' });
  await pressButton('代为结束');
  await tile(4, 'free').waitFor();
  const callNumber = async (number: string) => {
    await panel().getByLabel('号码').focus();
    await page.keyboard.type(number);
    await page.keyboard.press('Enter');
  };
  const waiting = await waitingNumbers();
  const first = present(waiting.filter((ticket) => ticket.class === 'priority')[0] ?? waiting[0], 'first').number;
  for (const late of [waiting.at(-1), waiting.at(-2)]) {
    const { id, number } = present(late, 'late number');
    await callNumber(number);
    await tile(4, 'called').waitFor();
    const back = await act(4, 'ticket.putBack', { windowId: (await windowRow(4)).id, ticketId: id });
    assert(back.ok, 'put back');
    await tile(4, 'free').waitFor();
  }
  await callNumber(present(waiting.at(-3), 'late number').number);
  const refusal = page.getByRole('alert').filter({ hasText: '请先叫' });
  const named = /请先叫 ([A-Z]+\s?\d+)/.exec(await refusal.innerText())?.[1]?.replace(/\s/, '');
  expect([first, waiting[0]?.number]).toContain(named);
  await chief.screenshot('manager-out-of-turn-zh');
  await panel().getByLabel('号码').fill('');
  await callNumber(named ?? '');
  await tile(4, 'called').waitFor();
  await refusal.waitFor({ state: 'detached' });
});

test('[QU-15] an absent clerk: the numbers go back to their places; a window is moved and moved back', async () => {
  const at = (await windowRow(7)).ticketId;
  const before = present(
    (await rows<Ticket>('ticket')).find(({ id }) => id === at),
    'ticket',
  );
  await openWindow(7);
  await pressButton(/^人员离岗/);
  await pressButton(/^确认退回 1 个号码/);
  await tile(7, 'closed').waitFor();
  const { seq, queuedAt, groupId } = before;
  expect((await rows<Ticket>('ticket')).find(({ id }) => id === at)).toMatchObject({
    status: 'waiting',
    seq,
    queuedAt,
    groupId,
  });
  await openWindow(8);
  await panel().getByLabel(/^N /).focus();
  await page.keyboard.press('Space');
  await pressButton('调整业务');
  await waitUntil('window 8 is moved', async () => (await windowRow(8)).serves.includes('results'));
  await pressButton('恢复原来的业务');
  await waitUntil('window 8 is as it was', async () => !(await windowRow(8)).serves.includes('results'));
});

test('every page of the console, in both languages and at both sizes: axe finds nothing', async () => {
  const look = async (name: string) => {
    expect(await axeFindings(page), name).toEqual([]);
    await chief.screenshot(name);
  };
  for (const [language, width, height] of [
    ['zh', 1366, 768],
    ['en', 1920, 1080],
  ] as const) {
    await chief.app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [
      width,
      height,
    ] as const);
    await waitUntil('the window has its size', () => page.evaluate((wide) => innerWidth === wide, width));
    await page.keyboard.press('Escape');
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
    await look(`console-home-${language}`);
    for (const [key, name] of [
      ['f', 'fault'],
      ['b', 'notice'],
      ['i', 'intake'],
      ['j', 'log'],
      ['d', 'devices'],
    ] as const) {
      await page.keyboard.press('Escape');
      await page.keyboard.press(key);
      await page.locator(`[aria-pressed=true]`).first().waitFor();
      await look(`console-${name}-${language}`);
    }
    await tile(3).click();
    await panel()
      .getByRole('button', { name: /人员离岗|clerk/i })
      .click();
    await look(`console-window-${language}`);
  }
}, 180_000);

test('without a line the console says so and nothing can be pressed; then it works again', async () => {
  await server.kill();
  await page
    .getByText(/managing waits for the line|The network is down/i)
    .first()
    .waitFor();
  for (const button of await panel().getByRole('button').all()) {
    expect(await button.getAttribute('aria-disabled'), await button.innerText()).toBe('true');
  }
  await panel()
    .getByRole('button', { name: /free 1 and close/ })
    .focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  expect(await axeFindings(page)).toEqual([]);
  await chief.screenshot('console-offline-en');
  await server.start();
  await page.getByText(/The network is down/).waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await page.keyboard.press('i');
  await page.getByRole('button', { name: 'Stop all' }).click();
  await page.locator('[data-group=A]').getByText('No more numbers').waitFor();
  expect(await tile(3, 'called').count(), 'what was pressed without a line was not sent later').toBe(1);
});
