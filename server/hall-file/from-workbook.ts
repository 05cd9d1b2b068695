import { WEEKDAYS } from '../../shared/domain/hours/hours-schema.ts';
import type { Cell, Column } from './columns.ts';
import type { Path, Problem } from './problem.ts';
import {
  HALL_FIELDS,
  HOURS_COLUMNS,
  MAX_ROWS,
  SETTINGS_COLUMNS,
  SHEET_NAMES,
  STAFFING_COLUMNS,
  TABLE_NAMES,
  TABLE_SHEETS,
} from './sheets.ts';
import { type Sheet, unescapeCell } from './to-workbook.ts';

/** The workbook in the form of the JSON file, not yet checked, and the cell behind every field of it. */
export type RawFile = {
  readonly raw: Record<string, unknown>;
  readonly placeOf: (path: Path) => string;
  readonly problems: readonly Problem[];
};

/** One row of a sheet: what was typed, by title, and where. */
export type Line = { readonly values: ReadonlyMap<string, unknown>; readonly place: (title: string) => string };

function letters(index: number): string {
  const rest = index % 26;
  const letter = String.fromCharCode(65 + rest);
  return index < 26 ? letter : letters((index - rest) / 26 - 1) + letter;
}

function isBlank(cell: Cell | undefined): cell is null | undefined {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

export function linesOf(
  sheet: Sheet,
  columns: readonly Column[],
  problems: Problem[],
  maxRows = MAX_ROWS,
): readonly Line[] {
  const [titles = [], ...rows] = sheet.rows;
  const at = new Map<string, number>();
  titles.forEach((title, index) => {
    if (isBlank(title)) return;
    const place = `${sheet.name}!${letters(index)}1`;
    const known = columns.some((column) => column.title === title);
    if (!known) problems.push({ place, code: 'unknown-column', detail: String(title) });
    else if (at.has(String(title))) problems.push({ place, code: 'duplicate-column', detail: String(title) });
    else at.set(String(title), index);
  });
  if (rows.length > maxRows) {
    problems.push({ place: sheet.name, code: 'too-many-rows', detail: `${rows.length} (<= ${maxRows})` });
    return [];
  }
  return rows.flatMap((row, number): Line[] => {
    if (row.every(isBlank)) return [];
    const values = new Map<string, unknown>();
    for (const column of columns) {
      const cell = unescapeCell(row[at.get(column.title) ?? -1] ?? null);
      if (isBlank(cell) && column.isList) values.set(column.title, []);
      if (!isBlank(cell)) values.set(column.title, column.read(typeof cell === 'string' ? cell.trim() : cell));
    }
    const place = (title: string) => {
      const index = at.get(title);
      return `${sheet.name}!${index === undefined ? '' : letters(index)}${number + 2}`;
    };
    return [{ values, place }];
  });
}

export function setAt(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key = '', ...rest] = path;
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  const inner = (target[key] ?? {}) as Record<string, unknown>;
  target[key] = inner;
  setAt(inner, rest, value);
}

/** Turns sheets into the JSON form. Never throws: what is wrong with the sheets themselves is a problem with a place. */
export function fromWorkbook(sheets: readonly Sheet[]): RawFile {
  const problems: Problem[] = [];
  const places = new Map<string, string>();
  const note = (path: Path, place: string) => places.set(path.map(String).join('/'), place);
  const raw: Record<string, unknown> = {};

  for (const sheet of sheets) {
    if (!SHEET_NAMES.includes(sheet.name)) problems.push({ place: sheet.name, code: 'unknown-sheet', detail: '' });
  }
  function read(name: string, columns: readonly Column[], needed: boolean): readonly Line[] {
    const sheet = sheets.find((each) => each.name === name);
    if (sheet === undefined && needed) problems.push({ place: name, code: 'missing-sheet', detail: '' });
    return sheet === undefined ? [] : linesOf(sheet, columns, problems);
  }
  /** A row of a table, with the place of every field of it, blank ones too. */
  function rowOf(line: Line, columns: readonly Column[], path: Path): Record<string, unknown> {
    const row: Record<string, unknown> = {};
    note(path, line.place(columns[0]?.title ?? ''));
    for (const column of columns) {
      note([...path, ...column.path], line.place(column.title));
      if (column.path.length === 2 && !places.has([...path, column.path[0] ?? ''].join('/')))
        note([...path, column.path[0] ?? ''], line.place(column.title));
      const value = line.values.get(column.title);
      if (value !== undefined) setAt(row, column.path, value);
    }
    return row;
  }

  const fields = new Map(HALL_FIELDS.map((field) => [field.title, field]));
  const keyValue: readonly Column[] = [
    { title: 'key', path: ['key'], read: String, write: String as never },
    { title: 'value', path: ['value'], read: (cell) => cell, write: String as never },
  ];
  for (const line of read('hall', keyValue, true)) {
    const field = fields.get(String(line.values.get('key')));
    const value = line.values.get('value');
    if (field === undefined) {
      problems.push({ place: line.place('key'), code: 'unknown-field', detail: String(line.values.get('key') ?? '') });
      continue;
    }
    note(field.path, line.place('value'));
    if (value !== undefined) setAt(raw, field.path, field.read(value as string | number | boolean));
  }

  for (const table of TABLE_NAMES) {
    note([table], `${table}!A1`);
    const columns = TABLE_SHEETS[table];
    raw[table] = read(table, columns, table !== 'devices' && table !== 'roster').map((line, index) =>
      rowOf(line, columns, [table, index]),
    );
  }

  readStaffing(read('staffing', STAFFING_COLUMNS, false));
  function readStaffing(lines: readonly Line[]): void {
    const groups = raw.groups as Record<string, unknown>[];
    for (const line of lines) {
      const index = groups.findIndex((group) => group.id === line.values.get('groupId'));
      const group = groups[index];
      if (group === undefined) {
        const detail = String(line.values.get('groupId') ?? '');
        problems.push({ place: line.place('groupId'), code: 'unknown-group', detail });
        continue;
      }
      const spans = (group.staffing ?? []) as unknown[];
      group.staffing = spans;
      spans.push(rowOf(line, STAFFING_COLUMNS.slice(1), ['groups', index, 'staffing', spans.length]));
    }
  }

  note(['hours'], 'hours!A1');
  readHours(read('hours', HOURS_COLUMNS, true));
  function readHours(lines: readonly Line[]): void {
    if (lines.some((line) => line.values.get('day') === 'always')) {
      raw.hours = 'always';
      return;
    }
    const weekly: Record<string, unknown[]> = {};
    const makeUp: unknown[] = [];
    const exceptions: { date: unknown; spans: unknown[]; reason?: unknown }[] = [];
    const span = (line: Line, into: unknown[], path: Path) =>
      into.push(rowOf(line, HOURS_COLUMNS.slice(1, 3), ['hours', ...path, into.length]));
    for (const line of lines) {
      const day = String(line.values.get('day') ?? '');
      if ((WEEKDAYS as readonly string[]).includes(day)) {
        const into = weekly[day] ?? [];
        weekly[day] = into;
        span(line, into, ['weekly', day]);
      } else if (day === 'makeUp') span(line, makeUp, ['makeUp']);
      else if (/^\d{4}-\d{2}-\d{2}$/.test(day)) {
        let index = exceptions.findIndex((each) => each.date === day);
        if (index < 0) {
          index = exceptions.push({ date: day, spans: [] }) - 1;
          note(['hours', 'exceptions', index], line.place('day'));
        }
        const exception = exceptions[index];
        if (exception === undefined) continue;
        const reason = line.values.get('reason');
        if (reason !== undefined) exception.reason = reason;
        if (line.values.has('from') || line.values.has('to'))
          span(line, exception.spans, ['exceptions', index, 'spans']);
      } else problems.push({ place: line.place('day'), code: 'unknown-day', detail: day });
    }
    raw.hours = { weekly, makeUp, exceptions };
  }

  const settings: Record<string, unknown> = {};
  note(['settings'], 'settings!A1');
  for (const line of read('settings', SETTINGS_COLUMNS, false)) {
    const key = String(line.values.get('key') ?? '');
    note(['settings', key], line.place('value'));
    const value = line.values.get('value');
    if (value !== undefined) settings[key] = value;
  }
  raw.settings = settings;

  return {
    raw,
    problems,
    placeOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const found = places.get(path.slice(0, length).map(String).join('/'));
        if (found !== undefined) return found;
      }
      return `hall!${path.map(String).join('.')}`;
    },
  };
}
