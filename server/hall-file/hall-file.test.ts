import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import demo from '../../assets/demo/hall.json' with { type: 'json' };
import { type HallFile, hallFileSchema } from '../../shared/domain/hall/hall-file.ts';
import { WORDS } from '../cli/hall-words.ts';
import type { Cell } from './columns.ts';
import { differenceOf } from './difference.ts';
import { readWorkbook, writeWorkbook } from './excel.ts';
import { writtenForm } from './own-settings.ts';
import { PROBLEM_CODES } from './problem.ts';
import { readHallFile } from './read-hall-file.ts';
import { type Sheet, toWorkbook } from './to-workbook.ts';

const workday = [
  { from: '08:30', to: '12:00' },
  { from: '13:30', to: '17:30' },
];

/** A hall with something in every field. */
const full: HallFile = hallFileSchema.parse({
  ...demo,
  version: 3,
  preset: 'normal-first',
  settings: { overdueMs: 60_000, maxCalls: 4 },
  hours: {
    weekly: {
      mon: workday,
      tue: workday,
      wed: workday,
      thu: workday,
      fri: workday,
      sat: [{ from: '09:00', to: '12:00' }],
    },
    makeUp: [{ from: '09:00', to: '16:00' }],
    exceptions: [
      { date: '2026-12-31', spans: [], reason: '年终结账' },
      { date: '2026-12-30', spans: workday },
    ],
  },
  roster: [
    { windowId: 'w01', days: ['mon', 'sat'], from: '08:30', to: '12:00', a: 's01', b: 's34' },
    { windowId: 'w02', a: 's02' },
  ],
  devices: [
    ...demo.devices,
    { id: 'screen-2', role: 'window', name: '2 号窗口屏', place: '二楼', windowId: 'w02', printer: '80 mm' },
  ],
  groups: demo.groups.map((group) => ({ ...group, realName: true, quota: { am: 80, pm: null } })),
  staff: demo.staff.map((person, index) =>
    index === 0
      ? {
          ...person,
          cover: 's02',
          leave: [
            { from: '2026-12-01', to: '2026-12-05', reason: '培训' },
            { from: '2026-12-09', to: '2026-12-09' },
          ],
        }
      : person,
  ),
});

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hall-file-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function cellAt(sheet: Sheet, title: string, row: number, value: Cell): Sheet {
  const at = sheet.rows[0]?.indexOf(title) ?? -1;
  return { ...sheet, rows: sheet.rows.map((cells, index) => (index === row - 1 ? cells.with(at, value) : cells)) };
}

async function throughExcel(edit: (sheets: readonly Sheet[]) => readonly Sheet[] = (sheets) => sheets) {
  const path = join(folder, 'hall.xlsx');
  await writeWorkbook(path, edit(toWorkbook(full)));
  return readHallFile(path);
}

async function throughJson(value: unknown) {
  const path = join(folder, 'hall.json');
  await writeFile(path, typeof value === 'string' ? value : JSON.stringify(value));
  return readHallFile(path);
}

const placesOf = (result: Awaited<ReturnType<typeof readHallFile>>) =>
  result.ok ? [] : result.error.map(({ place, code }) => `${place} ${code}`);

describe('[OP-3] one schema for JSON and workbook', () => {
  it('a hall goes through Excel and comes back the same', async () => {
    const read = await throughExcel();
    expect(placesOf(read)).toEqual([]);
    expect(read).toEqual({ ok: true, value: full });
  });

  it('a hall goes through JSON and comes back the same, with the settings of its own only', async () => {
    expect(await throughJson(writtenForm(full))).toEqual({ ok: true, value: full });
    expect(writtenForm(full).settings).toEqual({ overdueMs: 60_000, maxCalls: 4 });
  });

  it('a hall that is always open has one row for it', async () => {
    const sheets = toWorkbook(hallFileSchema.parse(demo));
    expect(sheets.find((sheet) => sheet.name === 'hours')?.rows.slice(1)).toEqual([['always', null, null, null]]);
  });

  it('reads what a spreadsheet makes of a time and a flag', async () => {
    const read = await throughExcel((sheets) =>
      sheets.map((sheet) => {
        if (sheet.name === 'hours') return cellAt(sheet, 'from', 2, 8.5 / 24);
        return sheet.name === 'groups' ? cellAt(cellAt(sheet, 'general', 2, true), 'priority', 2, '否') : sheet;
      }),
    );
    expect(read.ok && read.value.groups[0]).toMatchObject({ general: true, priority: false });
    expect(read.ok && read.value.hours).toEqual(full.hours);
  });
});

describe('[OP-3] what is wrong is named with sheet and cell', () => {
  it.each<[string, string, string, number, Cell, string]>([
    ['an unknown zone', 'groups', 'zoneId', 7, 'nowhere', 'groups!I7 unknown-zone'],
    ['a code twice', 'groups', 'id', 3, 'business', 'groups!A3 duplicate'],
    ['a prefix twice', 'groups', 'prefix', 3, 'A', 'groups!B3 duplicate'],
    ['a prefix that is never used', 'groups', 'prefix', 3, 'O', 'groups!B3 wrong-format'],
    ['minutes that are no number', 'groups', 'minutes', 4, 'zehn', 'groups!J4 wrong-type'],
    ['a missing name', 'groups', 'name.zh-CN', 5, null, 'groups!C5 missing'],
    ['a window number out of range', 'windows', 'number', 9, 120, 'windows!B9 too-large-value'],
    ['an unknown group at a window', 'windows', 'groups', 2, 'nothing*2', 'windows!D2 unknown-group'],
    ['an unknown role', 'staff', 'roles', 2, 'king', 'staff!F2 not-allowed'],
    ['a stranger as cover', 'staff', 'cover', 2, 'nobody', 'staff!I2 unknown-person'],
    ['a leave that is no date', 'staff', 'leave', 2, 'tomorrow', 'staff!H2 wrong-format'],
    ['a time that is none', 'hours', 'to', 3, '25:00', 'hours!C3 wrong-format'],
    ['spans one over the other', 'hours', 'from', 3, '11:00', 'hours!B3 overlap'],
    ['a day that is none', 'hours', 'day', 3, 'Montag', 'hours!A3 unknown-day'],
    ['staffing of an unknown group', 'staffing', 'groupId', 2, 'nothing', 'staffing!A2 unknown-group'],
    ['staffing over another', 'staffing', 'from', 3, '10:00', 'staffing!B3 overlap'],
    ['an unknown setting', 'settings', 'key', 3, 'overdue', 'settings!B3 unknown-field'],
    ['an unknown field of the hall', 'hall', 'key', 4, 'colour', 'hall!A4 unknown-field'],
    ['a column nobody knows', 'zones', 'name.en', 1, 'nom', 'zones!C1 unknown-column'],
  ])('%s', async (_name, name, title, row, value, problem) => {
    const read = await throughExcel((sheets) =>
      sheets.map((sheet) => (sheet.name === name ? cellAt(sheet, title, row, value) : sheet)),
    );
    expect(placesOf(read)).toContain(problem);
  });

  it('a sheet that is missing and one that nobody knows', async () => {
    const read = await throughExcel((sheets) => [
      ...sheets.filter((sheet) => sheet.name !== 'windows'),
      { name: 'Sheet1', rows: [] },
    ]);
    expect(placesOf(read)).toEqual(expect.arrayContaining(['windows missing-sheet', 'Sheet1 unknown-sheet']));
  });

  it('a sheet with far too many rows, and a file that is too large', async () => {
    const rows = Array.from({ length: 2001 }, (_, index): Cell[] => [`z${index}`, '区', null]);
    const many = await throughExcel((sheets) =>
      sheets.map((sheet) =>
        sheet.name === 'zones' ? { ...sheet, rows: [...sheet.rows.slice(0, 1), ...rows] } : sheet,
      ),
    );
    expect(placesOf(many)).toContain('zones too-many-rows');
    const path = join(folder, 'huge.json');
    await writeFile(path, '{');
    await truncate(path, 6 * 1024 * 1024);
    expect(placesOf(await readHallFile(path))).toEqual([`${path} too-large`]);
  });

  it('a file that is neither', async () => {
    expect(placesOf(await throughJson('{"schema": 1,'))).toEqual([`${join(folder, 'hall.json')} not-json`]);
    const path = join(folder, 'broken.xlsx');
    await writeFile(path, 'PK\u0003\u0004 not a workbook');
    expect(placesOf(await readHallFile(path))).toEqual([`${path} not-a-workbook`]);
  });

  it('in JSON by its path', async () => {
    const groups = full.groups.map((group, index) => (index === 2 ? { ...group, zoneId: 'nowhere' } : group));
    expect(placesOf(await throughJson({ ...full, groups }))).toEqual(['groups[2].zoneId unknown-zone']);
    expect(placesOf(await throughJson({ ...full, groups: [{ id: 'x', wide: 1 }] }))).toEqual(
      expect.arrayContaining(['groups[0].prefix missing', 'groups[0].wide unknown-field']),
    );
  });

  it('every code has its words in both languages', () => {
    for (const words of Object.values(WORDS))
      expect(Object.keys(words.problems).sort()).toEqual([...PROBLEM_CODES].sort());
  });
});

describe('[SE-6] cells that a spreadsheet could take for formulas', () => {
  const evil = ['=1+1', '+1', '-1', '@sum', "'=1", '\t=1'];
  const names = full.staff.map((person, index) => ({ ...person, plate: evil[index] ?? person.plate }));

  it('are escaped on the way out and read back as they were', async () => {
    const path = join(folder, 'evil.xlsx');
    await writeWorkbook(
      path,
      toWorkbook({ ...full, staff: names.map((each) => ({ ...each, plate: each.plate.trim() })) }),
    );
    const sheets = await readWorkbook(await readFile(path));
    const staff = sheets?.find((sheet) => sheet.name === 'staff');
    const plates = staff?.rows.slice(1, 6).map((row) => row[4]);
    expect(plates).toEqual(["'=1+1", "'+1", "'-1", "'@sum", "''=1"]);
    const read = await readHallFile(path);
    expect(read.ok && read.value.staff.slice(0, 5).map((person) => person.plate)).toEqual(evil.slice(0, 5));
  });
});

describe('[OP-3] the difference', () => {
  it('names what comes, what goes and every field that changes', () => {
    const [first, second, ...others] = full.groups;
    if (first === undefined || second === undefined) throw new Error('the demo has groups');
    const after: HallFile = {
      ...full,
      version: 9,
      cutOverHour: 5,
      groups: [{ ...second, minutes: 99 }, ...others, { ...first, id: 'fresh' }],
      settings: { ...full.settings, maxCalls: 5 },
    };
    expect(
      differenceOf(full, after).map(({ change, place, field, before, after: now }) => [
        change,
        place,
        field,
        before,
        now,
      ]),
    ).toEqual([
      ['changed', 'hall', 'cutOverHour', '4', '5'],
      ['removed', `groups/${first.id}`, '', JSON.stringify(first.name), ''],
      ['changed', `groups/${second.id}`, 'minutes', String(second.minutes), '99'],
      ['added', 'groups/fresh', '', '', JSON.stringify(first.name)],
      ['changed', 'settings', 'maxCalls', '4', '5'],
    ]);
  });

  it('another order of the rows is no difference', () => {
    expect(differenceOf(full, { ...full, staff: full.staff.toReversed(), version: 1 })).toEqual([]);
  });
});
