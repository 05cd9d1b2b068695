import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog } from '../start/log.ts';
import { createPaperHandlers } from './paper-handlers.ts';

const log = createLog({ write: () => undefined, now: () => 0 });
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'civichall-paper-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

type Page = NonNullable<ReturnType<Parameters<typeof createPaperHandlers>[0]['page']>>;
function aPage(answer: { success: boolean; reason: string }): Page {
  return {
    print: (_options, done) => done?.(answer.success, answer.reason),
    printToPDF: async () => Buffer.from('%PDF-'),
  };
}
const handlersOf = (page: Page | null, into = folder) =>
  createPaperHandlers({ page: () => page, folder: () => into, log });
const DONE = { success: true, reason: '' };

test('a file is written into a folder that may not be there yet, and never over another', async () => {
  const into = join(folder, 'Downloads');
  const handlers = handlersOf(aPage(DONE), into);
  const bytes = Buffer.from('first').toString('base64');
  expect(await handlers['paper.save']({ name: 'a.xlsx', bytes }, 'counter')).toMatchObject({ ok: true, code: 'none' });
  const again = await handlers['paper.save']({ name: 'a.xlsx', bytes: '' }, 'counter');
  expect(again.file).toBe(join(into, 'a-2.xlsx'));
  expect(await readFile(join(into, 'a.xlsx'), 'utf8')).toBe('first');
  expect(await handlers['paper.pdf']({ name: 'a.pdf' }, 'counter')).toMatchObject({ file: join(into, 'a.pdf') });
  expect((await readdir(into)).sort()).toEqual(['a-2.xlsx', 'a.pdf', 'a.xlsx']);
});

test('a folder that cannot be written to is told', async () => {
  const handlers = handlersOf(aPage(DONE), '/dev/null/nowhere');
  expect(await handlers['paper.pdf']({ name: 'a.pdf' }, 'counter')).toEqual({
    ok: false,
    code: 'paper.not-saved',
    file: '',
  });
});

test('a print that was called off is no failure, a printer that failed is one', async () => {
  const print = (page: Page | null) => handlersOf(page)['paper.print']({}, 'counter');
  expect(await print(aPage(DONE))).toEqual({ ok: true, code: 'none' });
  expect(await print(aPage({ success: false, reason: 'Print job canceled' }))).toEqual({ ok: true, code: 'none' });
  const failed = { ok: false, code: 'paper.not-printed' };
  expect(await print(aPage({ success: false, reason: 'Print job failed' }))).toEqual(failed);
  expect(await print(null)).toEqual(failed);
});
