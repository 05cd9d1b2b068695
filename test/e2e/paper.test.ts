import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Device } from '../../shared/domain/device/device.ts';
import { GONE_AFTER_MS, troublesOf } from '../../shared/domain/device/device-troubles.ts';
import type { Changes, FeedRow } from '../../shared/protocol/feeds.ts';
import { enrollReplySchema } from '../../shared/protocol/up.ts';
import { type Line, openLine } from '../faults/line.ts';
import { kioskPage } from './pages/kiosk-page.ts';
import type { ElectronClient } from './support/client.ts';
import type { FakePrinter } from './support/fake-printer.ts';
import type { HallServer } from './support/hall-server.ts';
import { createHall } from './support/launch.ts';
import { expectGoodLook } from './support/look.ts';
import { waitUntil } from './support/wait-until.ts';

/** KI-7 on the real app: the roll of a kiosk runs low, runs out, and is changed. */
const hall = createHall();
afterAll(() => hall.cleanUp());

const TARGET = { normal: 64, senior: 88 } as const;
const CASES = [
  ['zh-CN', 'normal'],
  ['zh-CN', 'senior'],
  ['en', 'normal'],
  ['en', 'senior'],
] as const;
const WORDS = {
  'zh-CN': { out: /打印纸用完了，仍可取号/, failed: '打印纸用完了，您的号码有效', print: '打印号票', large: '长辈版' },
  en: {
    out: /out of paper. You can still take a number/,
    failed: 'Out of paper. Your number is valid',
    print: 'Print my slip',
    large: 'Large text',
  },
} as const;
/** The printer is asked every 15 s; what it says is on the screen a moment later. */
const SEEN_WITHIN_MS = 20_000;

let server: HallServer;
let printer: FakePrinter;

async function startKiosk(
  profile: string,
  settings: object,
  enrolls: 'new' | null = 'new',
): Promise<{ kiosk: ElectronClient; page: Page }> {
  const folder = join(hall.folder, 'profiles', profile);
  mkdirSync(folder, { recursive: true });
  const network = { kind: 'network', host: '127.0.0.1', port: printer.port, dots: 576, ...settings };
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ version: 1, printer: network }));
  const kiosk = await hall.launch({
    profile,
    mode: 'kiosk',
    face: 'guide',
    size: '1080x1920',
    server: server.address,
    ...(enrolls === 'new' ? { enrollCode: await server.enroll('kiosk') } : {}),
  });
  await kiosk.waitForReady((state) => state.connected);
  const page = await kiosk.page();
  page.setDefaultTimeout(10_000);
  return { kiosk, page };
}

/** The manager's feed, as a counter with the manager logged in gets it. */
async function openManage(): Promise<Line> {
  const answer = await fetch(`${server.address}/api/enroll`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: await server.enroll('counter'), name: 'manager' }),
  });
  const line = await openLine(server.address, { token: enrollReplySchema.parse(await answer.json()).token });
  const chief = server.firstLogins().find(({ roles }) => roles.includes('manager'));
  if (!chief) throw new Error('the demo hall has no manager');
  const loggedIn = await line.login(chief.login, chief.password, 'a quiet river at dawn');
  if (!loggedIn.ok) throw new Error(loggedIn.code);
  return line;
}

/** The newest row of the kiosk, as it travels. */
async function followKiosk(line: Line): Promise<() => Device | null> {
  let newest: Device | null = null;
  const learn = (rows: readonly FeedRow[]) => {
    for (const each of rows) if (each.kind === 'device' && each.row?.role === 'kiosk') newest = each.row;
  };
  line.socket.on('changes', ({ rows }: Changes) => learn(rows));
  learn(await line.rows('manage'));
  return () => newest;
}

beforeAll(async () => {
  printer = await hall.startPrinter();
  server = await hall.startServer();
}, 60_000);

describe('[KI-7] one kiosk, one printer', () => {
  let kiosk: ElectronClient;
  let page: Page;
  beforeAll(async () => {
    ({ kiosk, page } = await startKiosk('kiosk-1', {}));
  }, 90_000);

  test('little paper: visitors see nothing of it, slips come out', async () => {
    printer.setPaper('low');
    const words = kioskPage(page);
    await words.takeNumber();
    await printer.waitForSlips(1);
    await page.getByText('号票已打印，请取走').waitFor();
    await words.done();
    expect(await page.getByText(WORDS['zh-CN'].out).count()).toBe(0);
  });

  test('the manager is warned before it is out, hears when it is, and sees when the kiosk is gone [SE-3]', async () => {
    const manager = await openManage();
    const newest = await followKiosk(manager);
    const heard = (what: string, holds: (device: Device) => boolean) =>
      waitUntil(
        what,
        () => {
          const device = newest();
          return device !== null && holds(device) ? device : null;
        },
        30_000,
      );
    const low = await heard('paper low', ({ health }) => health?.printer.paper === 'low');
    expect(troublesOf(low, Date.now()).map(({ kind }) => kind)).toEqual(['paper-low']);
    expect(low.health).toMatchObject({ voice: 'none', token: expect.stringMatching(/^(keyring|plain-file)$/) });
    printer.setPaper('out');
    const out = await heard('paper out', ({ health }) => health?.printer.paper === 'out');
    expect(troublesOf(out, Date.now()).map(({ kind }) => kind)).toEqual(['paper-out']);
    await kiosk.kill();
    const gone = await heard('the kiosk is gone', ({ line }) => line === null);
    expect(troublesOf(gone, gone.since + GONE_AFTER_MS).map(({ kind }) => kind)).toEqual(['device-gone']);
    printer.setPaper('ok');
    ({ kiosk, page } = await startKiosk('kiosk-1', {}, null));
    await heard('the kiosk is back and well', (device) => troublesOf(device, Date.now()).length === 0);
    manager.close();
  }, 150_000);

  test.each(CASES)(
    'out and refilled, %s, %s',
    async (locale, mode) => {
      const words = WORDS[locale];
      const visitor = kioskPage(page, locale);
      const printed = printer.slips().length;
      const look = async (name: string) => {
        const full = `paper-${name}-${locale}-${mode}`;
        await kiosk.screenshot(full);
        await expectGoodLook(page, full, TARGET[mode]);
      };
      printer.setPaper('out');
      if (locale === 'en') await page.getByText('English').first().click();
      if (mode === 'senior') await page.getByText(words.large).first().click();
      await page.getByText(words.out).waitFor({ timeout: SEEN_WITHIN_MS });
      await look('home');
      await visitor.takeNumber();
      await page.getByText(words.failed).waitFor();
      expect(await page.getByRole('button', { name: words.print }).count()).toBe(0);
      await look('number');
      printer.setPaper('ok');
      await page.getByRole('button', { name: words.print }).waitFor({ timeout: SEEN_WITHIN_MS });
      await look('refilled');
      await page.getByRole('button', { name: words.print }).click();
      await printer.waitForSlips(printed + 1);
      expect(await page.getByRole('button', { name: words.print }).count()).toBe(0);
      await visitor.done();
      expect(printer.slips()).toHaveLength(printed + 1);
      expect(await page.getByText(WORDS['zh-CN'].out).count()).toBe(0);
    },
    90_000,
  );

  test('left without a slip: the kiosk forgets the visit, whatever the printer says later [KI-4]', async () => {
    const visitor = kioskPage(page);
    const printed = printer.slips().length;
    printer.setPaper('out');
    await visitor.takeNumber();
    await page.getByText(WORDS['zh-CN'].failed).waitFor();
    await page.getByRole('button', { name: '完成', exact: true }).click();
    await page.getByText(WORDS['zh-CN'].out).waitFor({ timeout: SEEN_WITHIN_MS });
    printer.setPaper('ok');
    await page.getByText(WORDS['zh-CN'].out).waitFor({ state: 'detached', timeout: SEEN_WITHIN_MS });
    expect(await page.getByRole('button', { name: WORDS['zh-CN'].print }).count()).toBe(0);
    expect(printer.slips()).toHaveLength(printed);
  }, 60_000);
});

test('[KI-7] out of paper with a neighbour: the slip comes out there, and the page says where', async () => {
  const next = await hall.startPrinter();
  const neighbour = { host: '127.0.0.1', port: next.port, name: '2号取号机' };
  printer.setPaper('out');
  const printed = printer.slips().length;
  const { kiosk, page } = await startKiosk('kiosk-2', { neighbour });
  await page.getByText(/号票从“2号取号机”打出/).waitFor({ timeout: SEEN_WITHIN_MS });
  await kiosk.screenshot('paper-neighbour-home');
  await expectGoodLook(page, 'paper-neighbour-home', TARGET.normal);
  await kioskPage(page).takeNumber();
  await next.waitForSlips(1);
  await page.getByText('号票已从“2号取号机”打出，请到那里取走').waitFor();
  await kiosk.screenshot('paper-neighbour-number');
  await expectGoodLook(page, 'paper-neighbour-number', TARGET.normal);
  expect(printer.slips()).toHaveLength(printed);
}, 120_000);
