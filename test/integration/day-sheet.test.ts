import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runDaySheet } from '../../server/cli/run-day-sheet.ts';
import type { Ask } from '../../server/cli/run-operation.ts';
import { readWorkbook } from '../../server/hall-file/excel.ts';
import { type Sheet, unescapeCell } from '../../server/hall-file/to-workbook.ts';
import type { EventRow } from '../../server/storage/ports.ts';
import type { SheetReply } from '../../shared/domain/commands/replies.ts';
import type { DaySheet, Minutes } from '../../shared/domain/day-sheet/day-sheet.ts';
import { sheetDocument } from '../../shared/domain/day-sheet/sheet-document.ts';
import { sheetWords } from '../../shared/domain/day-sheet/sheet-words.ts';
import { hallOf } from '../../shared/domain/hall/hall-of.ts';
import { rosterFileSchema, staffFileSchema } from '../../shared/domain/hall/hall-parts.ts';
import { linesOf } from '../../shared/domain/people/attendance.ts';
import { postsOn } from '../../shared/domain/people/posts.ts';
import { addDays, workWallAt } from '../../shared/domain/people/wall-time.ts';
import { getRow, rowsOf } from '../../shared/lib/table.ts';
import { LOCALES, type Locale } from '../../shared/lib/text.ts';
import type { CommandAck } from '../../shared/protocol/down.ts';
import { aHallFile, DAY, type HallRun } from '../fixtures/a-hall.ts';
import { commandOf, type Step, step, WINDOWS } from '../fixtures/hall-steps.ts';
import { type Recount, recountDay, type Times } from '../fixtures/recount-day.ts';
import { aServer, type Harness, STAFF, type Wire } from './harness.ts';

let harness: Harness;
afterEach(() => harness.stop());

const person = (id: string, login: string, plate: string, role: string) => ({
  id,
  login,
  name: { 'zh-CN': `员工${id}`, en: `Person ${id}` },
  plate,
  roles: [role],
  skills: ['*'],
});
const MORE = z
  .array(staffFileSchema)
  .parse([
    person('sun', 'sun.li', '103', 'clerk'),
    person('zhou', 'zhou.min', '104', 'clerk'),
    person('qi', 'qi.wei', '901', 'manager'),
  ]);
const ROSTER = z.array(rosterFileSchema).parse([
  { windowId: 'w1', a: 'li', b: 'zhou', from: '08:30', to: '21:00' },
  { windowId: 'w2', a: 'wu', b: 'zhou', from: '08:30', to: '21:00' },
  { windowId: 'w3', a: 'sun', b: null, from: '08:30', to: '21:00' },
]);
const NOON = 12 * 60;
const MINUTE = 60_000;
const SEED = Number(process.env.CIVICHALL_SEED ?? Math.floor(Math.random() * 2 ** 31));

type Cast = Record<'kiosk' | 'guide' | 'manager', Wire> & { readonly clerks: readonly Wire[] };
const hallState = () => {
  const state = harness.server.core.hall()?.loop.current().state;
  if (!state) throw new Error('no hall');
  return state;
};

const hallDay = () => hallOf(hallState())?.day ?? '';

async function openHall(): Promise<Cast> {
  const limits = { messagesPerSecond: 100_000, messageBurst: 100_000 };
  harness = await aServer({ hallFile: aHallFile({ staff: [...STAFF, ...MORE], roster: ROSTER }), limits });
  const clerks = [];
  for (const login of ['li.na', 'wu.jun', 'sun.li']) clerks.push(await harness.counter(login));
  const [kiosk, guide, manager] = [
    await harness.device('kiosk'),
    await harness.counter('gu.yi'),
    await harness.counter('qi.wei'),
  ];
  return { clerks, kiosk, guide, manager };
}

/** What a manager, a guide or a citizen does now and then; `pick` chooses, lawful or not. */
type Extra = { readonly act: string; readonly pick: number; readonly waitMs: number };
const extra: fc.Arbitrary<Extra> = fc.record({
  act: fc.constantFrom(
    'family',
    'elderly',
    'elderly',
    'regroup',
    'byNumber',
    'byNumber',
    'release',
    'fault',
    'faultEnd',
    'broadcast',
    'note',
    'help',
    'alarm',
    'closeHelp',
    'stop',
    'resumeIntake',
    'closeWindow',
    'openWindow',
    'openWindow',
    'takeOver',
    'end',
    'sick',
    'back',
    'cover',
    'cover',
    'coverEnd',
    'correct',
    'plan',
  ),
  pick: fc.nat(1000),
  waitMs: fc.constantFrom(20_000, 61_000, 4 * MINUTE),
});
const isStep = (each: Step | Extra): each is Step => 'window' in each;

async function playExtra(cast: Cast, { act, pick }: Extra): Promise<unknown> {
  const { kiosk, guide, manager, clerks } = cast;
  const windowId = WINDOWS[pick % 3] ?? 'w1';
  const clerk = clerks[pick % 3] ?? kiosk;
  const { rows } = await manager.rows('queue');
  const tickets = rows.flatMap((row) => (row.kind === 'ticket' && row.row ? [row.row] : []));
  const some = tickets[pick % Math.max(1, tickets.length)];
  const notices = rows.flatMap((row) => (row.kind === 'notice' && row.row ? [row.row] : []));
  const groupId = ['a', 'b', 'c'][pick % 3] ?? 'a';
  const take = { groupId, locale: 'zh-CN' };
  switch (act) {
    case 'family':
      return kiosk.command('ticket.take', { ...take, class: 'normal', also: [{ groupId: 'c', matters: 1 }] });
    case 'elderly':
      return guide.command('ticket.take', { ...take, class: 'priority', reason: pick % 2 ? 'elderly' : 'unwell' });
    case 'regroup':
      return guide.command('ticket.changeGroup', { ticketId: some?.id ?? 'none', groupId });
    case 'byNumber':
      return manager.command('ticket.callNumber', { windowId, number: some?.number ?? 'A001', reason: 'hardship' });
    case 'release':
      return manager.command('window.release', { windowId });
    case 'fault': {
      const groupIds = pick % 2 ? [groupId] : [];
      return manager.command('fault.declare', { fault: 'network', groupIds, minutes: 20 });
    }
    case 'faultEnd':
      return manager.command('notice.end', { noticeId: notices[0]?.id ?? 'none' });
    case 'broadcast':
      return manager.command('notice.post', { text: { 'zh-CN': '请注意', en: `Notice ${pick}` }, minutes: 5 });
    case 'note':
      return manager.command('incident.note', { windowId: null, note: `Note ${pick}` });
    case 'help':
      return clerk.command('help.raise', { windowId });
    case 'alarm':
      return manager.command('alarm.take', { key: `long-wait:${groupId}` });
    case 'closeHelp': {
      const { rows: log } = await manager.rows('manage');
      const help = log.find((row) => row.kind === 'incident' && row.row?.kind === 'help' && row.row.closed === null);
      return manager.command('incident.close', { incidentId: help?.id ?? 'none', note: 'It is settled.' });
    }
    case 'stop':
      return manager.command('intake.set', { groupId, intake: 'stopped' });
    case 'resumeIntake':
      return manager.command('intake.set', { groupId: null, intake: 'open' });
    case 'closeWindow':
      return clerk.command('window.close', { windowId });
    case 'end':
      return manager.command('service.end', { windowId, ticketId: some?.id ?? 'none', outcome: 'advice' });
    case 'sick': {
      const staffId = ['li', 'wu', 'sun', 'zhou'][pick % 4] ?? 'li';
      const day = pick % 3 === 0 ? addDays(hallDay(), 1) : hallDay();
      const [from, to] = [`${day}T${pick % 2 ? '10:00' : '00:00'}`, `${day}T${pick % 2 ? '12:30' : '24:00'}`];
      return manager.command('leave.record', { staffId, kind: pick % 5 ? 'sick' : 'training', from, to });
    }
    case 'back': {
      const leaves = [...rowsOf(hallState().leaves)].filter(({ kind }) => kind !== 'official');
      return manager.command('leave.withdraw', { leaveId: leaves[pick % Math.max(1, leaves.length)]?.id ?? 'none' });
    }
    case 'cover': {
      const day = pick % 4 === 0 ? addDays(hallDay(), 1) : hallDay();
      const post = postsOn(hallState(), day).filter(({ who, to }) => who === null && to > NOON)[0];
      const staffId = ['sun', 'zhou', 'wu', 'li'][pick % 4] ?? 'sun';
      const payload = { day, windowId: post?.windowId ?? 'none', from: post?.from ?? 0, staffId, move: pick % 2 === 0 };
      return manager.command('cover.confirm', payload);
    }
    case 'coverEnd':
      return manager.command('cover.end', { coverId: [...rowsOf(hallState().covers)][0]?.id ?? 'none' });
    case 'correct': {
      const reason = pick % 3 === 0 ? null : pick % 3 === 1 ? 'agreed' : 'was-here';
      return manager.command('attendance.correct', { staffId: ['li', 'wu', 'sun', 'zhou'][pick % 4], reason });
    }
    case 'plan': {
      const shifts = [{ from: '08:00', to: '20:00', a: ['zhou', 'sun'][pick % 2] ?? 'sun', b: null }];
      return manager.command('roster.set', { windowId, days: [addDays(hallDay(), pick % 2)], shifts });
    }
    default:
      return clerk.command('window.open', { windowId, takeOver: act === 'takeOver' });
  }
}

/** Somebody at a window mostly does what comes next there. */
function natural({ act, window }: Step): string {
  const next = { free: 'next', called: 'start', serving: 'finish', paused: 'resume', closed: 'next' } as const;
  if (!['next', 'start', 'finish'].includes(act)) return act;
  return next[getRow(hallState().windows, WINDOWS[window] ?? '')?.status ?? 'free'];
}

/** A day of presses, lawful and not; what is refused leaves no event. Answers how many went well. */
async function playDay(cast: Cast, seed: number, presses: number): Promise<number> {
  const steps = fc.sample(fc.oneof({ weight: 4, arbitrary: step }, { weight: 1, arbitrary: extra }), {
    seed,
    numRuns: presses,
  });
  let done = 0;
  for (const each of steps) {
    harness.time.jump(each.waitMs >= 15 * MINUTE ? 3 * MINUTE : each.waitMs);
    let ack: unknown;
    if (!isStep(each)) ack = await playExtra(cast, each);
    else if (each.act === 'take' || each.act === 'priority') {
      const groupId = ['a', 'b', 'c'][each.group] ?? 'a';
      const kind = each.act === 'take' ? 'normal' : 'priority';
      ack = await cast.kiosk.command('ticket.take', { groupId, class: kind, locale: 'zh-CN' });
    } else {
      const command = commandOf({ state: hallState() } as HallRun, { ...each, act: natural(each) });
      if (command) ack = await cast.clerks[each.window]?.command(command.type, command.payload);
    }
    if ((ack as CommandAck | undefined)?.ok) done += 1;
  }
  return done;
}

async function openAll({ clerks }: Cast): Promise<void> {
  for (const [index, clerk] of clerks.entries()) {
    await clerk.command('window.open', { windowId: WINDOWS[index], takeOver: true });
  }
}

/** The leftovers get their outcomes, the note is written. */
async function evening({ manager }: Cast): Promise<void> {
  await manager.command('intake.set', { groupId: null, intake: 'stopped' });
  const { rows } = await manager.rows('queue');
  const open = rows.flatMap((row) => (row.kind === 'ticket' && row.row?.status === 'waiting' ? [row.row.id] : []));
  const settle = (ids: string[], outcome: string) =>
    ids.length === 0 ? null : manager.command('leftover.settle', { ticketIds: ids, outcome, note: 'by arrangement' });
  await settle(open.slice(0, 2), 'first-tomorrow');
  await settle(open.slice(2, 3), 'call-back');
  await settle(open.slice(3, 4), 'served-late');
  await manager.command('day.handOver', { note: 'Window 2: the printer needs a look.' });
}

async function storedEvents(): Promise<readonly EventRow[]> {
  const scope = harness.server.core.hall()?.id ?? '';
  return harness.storage.read((reader) => reader.listEvents(scope, 0, 1_000_000));
}

async function sheetOf(manager: Wire, day?: string): Promise<{ sheet: DaySheet; days: readonly string[] }> {
  const ack = await manager.command('day.sheet', day === undefined ? {} : { day });
  if (!ack.ok) throw new Error(`refused: ${ack.code}`);
  const { sheet, days } = ack.reply as SheetReply;
  if (sheet === null) throw new Error('no sheet');
  return { sheet, days };
}

const near = (value: number) => Math.round(value * 10) / 10;
const times = ({ count, mean, median, p90, longest, flagged }: Minutes) => [count, mean, median, p90, longest, flagged];
const again = ({ n, mean, median, p90, longest, flagged }: Times) => [
  n,
  near(mean),
  near(median),
  near(p90),
  near(longest),
  flagged,
];
const counts = (of: readonly { reason: string; count: number }[]) =>
  Object.fromEntries(of.map(({ reason, count }) => [reason, count]));

/** Sheet and recount in one shape. */
function fromSheet(sheet: DaySheet) {
  const figures = (of: DaySheet['hall']) => {
    const { issued, served, noShows, cancelled, unserved, open } = of;
    const wait = { normal: times(of.wait.normal), priority: times(of.wait.priority) };
    return { issued, served, noShows, cancelled, unserved, open, wait, service: times(of.service) };
  };
  const { called, priority, moved, outcome, cancelled, pause, passed } = sheet.reasons;
  return {
    hall: figures(sheet.hall),
    groups: Object.fromEntries(sheet.groups.map((group) => [group.id, figures(group)])),
    windows: Object.fromEntries(
      sheet.windows.map(({ id, served, openMin, busyMin, pausedMin, clerks }) => [
        id,
        { served, openMin, busyMin, pausedMin, clerks: clerks.map(({ plate }) => plate).sort() },
      ]),
    ),
    left: sheet.leftovers.map(({ number, outcome: what, by }) => `${number} ${what} ${by.plate}`).sort(),
    incidents: sheet.incidents.map(({ id, kind }) => `${id} ${kind}`).sort(),
    taken: sheet.alarms.map(({ by }) => by.plate),
    broadcasts: sheet.broadcasts.map(({ text }) => text.en),
    hands: (sheet.people?.attendance ?? [])
      .filter(({ firstAt, correction }) => firstAt !== null || correction !== null)
      .map(({ who, firstAt, outAt, pauses, pausedMin, correction }) =>
        [who.plate, firstAt, outAt, pauses, pausedMin, correction?.reason ?? ''].join(' '),
      )
      .sort(),
    away: (sheet.people?.leaves ?? []).map(({ who, kind }) => `${who.plate} ${kind}`).sort(),
    covers: (sheet.people?.covers ?? [])
      .map(({ window, who, from, to }) => `${window} ${who.plate} ${from} ${to}`)
      .sort(),
    handOver: sheet.handOver && { note: sheet.handOver.note, plate: sheet.handOver.by.plate },
    reasons: {
      called: counts(called),
      priority: counts(priority),
      moved: counts(moved),
      outcome: counts(outcome),
      cancelled: counts(cancelled),
      pause: counts(pause),
      passed,
    },
  };
}

function fromRecount(recount: Recount): ReturnType<typeof fromSheet> {
  const figures = ({ wait, service, ...rest }: Recount['hall']) => ({
    ...rest,
    wait: { normal: again(wait.normal), priority: again(wait.priority) },
    service: again(service),
  });
  return {
    hall: figures(recount.hall),
    groups: Object.fromEntries(['a', 'b', 'c'].map((id) => [id, figures(recount.group(id))])),
    windows: Object.fromEntries(
      Object.entries(recount.windows).map(([id, { served, openMin, busyMin, pausedMin, clerks }]) => [
        id,
        {
          served,
          openMin: near(openMin),
          busyMin: near(busyMin),
          pausedMin: near(pausedMin),
          clerks: [...clerks].sort(),
        },
      ]),
    ),
    left: recount.left.map(({ number, outcome, plate }) => `${number} ${outcome} ${plate}`).sort(),
    incidents: recount.incidents.map(({ id, kind }) => `${id} ${kind}`).sort(),
    taken: recount.taken,
    broadcasts: recount.broadcasts,
    hands: recount.hands
      .filter(({ first, reason }) => first !== null || reason !== '')
      .map(({ plate, first, out, pauses, pausedMin, reason }) =>
        [plate, first, out, pauses, near(pausedMin), reason].join(' '),
      )
      .sort(),
    away: [...recount.away].sort(),
    covers: [...recount.covers].sort(),
    handOver: recount.handOver,
    reasons: recount.reasons,
  };
}

/** The tables of a workbook are those of the sheet. */
function expectTables(tables: readonly Sheet[] | undefined, sheet: DaySheet, locale: Locale): void {
  expect(tables?.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map(unescapeCell)) }))).toEqual(
    sheetDocument(sheet, locale).sections.map(({ tab, columns, rows }) => ({
      name: tab,
      rows: [columns.map(({ title }) => title), ...rows],
    })),
  );
}

type Forgery = readonly [type: string, change: ((body: string) => string) | undefined];
const earlier = (body: string) => body.replace(/"at":(\d+)/, (_, at) => `"at":${Number(at) - 7 * MINUTE}`);
/** What somebody might do to the books; undefined = an event is taken out. */
const FORGERIES: readonly Forgery[] = [
  ['ticket.issued', undefined],
  ['ticket.called', undefined],
  ['ticket.finished', earlier],
  ['ticket.finished', undefined],
  ['window.paused', undefined],
  ['incident.added', undefined],
  ['leftover.settled', undefined],
  ['leave.recorded', undefined],
  ['window.opened', earlier],
  ['day.handedOver', (body) => body.replace('printer', 'kettle')],
];

/** The books with one event of a type forged, one after the other; an act that was taken back leaves few traces. */
function forged(events: readonly EventRow[], [type, change]: Forgery): EventRow[][] {
  const some = events.filter((row) => row.type === type).slice(0, 6);
  return some.map((row) =>
    events.flatMap((each) => {
      if (each !== row) return [each];
      return change === undefined ? [] : [{ ...each, body: change(each.body) }];
    }),
  );
}

describe(`[QU-15] the day sheet (seed ${SEED})`, () => {
  it('equals an independent recount from the stored events, today and when the day is long past', async () => {
    const cast = await openHall();
    await openAll(cast);
    const away = { staffId: 'qi', kind: 'official', from: `${DAY}T00:00`, to: `${DAY}T24:00` };
    expect(await cast.manager.command('leave.record', away)).toMatchObject({ ok: true });
    expect(await playDay(cast, SEED, 500)).toBeGreaterThan(100);
    await evening(cast);
    const { sheet: sofar } = await sheetOf(cast.manager);
    expect(sofar.until).toBeNull();
    // Beside the plan: late, missed, on leave, as the manager saw it a moment ago.
    const lines = linesOf(hallState(), workWallAt(hallState(), sofar.at), sofar.at, []);
    expect(sofar.people?.attendance.map(({ who, state, minutes }) => [who.plate, state, minutes])).toEqual(
      lines.map(({ plate, state, minutes }) => [plate, state, minutes]),
    );
    expect(lines.length).toBeGreaterThanOrEqual(3);
    const stored = await storedEvents();
    expect(fromSheet(sofar)).toEqual(fromRecount(recountDay(stored, DAY, sofar.at)));
    for (const { issued, movedIn, movedOut, served, noShows, cancelled, unserved, open } of [
      sofar.hall,
      ...sofar.groups,
    ]) {
      expect(issued + movedIn - movedOut).toBe(served + noShows + cancelled + unserved + open);
    }

    // The next day: windows that nobody closed stay open over the night, what was open is ended by the close.
    harness.time.jump(24 * 60 * MINUTE);
    await openAll(cast);
    expect(await playDay(cast, SEED + 1, 150)).toBeGreaterThan(20);
    const { sheet: over, days } = await sheetOf(cast.manager, DAY);
    expect(days).toEqual(['2026-11-24', DAY]);
    expect(over.until).not.toBeNull();
    const later = await storedEvents();
    const recounted = fromRecount(recountDay(later, DAY, over.at));
    expect(fromSheet(over)).toEqual(recounted);
    expect(over.hall.open).toBe(0);
    const { sheet: second } = await sheetOf(cast.manager, '2026-11-24');
    expect(fromSheet(second)).toEqual(fromRecount(recountDay(later, '2026-11-24', second.at)));
    expect(second.handOver).toBeNull();

    // The workbook that comes with the answer holds the same tables, in both languages.
    for (const file of LOCALES) {
      const ack = await cast.manager.command('day.sheet', { day: DAY, file });
      const reply = (ack.ok ? ack.reply : null) as SheetReply | null;
      const book = await readWorkbook(Buffer.from(reply?.file ?? '', 'base64'));
      expect(book?.[0]?.name).toBe(sheetWords(file)('sheet.summary'));
      expectTables(book?.slice(1), over, file);
    }

    // The command line says the same, and writes the same workbook.
    const said: string[] = [];
    const xlsx = join(harness.folder, 'day.xlsx');
    const ask = (_operation: string, input: { day: string | null }) => harness.server.core.operations.daySheet(input);
    const deps = { ask: ask as unknown as Ask, print: (line: string) => void said.push(line), locale: 'en' } as const;
    await runDaySheet(deps, { command: 'day-sheet', day: DAY, xlsx });
    for (const { title, rows } of sheetDocument(over, 'en').sections) {
      const at = said.indexOf(`== ${title}`);
      rows.forEach((row, index) => {
        const line = said[at + 2 + index] ?? '';
        for (const cell of row) if (cell !== null) expect(line).toContain(String(cell));
      });
    }
    expectTables((await readWorkbook(await readFile(xlsx)))?.slice(1), over, 'en');

    // Negative control: one forged event, and the recount no longer agrees (or finds the books impossible).
    for (const forgery of FORGERIES) {
      const books = forged(later, forgery);
      const noticed = books.filter((rows) => {
        try {
          return JSON.stringify(fromRecount(recountDay(rows, DAY, over.at))) !== JSON.stringify(recounted);
        } catch (error) {
          if (error instanceof Error) return true;
          throw error;
        }
      });
      if (books.length > 0) expect(noticed, `a forged ${forgery[0]} goes unnoticed`).not.toEqual([]);
    }
  });

  it("[SE-5] is the manager's alone, and says nothing of a day that was not", async () => {
    const cast = await openHall();
    for (const wire of [cast.guide, cast.kiosk, ...cast.clerks]) {
      expect(await wire.command('day.sheet', {})).toMatchObject({ ok: false, code: 'denied' });
    }
    expect(await cast.manager.command('day.sheet', { day: '2026-11-24' })).toMatchObject({ code: 'day.unknown' });
    expect(await cast.manager.command('day.sheet', { day: '2026-11-20' })).toMatchObject({
      reply: { sheet: null, days: [DAY] },
    });
    const { sheet } = await sheetOf(cast.manager);
    expect(sheet.hall).toMatchObject({ issued: 0, served: 0, waitAll: { count: 0, mean: 0, longest: 0 } });
  });
});
