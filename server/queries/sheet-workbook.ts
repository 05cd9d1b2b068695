import type { DaySheet } from '../../shared/domain/day-sheet/day-sheet.ts';
import { sheetDocument } from '../../shared/domain/day-sheet/sheet-document.ts';
import { sheetWords } from '../../shared/domain/day-sheet/sheet-words.ts';
import type { Locale } from '../../shared/lib/text.ts';
import { escapeCell, type Sheet } from '../hall-file/to-workbook.ts';

/** The day sheet as a workbook: a summary, then a sheet for each of its tables [SE-6]. */
export function sheetWorkbook(sheet: DaySheet, locale: Locale): readonly Sheet[] {
  const words = sheetWords(locale);
  const { title, hall, day, state, facts, sections } = sheetDocument(sheet, locale);
  const summary: Sheet = {
    name: words('sheet.summary'),
    rows: [
      [`${title} ${sheet.day}`, null],
      [hall, null],
      [day, null],
      [state, null],
      ...facts.map(({ label, value }) => [label, value]),
    ],
  };
  const tables = sections.map(({ tab, columns, rows }) => ({
    name: tab,
    rows: [columns.map((column) => column.title), ...rows],
  }));
  return [summary, ...tables].map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map(escapeCell)) }));
}
