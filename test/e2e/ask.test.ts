import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { counterPage } from './pages/counter-page.ts';
import type { ElectronClient } from './support/client.ts';
import type { HallServer } from './support/hall-server.ts';
import { createHall } from './support/launch.ts';
import { axeFindings, expectGoodLook, HIGH_CONTRAST, outOfReach } from './support/look.ts';

/** A citizen asks at the kiosk, a guide takes it, the kiosk says who comes [KI-1]; in both languages and every mode. */
const hall = createHall();
let server: HallServer;
let kiosk: ElectronClient;
let desk: ElectronClient;
let page: Page;
let guide: Page;

const SIZES = { portrait: [1080, 1920], landscape: [1920, 1080] } as const;

const WORDS = {
  'zh-CN': {
    ask: '叫导办员帮忙',
    coming: '导办员就来',
    wish: '帮我填表',
    asked: '已经告诉导办员',
    taken: /号导办员已接/,
    withdraw: '不用了，我自己可以',
    home: '首页',
    tools: { senior: '长辈版', low: '低位操作', contrast: '高对比度' },
  },
  en: {
    ask: 'Call a guide',
    coming: 'A guide is coming',
    wish: 'Filling in a form',
    asked: 'The guides have been told',
    taken: /^Guide number .* is coming to you/,
    withdraw: 'No longer needed',
    home: 'Home',
    tools: { senior: 'Large text', low: 'Lower controls', contrast: 'High contrast' },
  },
} as const;

beforeAll(async () => {
  mkdirSync(join('test-results', 'screens'), { recursive: true });
  server = await hall.startServer({ hasty: true });
  [kiosk, desk] = await Promise.all([
    hall.launch({
      profile: 'kiosk-1',
      mode: 'kiosk',
      face: 'guide',
      size: '1080x1920',
      server: server.address,
      enrollCode: await server.enroll('kiosk'),
    }),
    hall.launch({
      profile: 'guide-1',
      mode: 'counter',
      size: '1024x768',
      server: server.address,
      enrollCode: await server.enroll('counter'),
    }),
  ]);
  await Promise.all([kiosk, desk].map((client) => client.waitForReady((state) => state.connected)));
  page = await kiosk.page();
  page.setDefaultTimeout(10_000);
  guide = await desk.page();
  const password = server.firstLogins().find((each) => each.login === 'lixin.pan')?.password ?? '';
  await counterPage(guide).firstLogIn('lixin.pan', password);
}, 120_000);
afterAll(() => hall.cleanUp());

const walks = [
  ['portrait', 'normal', 'zh-CN'],
  ['portrait', 'senior', 'en'],
  ['portrait', 'low', 'en'],
  ['landscape', 'senior contrast', 'zh-CN'],
  ['landscape', 'low', 'zh-CN'],
] as const;

describe.each(walks)('a person is asked for: %s, %s, %s', (shape, mode, locale) => {
  const words = WORDS[locale];
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  async function look(name: string): Promise<void> {
    const full = `ask-${name}-${locale}-${mode.replace(' ', '-')}-${shape}`;
    await kiosk.screenshot(full);
    await expectGoodLook(page, full, mode.includes('senior') ? 88 : 64);
    if (mode.includes('contrast')) expect(await axeFindings(page, HIGH_CONTRAST), full).toEqual([]);
    if (mode.includes('low')) expect(await outOfReach(page), full).toEqual([]);
  }

  test('asked, taken, seen on both sides', async () => {
    const [width, height] = SIZES[shape];
    await kiosk.app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [
      width,
      height,
    ] as [number, number]);
    await page.waitForFunction((wide) => innerWidth === wide, width);
    await page.reload();
    await button('叫导办员帮忙').waitFor();
    if (locale === 'en') await button('English').click();
    for (const tool of ['senior', 'low', 'contrast'] as const) {
      if (mode.includes(tool)) await page.getByText(words.tools[tool]).first().click();
    }
    if (mode !== 'low') await look('home');
    await button(words.ask).click();
    await button(words.wish).waitFor();
    await look('choose');
    await button(words.wish).click();
    await page.getByRole('heading', { name: words.asked }).waitFor();
    if (mode === 'normal') await look('asked');
    if (mode === 'normal') {
      await guide.getByRole('button', { name: /^我去/ }).waitFor();
      await desk.screenshot('ask-guide-waiting');
    }
    await guide.getByRole('button', { name: /^我去/ }).click();
    await page.getByText(words.taken).waitFor();
    await look('taken');
    if (mode === 'normal') {
      await desk.screenshot('ask-guide-taken');
      expect(await axeFindings(guide), 'guide desk').toEqual([]);
      await guide.getByRole('button', { name: '已帮好' }).click();
      await button(words.wish).waitFor();
      await button('常见问题').click();
      await look('faqs');
      await page.locator('main').getByRole('button').first().click();
      await page.locator('main').getByRole('button').first().click();
      await look('faq');
      await button('没解决？叫导办员').click();
      await button('留言提问').click();
      await page.getByLabel('写下您的问题').fill('周六能办身份证吗？');
      await look('write');
      await button('留下问题').click();
      await page.getByRole('heading', { name: '问题已留下' }).waitFor();
      await look('left');
      const [number = '', code = ''] = (await page.locator('dd').allInnerTexts()).map((text) =>
        text.replaceAll(/\s/g, ''),
      );
      await guide.getByRole('button', { name: '登记簿' }).click();
      await guide.getByRole('button', { name: `查看 ${number}` }).click();
      await guide.getByText('周六能办身份证吗？').waitFor();
      await desk.screenshot('ask-register');
      expect(await axeFindings(guide), 'register').toEqual([]);
      await guide.getByLabel('写答复').fill('可以，周六上午开放。');
      await guide.getByRole('button', { name: '答复', exact: true }).click();
      await guide.getByText('已答复').waitFor();
      await guide.getByRole('button', { name: '登记簿' }).click();
      await button('完成').click();
      await button(words.ask).click();
      await button('看答复').click();
      for (const digit of `${number}${code}`) await button(digit).click();
      await look('code');
      await page.locator('main').getByRole('button', { name: '看答复' }).click();
      await page.getByText('可以，周六上午开放。').waitFor();
      await look('reply');
      return;
    }
    await button(words.home).click();
    await button(words.coming).click();
    await button(words.withdraw).click();
    await button(words.wish).waitFor();
    await guide.getByText('现在没有人求助').waitFor();
  });
});
