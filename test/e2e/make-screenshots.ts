/** Takes the README's pictures into docs/screenshots. Started by `npm run screenshots`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { counterPage } from './pages/counter-page.ts';
import { kioskPage } from './pages/kiosk-page.ts';
import { openBrowser } from './support/browser.ts';
import { makeBusy } from './support/busy-hall.ts';
import type { ElectronClient } from './support/client.ts';
import { createHall } from './support/launch.ts';
import { slipPicture } from './support/slip-picture.ts';
import { waitUntil } from './support/wait-until.ts';

const folder = resolve(import.meta.dirname, '../../docs/screenshots');
mkdirSync(folder, { recursive: true });
const PUBLIC = 'http://hall.example';

async function shoot(client: ElectronClient, name: string): Promise<void> {
  const page = await client.page();
  await page.evaluate(() => document.fonts.ready.then(() => null));
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}

const hall = createHall();
try {
  const printer = await hall.startPrinter();
  const server = await hall.startServer({ hasty: true, env: { CIVICHALL_PUBLIC_URL: PUBLIC } });
  const profile = join(hall.folder, 'profiles', 'kiosk-1');
  mkdirSync(profile, { recursive: true });
  const network = { kind: 'network', host: '127.0.0.1', port: printer.port, dots: 576 };
  writeFileSync(join(profile, 'settings.json'), JSON.stringify({ version: 1, printer: network }));
  const busy = await makeBusy(server, [2, 3, 4, 7, 8, 11, 12, 15, 18, 19, 22, 24, 25, 27, 29, 34]);

  const launch = async (name: string, role: string, options: object) => {
    const client = await hall.launch({
      profile: name,
      mode: 'kiosk',
      server: server.address,
      enrollCode: await server.enroll(role),
      ...options,
    });
    await client.waitForReady((state) => state.connected);
    return client;
  };
  const counter = await launch('counter-1', 'counter', { mode: 'counter', size: '1366x768' });
  const desk = counterPage(await counter.page());
  const clerk = server.firstLogins().find((each) => each.login === 'fang.wang');
  await desk.firstLogIn('fang.wang', clerk?.password ?? '');
  await desk.openWindow(1);

  const kiosk = await launch('kiosk-1', 'kiosk', { face: 'guide', size: '1080x1920' });
  const page = await kiosk.page();
  await page.getByText('分钟').first().waitFor();
  await shoot(kiosk, 'kiosk-home');
  await page.getByRole('button', { name: /^取号/ }).click();
  await page.getByRole('button', { name: /办企业/ }).click();
  await page.getByText('公司设立登记').first().waitFor();
  await shoot(kiosk, 'kiosk-group');
  await page.getByRole('button', { name: '取号', exact: true }).click();
  await kioskPage(page).shownNumber();
  const [slip] = await printer.waitForSlips(1);
  if (!slip) throw new Error('no slip was printed');
  const picture = slipPicture(slip);
  writeFileSync(join(folder, 'slip.png'), PNG.sync.write(picture));
  await page.getByText('号票已打印').waitFor();
  await shoot(kiosk, 'kiosk-number');

  await desk.press('F1');
  await desk.waitForState('呼叫中');
  await desk.press('F3');
  await desk.waitForState('办理中');
  await shoot(counter, 'counter-serving');

  const board = await launch('board-1', 'board', { face: 'board', size: '1920x1080' });
  await desk.press('F4');
  await desk.press('Enter');
  await desk.waitForState('空闲');
  await desk.press('F1');
  await desk.waitForState('呼叫中');
  const called = await desk.currentNumber();
  const boardPage = await board.page();
  await waitUntil('the board shows the call', async () =>
    (await boardPage.locator('main').innerText()).replaceAll(/\s/g, '').includes(called) ? true : null,
  );
  await shoot(board, 'board');
  const display = await launch('window-1', 'window', { face: 'window', windowNumber: 1, size: '1024x600' });
  await (await display.page()).locator('[data-testid=window-display][data-state=called]').waitFor();
  await shoot(display, 'window-display');

  const link = jsQR.default(new Uint8ClampedArray(picture.data), picture.width, picture.height)?.data ?? '';
  const phone = await openBrowser({ width: 390, height: 844 });
  await phone.page.goto(link.replace(PUBLIC, server.address));
  await phone.page.getByTestId('phone-ticket').waitFor();
  await phone.page.screenshot({ path: join(folder, 'phone.png') });
  await phone.close();

  await page.reload();
  await page.getByRole('button', { name: /^取号/ }).waitFor();
  await page
    .getByRole('radio', { name: 'English' })
    .or(page.getByRole('button', { name: 'English' }))
    .first()
    .click();
  await page.getByText('Large text').first().click();
  await shoot(kiosk, 'kiosk-home-en-senior');
  busy.close();
} finally {
  await hall.cleanUp();
}
process.stdout.write(`pictures in ${folder}\n`);
process.exit(0);
