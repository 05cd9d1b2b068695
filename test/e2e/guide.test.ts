import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { counterPage } from './pages/counter-page.ts';
import type { ElectronClient } from './support/client.ts';
import type { HallServer } from './support/hall-server.ts';
import { createHall } from './support/launch.ts';
import { waitUntil } from './support/wait-until.ts';

/** The guide at the door on the real Electron: a number in one touch, a priority one with its reason, a lost one found. */
const hall = createHall();
let server: HallServer;
let desk: ElectronClient;
let page: Page;

const given = async () => (await page.getByTestId('given-number').innerText()).replaceAll(/\s/g, '');
const isGiven = (number: RegExp) =>
  waitUntil(`a number like ${number} is given`, async () => {
    if ((await page.getByTestId('given-number').count()) === 0) return null;
    const shown = await given();
    return number.test(shown) ? shown : null;
  });

beforeAll(async () => {
  mkdirSync(join('test-results', 'screens'), { recursive: true });
  server = await hall.startServer();
  desk = await hall.launch({
    profile: 'guide-1',
    mode: 'counter',
    size: '1024x768',
    server: server.address,
    enrollCode: await server.enroll('counter'),
  });
  await desk.waitForReady((state) => state.connected);
  page = await desk.page();
  const password = server.firstLogins().find((each) => each.login === 'lixin.pan')?.password ?? '';
  await counterPage(page).firstLogIn('lixin.pan', password);
});

afterAll(() => hall.cleanUp());

test('one touch gives a number, and the next touch another', async () => {
  await page.locator('[data-group="E"]').click();
  expect(await isGiven(/^E001$/)).toBe('E001');
  await page.locator('[data-group="E"]').click();
  expect(await isGiven(/^E002$/)).toBe('E002');
});

test('a priority number needs a reason, which stands on no list', async () => {
  await page.getByRole('button', { name: '老年人' }).click();
  await page.locator('[data-group="C"]').click();
  expect(await isGiven(/^CP01$/)).toBe('CP01');
  const list = page.getByRole('region', { name: '号码', exact: true });
  expect(await list.innerText()).not.toContain('老年人');
  await desk.screenshot('guide-given-zh');
});

test('targets are large enough for a finger on a tablet', async () => {
  const small = await page.getByRole('button').evaluateAll((buttons) =>
    buttons
      .filter((button) => button.checkVisibility())
      .map((button) => ({ text: button.textContent, height: button.getBoundingClientRect().height }))
      .filter(({ height }) => height < 44),
  );
  expect(small).toEqual([]);
});

test('nothing is cut off at the size of a tablet, in English too', async () => {
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Guide desk' }).waitFor();
  await desk.screenshot('guide-given-en');
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider).toBeLessThanOrEqual(0);
});
