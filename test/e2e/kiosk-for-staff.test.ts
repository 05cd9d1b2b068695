import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { safePage } from '../../electron/protocol/safe-page.ts';
import { aWire, type Wire } from '../fixtures/a-partition.ts';
import { openBrowser } from './support/browser.ts';
import type { ElectronClient } from './support/client.ts';
import { freePort, type HallServer } from './support/hall-server.ts';
import { createHall } from './support/launch.ts';
import { expectGoodLook } from './support/look.ts';

/** KI-2, KI-3: the pages of a kiosk that cannot serve, and the ones that only staff see. */
const hall = createHall();
let server: HallServer;
let wire: Wire;
afterAll(async () => {
  await wire?.stop();
  await hall.cleanUp();
});

type Locale = 'zh-CN' | 'en';
const TARGET = 64;
const PIN = '246810';
const SHAPES = { portrait: [1080, 1920], landscape: [1920, 1080] } as const;

async function lookBothWays(client: ElectronClient, page: Page, name: string): Promise<void> {
  for (const [shape, [width, height]] of Object.entries(SHAPES)) {
    await client.app.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size[0] ?? 0, size[1] ?? 0),
      [width, height],
    );
    await page.waitForFunction((wanted) => innerWidth === wanted, width);
    await client.screenshot(`kiosk-${name}-${shape}`);
    await expectGoodLook(page, `${name}, ${shape}`, TARGET);
  }
}

async function typePin(page: Page, ok: string): Promise<void> {
  for (const digit of PIN) await page.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: ok, exact: true }).click();
}

function launch(profile: string, locale: Locale, more: { server: string; enrollCode?: string }) {
  const folder = join(hall.folder, 'profiles', profile);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ version: 1, locale }));
  return hall.launch({ profile, mode: 'kiosk', face: 'guide', size: '1080x1920', ...more });
}

beforeAll(async () => {
  server = await hall.startServer();
  wire = await aWire({ port: server.port });
}, 60_000);

describe.each([
  ['zh-CN', '确定', '打印测试页', '取号'],
  ['en', 'OK', 'Test print', 'Take a number'],
] as const)('%s', (locale, ok, testPrint, take) => {
  test('out of service, the PIN, and the service menu', async () => {
    const kiosk = await launch(`staff-${locale.toLowerCase()}`, locale, {
      server: `http://127.0.0.1:${await freePort()}`,
    });
    await kiosk.waitForReady();
    const page = await kiosk.page();
    page.setDefaultTimeout(10_000);
    await page.locator('main').waitFor();
    await lookBothWays(kiosk, page, `out-${locale}`);
    for (let tap = 0; tap < 5; tap += 1) await page.mouse.click(20, 20);
    await page.getByRole('button', { name: '1', exact: true }).waitFor();
    await lookBothWays(kiosk, page, `pin-new-${locale}`);
    await typePin(page, ok);
    await lookBothWays(kiosk, page, `pin-again-${locale}`);
    await typePin(page, ok);
    await page.getByRole('button', { name: testPrint }).waitFor();
    await lookBothWays(kiosk, page, `service-${locale}`);
    for (const kind of locale === 'en' ? ['Network', 'System'] : ['网络', '系统']) {
      await page
        .getByRole('radio', { name: new RegExp(kind) })
        .or(page.getByText(new RegExp(`^${kind}`)))
        .first()
        .click();
      await lookBothWays(kiosk, page, `service-${kind}-${locale}`);
    }
    // A scanner in keyboard mode gives no sign of its own: the test scan is all that can be told of it.
    expect(await page.getByTestId('scanner').innerText()).toMatch(locale === 'en' ? /nothing read/ : /还没有读到/);
    await page.keyboard.type('https://hall.example/t#abcdefghijklmnopqrstuv\n');
    await page
      .getByTestId('scanner')
      .getByText(/\d\d:\d\d/)
      .waitFor();
    // Without a line nobody would know that it was put away, so it says that it was not.
    await page.getByRole('button', { name: locale === 'en' ? 'Put away' : '收起本机' }).click();
    expect(await page.getByRole('alert').innerText()).not.toMatch(/Noted|已登记/);
    await lookBothWays(kiosk, page, `service-scanned-${locale}`);
    await kiosk.close();
  });

  test('[OF-5] off line', async () => {
    const kiosk = await launch(`cut-${locale.toLowerCase()}`, locale, {
      server: wire.url,
      enrollCode: await server.enroll('kiosk'),
    });
    await kiosk.waitForReady((state) => state.connected);
    const page = await kiosk.page();
    page.setDefaultTimeout(10_000);
    await page.getByRole('button', { name: take }).waitFor();
    wire.cut();
    await page
      .getByText(locale === 'en' ? /offline|connection|network/i : /网络暂时中断/)
      .first()
      .waitFor();
    await lookBothWays(kiosk, page, `offline-${locale}`);
    wire.mend();
    await kiosk.close();
  });
});

test('the page that takes the place of a page that keeps failing', async () => {
  const browser = await openBrowser({ width: 1080, height: 1920 });
  await browser.page.setContent(safePage('app://civichall/kiosk.html'));
  expect(await browser.page.getByRole('link').count()).toBe(1);
  await browser.page.screenshot({ path: join('test-results', 'screens', 'kiosk-safe.png') });
  await expectGoodLook(browser.page, 'safe', TARGET);
  await browser.close();
});
