import { writeFile } from 'node:fs/promises';
import type { Locale } from '../../shared/lib/text.ts';
import type { OperationInvocation } from '../config.ts';
import { writeWorkbook } from '../hall-file/excel.ts';
import { writtenForm } from '../hall-file/own-settings.ts';
import { readHallFile } from '../hall-file/read-hall-file.ts';
import { toWorkbook } from '../hall-file/to-workbook.ts';
import { changeLine, outcomeLine, problemLine } from './hall-words.ts';
import type { Ask } from './run-operation.ts';

type HallInvocation = Extract<OperationInvocation, { command: 'hall' }>;
type Deps = { readonly ask: Ask; readonly print: (line: string) => void; readonly locale: Locale };

/** Every mistake in its own line, then the sum; undefined when the file must not be used. */
export async function readOrComplain({ print, locale }: Omit<Deps, 'ask'>, path: string) {
  const read = await readHallFile(path);
  if (read.ok) return read.value;
  for (const problem of read.error) print(problemLine(locale, problem));
  print(outcomeLine(locale, 'broken', String(read.error.length)));
  process.exitCode = 1;
  return undefined;
}

/** `hall import`, `hall export` [OP-3]. */
export async function runHall(deps: Deps, invocation: HallInvocation): Promise<void> {
  const { ask, print, locale } = deps;
  if (invocation.act === 'export') {
    const { file } = await ask('hallExport', {});
    if (file === null) {
      print(outcomeLine(locale, 'nothing'));
      process.exitCode = 1;
    } else if (invocation.file.toLowerCase().endsWith('.xlsx')) await writeWorkbook(invocation.file, toWorkbook(file));
    else await writeFile(invocation.file, `${JSON.stringify(writtenForm(file), null, 1)}\n`);
    return;
  }
  const file = await readOrComplain(deps, invocation.file);
  if (file === undefined) return;
  const { dryRun, over } = invocation;
  const done = await ask('hallImport', { file, dryRun, over });
  for (const change of done.difference) print(changeLine(locale, change));
  print(outcomeLine(locale, done.outcome, done.outcome === 'other-hall' ? done.hallId : String(done.version)));
  if (done.firstLogins !== null) print(done.firstLogins);
  if (done.outcome === 'old-version' || done.outcome === 'other-hall') process.exitCode = 1;
}
