import type { LocalText } from '../../lib/text.ts';
import type { Person } from '../floor/floor.ts';
import type { SheetWord, SheetWords } from './sheet-words.ts';

/**
 * The day sheet as tables with words: what the screen draws, the printer prints, the workbook holds and the command
 * line writes. A figure is a number here; nobody rounds or adds after this.
 */
export type SheetCell = string | number | null;
export const SHEET_SECTIONS = [
  'counts',
  'wait',
  'service',
  'windows',
  'attendance',
  'leaves',
  'covers',
  'leftovers',
  'reasons',
  'log',
  'alarms',
  'intake',
  'broadcasts',
  'handOver',
] as const;
export type SheetSectionId = (typeof SHEET_SECTIONS)[number];

export type SheetSection = {
  readonly id: SheetSectionId;
  readonly title: string;
  /** Short title, for the tab of a workbook. */
  readonly tab: string;
  readonly columns: readonly { readonly title: string; readonly isNumber: boolean }[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** The last row is a sum. */
  readonly hasTotal: boolean;
  readonly hint: string | null;
};

/** How the sheet speaks in one language. */
export type Speech = {
  readonly words: SheetWords;
  readonly local: (text: LocalText) => string;
  /** Time of the day in the hall's zone. */
  readonly time: (at: number) => string;
  readonly person: (person: Person) => string;
  readonly group: (id: string | null) => string;
  readonly groups: (ids: readonly string[]) => string;
  readonly window: (id: string | null) => string;
};

const NUMBERS = new Set<SheetWord>([
  'issued',
  'movedIn',
  'movedOut',
  'served',
  'noShows',
  'cancelled',
  'unserved',
  'open',
  'calls',
  'services',
  'mean',
  'median',
  'p90',
  'longest',
  'flagged',
  'window',
  'openMin',
  'busyMin',
  'pausedMin',
  'count',
  'spent',
  'lateMin',
  'earlyMin',
  'pauses',
]);

type Body = {
  readonly columns: readonly SheetWord[];
  readonly rows: readonly (readonly SheetCell[])[];
  readonly hasTotal?: boolean;
  readonly hint?: SheetWord;
};

/** One table, with the words of its id. */
export function section(
  id: SheetSectionId,
  { words }: Speech,
  { columns, rows, hasTotal = false, hint }: Body,
): SheetSection {
  return {
    id,
    title: words(`section.${id}`),
    tab: words(`sheet.${id}`),
    columns: columns.map((word) => ({ title: words(word), isNumber: NUMBERS.has(word) })),
    rows,
    hasTotal,
    hint: hint && rows.length > 0 ? words(hint) : null,
  };
}
