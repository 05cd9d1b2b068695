import type { PrinterStatus } from '../../shared/domain/device/health.ts';
import type { Scheduler, Timer } from '../../shared/lib/clock.ts';
import type { Log } from '../start/log.ts';
import type { Printer } from './printer.ts';

/** How often the printer is asked. Sooner while it cannot print: somebody is changing the roll. */
export const WATCH = { usualMs: 15_000, troubleMs: 3_000 } as const;

/** Knows how the printer is without getting in its way: printers serve one host at a time, and slips go first [KI-7]. */
export interface PrinterWatch {
  /** As it last said. */
  current(): PrinterStatus;
  /** Around every print: a question under way ends at once, the next one follows the slip. */
  yieldTo<T>(print: () => Promise<T>): Promise<T>;
  stop(): void;
}

export function createPrinterWatch(deps: {
  readonly printer: () => Printer;
  readonly scheduler: Scheduler;
  readonly onChange: (status: PrinterStatus) => void;
  readonly log: Log;
}): PrinterWatch {
  let status: PrinterStatus = { state: 'unknown', paper: 'unknown' };
  let asking: AbortController | null = null;
  let timer: Timer | null = null;
  let printing = 0;
  let stopped = false;

  async function ask(): Promise<void> {
    timer?.cancel();
    const mine = new AbortController();
    asking = mine;
    const next = await deps.printer().status(mine.signal);
    if (asking === mine) asking = null;
    if (mine.signal.aborted || stopped) return;
    if (next.state !== status.state || next.paper !== status.paper) {
      status = next;
      deps.log.info('printer.status', next);
      deps.onChange(next);
    }
    if (printing === 0) askAgain(next);
  }

  function askAgain({ state, paper }: PrinterStatus) {
    const fine = (state === 'ready' || state === 'none' || state === 'unknown') && paper !== 'out';
    timer = deps.scheduler.after(fine ? WATCH.usualMs : WATCH.troubleMs, () => void ask());
  }

  void ask();

  return {
    current: () => status,
    async yieldTo(print) {
      printing += 1;
      timer?.cancel();
      asking?.abort();
      try {
        return await print();
      } finally {
        printing -= 1;
        if (printing === 0 && !stopped) void ask();
      }
    },
    stop() {
      stopped = true;
      timer?.cancel();
      asking?.abort();
    },
  };
}
