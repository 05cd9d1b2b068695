import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { counterPage } from './pages/counter-page.ts';
import { createHall } from './support/launch.ts';
import { axeFindings } from './support/look.ts';

/** KI-7 at the manager's: the list of devices on the real app, with a kiosk whose roll runs out. */
const hall = createHall();
afterAll(() => hall.cleanUp());

test('[KI-7] the manager sees low, out, and in order again; in both languages, axe clean', async () => {
  const printer = await hall.startPrinter();
  const server = await hall.startServer();
  const folder = join(hall.folder, 'profiles', 'kiosk-1');
  mkdirSync(folder, { recursive: true });
  const network = { kind: 'network', host: '127.0.0.1', port: printer.port, dots: 576 };
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ version: 1, printer: network }));
  printer.setPaper('low');
  const launch = async (profile: string, role: 'kiosk' | 'counter', size: string) =>
    hall.launch({ profile, mode: role, size, server: server.address, enrollCode: await server.enroll(role) });
  const kiosk = await launch('kiosk-1', 'kiosk', '1080x1920');
  const chief = await launch('counter-1', 'counter', '1366x768');
  for (const client of [kiosk, chief]) await client.waitForReady((state) => state.connected);
  const person = server.firstLogins().find(({ roles }) => roles.includes('manager'));
  const page = await chief.page();
  page.setDefaultTimeout(20_000);
  await counterPage(page).firstLogIn(person?.login ?? '', person?.password ?? '');
  await page.locator('[data-screen=manage]').waitFor();
  await page.keyboard.press('d');
  const row = page.locator('[data-device=kiosk]');
  await page.locator('[data-device=kiosk][data-state=paper-low]').waitFor();
  await page.locator('[data-alarm=paper-low]').waitFor();
  expect(await row.innerText()).toMatch(/纸快用完/);
  expect(await axeFindings(page)).toEqual([]);
  // [OP-3] what the demo hall lists and nobody has enrolled, and that this kiosk is none of them.
  const missing = page.getByTestId('missing-devices');
  await missing.locator('[data-missing=board-1]').getByText('从未登记').waitFor();
  await row.getByText('大厅文件的设备清单里没有这台设备').waitFor();
  await chief.screenshot('device-list-low-zh-CN');
  await missing.scrollIntoViewIfNeeded();
  await chief.screenshot('device-list-missing-zh-CN');
  printer.setPaper('out');
  await page.locator('[data-device=kiosk][data-state=paper-out]').waitFor({ timeout: 30_000 });
  await page.locator('[data-alarm=paper-out]').waitFor();
  await page.getByRole('button', { name: 'English' }).first().click();
  expect(await row.innerText()).toMatch(/Out of paper/);
  expect(await axeFindings(page)).toEqual([]);
  await chief.screenshot('device-list-out-en');
  await missing.scrollIntoViewIfNeeded();
  await chief.screenshot('device-list-missing-en');
  printer.setPaper('ok');
  await page.locator('[data-device=kiosk][data-state=ok]').waitFor();
  await page.locator('[data-alarm^=paper]').waitFor({ state: 'detached' });

  // Put away on purpose: switched off it is missed by nobody, switched on again it is back in use.
  await page.getByRole('button', { name: '中文' }).first().click();
  await row.getByRole('button', { name: '收起' }).click();
  await page.locator('[data-device=kiosk][data-state=put-away]').waitFor();
  await kiosk.close();
  await row.getByText('最后在线').waitFor();
  expect(await page.locator('[data-device=kiosk][data-state=put-away]').count()).toBe(1);
  expect(await axeFindings(page)).toEqual([]);
  await chief.screenshot('device-list-put-away-zh-CN');
  await hall.launch({ profile: 'kiosk-1', mode: 'kiosk', size: '1080x1920', server: server.address });
  await page.locator('[data-device=kiosk][data-state=ok]').waitFor({ timeout: 30_000 });
}, 180_000);
