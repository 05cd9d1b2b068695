import { readFile, stat } from 'node:fs/promises';
import { type HallFile, hallFileSchema } from '../../shared/domain/hall/hall-file.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { readWorkbook } from './excel.ts';
import { fromWorkbook, type RawFile } from './from-workbook.ts';
import { jsonPlace, type Problem, problemsOf } from './problem.ts';

/** No hall file of 99 windows and 500 people comes near. */
const MAX_BYTES = 5 * 1024 * 1024;

function isWorkbookName(path: string): boolean {
  return path.toLowerCase().endsWith('.xlsx');
}

async function readRaw(path: string): Promise<Result<RawFile, readonly Problem[]>> {
  const bytes = await readFile(path);
  if (isWorkbookName(path)) {
    const sheets = await readWorkbook(bytes);
    return sheets === undefined ? err([{ place: path, code: 'not-a-workbook', detail: '' }]) : ok(fromWorkbook(sheets));
  }
  try {
    const raw = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, '')) as RawFile['raw'];
    return ok({ raw, placeOf: jsonPlace, problems: [] });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return err([{ place: path, code: 'not-json', detail: error.message }]);
  }
}

/**
 * A hall file, JSON or workbook by its name, or everything that is wrong with it [OP-3]. All or nothing: one bad cell
 * and no file is read. Throws only when the file cannot be opened.
 */
export async function readHallFile(path: string): Promise<Result<HallFile, readonly Problem[]>> {
  const { size } = await stat(path);
  if (size > MAX_BYTES) {
    return err([{ place: path, code: 'too-large', detail: `${size} (<= ${MAX_BYTES})` }]);
  }
  const read = await readRaw(path);
  if (!read.ok) return read;
  const { raw, problems, placeOf } = read.value;
  const parsed = hallFileSchema.safeParse(raw);
  if (parsed.success && problems.length === 0) return ok(parsed.data);
  return err([...problems, ...(parsed.success ? [] : problemsOf(parsed.error, raw, placeOf))]);
}
