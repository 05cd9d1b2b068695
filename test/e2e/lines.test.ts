import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kioskPage } from './pages/kiosk-page.ts';
import type { ElectronClient } from './support/client.ts';
import type { FakePrinter } from './support/fake-printer.ts';
import type { HallServer } from './support/hall-server.ts';
import { createHall } from './support/launch.ts';
import { axeFindings, expectGoodLook, HIGH_CONTRAST, outOfReach } from './support/look.ts';
import { slipPicture } from './support/slip-picture.ts';

/** The express lines at the kiosk: gate, questions, stages with dates, one list, paper, number. */
const hall = createHall();
afterAll(() => hall.cleanUp());

const SIZES = { portrait: [1080, 1920], landscape: [1920, 1080] } as const;
const WORDS = {
  'zh-CN': {
    guide: /^办事指南/,
    tab: '企业经营',
    door: /^高速专线/,
    start: /企业登记注册/,
    invest: /固定资产投资/,
    estate: /房地产开发/,
    yes: /^是/,
    no: /^不是/,
    unsure: /^不清楚/,
    stop: '这条专线不适合您的情况',
    parts: ['阶段', '日期', '材料'],
    print: '打印清单',
    printed: '清单已打印，请取走',
    take: '取号办第一步',
    back: '返回',
  },
  en: {
    guide: /^Service guide/,
    tab: 'Business',
    door: /^Express lines/,
    start: /enterprise registration/,
    invest: /fixed-asset investment/,
    estate: /real-estate development/,
    yes: /^Yes/,
    no: /^No$/,
    unsure: /^Not sure/,
    stop: 'This line does not fit your case',
    parts: ['Stages', 'Dates', 'Documents'],
    print: 'Print the list',
    printed: 'Your list is printed, please take it',
    take: 'Take a number',
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

const press = (name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click();

/** Every page is pictured and held against axe, the sizes, the edges of the screen. */
function eye(shape: keyof typeof SIZES, mode: Mode, locale: Locale) {
  return async (name: string): Promise<void> => {
    const full = `line-${name}-${locale}-${mode}-${shape}`;
    await kiosk.screenshot(full);
    await expectGoodLook(page, full, mode === 'senior' ? 88 : 64);
    if (mode === 'contrast') expect(await axeFindings(page, HIGH_CONTRAST), full).toEqual([]);
    if (mode === 'low') expect(await outOfReach(page), full).toEqual([]);
  };
}

async function toLines(shape: keyof typeof SIZES, mode: Mode, locale: Locale): Promise<void> {
  await kiosk.app.evaluate(
    ({ BrowserWindow }, [width, height]) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    SIZES[shape],
  );
  await page.waitForFunction((width) => innerWidth === width, SIZES[shape][0]);
  await page.reload();
  await page.getByRole('button', { name: /^取号/ }).waitFor();
  if (locale === 'en') await press('English');
  if (mode !== 'normal') await press(MODE[mode][locale]);
  await press(WORDS[locale].guide);
  await press(WORDS[locale].tab);
  await press(WORDS[locale].door);
}

/** Answers in order; each question is another page. */
async function answer(locale: Locale, answers: readonly ('yes' | 'no' | 'unsure')[]): Promise<void> {
  for (const each of answers) {
    const title = await page.getByRole('heading', { level: 1 }).innerText();
    await press(WORDS[locale][each]);
    await page.waitForFunction((before) => document.querySelector('h1')?.innerText !== before, title);
  }
}

async function lookAtPlan(locale: Locale, line: string, look: (name: string) => Promise<void>): Promise<void> {
  for (const [at, part] of WORDS[locale].parts.entries()) {
    await press(part);
    await look(`${line}-${at}`);
  }
}

test('enterprise registration: the gate, a stop and back, stages and one list on paper, and the number of its office', async () => {
  const words = WORDS['zh-CN'];
  const look = eye('portrait', 'normal', 'zh-CN');
  await toLines('portrait', 'normal', 'zh-CN');
  await look('lines');
  await press(words.start);
  await look('ask');
  await press(words.no);
  await page.getByRole('heading', { name: words.stop }).waitFor();
  await look('stop');
  await press(words.back);
  await answer('zh-CN', ['yes', 'no', 'yes', 'yes']);
  await lookAtPlan('zh-CN', 'start', look);
  await press(words.print);
  await page.getByText(words.printed).waitFor();
  const paper = (await printer.waitForSlips(1)).at(-1);
  if (paper === undefined) throw new Error('no paper');
  writeFileSync(join('test-results', 'screens', 'line-paper.png'), PNG.sync.write(slipPicture(paper)));
  await press(words.take);
  await press('取号');
  expect((await kioskPage(page).shownNumber()).number).toMatch(/^A/);
});

test.each([
  ['portrait', 'senior', 'en'],
  ['landscape', 'senior', 'zh-CN'],
  ['landscape', 'low', 'en'],
  ['landscape', 'contrast', 'zh-CN'],
] as const)('[KI-2, KI-3] fixed-asset investment, nothing settled: %s, %s, %s', async (shape, mode, locale) => {
  const look = eye(shape, mode, locale);
  await toLines(shape, mode, locale);
  await press(WORDS[locale].invest);
  await answer(locale, ['yes', 'no']);
  await look('question');
  await answer(
    locale,
    Array.from({ length: 7 }, () => 'unsure' as const),
  );
  await lookAtPlan(locale, 'invest', look);
});
