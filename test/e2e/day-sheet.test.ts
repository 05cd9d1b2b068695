import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../server/cli/system.ts';
import { readWorkbook } from '../../server/hall-file/excel.ts';
import { unescapeCell } from '../../server/hall-file/to-workbook.ts';
import type { SheetReply } from '../../shared/domain/commands/replies.ts';
import type { DaySheet } from '../../shared/domain/day-sheet/day-sheet.ts';
import { sheetDocument } from '../../shared/domain/day-sheet/sheet-document.ts';
import { hallFileSchema } from '../../shared/domain/hall/hall-file.ts';
import type { Locale } from '../../shared/lib/text.ts';
import { type Line, openLine } from '../faults/line.ts';
import { createRandom } from '../faults/random.ts';
import { aServer, type RunningServer } from '../fixtures/a-server.ts';
import { counterPage } from './pages/counter-page.ts';
import type { ElectronClient } from './support/client.ts';
import { createHall } from './support/launch.ts';
import { axeFindings } from './support/look.ts';
import { pdfText } from './support/pdf-text.ts';
import { waitUntil } from './support/wait-until.ts';

/** The day sheet on the real Electron: screen, paper and workbook of one day say the same, in both languages [QU-15]. */
const root = resolve(import.meta.dirname, '../..');
const hall = createHall();
const random = createRandom(41);
const lines: Line[] = [];
const PASSWORD = 'a quiet river at dawn';
const CHIEF = 'guoqing.jiang';
const DAY = '2026-11-23';
const MINUTE = 60_000;

/** Nine o'clock of a Monday in the hall's time zone; the clock runs on, and jumps when the test says so. */
let ahead = Date.UTC(2026, 10, 23, 1) - Date.now();
const clock = { now: () => Date.now() + ahead, monotonic: systemClock.monotonic };
const pass = (minutes: number) => {
  ahead += minutes * MINUTE;
};

let server: RunningServer;
let chief: ElectronClient;
let manager: Line;
let downloads: string;

async function send<T>(line: Line, type: string, payload: object): Promise<T> {
  const ack = await line.command({ id: random.id(), type, payload });
  if (!ack.ok) throw new Error(`${type}: ${ack.code}`);
  return ack.reply as T;
}

async function aLine(role: 'kiosk' | 'counter', login?: string): Promise<Line> {
  const line = await openLine(server.url, { token: await server.enrol(role) });
  lines.push(line);
  if (login !== undefined) await line.login(login, await server.passwordOf(login), PASSWORD);
  return line;
}

type Numbered = { readonly ticketId: string; readonly number: string };

/** A short day with a bit of everything that the sheet tells of. */
async function playDay(): Promise<void> {
  const kiosk = await aLine('kiosk');
  const guide = await aLine('counter', 'lixin.pan');
  const clerks = [await aLine('counter', 'fang.wang'), await aLine('counter', 'qiang.li')];
  const take = (groupId: string) => send<Numbered>(kiosk, 'ticket.take', { groupId, class: 'normal', locale: 'zh-CN' });
  const at = <T>(n: number, type: string, more: object = {}) =>
    send<T>(clerks[n] ?? kiosk, type, { windowId: `w0${n + 1}`, ...more });
  for (const n of [0, 1]) await at(n, 'window.open');
  for (let n = 0; n < 9; n += 1) {
    await take('business');
    pass(2);
  }
  await take('social');
  await send(guide, 'ticket.take', { groupId: 'business', class: 'priority', reason: 'elderly', locale: 'en' });
  for (const [n, minutes, outcome] of [
    [0, 7, 'handled'],
    [1, 12, 'bring-more'],
    [0, 9, 'advice'],
    [1, 4, 'handled'],
  ] as const) {
    const { ticketId } = await at<Numbered>(n, 'ticket.callNext');
    pass(1);
    await at(n, 'ticket.start', { ticketId });
    pass(minutes);
    await at(n, 'ticket.finish', { ticketId, outcome });
  }
  await at(1, 'window.pause', { reason: 'meal' });
  const called = await at<Numbered>(0, 'ticket.callNext');
  pass(2);
  await at(0, 'ticket.pass', { ticketId: called.ticketId, left: true });
  const moved = await at<Numbered>(0, 'ticket.callNext');
  await at(0, 'ticket.start', { ticketId: moved.ticketId });
  pass(3);
  await at(0, 'help.raise');
  const rows = await manager.rows('manage');
  const help = rows.find((row) => row.kind === 'incident')?.id ?? '';
  await send(manager, 'alarm.take', { key: `help:${help}` });
  await send(manager, 'incident.close', { incidentId: help, note: '已劝解，=1+1 不是公式' });
  await at(0, 'ticket.transfer', { ticketId: moved.ticketId, groupId: 'social' });
  await at(1, 'window.resume');
  await send(manager, 'fault.declare', { fault: 'network', groupIds: [], minutes: 20 });
  const slow = await at<Numbered>(1, 'ticket.callNext');
  await at(1, 'ticket.start', { ticketId: slow.ticketId });
  pass(25);
  await at(1, 'ticket.finish', { ticketId: slow.ticketId, outcome: 'handled' });
  const notice = (await manager.rows('queue')).find((row) => row.kind === 'notice')?.id ?? '';
  await send(manager, 'notice.end', { noticeId: notice });
  await send(manager, 'notice.post', {
    text: { 'zh-CN': '请保管好随身物品', en: 'Mind your things' },
    minutes: 10,
  });
  const late = await take('business');
  await send(manager, 'ticket.callNumber', { windowId: 'w01', number: late.number, reason: 'hardship' });
  pass(1);
  await at(0, 'ticket.start', { ticketId: late.ticketId });
  pass(6);
  await at(0, 'ticket.finish', { ticketId: late.ticketId, outcome: 'referred' });
  await send(manager, 'intake.set', { groupId: null, intake: 'stopped' });
  const waiting = (await manager.rows('queue')).flatMap((row) =>
    row.kind === 'ticket' && row.row?.status === 'waiting' ? [row.row.id] : [],
  );
  await send(manager, 'leftover.settle', {
    ticketIds: waiting.slice(0, 2),
    outcome: 'first-tomorrow',
    note: '材料已看过',
  });
  await send(manager, 'alarm.take', { key: 'very-long-wait:business' });
  // Nobody sits there any more: from here on no figure grows.
  for (const n of [0, 1]) await at(n, 'window.close');
  await send(manager, 'day.handOver', { note: '3 号窗口的打印机要换墨；明早先请两位。' });
}

async function sheetOf(day: string | null): Promise<DaySheet> {
  const { sheet } = await send<SheetReply>(manager, 'day.sheet', day === null ? {} : { day });
  if (sheet === null) throw new Error(`no sheet of ${day}`);
  return sheet;
}

beforeAll(async () => {
  const file = JSON.parse(await readFile(resolve(root, 'assets/demo/hall.json'), 'utf8')) as Record<string, unknown>;
  const settings = { anonymousBurst: 0, rushPerMinute: 999 };
  const always = hallFileSchema.parse({ ...file, hours: 'always', settings });
  server = await aServer({ file: always, clock, outFolder: resolve(root, 'out') });
  manager = await aLine('counter', 'mingzhu.cai');
  await playDay();
  const { code } = await server.server.core.operations.enroll({ role: 'counter', name: 'chief' });
  const launch = {
    profile: 'counter-1',
    mode: 'counter',
    size: '1366x768',
    server: server.url,
    enrollCode: code,
  } as const;
  chief = await hall.launch(launch);
  await chief.waitForReady((state) => state.connected);
  downloads = join(hall.folder, 'Downloads');
  await chief.app.evaluate(({ app }, folder) => app.setPath('downloads', folder), downloads);
  await counterPage(await chief.page()).firstLogIn(CHIEF, await server.passwordOf(CHIEF));
}, 240_000);

afterAll(async () => {
  for (const line of lines) line.close();
  await hall.cleanUp();
  await server?.stop();
});

/** Every cell of every table as the screen shows it. */
async function shownTables(): Promise<Record<string, string[][]>> {
  const sections = (await chief.page()).locator('[data-section]');
  return sections.evaluateAll((all) =>
    Object.fromEntries(
      all.map((section) => [
        section.getAttribute('data-section') ?? '',
        [...section.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent ?? '')),
      ]),
    ),
  );
}

const asShown = (sheet: DaySheet, locale: Locale) =>
  Object.fromEntries(
    sheetDocument(sheet, locale).sections.map(({ id, rows }) => [
      id,
      rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))),
    ]),
  );
const bare = (text: string) => text.replaceAll(/\s/g, '');

async function newFile(end: string, press: string): Promise<Buffer> {
  const before = new Set(await readdir(downloads).catch(() => []));
  await (await chief.page()).keyboard.press(press);
  const name = await waitUntil(
    `a new ${end}`,
    async () =>
      (await readdir(downloads).catch(() => [])).find((each) => each.endsWith(end) && !before.has(each)) ?? null,
  );
  await (await chief.page()).getByText(name).waitFor();
  return readFile(join(downloads, name));
}

/** A4 in points, and every word of the sheet on it. */
async function expectPaper(pdf: Buffer, sheet: DaySheet, locale: Locale): Promise<void> {
  const { pages, text } = pdfText(pdf);
  expect(pages.length).toBeGreaterThan(0);
  for (const { width, height } of pages) {
    // Chromium counts in whole pixels.
    expect(Math.abs(width - 595.28)).toBeLessThan(1);
    expect(Math.abs(height - 841.89)).toBeLessThan(1.5);
  }
  const words = bare(text);
  const { hall: name, day, sections } = sheetDocument(sheet, locale);
  // How a weekday is joined to its date differs between the two engines.
  const date = day.replace(/^[A-Z][a-z]+,? /, '');
  for (const each of [name, date, locale === 'en' ? 'Jiang Guoqing' : '蒋国庆']) expect(words).toContain(bare(each));
  for (const { title, rows } of sections) {
    expect(words).toContain(bare(title));
    for (const row of rows) {
      for (const cell of row) if (cell !== null) expect(words, `${title}: ${cell}`).toContain(bare(String(cell)));
    }
  }
}

async function expectWorkbook(bytes: Buffer, sheet: DaySheet, locale: Locale): Promise<void> {
  const book = await readWorkbook(bytes);
  const { sections } = sheetDocument(sheet, locale);
  expect(book?.slice(1).map(({ name }) => name)).toEqual(sections.map(({ tab }) => tab));
  for (const { tab, columns, rows } of sections) {
    const found = book?.find(({ name }) => name === tab)?.rows.map((row) => row.map(unescapeCell));
    expect(found, tab).toEqual([columns.map(({ title }) => title), ...rows]);
  }
}

test('the manager opens the sheet by its key: so far, in both languages, and it is what the query says', async () => {
  const page = await chief.page();
  await page.getByRole('heading', { name: '大厅管理' }).waitFor();
  await page.keyboard.press('s');
  await page.locator(`[data-testid=day-sheet][data-day="${DAY}"]`).waitFor();
  await page.getByText(/当天尚未结束/).waitFor();
  const sheet = await sheetOf(null);
  expect(sheet.hall).toMatchObject({ issued: 12, served: 6, unserved: 2 });
  expect(sheet.hall.service.flagged).toBeGreaterThan(0);
  await page.keyboard.press('r');
  expect(await shownTables()).toEqual(asShown(sheet, 'zh-CN'));
  expect(await axeFindings(page)).toEqual([]);
  await chief.screenshot('day-sheet-zh');
  await page.locator('[data-section=windows]').scrollIntoViewIfNeeded();
  await page.locator('[data-section=log]').scrollIntoViewIfNeeded();
  await chief.screenshot('day-sheet-lower-zh');
  await expectPaper(await newFile('.pdf', 'd'), sheet, 'zh-CN');
  await expectWorkbook(await newFile('.xlsx', 'x'), sheet, 'zh-CN');

  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText(/So far, at/).waitFor();
  expect(await shownTables()).toEqual(asShown(sheet, 'en'));
  expect(await axeFindings(page)).toEqual([]);
  await page.locator('[data-section=counts]').scrollIntoViewIfNeeded();
  await chief.screenshot('day-sheet-en');
  await expectPaper(await newFile('.pdf', 'd'), sheet, 'en');
  await expectWorkbook(await newFile('.xlsx', 'x'), sheet, 'en');
  expect((await readdir(downloads)).sort()).toEqual([
    `day-sheet-${DAY}-2.pdf`,
    `day-sheet-${DAY}-2.xlsx`,
    `day-sheet-${DAY}.pdf`,
    `day-sheet-${DAY}.xlsx`,
  ]);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 720, height: 1040 });
  await chief.screenshot('day-sheet-paper-en');
  await page.emulateMedia({ media: null });
  await page.setViewportSize({ width: 1366, height: 768 });
});

test('the next day it is chosen from the list; without a line the figures stay and the screen says so', async () => {
  await server.restart(async () => pass(24 * 60));
  const page = await chief.page();
  const days = page.getByRole('combobox', { name: 'Day' });
  await waitUntil('two days', async () => {
    await page.keyboard.press('r');
    return (await days.locator('option').count()) === 2 ? true : null;
  });
  await days.selectOption(DAY);
  await page.getByText('The day is over').waitFor();
  await chief.screenshot('day-sheet-past-en');
  await server.restart(async () => {
    await page.getByText('The network is down: these are the figures from before.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await chief.screenshot('day-sheet-offline-en');
  });
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Hall console' }).waitFor();
});
