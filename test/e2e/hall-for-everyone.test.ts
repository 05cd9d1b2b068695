import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GlobalKey } from '../../shared/ipc/channels.ts';
import { counterPage } from './pages/counter-page.ts';
import { openBrowser } from './support/browser.ts';
import { makeBusy } from './support/busy-hall.ts';
import type { ElectronClient } from './support/client.ts';
import type { HallServer } from './support/hall-server.ts';
import { createHall } from './support/launch.ts';
import { expectGoodLook } from './support/look.ts';
import { waitUntil } from './support/wait-until.ts';

/** KI-2, KI-3 beyond the kiosk: counter, strip, board, window display and phone page, pictured and checked by axe. */
const hall = createHall();
const closing: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
  await hall.cleanUp();
});

type Host = { readonly host: { call(channel: string, input: object): Promise<unknown> } };

let server: HallServer;
let busy: Awaited<ReturnType<typeof makeBusy>>;
let counter: ElectronClient;
let desk: ReturnType<typeof counterPage>;

async function look(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join('test-results', 'screens', `${name}.png`), animations: 'disabled' });
  await expectGoodLook(page, name);
}

async function launch(profile: string, role: string, options: object): Promise<ElectronClient> {
  return hall.launch({
    profile,
    mode: 'kiosk',
    server: server.address,
    enrollCode: await server.enroll(role),
    ...options,
  });
}

beforeAll(async () => {
  mkdirSync(join('test-results', 'screens'), { recursive: true });
  server = await hall.startServer({ hasty: true });
  busy = await makeBusy(server, [2, 3, 4, 7, 8, 11, 12]);
  closing.push(() => busy.close());
}, 90_000);

describe('the counter', () => {
  test('from the log-in to the end of a ticket, in both languages', async () => {
    counter = await launch('counter-1', 'counter', { mode: 'counter', size: '1366x768' });
    await counter.waitForReady((state) => state.connected);
    const page = await counter.page();
    page.setDefaultTimeout(10_000);
    desk = counterPage(page);
    const both = async (name: string) => {
      await look(page, `counter-${name}-zh-CN`);
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('button', { name: '中文' }).waitFor();
      await look(page, `counter-${name}-en`);
      await page.getByRole('button', { name: '中文' }).click();
      await page.getByRole('button', { name: 'English' }).waitFor();
    };
    await both('log-in');
    const clerk = server.firstLogins().find((each) => each.login === 'fang.wang');
    await desk.firstLogIn('fang.wang', clerk?.password ?? '');
    await both('window');
    await desk.openWindow(1);
    await both('free');
    await desk.press('F1');
    await desk.waitForState('呼叫中');
    await both('called');
    await desk.press('F3');
    await desk.waitForState('办理中');
    await both('serving');
    await desk.press('F4');
    await both('finish');
    await desk.press('Enter');
    await desk.waitForState('空闲');
    await desk.press('F8');
    await both('pause');
    await desk.press('3');
    await desk.waitForState('暂停');
    await both('paused');
    await desk.press('K');
    // The locked page keeps the language in which it was left.
    await page.getByLabel(/PIN/).first().waitFor();
    await look(page, 'counter-locked');
  }, 120_000);
});

describe('the strip', () => {
  /** Locked and open are two windows, and the one goes as the other comes: the page of the one that shows this. */
  const drawn = (state: string, locale: 'zh-CN' | 'en') =>
    waitUntil(`the strip is ${state} in ${locale}`, async () => {
      const strip = await counter.strip();
      const here = strip.locator(`html[lang=${locale}] main[data-state=${state}]`);
      const count = await here.count().catch((error: unknown) => {
        if (strip.isClosed()) return 0;
        throw error;
      });
      return count > 0 ? strip : null;
    });
  const speakEnglish = async (english: boolean) => {
    const page = await counter.page();
    const button = page.getByRole('button', { name: english ? 'English' : '中文' });
    if ((await button.count()) > 0) await button.first().click();
  };
  const both = async (name: string, state: string) => {
    for (const locale of ['en', 'zh-CN'] as const) {
      await speakEnglish(locale === 'en');
      await look(await drawn(state, locale), `strip-${name}-${locale}`);
    }
  };
  /** A key that another program had, as the system hands it to the strip's counter. */
  const key = async (name: GlobalKey) =>
    (await counter.strip()).evaluate(
      (given) => (window as unknown as Host).host.call('strip.act', { act: 'key', key: given }),
      name,
    );
  const focus = () =>
    counter.app.evaluate(({ BrowserWindow }) => {
      const focused = BrowserWindow.getFocusedWindow();
      return focused === null ? 'none' : focused.webContents.getURL().endsWith('#strip') ? 'strip' : 'counter';
    });

  test('a shift from the strip alone: every state in both languages, and it never has the focus', async () => {
    const page = await counter.page();
    await page.getByLabel(/PIN/).first().fill(desk.pin);
    await page.keyboard.press('Enter');
    // The locked page shows the state of the window too, and knows no key.
    await page.locator('[data-screen=work]').waitFor();
    await page.keyboard.press('s');
    await both('paused', 'paused');
    await key('F8');
    await both('free', 'free');
    await key('F1');
    await both('called', 'called');
    await key('F3');
    await both('serving', 'serving');
    await key('F4');
    await page.locator('[data-choice=finish]').waitFor();
    await both('finish', 'serving');
    await key('undo');
    await page.locator('[data-choice=finish]').waitFor({ state: 'detached' });
    await key('F6');
    await both('held', 'free');
    await key('F6');
    await drawn('serving', 'zh-CN');
    await key('F7');
    await both('transfer', 'serving');
    await key('undo');
    await page.locator('[data-choice=transfer]').waitFor({ state: 'detached' });
    await key('F4');
    await page.locator('[data-choice=finish]').waitFor();
    await key('F1');
    await drawn('free', 'zh-CN');
    expect(await focus()).not.toBe('strip');
    for (const english of [true, false]) {
      await speakEnglish(english);
      await page.keyboard.press('k');
      const locked = await drawn('locked', english ? 'en' : 'zh-CN');
      await look(locked, `strip-locked-${english ? 'en' : 'zh-CN'}`);
      await locked.getByLabel('PIN').fill(desk.pin);
      await locked.keyboard.press('Enter');
      await drawn('free', english ? 'en' : 'zh-CN');
    }
    await server.kill();
    await both('offline', 'offline');
    await server.start();
    await drawn('free', 'zh-CN');
    expect(await focus()).not.toBe('strip');
  }, 120_000);
});

describe('the walls', () => {
  test('board and window display', async () => {
    const board = await launch('board-1', 'board', { face: 'board', size: '1920x1080' });
    const display = await launch('window-1', 'window', { face: 'window', windowNumber: 2, size: '1024x600' });
    for (const wall of [board, display]) await wall.waitForReady((state) => state.connected);
    await (await board.page()).getByTestId('board').waitFor();
    await (await display.page()).getByTestId('window-display').waitFor();
    await look(await board.page(), 'wall-board');
    await look(await display.page(), 'wall-window');
    await server.kill();
    await (await board.page())
      .getByText(/网络中断/)
      .first()
      .waitFor();
    await (await display.page())
      .getByText(/网络中断/)
      .first()
      .waitFor();
    await look(await board.page(), 'wall-board-offline');
    await look(await display.page(), 'wall-window-offline');
    await server.start();
    await board.close();
    await display.close();
  }, 90_000);
});

describe('the phone page', () => {
  test('without a number', async () => {
    const { page, close } = await openBrowser({ width: 390, height: 844 });
    closing.push(close);
    await page.goto(`${server.address}/t`);
    await page.getByText(/没有找到号码|No number found/).waitFor();
    await look(page, 'phone-none');
  });
});
