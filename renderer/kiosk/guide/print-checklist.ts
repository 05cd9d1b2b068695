import type { Carried } from '../../../shared/domain/catalogue/carried.ts';
import { isOutOfPaper } from '../../../shared/domain/device/health.ts';
import type { PrintResult } from '../../../shared/ipc/channels.ts';
import type { Clock } from '../../../shared/lib/clock.ts';
import type { Locale } from '../../../shared/lib/text.ts';
import { unreachable } from '../../../shared/lib/unreachable.ts';
import type { PrinterStatusSource } from '../../platform/printer-status.ts';
import { againAfter, canPrint } from '../visit/again.ts';
import type { SlipState, Visit } from '../visit/visit.ts';
import type { GuideEvent } from './guide-page.ts';

/** Draws a checklist and hands it to the printer. `job` tells every attempt from every other. Never rejects. */
export type PrintList = (list: Carried, locale: Locale, job: string) => Promise<PrintResult>;

type Deps = {
  readonly printList: PrintList;
  readonly printer: PrinterStatusSource;
  readonly clock: Clock;
  readonly getVisit: () => Visit;
  readonly apply: (event: GuideEvent) => void;
};

/** The paper of the checklist page: the same faults and offers as for the slip of a number [QU-3, KI-7]. */
export function createListPrint({ printList, printer, clock, getVisit, apply }: Deps) {
  function stateNow(): SlipState | null | undefined {
    const { page } = getVisit();
    return page.at === 'guide' && page.here.step === 'checklist' ? page.here.print : undefined;
  }

  /** Only on the page that asked for it: one that was left and opened again has asked for nothing. */
  function note(print: SlipState): void {
    const state = stateNow();
    if (state?.at === 'printing') apply({ type: 'guide-print', print });
  }

  return {
    print(list: Carried): void {
      const state = stateNow();
      if (state === undefined || state?.at === 'printing' || state?.at === 'asking') return;
      const job = state?.at === 'failed' ? state.job + 1 : 1;
      const visit = getVisit();
      apply({ type: 'guide-print', print: { at: 'printing', job } });
      const id = `list-${clock.now().toString(36)}.${job}`;
      void printList(list, visit.appearance.locale, id).then(({ result, code }) => {
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
      const state = stateNow();
      if (state?.at !== 'asking') return;
      const again = isOutOfPaper(printer.get()) ? 'after-refill' : 'now';
      apply({
        type: 'guide-print',
        print: yes ? { at: 'printed', where: 'here' } : { at: 'failed', job: state.job, again },
      });
    },
    printerChanged(): void {
      const state = stateNow();
      if (state?.at !== 'failed' || state.again !== 'after-refill' || !canPrint(printer.get())) return;
      apply({ type: 'guide-print', print: { ...state, again: 'refilled' } });
    },
  };
}
