import { afterAll, expect, test } from 'vitest';
import { counterPage } from './pages/counter-page.ts';
import { createHall } from './support/launch.ts';
import { axeFindings } from './support/look.ts';

/** The practice hall on the real Electron: open without a log-in, worked with keys, left again; the real hall hears nothing. */
const hall = createHall();
afterAll(() => hall.cleanUp());

test('a new clerk practises in a marked hall of her own, in both languages, and the server hears nothing of it', async () => {
  const server = await hall.startServer();
  const client = await hall.launch({
    profile: 'counter-1',
    mode: 'counter',
    size: '1366x768',
    server: server.address,
    enrollCode: await server.enroll('counter'),
  });
  await client.waitForReady((state) => state.connected);
  const page = await client.page();
  const desk = counterPage(page);
  const commands = async () => {
    const metrics = await (await fetch(`${server.address}/metrics`)).text();
    return metrics
      .split('\n')
      .filter((line) => line.startsWith('civichall_commands_total') && /ticket|window/.test(line));
  };
  expect(await axeFindings(page)).toEqual([]);
  await client.screenshot('practice-door-zh');
  const before = await commands();

  const band = page.locator('[data-practice] > aside');
  for (const [door, leave, language, name] of [
    ['练习大厅', '退出练习', 'English', 'zh'],
    ['Practice hall', 'Leave practice', '中文', 'en'],
  ] as const) {
    await page.getByRole('button', { name: door }).click();
    await band.waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await client.screenshot(`practice-windows-${name}`);
    await page.getByRole('textbox').fill('1');
    await page.keyboard.press('Enter');
    await page.locator('[data-state=free]').waitFor();
    await desk.press('F1');
    await page.getByTestId('current-number').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await client.screenshot(`practice-called-${name}`);
    await desk.press('F3');
    await desk.press('F4');
    await page.keyboard.press('1');
    await page.getByTestId('current-number').waitFor({ state: 'detached' });
    expect(await band.isVisible()).toBe(true);
    await page.getByRole('button', { name: leave }).click();
    await band.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: language }).click();
  }

  expect(await commands()).toEqual(before);
}, 120_000);
