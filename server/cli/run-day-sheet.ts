import { sheetDocument } from '../../shared/domain/day-sheet/sheet-document.ts';
import type { SheetCell, SheetSection } from '../../shared/domain/day-sheet/sheet-section.ts';
import { sheetWords } from '../../shared/domain/day-sheet/sheet-words.ts';
import type { Locale } from '../../shared/lib/text.ts';
import type { OperationInvocation } from '../config.ts';
import { writeWorkbook } from '../hall-file/excel.ts';
import { sheetWorkbook } from '../queries/sheet-workbook.ts';
import { outcomeLine } from './hall-words.ts';
import type { Ask } from './run-operation.ts';

type Deps = { readonly ask: Ask; readonly print: (line: string) => void; readonly locale: Locale };
type Invocation = Extract<OperationInvocation, { command: 'day-sheet' }>;

/** Chinese characters are two columns wide on a terminal. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;
const widthOf = (text: string) => [...text].reduce((sum, each) => sum + (WIDE.test(each) ? 2 : 1), 0);

const textOf = (cell: SheetCell) => (cell === null ? '' : String(cell));

/** One table with aligned columns; numbers to the right. */
export function tableLines({ columns, rows }: Pick<SheetSection, 'columns' | 'rows'>): readonly string[] {
  const cells = [columns.map(({ title }) => title), ...rows.map((row) => row.map(textOf))];
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => widthOf(row[at] ?? ''))));
  return cells.map((row) =>
    row
      .map((text, at) => {
        const space = ' '.repeat(Math.max(0, (widths[at] ?? 0) - widthOf(text)));
        return columns[at]?.isNumber ? space + text : text + space;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** `hall day-sheet`: the same figures as on the screen [QU-15]. */
export async function runDaySheet({ ask, print, locale }: Deps, { day, xlsx }: Invocation): Promise<void> {
  const { sheet } = await ask('daySheet', { day: day ?? null });
  if (sheet === null) {
    print(outcomeLine(locale, 'no-day'));
    process.exitCode = 1;
    return;
  }
  if (xlsx !== undefined) await writeWorkbook(xlsx, sheetWorkbook(sheet, locale));
  const words = sheetWords(locale);
  const { title, hall, day: date, state, facts, sections } = sheetDocument(sheet, locale);
  for (const line of [`${title}  ${hall}`, `${date}  ${state}`, '']) print(line);
  print(facts.map(({ label, value }) => `${label} ${value}`).join('   '));
  for (const section of sections) {
    print('');
    print(`== ${section.title}`);
    if (section.rows.length === 0) print(words('none'));
    else for (const line of tableLines(section)) print(line);
  }
}
