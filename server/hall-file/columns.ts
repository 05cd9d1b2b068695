/** A cell as it is read and written. */
export type Cell = string | number | boolean | null;

/**
 * One column of a table sheet: its title is the path of the field in the JSON form, so that workbook and JSON are one
 * schema. `read` turns what a person typed into what the schema expects; what it cannot turn goes on as it is, and
 * the schema names the mistake.
 */
export type Column = {
  readonly title: string;
  readonly path: readonly string[];
  readonly read: (cell: string | number | boolean) => unknown;
  readonly write: (value: unknown) => Cell;
  /** An empty cell is an empty list, not a missing field. */
  readonly isList?: true;
};

const YES = ['yes', 'true', '1', '是'];
const NO = ['no', 'false', '0', '否'];

function scalar(value: unknown): Cell {
  if (value === undefined || value === null) return null;
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}

function column(title: string, read: Column['read'], write: Column['write'] = scalar): Column {
  return { title, path: title.split('.'), read, write };
}

const asNumber = (cell: string | number | boolean): unknown =>
  typeof cell === 'string' && /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell;

const asFlag = (cell: string | number | boolean): unknown => {
  const word = String(cell).toLowerCase();
  if (YES.includes(word)) return true;
  return NO.includes(word) ? false : cell;
};

/** Excel keeps a time of day as the fraction of the day. */
const asTime = (cell: string | number | boolean): unknown => {
  if (typeof cell !== 'number' || cell < 0 || cell > 1) return String(cell).padStart(5, '0');
  const minutes = Math.round(cell * 24 * 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
};

/** Parts of a list cell; commas and semicolons of both scripts. */
export function partsOf(cell: string | number | boolean): readonly string[] {
  return String(cell)
    .split(/[,;，；、\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function mapList(value: unknown, write: (each: never) => string): string {
  return Array.isArray(value) ? value.map((each) => write(each as never)).join(', ') : '';
}

export const text = (title: string) => column(title, String);
export const number = (title: string) => column(title, asNumber);
export const flag = (title: string) => column(title, asFlag, (value) => (value === true ? 'yes' : 'no'));
export const time = (title: string) => column(title, asTime);
function listColumn(title: string, read: Column['read'], write: (each: never) => string): Column {
  return { ...column(title, read, (value) => mapList(value, write)), isList: true };
}
export const list = (title: string) => listColumn(title, partsOf, String);

/** A list that has a default: an empty cell is a missing field. */
export const words = (title: string) => column(title, partsOf, (value) => mapList(value, String));

/** `tax*10, fund`: groups of a window with their weights. */
export const weights = (title: string) =>
  listColumn(
    title,
    (cell) =>
      partsOf(cell).map((part) => {
        const [groupId = '', weight] = part.split(/\s*[*×]\s*/);
        return weight === undefined ? { groupId } : { groupId, weight: asNumber(weight) };
      }),
    ({ groupId, weight }: { groupId: string; weight: number }) => (weight === 1 ? groupId : `${groupId}*${weight}`),
  );

/** `2026-12-01..2026-12-05 study`: absences of a person. A reason keeps no commas, which part the absences. */
export const absences = (title: string) =>
  listColumn(
    title,
    (cell) =>
      partsOf(cell).map((part) => {
        const [dates = '', ...reason] = part.split(' ');
        const [from = '', to = from] = dates.split('..');
        return reason.length === 0 ? { from, to } : { from, to, reason: reason.join(' ') };
      }),
    ({ from, to, reason }: { from: string; to: string; reason?: string }) =>
      [from === to ? from : `${from}..${to}`, (reason ?? '').replace(/[,;，；、\n]+/g, ' ')].join(' ').trim(),
  );
