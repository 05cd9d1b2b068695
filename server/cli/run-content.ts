import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Locale } from '../../shared/lib/text.ts';
import type { OperationInvocation } from '../config.ts';
import { MAX_CONTENT_BYTES } from '../content-file/content-sheets.ts';
import { contentToWorkbook } from '../content-file/content-workbook.ts';
import { readContentFile } from '../content-file/read-content-file.ts';
import { writeWorkbook } from '../hall-file/excel.ts';
import type { Problem } from '../hall-file/problem.ts';
import { changeLine, outcomeLine, problemLine } from './hall-words.ts';
import type { Ask } from './run-operation.ts';

type ContentInvocation = Extract<OperationInvocation, { command: 'content' }>;
type Deps = { readonly ask: Ask; readonly print: (line: string) => void; readonly locale: Locale };

/** `hall content import`, `hall content export` [OP-3]. */
export async function runContent({ ask, print, locale }: Deps, invocation: ContentInvocation): Promise<void> {
  const { file: path, dryRun, over } = invocation;
  if (invocation.act === 'export') {
    const { content } = await ask('contentExport', {});
    if (/\.xlsx$/i.test(path)) await writeWorkbook(path, contentToWorkbook(content));
    else await writeFile(path, `${JSON.stringify(content, null, 1)}\n`);
    return;
  }
  const complain = (problems: readonly Problem[]) => {
    for (const problem of problems) print(problemLine(locale, problem));
    print(outcomeLine(locale, 'broken', String(problems.length)));
    process.exitCode = 1;
  };
  const { size } = await stat(path);
  if (size > MAX_CONTENT_BYTES)
    return complain([{ place: basename(path), code: 'too-large', detail: `${size} (<= ${MAX_CONTENT_BYTES})` }]);
  const read = await readContentFile(await readFile(path), basename(path));
  if (!read.ok) return complain(read.error);
  const { outcome, plan } = await ask('contentImport', { rows: [...read.value.rows], dryRun, over });
  if (outcome === 'broken') return complain(read.value.problemsOf(plan.faults));
  for (const { kind, id, change, fields } of plan.changes) {
    const place = `${kind}/${id}`;
    if (change === 'added') print(changeLine(locale, { change, place, field: '', before: '', after: '' }));
    for (const { path: field, before, after } of fields)
      print(changeLine(locale, { change, place, field, before, after }));
  }
  print(outcomeLine(locale, outcome === 'imported' ? 'content' : outcome, String(plan.changes.length)));
  if (outcome === 'old-version') process.exitCode = 1;
}
