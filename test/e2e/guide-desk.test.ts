import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import jsQR from 'jsqr';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { counterPage } from './pages/counter-page.ts';
import { kioskPage } from './pages/kiosk-page.ts';
import { openBrowser } from './support/browser.ts';
import type { ElectronClient } from './support/client.ts';
import type { FakePrinter } from './support/fake-printer.ts';
import type { HallServer } from './support/hall-server.ts';
import { createHall } from './support/launch.ts';
import { axeFindings, expectGoodLook, HIGH_CONTRAST, outOfReach } from './support/look.ts';
import { slipPicture } from './support/slip-picture.ts';

/** The guide desk of the kiosk: from a few letters to the list on paper, and the list at the window. */
const hall = createHall();
afterAll(() => hall.cleanUp());

const PUBLIC = 'http://hall.example';
const SIZES = { portrait: [1080, 1920], landscape: [1920, 1080] } as const;

const WORDS = {
  'zh-CN': {
    search: /^搜事项/,
    item: /公司设立登记/,
    parts: ['材料', '步骤', '依据'],
    checklist: /^我的材料清单/,
    title: '您的材料清单',
    print: '打印清单',
    printed: '清单已打印，请取走',
    take: /^为这件事取号/,
    takeHere: '取号',
    guide: /^办事指南/,
    tab: '企业经营',
    theme: /我要开办企业/,
    home: '首页',
    back: '返回',
  },
  en: {
    search: /^Search services/,
    item: /Company establishment registration/,
    parts: ['Documents', 'Steps', 'Legal basis'],
    checklist: /^My checklist/,
    title: 'Your checklist',
    print: 'Print the list',
    printed: 'Your list is printed, please take it',
    take: /^Take a number for this/,
    takeHere: 'Take a number',
    guide: /^Service guide/,
    tab: 'Business',
    theme: /Start a business/,
    home: 'Home',
    back: 'Back',
  },
} as const;
type Locale = keyof typeof WORDS;
type Mode = 'normal' | 'senior' | 'low' | 'contrast';
const MODE = {
  senior: { 'zh-CN': '长辈版', en: 'Large text' },
  low: { 'zh-CN': '低位操作', en: 'Lower controls' },
  contrast: { 'zh-CN': '高对比度', en: 'High contrast' },
} as const;

let server: HallServer;
let printer: FakePrinter;
let kiosk: ElectronClient;
let page: Page;

beforeAll(async () => {
  printer = await hall.startPrinter();
  server = await hall.startServer({ hasty: true, env: { CIVICHALL_PUBLIC_URL: PUBLIC } });
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

const press = (name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click();

/** Every page is pictured and held against axe, the sizes, the edges of the screen. */
function eye(shape: keyof typeof SIZES, mode: Mode, locale: Locale) {
  return async (name: string): Promise<void> => {
    const full = `guide-${name}-${locale}-${mode}-${shape}`;
    await kiosk.screenshot(full);
    await expectGoodLook(page, full, mode === 'senior' ? 88 : 64);
    if (mode === 'contrast') expect(await axeFindings(page, HIGH_CONTRAST), full).toEqual([]);
    if (mode === 'low') expect(await outOfReach(page), full).toEqual([]);
  };
}

async function begin(shape: keyof typeof SIZES, mode: Mode, locale: Locale): Promise<void> {
  await kiosk.app.evaluate(
    ({ BrowserWindow }, [width, height]) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    SIZES[shape],
  );
  await page.waitForFunction((width) => innerWidth === width, SIZES[shape][0]);
  await page.reload();
  await page.getByRole('button', { name: /^取号/ }).waitFor();
  // The catalogue comes a moment after the hall.
  await page.getByRole('button', { name: WORDS['zh-CN'].search }).waitFor();
  if (locale === 'en') await press('English');
  if (mode !== 'normal') await press(MODE[mode][locale]);
}

/** From the search to the personal list; the first answer to every question. */
async function toChecklist(letters: string, mode: Mode, locale: Locale, look: (name: string) => Promise<void>) {
  const words = WORDS[locale];
  await look('home');
  await press(words.search);
  for (const letter of letters) await press(letter);
  if (mode === 'low') {
    await look('typing');
    await press(locale === 'en' ? /^Show \d+/ : /^看 \d+ 项/);
  }
  await page.getByRole('button', { name: words.item }).first().waitFor();
  await look('search');
  await page.getByRole('button', { name: words.item }).first().click();
  await page.getByRole('button', { name: words.checklist }).waitFor();
  await look('item');
  for (const part of words.parts) {
    await press(part);
    await look(`item-${part}`);
  }
  await press(words.checklist);
  for (let question = 1, title = ''; ; question += 1) {
    await page.waitForFunction((before) => document.querySelector('h1')?.textContent !== before, title);
    title = await page.getByRole('heading', { level: 1 }).innerText();
    if (title === words.title) break;
    await look(`question-${question}`);
    await page.locator('main li button').first().click();
  }
  await look('checklist');
}

async function printList(locale: Locale): Promise<PNG> {
  const before = printer.slips().length;
  await press(WORDS[locale].print);
  await page.getByText(WORDS[locale].printed).waitFor();
  const slip = (await printer.waitForSlips(before + 1)).at(-1);
  if (slip === undefined) throw new Error('no paper');
  const picture = slipPicture(slip);
  writeFileSync(join('test-results', 'screens', `guide-paper-${locale}.png`), PNG.sync.write(picture));
  return picture;
}

/** The page behind the code of the list, on a phone of no name. */
async function takeAlong(address: string): Promise<void> {
  const browser = await openBrowser({ width: 390, height: 844 });
  try {
    await browser.page.goto(`${server.address}/c${new URL(address).hash}`);
    await browser.page.getByText('公司章程').waitFor();
    await browser.page.screenshot({ path: join('test-results', 'screens', 'guide-phone.png') });
    expect(await axeFindings(browser.page)).toEqual([]);
    await browser.page.getByRole('button', { name: 'English' }).click();
    await browser.page.getByText('Articles of association').waitFor();
  } finally {
    await browser.close();
  }
}

test('a visit by initials: item, questions, list on paper, number, and the window sees the list', async () => {
  const look = eye('portrait', 'normal', 'zh-CN');
  await begin('portrait', 'normal', 'zh-CN');
  await toChecklist('gssl', 'normal', 'zh-CN', look);
  const paper = await printList('zh-CN');
  const address = jsQR.default(new Uint8ClampedArray(paper.data), paper.width, paper.height)?.data ?? '';
  expect(address).toMatch(/^http:\/\/hall\.example\/c#zh~\d{4}-\d{2}-\d{2}~1~MR-01~who=self~/);
  await takeAlong(address);
  await press(WORDS['zh-CN'].take);
  await look('take');
  await press('取号');
  const { number } = await kioskPage(page).shownNumber();

  const counter = await hall.launch({
    profile: 'counter-1',
    mode: 'counter',
    size: '1366x768',
    server: server.address,
    enrollCode: await server.enroll('counter'),
  });
  await counter.waitForReady((state) => state.connected);
  const desk = counterPage(await counter.page());
  const clerk = server.firstLogins().find((each) => each.login === 'fang.wang');
  await desk.firstLogIn('fang.wang', clerk?.password ?? '');
  await desk.openWindow(1);
  await desk.press('F1');
  await desk.waitForState('呼叫中');
  expect(await desk.currentNumber()).toBe(number);
  await desk.waitForText('来宾的材料清单：公司设立登记');
  await counter.screenshot('guide-counter');
  expect(await axeFindings(await counter.page())).toEqual([]);
});

test('in English with large text', async () => {
  await begin('portrait', 'senior', 'en');
  await toChecklist('incorp', 'senior', 'en', eye('portrait', 'senior', 'en'));
  await printList('en');
});

test.each([
  ['landscape', 'senior', 'en', 'incorp'],
  ['portrait', 'low', 'zh-CN', 'gssl'],
  ['landscape', 'low', 'zh-CN', 'gssl'],
  ['portrait', 'contrast', 'en', 'incorp'],
] as const)('[KI-2] %s, %s, %s', async (shape, mode, locale, letters) => {
  const words = WORDS[locale];
  const look = eye(shape, mode, locale);
  await begin(shape, mode, locale);
  // The pages that fill the screen most; the others were seen above.
  const brief = ['home', 'typing', 'search', 'item', 'checklist'];
  await toChecklist(letters, mode, locale, async (name) => {
    if (brief.includes(name)) await look(name);
  });
  await press(words.home);
  await press(words.guide);
  await press(words.tab);
  await look('browse');
  await press(words.theme);
  await look('list');
});
