import { z } from 'zod';
import { CONTENT_KINDS, CONTENT_LISTS, CONTENT_SCHEMAS } from '../../shared/domain/catalogue/content.ts';
import type { ImportPlan, ImportRow } from '../../shared/domain/content/plan-import.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { readWorkbook } from '../hall-file/excel.ts';
import type { RawFile } from '../hall-file/from-workbook.ts';
import { jsonPlace, type Path, type Problem, problemsOf, valueAtPath } from '../hall-file/problem.ts';
import { MAX_CONTENT_BYTES } from './content-sheets.ts';
import { contentFromWorkbook } from './content-workbook.ts';

/** A file of content, read and checked by its schema, with the place of every row. */
export type ContentFile = {
  readonly rows: readonly ImportRow[];
  /** The plan's faults in the words of the file: `items!D7`. */
  readonly problemsOf: (faults: ImportPlan['faults']) => readonly Problem[];
};

/** Zip archives begin so, and workbooks are such; the name of a file says nothing. */
function isZip(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]));
}

async function readRaw(bytes: Buffer, name: string): Promise<Result<RawFile, readonly Problem[]>> {
  if (/\.xlsx$/i.test(name)) {
    const sheets = isZip(bytes) ? await readWorkbook(bytes) : undefined;
    if (sheets === undefined) return err([{ place: name, code: 'not-a-workbook', detail: '' }]);
    return ok(contentFromWorkbook(sheets));
  }
  try {
    const raw = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, '')) as RawFile['raw'];
    return ok({ raw, placeOf: jsonPlace, problems: [] });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return err([{ place: name, code: 'not-json', detail: error.message.slice(0, 80) }]);
  }
}

const versioned = z.object({ version: z.number().int().min(1).optional() });
const fileSchema = z.strictObject(
  Object.fromEntries(
    CONTENT_KINDS.map((kind) => [
      CONTENT_LISTS[kind],
      z.array(z.intersection(CONTENT_SCHEMAS[kind], versioned)).optional(),
    ]),
  ) as Record<string, z.ZodType<readonly (ImportRow['row'] & { version?: number })[] | undefined>>,
);

/**
 * Rows of a content file, JSON or workbook by its name, or everything that is wrong with it. All or nothing: one bad
 * cell and no row is read [OP-3].
 */
export async function readContentFile(bytes: Buffer, name: string): Promise<Result<ContentFile, readonly Problem[]>> {
  if (bytes.length > MAX_CONTENT_BYTES)
    return err([{ place: name, code: 'too-large', detail: `${bytes.length} (<= ${MAX_CONTENT_BYTES})` }]);
  const read = await readRaw(bytes, name);
  if (!read.ok) return read;
  const { raw, problems, placeOf } = read.value;
  const parsed = fileSchema.safeParse(raw);
  if (!parsed.success || problems.length > 0) {
    return err([...problems, ...(parsed.success ? [] : problemsOf(parsed.error, raw, placeOf))]);
  }
  const placed: Path[] = [];
  const rows = CONTENT_KINDS.flatMap((kind) =>
    (parsed.data[CONTENT_LISTS[kind]] ?? []).map((row, index): ImportRow => {
      placed.push([CONTENT_LISTS[kind], index]);
      const said = valueAtPath(raw, [CONTENT_LISTS[kind], index, 'version']);
      return { kind, row: CONTENT_SCHEMAS[kind].parse(row), base: typeof said === 'number' ? said : null };
    }),
  );
  return ok({
    rows,
    problemsOf: (faults) =>
      faults.map(({ index, path, code }): Problem => {
        const whole = [...(placed[index] ?? []), ...path];
        const value = valueAtPath(raw, whole);
        return { place: placeOf(whole), code, detail: value === undefined ? '' : JSON.stringify(value).slice(0, 60) };
      }),
  });
}
