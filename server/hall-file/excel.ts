/** Reads and writes workbooks. The libraries are loaded when a workbook is met: a server that only serves starts without them. */
import { writeFile } from 'node:fs/promises';
import type { Cell } from './columns.ts';
import type { Sheet } from './to-workbook.ts';

/** A date cell comes as a moment of UTC: its calendar date is what was typed. */
function toCell(value: unknown): Cell {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** Values only; of a formula its last result. Undefined when the bytes are no workbook. */
export async function readWorkbook(bytes: Buffer): Promise<readonly Sheet[] | undefined> {
  const { default: readExcel } = await import('read-excel-file/node');
  try {
    const sheets = await readExcel(bytes);
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(toCell)) }));
  } catch (error) {
    // The library throws a plain error for every kind of damage; a stranger's bytes are no bug of ours.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** The bytes of a workbook. Text cells are written as text, whatever they look like. */
export async function workbookOf(sheets: readonly Sheet[]): Promise<Buffer> {
  const written = sheets.map(({ name, rows }) => ({
    sheet: name,
    stickyRowsCount: 1,
    data: rows.map((row, index) =>
      row.map((value) => {
        if (value === null) return null;
        const weight = index === 0 ? { fontWeight: 'bold' as const } : {};
        switch (typeof value) {
          case 'number':
            return { value, type: Number, ...weight };
          case 'boolean':
            return { value, type: Boolean, ...weight };
          default:
            return { value, type: String, ...weight };
        }
      }),
    ),
  }));
  const { default: writeExcel } = await import('write-excel-file/node');
  return writeExcel(written).toBuffer();
}

export async function writeWorkbook(path: string, sheets: readonly Sheet[]): Promise<void> {
  await writeFile(path, await workbookOf(sheets));
}
