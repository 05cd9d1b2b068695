import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kioskPage } from './pages/kiosk-page.ts';
import type { ElectronClient } from './support/client.ts';
import type { FakePrinter } from './support/fake-printer.ts';
import type { HallServer } from './support/hall-server.ts';
import { createHall } from './support/launch.ts';
import { axeFindings, expectGoodLook, HIGH_CONTRAST, letTimePass, outOfReach } from './support/look.ts';

/** KI-2, KI-3: every kiosk screen, in both languages, normal and senior, checked by axe and pictured. */
const hall = createHall();
afterAll(() => hall.cleanUp());

const TARGET = { normal: 64, senior: 88 } as const;

let server: HallServer;
let printer: FakePrinter;
let kiosk: ElectronClient;
let page: Page;

type Mode = keyof typeof TARGET;
type Locale = 'zh-CN' | 'en';
const SIZES = { portrait: [1080, 1920], landscape: [1920, 1080] } as const;
type Shape = keyof typeof SIZES;
let shape: Shape = 'portrait';

async function look(name: string, mode: Mode, locale: Locale): Promise<void> {
  const full = `kiosk-${name}-${locale}-${mode}-${shape}`;
  await kiosk.screenshot(full);
  await expectGoodLook(page, full, TARGET[mode]);
}

async function turn(next: Shape): Promise<void> {
  shape = next;
  await kiosk.app.evaluate(
    ({ BrowserWindow }, [width, height]) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    SIZES[next],
  );
  await page.waitForFunction((width) => innerWidth === width, SIZES[next][0]);
}

async function home(mode: Mode, locale: Locale): Promise<void> {
  await page.reload();
  await page.getByRole('button', { name: /^取号/ }).waitFor();
  if (locale === 'en') await languageButton().click();
  if (mode === 'senior') await largeTextButton(locale).click();
}

function languageButton() {
  return page
    .getByRole('radio', { name: 'English' })
    .or(page.getByRole('button', { name: 'English' }))
    .first();
}

function largeTextButton(locale: Locale) {
  return page.getByText(locale === 'en' ? 'Large text' : '长辈版').first();
}

beforeAll(async () => {
  printer = await hall.startPrinter();
  server = await hall.startServer({ hasty: true });
  const profile = join(hall.folder, 'profiles', 'kiosk-1');
  mkdirSync(profile, { recursive: true });
  const network = { kind: 'network', host: '127.0.0.1', port: printer.port, dots: 576 };
  writeFileSync(join(profile, 'settings.json'), JSON.stringify({ version: 1, printer: network }));
  kiosk = await hall.launch({
    profile: 'kiosk-1',
    mode: 'kiosk',
    face: 'guide',
    size: '1080x1920',
    server: server.address,
    enrollCode: await server.enroll('kiosk'),
  });
  await kiosk.waitForReady((state) => state.connected);
  page = await kiosk.page();
  page.setDefaultTimeout(10_000);
}, 120_000);

const modes: readonly (readonly [Mode, Locale])[] = [
  ['normal', 'zh-CN'],
  ['senior', 'zh-CN'],
  ['normal', 'en'],
  ['senior', 'en'],
];
const looks = (['portrait', 'landscape'] as const).flatMap((each) => modes.map((mode) => [each, ...mode] as const));

describe.each(looks)('%s, %s, %s', (screen, mode, locale) => {
  test('home, groups, what to bring, number, look-up, cancel', async () => {
    const words = kioskPage(page, locale);
    await turn(screen);
    await home(mode, locale);
    await look('home', mode, locale);
    await page.getByRole('button', { name: locale === 'en' ? /^Take a number/ : /^取号/ }).click();
    await page.getByRole('button', { name: locale === 'en' ? /Start a business/ : /办企业/ }).waitFor();
    await look('groups', mode, locale);
    await page.getByRole('button', { name: locale === 'en' ? /Start a business/ : /办企业/ }).click();
    const item = page.getByRole('button', { name: locale === 'en' ? /Company establishment/ : /公司设立登记/ });
    await item.waitFor();
    await look('group', mode, locale);
    await item.click();
    await page
      .getByText(locale === 'en' ? /Bring \d+|Please bring/ : /请带 \d+ 样/)
      .first()
      .waitFor();
    await look('materials', mode, locale);
    await home(mode, locale);
    const taken = await words.takeNumber();
    await page
      .getByText(locale === 'en' ? /slip is ready/i : '号票已打印')
      .first()
      .waitFor();
    await look('number', mode, locale);
    await home(mode, locale);
    await words.lookUp(taken.number, taken.code);
    const cancel = page.getByRole('button', { name: locale === 'en' ? /^Cancel/ : /^取消这个号/ }).first();
    await cancel.waitFor();
    await look('ticket', mode, locale);
    await cancel.click();
    await look('cancel', mode, locale);
    // [KI-4] half a minute of silence, doubled in senior mode.
    await letTimePass(page, mode === 'senior' ? 62_000 : 32_000);
    const more = page.getByRole('button', { name: locale === 'en' ? 'More time' : '我还要用' });
    await more.waitFor();
    await look('idle', mode, locale);
    await more.click();
    await more.waitFor({ state: 'detached' });
  });
});

const SPECIAL = {
  contrast: { 'zh-CN': '高对比度', en: 'High contrast' },
  low: { 'zh-CN': '低位操作', en: 'Lower controls' },
} as const;
const special = (['portrait', 'landscape'] as const).flatMap((screen) =>
  (['contrast', 'low'] as const).flatMap((mode) =>
    (['zh-CN', 'en'] as const).map((locale) => [screen, mode, locale] as const),
  ),
);

describe.each(special)('[KI-2] %s, %s, %s', (screen, mode, locale) => {
  const lookHere = async (name: string) => {
    const full = `kiosk-${name}-${locale}-${mode}-${shape}`;
    await kiosk.screenshot(full);
    await expectGoodLook(page, full, TARGET.normal);
    if (mode === 'contrast') expect(await axeFindings(page, HIGH_CONTRAST), full).toEqual([]);
    else expect(await outOfReach(page), full).toEqual([]);
  };

  test('the way to a number', async () => {
    await turn(screen);
    await home('normal', locale);
    await page.getByRole('button', { name: SPECIAL[mode][locale] }).click();
    await lookHere('home');
    await page.getByRole('button', { name: locale === 'en' ? /^Take a number/ : /^取号/ }).click();
    await page.getByRole('button', { name: locale === 'en' ? /Start a business/ : /办企业/ }).waitFor();
    await lookHere('groups');
    await page.getByRole('button', { name: locale === 'en' ? /Start a business/ : /办企业/ }).click();
    await page.getByRole('button', { name: locale === 'en' ? 'Take a number' : '取号', exact: true }).waitFor();
    await lookHere('group');
    await page.getByRole('button', { name: locale === 'en' ? 'Take a number' : '取号', exact: true }).click();
    await kioskPage(page, locale).shownNumber();
    await lookHere('number');
  });
});

describe.each(modes)('[KI-1] a number in %s, %s', (mode, locale) => {
  test('takes few touches', async () => {
    await turn('portrait');
    await page.reload();
    await page.getByRole('button', { name: /^取号/ }).waitFor();
    const started = performance.now();
    await page.evaluate(() => {
      Object.assign(window, { touches: 0 });
      addEventListener('click', () => Object.assign(window, { touches: touchesOf() + 1 }), { capture: true });
      function touchesOf(): number {
        return (window as unknown as { touches: number }).touches;
      }
    });
    if (locale === 'en') await languageButton().click();
    if (mode === 'senior') await largeTextButton(locale).click();
    const chosen = await page.evaluate(() => (window as unknown as { touches: number }).touches);
    await kioskPage(page, locale).takeNumber();
    const touches = await page.evaluate(() => (window as unknown as { touches: number }).touches);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(`[KI-1] ${mode}, ${locale}: ${touches} touches (${chosen} for the mode), ${seconds} s\n`);
    // Choosing the language is no part of the way to the number; choosing senior mode is.
    expect(touches - (locale === 'en' ? 1 : 0)).toBeLessThanOrEqual(mode === 'senior' ? 5 : 3);
    expect(touches).toBeGreaterThanOrEqual(3);
  });
});

test('negative control: axe finds a picture without a text and a colour without contrast', async () => {
  await page.evaluate(() => {
    const text = document.createElement('p');
    text.id = 'control';
    text.textContent = 'pale';
    text.style.color = '#dddddd';
    text.style.background = '#ffffff';
    document.querySelector('main')?.append(text);
  });
  expect((await axeFindings(page)).map((finding) => finding.rule)).toContain('color-contrast');
});
