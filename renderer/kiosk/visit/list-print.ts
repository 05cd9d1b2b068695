import { isOutOfPaper } from '../../../shared/domain/device/health.ts';
import type { PrintResult } from '../../../shared/ipc/channels.ts';
import type { Clock } from '../../../shared/lib/clock.ts';
import type { Locale } from '../../../shared/lib/text.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import type { PrinterStatusSource } from '../../platform/printer-status.ts';
import { againAfter, canPrint } from './again.ts';
import type { SlipState } from './visit.ts';

/** Draws a list and hands it to the printer. `job` tells every attempt from every other. Never rejects. */
export type PrintList<W> = (what: W, locale: Locale, job: string) => Promise<PrintResult>;

type Deps<W> = {
  readonly print: PrintList<W>;
  readonly printer: PrinterStatusSource;
  readonly clock: Clock;
  readonly getLocale: () => Locale;
  /** What became of the paper on the page that stands there; undefined = another page. */
  readonly getState: () => SlipState | null | undefined;
  readonly apply: (print: SlipState) => void;
};

/** The paper of a page with a list: the same faults and offers as for the slip of a number [QU-3, KI-7]. */
export function createListPrint<W>({ print, printer, clock, getLocale, getState, apply }: Deps<W>) {
  /** Only on the page that asked for it: one that was left and opened again has asked for nothing. */
  function note(state: SlipState): void {
    if (getState()?.at === 'printing') apply(state);
  }

  return {
    print(what: W): void {
      const state = getState();
      if (state === undefined || state?.at === 'printing' || state?.at === 'asking') return;
      const job = state?.at === 'failed' ? state.job + 1 : 1;
      apply({ at: 'printing', job });
      const id = `list-${clock.now().toString(36)}.${job}`;
      void print(what, getLocale(), id).then(({ result, code }) => {
        switch (result) {
          case 'printed':
            note({ at: 'printed', where: code === 'printer.neighbour' ? 'neighbour' : 'here' });
            break;
          case 'failed':
            note({ at: 'failed', job, again: againAfter(code, job) });
            break;
          case 'unknown':
            note({ at: 'asking', job });
            break;
          default:
            unreachable(result);
        }
      });
    },
    cameOut(yes: boolean): void {
      const state = getState();
      if (state?.at !== 'asking') return;
      const again = isOutOfPaper(printer.get()) ? 'after-refill' : 'now';
      apply(yes ? { at: 'printed', where: 'here' } : { at: 'failed', job: state.job, again });
    },
    printerChanged(): void {
      const state = getState();
      if (state?.at !== 'failed' || state.again !== 'after-refill' || !canPrint(printer.get())) return;
      apply({ ...state, again: 'refilled' });
    },
  };
}
