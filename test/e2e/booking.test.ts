import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../server/cli/system.ts';
import { type HallFile, hallFileSchema } from '../../shared/domain/hall/hall-file.ts';
import { type Line, openLine } from '../faults/line.ts';
import { createRandom } from '../faults/random.ts';
import { aServer, type RunningServer } from '../fixtures/a-server.ts';
import { phonePage } from './pages/phone-page.ts';
import { type Browser, openBrowser } from './support/browser.ts';
import type { ElectronClient } from './support/client.ts';
import { createHall } from './support/launch.ts';
import { axeFindings, expectGoodLook, HIGH_CONTRAST, outOfReach } from './support/look.ts';

/** An appointment on the real Electron: booked at the kiosk, seen on the phone, checked in, called with its turn. */
const root = resolve(import.meta.dirname, '../..');
const hall = createHall();
const random = createRandom(41);
/** A Monday, 08:50 in the hall: who has half past nine is early, who has nine is on time. */
const ahead = Date.UTC(2026, 10, 23, 0, 50) - Date.now();
const clock = { now: () => Date.now() + ahead, monotonic: systemClock.monotonic };
const ID = '11010519491231002X';
const OTHER_ID = '139902198509150112';

let server: RunningServer;
let kiosk: ElectronClient;
let phone: Browser;
let page: Page;
let clerk: Line;

/** The demo hall, where one may also book for the same day. */
function aHall(): HallFile {
  const file = JSON.parse(readFileSync(resolve(root, 'assets/demo/hall.json'), 'utf8')) as object;
  return hallFileSchema.parse({ ...file, settings: { anonymousBurst: 0, rushPerMinute: 999, bookingMinDays: 0 } });
}

async function send<T>(type: string, payload: unknown): Promise<T> {
  const ack = await clerk.command({ id: random.id(), type, payload });
  if (!ack.ok) throw new Error(`${type}: ${ack.code}`);
  return ack.reply as T;
}

const touch = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click();
const textOf = (id: string) => page.getByTestId(id).innerText();
async function type(digits: string): Promise<void> {
  for (const digit of digits) await page.getByRole('button', { name: digit, exact: true }).click();
}

beforeAll(async () => {
  mkdirSync(join('test-results', 'screens'), { recursive: true });
  server = await aServer({ file: aHall(), clock, outFolder: resolve(root, 'out'), publicUrl: 'https://hall.example' });
  const { code } = await server.server.core.operations.enroll({ role: 'kiosk', name: 'kiosk' });
  [kiosk, phone] = await Promise.all([
    hall.launch({
      profile: 'kiosk-1',
      mode: 'kiosk',
      face: 'guide',
      size: '1080x1920',
      server: server.url,
      enrollCode: code,
    }),
    openBrowser({ width: 390, height: 844 }),
  ]);
  await kiosk.waitForReady((state) => state.connected);
  page = await kiosk.page();
  page.setDefaultTimeout(10_000);
  clerk = await openLine(server.url, { token: await server.enrol('counter') });
  await clerk.login('fang.wang', await server.passwordOf('fang.wang'), 'a quiet river at dawn');
  await send('window.open', { windowId: 'w01', takeOver: false });
}, 120_000);

afterAll(async () => {
  clerk?.close();
  await phone?.close();
  await hall.cleanUp();
  await server?.stop();
});

test('an appointment is made in Chinese, shown on the phone, kept by its code and called before who came first', async () => {
  await expectGoodLook(page, 'home', 64);
  await kiosk.screenshot('booking-home-zh');
  await touch(/^预约/);
  await expectGoodLook(page, 'appointments', 64);
  await touch(/^我要预约/);
  await expectGoodLook(page, 'business', 64);
  await kiosk.screenshot('booking-group-zh');
  await touch(/办企业/);
  await expectGoodLook(page, 'day', 64);
  await kiosk.screenshot('booking-day-zh');
  await touch(/11月23日/);
  await expectGoodLook(page, 'time', 64);
  await kiosk.screenshot('booking-slot-zh');
  await touch(/^09:00/);
  await type(`${ID.slice(0, 17)}1`.slice(0, 17));
  await page.getByRole('button', { name: '1', exact: true }).click();
  await page.getByText('身份证号不对').waitFor();
  await page.getByRole('button', { name: '删除' }).click();
  await type('X');
  await page.mouse.move(0, 0);
  await expect.poll(() => axeFindings(page), { message: 'axe once the button is drawn' }).toEqual([]);
  await expectGoodLook(page, 'identity', 64);
  await kiosk.screenshot('booking-identity-zh');
  await touch('确认预约');
  await page.getByTestId('booking-made').waitFor();
  await expectGoodLook(page, 'made', 64);
  await kiosk.screenshot('booking-made-zh');
  const number = await textOf('booking-number');
  const check = await textOf('booking-check');
  const qr = server.server.core.hall()?.loop.current().state.bookings.size;
  expect(qr).toBe(1);
  await touch('知道了');

  // Somebody without an appointment comes first.
  await touch(/^取号/);
  await touch(/办企业/);
  await touch(/^取号/);
  await page.getByText('A 001').first().waitFor();
  await touch('完成');

  // Two touches and the code; a scan spares the typing.
  await touch(/^预约/);
  await touch(/^我有预约/);
  await type(number);
  await touch('下一步');
  await type(check);
  await expect.poll(() => axeFindings(page), { message: 'axe once the button is drawn' }).toEqual([]);
  await expectGoodLook(page, 'code', 64);
  await kiosk.screenshot('booking-code-zh');
  await touch('查询');
  await page.getByTestId('booking-view').waitFor();
  await expectGoodLook(page, 'booking', 64);
  await kiosk.screenshot('booking-check-in-zh');
  await touch('签到取号');
  await page.getByText('AY 01').first().waitFor();
  await kiosk.screenshot('booking-number-zh');
  await touch('完成');
  expect(await send('ticket.callNext', { windowId: 'w01' })).toMatchObject({ number: 'AY01' });
}, 60_000);

test('the phone page in English: what the hall moved is said at once, the citizen cancels, and the kiosk agrees', async () => {
  const line = await openLine(server.url, { token: await server.enrol('kiosk') });
  const made = await line.command({
    id: random.id(),
    type: 'booking.make',
    payload: {
      wants: [{ groupId: 'business', matters: 1 }],
      ...{ day: '2026-11-24', minute: 600, locale: 'en', identity: { idNumber: OTHER_ID } },
    },
  });
  if (!made.ok) throw new Error(made.code);
  const { number, slipSecret } = made.reply as { number: string; slipSecret: { token: string; checkCode: string } };
  await phone.page.goto(`${server.url}/t#${slipSecret.token}`);
  await phone.page.locator('[data-testid=phone-booking][data-status=booked]').waitFor();
  await phone.page.getByText('10:00–10:30').waitFor();
  expect(await axeFindings(phone.page), 'axe on the phone').toEqual([]);
  expect(await phonePage(phone.page).isTooWide()).toBe(false);
  await phone.page.screenshot({ path: join('test-results', 'screens', 'booking-phone-en.png') });
  const chief = await openLine(server.url, { token: await server.enrol('counter') });
  await chief.login('guoqing.jiang', await server.passwordOf('guoqing.jiang'), 'a quiet river at dusk');
  const span = { groupIds: ['business'], day: '2026-11-24', from: 600, to: 630, reason: 'clerk' };
  await chief.command({ id: random.id(), type: 'booking.shut', payload: span });
  await phone.page.getByText('10:30–11:00').waitFor();
  await phone.page.getByText('A clerk is away', { exact: false }).waitFor();
  await phone.page.screenshot({ path: join('test-results', 'screens', 'booking-phone-moved-en.png') });
  // At the kiosk, in English and low position, from its code.
  await touch('English');
  await touch('Lower controls');
  await touch(/^Appointment/);
  await touch(/^I have one/);
  await type(number);
  await touch('Next');
  await type(slipSecret.checkCode);
  expect(await outOfReach(page), 'low position').toEqual([]);
  await touch('Look up');
  await page.getByText('The hall has changed your time').waitFor();
  await expectGoodLook(page, 'moved', 64);
  expect(await outOfReach(page), 'low position').toEqual([]);
  await kiosk.screenshot('booking-moved-low-en');
  await touch('Lower controls');
  await touch('High contrast');
  await touch('Large text');
  await expectGoodLook(page, 'moved, large', 88);
  expect(await axeFindings(page, HIGH_CONTRAST)).toEqual([]);
  await kiosk.screenshot('booking-moved-senior-en');
  await phone.page.getByRole('button', { name: 'Cancel the appointment' }).click();
  await phone.page.getByRole('button', { name: 'Cancel it' }).click();
  await phone.page.locator('[data-testid=phone-booking][data-status=cancelled]').waitFor();
  await touch('Cancel the appointment');
  await touch('Cancel the appointment');
  await page.getByText('This appointment is over', { exact: false }).waitFor();
  line.close();
  chief.close();
}, 60_000);
