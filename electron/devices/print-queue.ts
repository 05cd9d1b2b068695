import type { PrintResult } from '../../shared/ipc/channels.ts';
import { errorCode, type Log } from '../start/log.ts';
import type { JobState, PrintJournal } from './print-journal.ts';
import { BROKE_OFF, PRINTED, type Printer, UNREACHABLE } from './printer.ts';
import type { PrinterWatch } from './printer-watch.ts';
import type { Raster } from './raster.ts';

/** One job at a time, each at most once on paper [QU-3]. */
export interface PrintQueue {
  /** The same id again does not print again, unless the first try left the paper untouched. */
  print(jobId: string, picture: Raster): Promise<PrintResult>;
}

export function createPrintQueue(deps: {
  readonly printer: () => Printer;
  readonly journal: PrintJournal;
  readonly watch: Pick<PrinterWatch, 'yieldTo'>;
  readonly log: Log;
}): PrintQueue {
  let last: Promise<unknown> = Promise.resolve();

  async function run(jobId: string, picture: Raster): Promise<PrintResult> {
    const before = deps.journal.stateOf(jobId);
    if (before === 'printed') return PRINTED;
    if (before === 'started' || before === 'unknown') return BROKE_OFF;
    // A job that cannot be written down is not printed: after a restart nobody would know of it.
    if (!(await recorded(jobId, 'started'))) return UNREACHABLE;
    const result = await deps.watch.yieldTo(() => deps.printer().print(picture));
    await recorded(jobId, result.result);
    if (result.result === 'printed') deps.log.info('print.printed', { jobId });
    else deps.log.warn('print.not-printed', { jobId, ...result });
    return result;
  }

  async function recorded(jobId: string, state: JobState): Promise<boolean> {
    try {
      await deps.journal.record(jobId, state);
      return true;
    } catch (error) {
      deps.log.error('print.journal-failed', { jobId, code: errorCode(error) });
      return false;
    }
  }

  return {
    print(jobId, picture) {
      const answer = last.then(() => run(jobId, picture));
      last = answer.catch(() => undefined);
      return answer;
    },
  };
}
