import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enrollReplySchema } from '../../shared/protocol/up.ts';
import { type Line, openLine } from '../faults/line.ts';
import { kioskPage } from './pages/kiosk-page.ts';
import type { ElectronClient } from './support/client.ts';
import type { FakePrinter } from './support/fake-printer.ts';
import type { HallServer } from './support/hall-server.ts';
import { createHall } from './support/launch.ts';
import { axeFindings, expectGoodLook, HIGH_CONTRAST, outOfReach } from './support/look.ts';
import { slipPicture } from './support/slip-picture.ts';

/** QU-17 at the kiosk: several matters on one slip, and what is needed at the window; every new page checked and pictured. */
const hall = createHall();
afterAll(() => hall.cleanUp());

let server: HallServer;
let printer: FakePrinter;
let kiosk: ElectronClient;
let page: Page;

const SIZES = { portrait: [1080, 1920], landscape: [1920, 1080] } as const;
type Shape = keyof typeof SIZES;
type Mode = 'normal' | 'senior' | 'low' | 'contrast' | 'low-senior';
type Locale = 'zh-CN' | 'en';

const WORDS = {
  'zh-CN': {
    start: /^取号/,
    tools: { senior: '长辈版', low: '低位操作', contrast: '高对比度' },
    groups: [/办企业/, /房产/, /社保/],
    needs: /^窗口服务需要/,
    low: /^低位窗口/,
    done: '好了',
    another: '还要办别的',
    take: '取 3 个号',
    others: '同一张号票上还有',
    noted: /已告诉窗口：低位窗口/,
  },
  en: {
    start: /^Take a number/,
    tools: { senior: 'Large text', low: 'Lower controls', contrast: 'High contrast' },
    groups: [/Start a business/, /Property/, /Social insurance/],
    needs: /^Help at the window/,
    low: /^Low counter/,
    done: 'Done',
    another: 'Something else too',
    take: 'Take 3 numbers',
    others: 'Also on this slip',
    noted: /The window knows: Low counter/,
  },
} as const;

async function turn(shape: Shape): Promise<void> {
  await kiosk.app.evaluate(
    ({ BrowserWindow }, [width, height]) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    SIZES[shape],
  );
  await page.waitForFunction((width) => innerWidth === width, SIZES[shape][0]);
}

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });

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

const walks: readonly (readonly [Shape, Mode, Locale])[] = [
  ['portrait', 'normal', 'zh-CN'],
  ['portrait', 'senior', 'en'],
  ['portrait', 'low', 'en'],
  ['landscape', 'contrast', 'en'],
  ['landscape', 'senior', 'en'],
  ['landscape', 'low', 'zh-CN'],
  ['landscape', 'low-senior', 'en'],
];

/** The manager, on a bare line. */
async function aManager(): Promise<Line> {
  const answer = await fetch(`${server.address}/api/enroll`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: await server.enroll('counter'), name: 'manager' }),
  });
  const line = await openLine(server.address, { token: enrollReplySchema.parse(await answer.json()).token });
  const person = server.firstLogins().find((each) => each.roles.includes('manager'));
  await line.login(person?.login ?? '', person?.password ?? '', 'a quiet river at dawn');
  return line;
}

async function begin(shape: Shape, mode: Mode, locale: Locale): Promise<void> {
  await turn(shape);
  await page.reload();
  await button(WORDS['zh-CN'].start).waitFor();
  if (locale === 'en') await page.getByRole('radio', { name: 'English' }).or(button('English')).first().click();
  for (const tool of ['senior', 'low', 'contrast'] as const) {
    if (mode.includes(tool)) await page.getByText(WORDS[locale].tools[tool]).first().click();
  }
}

async function lookAt(name: string, shape: Shape, mode: Mode, locale: Locale): Promise<void> {
  const full = `visit-${name}-${locale}-${mode}-${shape}`;
  await kiosk.screenshot(full);
  await expectGoodLook(page, full, mode.includes('senior') ? 88 : 64);
  if (mode === 'contrast') expect(await axeFindings(page, HIGH_CONTRAST), full).toEqual([]);
  if (mode.includes('low')) expect(await outOfReach(page), full).toEqual([]);
}

describe.each(walks)('[QU-17] three matters, one slip: %s, %s, %s', (shape, mode, locale) => {
  const words = WORDS[locale];
  const look = (name: string) => lookAt(name, shape, mode, locale);
  const choose = async (group: RegExp) => {
    const next = page.getByRole('button', { name: locale === 'en' ? 'Next' : '下一页' });
    while (!(await page.getByRole('button', { name: group }).isVisible())) await next.click();
    await page.getByRole('button', { name: group }).click();
  };

  test('chosen, told, taken, listed', async () => {
    await begin(shape, mode, locale);
    await button(words.start).click();
    const [first, ...more] = words.groups;
    await choose(first);
    await button(words.needs).waitFor();
    await look('group');
    await button(words.needs).click();
    await page.getByRole('button', { name: words.low }).click();
    await look('needs');
    await page.locator('main').getByRole('button', { name: words.done, exact: true }).click();
    for (const group of more) {
      await button(words.another).click();
      await choose(group);
    }
    await button(words.take).waitFor();
    await look('matters');
    await button(words.take).click();
    const { number } = await kioskPage(page, locale).shownNumber();
    expect(number).toMatch(/^[A-Z]\d{3}$/);
    await page.getByText(words.noted).waitFor();
    const others = page.getByRole('region', { name: words.others });
    expect(await others.getByRole('listitem').count()).toBe(2);
    await look('number');
  });
});

test('[QU-17] each visit has one paper', async () => {
  const slips = await printer.waitForSlips(walks.length);
  expect(slips).toHaveLength(walks.length);
  const last = slips.at(-1);
  if (last) writeFileSync(join('test-results', 'screens', 'visit-slip.png'), PNG.sync.write(slipPicture(last)));
});

describe('[QU-15] an outside fault', () => {
  let manager: Line | null = null;
  afterAll(() => manager?.close());
  const returns = [
    ['portrait', 'senior', 'en', 'Take a return slip', 'Yes, take a return slip', /until Thursday/],
    ['landscape', 'low', 'zh-CN', '取回访凭条', '取回访凭条', /到 12月31日/],
  ] as const;

  test.each(returns)(
    'a visitor leaves with a return slip: %s, %s, %s',
    async (shape, mode, locale, ask, confirm, good) => {
      await begin(shape, mode, locale);
      const taken = await kioskPage(page, locale).takeNumber();
      await page
        .getByText(locale === 'en' ? /slip is ready/i : '号票已打印')
        .first()
        .waitFor();
      const before = printer.slips().length;
      manager ??= await aManager();
      const declared = await manager.command({
        id: `fault-${locale}`,
        type: 'fault.declare',
        payload: { fault: 'system', groupIds: ['business'], minutes: 60, returnUntil: '2026-12-31' },
      });
      expect(declared).toMatchObject({ ok: true });
      await begin(shape, mode, locale);
      await kioskPage(page, locale).lookUp(taken.number, taken.code);
      await button(ask).waitFor();
      await lookAt('fault', shape, mode, locale);
      await button(ask).click();
      await lookAt('return-asked', shape, mode, locale);
      await button(confirm).click();
      await page.getByText(good).waitFor();
      expect(await page.locator('main').innerText()).toContain(taken.code);
      await lookAt('return', shape, mode, locale);
      const slips = await printer.waitForSlips(before + 1);
      const last = slips.at(-1);
      if (last)
        writeFileSync(
          join('test-results', 'screens', `visit-return-slip-${locale}.png`),
          PNG.sync.write(slipPicture(last)),
        );
    },
  );
});
