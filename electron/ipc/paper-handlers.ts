import { mkdir, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { WebContents } from 'electron';
import { errorCode, type Log } from '../start/log.ts';
import type { Handlers } from './answer-calls.ts';

type PaperHandlers = Pick<Handlers, 'paper.print' | 'paper.pdf' | 'paper.save'>;
type Page = Pick<WebContents, 'print' | 'printToPDF'>;

/** What the system says when somebody closed its dialog. */
const CALLED_OFF = /cancel/i;
/** So many files of one name in one folder are enough. */
const COPIES = 99;
const NOT_SAVED = { ok: false, code: 'paper.not-saved', file: '' } as const;

/** Margins in inches; the foot has room for the page number. */
const A4 = {
  pageSize: 'A4',
  printBackground: true,
  generateTaggedPDF: true,
  margins: { top: 0.5, bottom: 0.65, left: 0.5, right: 0.5 },
  displayHeaderFooter: true,
  headerTemplate: '<span></span>',
  footerTemplate:
    '<div style="width:100%;font-size:8px;text-align:center;color:#465968"><span class="pageNumber"></span> / <span class="totalPages"></span></div>',
} as const;

/** Writes a new file, with a number behind its name where that is taken; answers where it lies. */
async function saveNew(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  await mkdir(folder, { recursive: true });
  const { name: stem, ext } = parse(name);
  for (let copy = 1; ; copy += 1) {
    const path = join(folder, copy === 1 ? name : `${stem}-${copy}${ext}`);
    try {
      await writeFile(path, bytes, { flag: 'wx', mode: 0o600 });
      return path;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST' || copy === COPIES) throw error;
    }
  }
}

/** Sheets of office paper: what the page of a counter shows, onto a printer or into a file. */
export function createPaperHandlers(deps: {
  /** What the main window shows; null = it is gone. */
  readonly page: () => Page | null;
  /** Where files for people go. */
  readonly folder: () => string;
  readonly log: Log;
}): PaperHandlers {
  async function save(name: string, make: () => Promise<Uint8Array>) {
    try {
      return { ok: true, code: 'none', file: await saveNew(deps.folder(), name, await make()) };
    } catch (error) {
      deps.log.warn('paper.not-saved', { code: errorCode(error) });
      return NOT_SAVED;
    }
  }

  return {
    'paper.print'() {
      const page = deps.page();
      if (page === null) return { ok: false, code: 'paper.not-printed' };
      return new Promise((resolve) => {
        page.print({ silent: false, printBackground: true, pageSize: 'A4' }, (success, reason) => {
          const ok = success || CALLED_OFF.test(reason);
          if (!ok) deps.log.warn('paper.not-printed', { reason });
          resolve({ ok, code: ok ? 'none' : 'paper.not-printed' });
        });
      });
    },
    async 'paper.pdf'({ name }) {
      const page = deps.page();
      return page === null ? NOT_SAVED : save(name, () => page.printToPDF(A4));
    },
    'paper.save': ({ name, bytes }) => save(name, async () => Buffer.from(bytes, 'base64')),
  };
}
