import type { HallFile } from '../../shared/domain/hall/hall-file.ts';
import type { Cell, Column } from './columns.ts';
import { settingsOfOwn } from './own-settings.ts';
import { HALL_FIELDS, HOURS_COLUMNS, SETTINGS_COLUMNS, STAFFING_COLUMNS, TABLE_NAMES, TABLE_SHEETS } from './sheets.ts';

export type Sheet = { readonly name: string; readonly rows: readonly (readonly Cell[])[] };

/** A cell that a spreadsheet could take for a formula gets a leading apostrophe [SE-6]; `unescapeCell` takes it off. */
export function escapeCell(cell: Cell): Cell {
  return typeof cell === 'string' && /^[=+\-@\t\r']/.test(cell) ? `'${cell}` : cell;
}

export function unescapeCell(cell: Cell): Cell {
  return typeof cell === 'string' && /^'[=+\-@\t\r']/.test(cell) ? cell.slice(1) : cell;
}

export function valueAt(row: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined),
    row,
  );
}

export function tableOf(columns: readonly Column[], rows: readonly unknown[]): Cell[][] {
  return [
    columns.map((column) => column.title),
    ...rows.map((row) => columns.map((column) => column.write(valueAt(row, column.path)))),
  ];
}

function hoursRows({ hours }: HallFile): readonly object[] {
  if (hours === 'always') return [{ day: 'always' }];
  const spans = [...Object.entries(hours.weekly), ['makeUp', hours.makeUp] as const];
  return [
    ...spans.flatMap(([day, times]) => times.map((span) => ({ day, ...span }))),
    ...hours.exceptions.flatMap(({ date, spans: times, reason }) =>
      times.length === 0 ? [{ day: date, reason }] : times.map((span) => ({ day: date, ...span, reason })),
    ),
  ];
}

/** The hall file as sheets; `fromWorkbook` reads exactly these. */
export function toWorkbook(file: HallFile): readonly Sheet[] {
  const own = settingsOfOwn(file);
  const settings = Object.entries(file.settings).map(([key, inForce]) => ({
    key,
    value: own[key as keyof typeof own],
    inForce,
  }));
  const staffing = file.groups.flatMap((group) => group.staffing.map((span) => ({ groupId: group.id, ...span })));
  const sheets: Record<string, Cell[][]> = {
    hall: [['key', 'value'], ...HALL_FIELDS.map((each) => [each.title, each.write(valueAt(file, each.path))])],
    ...Object.fromEntries(TABLE_NAMES.map((table) => [table, tableOf(TABLE_SHEETS[table], file[table])])),
    hours: tableOf(HOURS_COLUMNS, hoursRows(file)),
    staffing: tableOf(STAFFING_COLUMNS, staffing),
    settings: tableOf(SETTINGS_COLUMNS, settings),
  };
  return Object.entries(sheets).map(([name, rows]) => ({ name, rows: rows.map((row) => row.map(escapeCell)) }));
}
