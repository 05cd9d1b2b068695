import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kioskPage } from './pages/kiosk-page.ts';
import type { ElectronClient } from './support/client.ts';
import type { FakePrinter } from './support/fake-printer.ts';
import type { HallServer } from './support/hall-server.ts';
import { createHall } from './support/launch.ts';

/** KI-2, KI-3: every kiosk screen, in both languages, normal and senior, checked by axe and pictured. */
const hall = createHall();
afterAll(() => hall.cleanUp());

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TARGET = { normal: 64, senior: 88 } as const;

let server: HallServer;
let printer: FakePrinter;
let kiosk: ElectronClient;
let page: Page;

type Mode = keyof typeof TARGET;
type Locale = 'zh-CN' | 'en';
type Finding = { readonly rule: string; readonly where: string };

async function axeFindings(): Promise<Finding[]> {
  await page.evaluate(AXE);
  const results = await page.evaluate(async (): Promise<AxeResults> => {
    const { axe } = window as unknown as { axe: { run(node: Document, options: object): Promise<AxeResults> } };
    return axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
  });
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => ({ rule: id, where: node.html.slice(0, 160) })),
  );
}

/** Touch targets that are too small, by what is written on them. */
function smallTargets(least: number): Promise<string[]> {
  return page.evaluate((size) => {
    const small: string[] = [];
    for (const element of document.querySelectorAll('button, a, [role=radio], [role=switch], label')) {
      const box = element.getBoundingClientRect();
      if (box.width === 0 || element.getAttribute('aria-hidden') === 'true') continue;
      if (element.tagName === 'LABEL' && element.querySelector('input') === null) continue;
      if (box.height < size - 0.5 || box.width < size - 0.5)
        small.push(`${element.textContent} ${box.width}x${box.height}`);
    }
    return small;
  }, least);
}

async function look(name: string, mode: Mode, locale: Locale): Promise<void> {
  await kiosk.screenshot(`kiosk-${name}-${locale}-${mode}`);
  expect(await axeFindings(), `axe on ${name} (${locale}, ${mode})`).toEqual([]);
  expect(await smallTargets(TARGET[mode]), `targets on ${name} (${locale}, ${mode})`).toEqual([]);
  const overflow = await page.evaluate(
    () =>
      document.documentElement.scrollWidth > window.innerWidth ||
      document.documentElement.scrollHeight > window.innerHeight,
  );
  expect(overflow, `${name} (${locale}, ${mode}) needs scrolling`).toBe(false);
}

async function home(mode: Mode, locale: Locale): Promise<void> {
  await page.reload();
  await page.getByRole('button', { name: /^取号/ }).waitFor();
  if (locale === 'en')
    await page
      .getByRole('radio', { name: 'English' })
      .or(page.getByRole('button', { name: 'English' }))
      .first()
      .click();
  if (mode === 'senior')
    await page
      .getByText(locale === 'en' ? 'Large text' : '长辈版')
      .first()
      .click();
}

beforeAll(async () => {
  printer = await hall.startPrinter();
  server = await hall.startServer();
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

describe.each(modes)('%s, %s', (mode, locale) => {
  test('home, groups, what to bring, number, look-up, cancel', async () => {
    const words = kioskPage(page, locale);
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
  expect((await axeFindings()).map((finding) => finding.rule)).toContain('color-contrast');
});
