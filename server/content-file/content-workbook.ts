import { CONTENT_LISTS } from '../../shared/domain/catalogue/content.ts';
import { type Column, text } from '../hall-file/columns.ts';
import { type Line, linesOf, type RawFile, setAt } from '../hall-file/from-workbook.ts';
import type { Path, Problem } from '../hall-file/problem.ts';
import { escapeCell, type Sheet, tableOf, valueAt } from '../hall-file/to-workbook.ts';
import { CONTENT_SHEETS, MAX_CONTENT_ROWS, type PartSheet } from './content-sheets.ts';
import type { ExportedContent } from './exported-content.ts';

type Raw = Record<string, unknown>;
type Owned = { readonly key: string; readonly row: Raw; readonly path: Path };
type AnySheet = Omit<PartSheet, 'owner' | 'into'>;

const sheetNames = (sheets: readonly AnySheet[]): readonly string[] =>
  sheets.flatMap(({ name, parts }) => [name, ...sheetNames(parts)]);

/** Columns of a part with the one that names its owner: `item`, or `line/stage` where the owner is a part itself. */
const withOwner = (part: PartSheet): readonly Column[] => [text(part.owner), ...part.columns];

/** Empty cells of what may be nothing; the deepest first, so that a limit with an empty note is not nothing. */
function setNulls(row: Raw, nullable: readonly string[]): void {
  for (const title of [...nullable].reverse()) {
    const path = title.split('.');
    const owner = path.length === 1 ? row : (row[path[0] ?? ''] as Raw | undefined);
    const key = path.at(-1) ?? '';
    if (owner !== undefined && owner !== null && owner[key] === undefined) owner[key] = null;
  }
}

/** Turns sheets into the JSON form, not yet checked, with the cell behind every field. A sheet that is not there is not imported. */
export function contentFromWorkbook(sheets: readonly Sheet[]): RawFile {
  const problems: Problem[] = [];
  const places = new Map<string, string>();
  const note = (path: Path, place: string) => {
    const key = path.map(String).join('/');
    if (!places.has(key)) places.set(key, place);
  };
  const known = sheetNames(CONTENT_SHEETS);
  for (const { name } of sheets) {
    if (!known.includes(name)) problems.push({ place: name, code: 'unknown-sheet', detail: '' });
  }
  const read = (name: string, columns: readonly Column[]): readonly Line[] => {
    const sheet = sheets.find((each) => each.name === name);
    return sheet === undefined ? [] : linesOf(sheet, columns, problems, MAX_CONTENT_ROWS);
  };

  function rowOf(line: Line, { columns, nullable, parts }: AnySheet, path: Path): Raw {
    const row: Raw = Object.fromEntries(parts.map((part) => [part.into, []]));
    note(path, line.place(columns[0]?.title ?? ''));
    for (const column of columns) {
      const place = line.place(column.title);
      for (let length = 1; length <= column.path.length; length += 1)
        note([...path, ...column.path.slice(0, length)], place);
      const value = line.values.get(column.title);
      if (value !== undefined) setAt(row, column.path, value);
    }
    setNulls(row, nullable);
    return row;
  }

  function readParts(parts: readonly PartSheet[], owners: readonly Owned[]): void {
    const byKey = new Map(owners.map((owner) => [owner.key, owner]));
    for (const part of parts) {
      const inner: Owned[] = [];
      for (const line of read(part.name, withOwner(part))) {
        const key = String(line.values.get(part.owner) ?? '');
        const owner = byKey.get(key);
        if (owner === undefined) {
          problems.push({ place: line.place(part.owner), code: 'unknown-row', detail: key });
          continue;
        }
        const list = owner.row[part.into] as Raw[];
        const path = [...owner.path, part.into, list.length];
        const row = rowOf(line, part, path);
        list.push(row);
        inner.push({ key: `${key}/${String(row.id)}`, row, path });
      }
      readParts(part.parts, inner);
    }
  }

  const raw: Raw = {};
  for (const sheet of CONTENT_SHEETS) {
    if (!sheets.some(({ name }) => name === sheet.name)) {
      const orphans = sheetNames(sheet.parts).filter((name) => sheets.some((each) => each.name === name));
      for (const name of orphans) problems.push({ place: name, code: 'missing-sheet', detail: sheet.name });
      continue;
    }
    const list = CONTENT_LISTS[sheet.kind];
    note([list], `${sheet.name}!A1`);
    const rows = read(sheet.name, sheet.columns).map((line, index): Owned => {
      const path = [list, index];
      const row = rowOf(line, sheet, path);
      return { key: String(row.id), row, path };
    });
    readParts(sheet.parts, rows);
    raw[list] = rows.map(({ row }) => row);
  }
  return {
    raw,
    problems,
    placeOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const found = places.get(path.slice(0, length).map(String).join('/'));
        if (found !== undefined) return found;
      }
      return path.map(String).join('.');
    },
  };
}

type OwnedRow = { readonly owner: string; readonly row: object };

function partSheets(parts: readonly PartSheet[], owners: readonly OwnedRow[]): readonly Sheet[] {
  return parts.flatMap((part) => {
    const rows = owners.flatMap(({ owner, row }) =>
      (valueAt(row, [part.into]) as readonly object[]).map((each) => ({ ...each, [part.owner]: owner })),
    );
    const inner = rows.map(
      (row): OwnedRow => ({
        owner: `${String(valueAt(row, [part.owner]))}/${String(valueAt(row, ['id']))}`,
        row,
      }),
    );
    return [{ name: part.name, rows: tableOf(withOwner(part), rows) }, ...partSheets(part.parts, inner)];
  });
}

/** All content as sheets; `contentFromWorkbook` reads exactly these. */
export function contentToWorkbook(content: ExportedContent): readonly Sheet[] {
  return CONTENT_SHEETS.flatMap((sheet) => {
    const rows: readonly { readonly id: string }[] = content[CONTENT_LISTS[sheet.kind]];
    const owners = rows.map((row): OwnedRow => ({ owner: row.id, row }));
    return [{ name: sheet.name, rows: tableOf(sheet.columns, rows) }, ...partSheets(sheet.parts, owners)];
  }).map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map(escapeCell)) }));
}
