import type { PrintResult } from '../../shared/ipc/channels.ts';
import type { Printer } from './printer.ts';

const AT_NEIGHBOUR: PrintResult = { result: 'printed', code: 'printer.neighbour' };
/** The paper was not touched, and another printer may still print it [QU-3]. */
const PASSED_ON: readonly PrintResult['code'][] = ['printer.no-paper', 'printer.unreachable'];

/**
 * The printer of this kiosk, and the one next to it for slips that this one left untouched [KI-7]. What broke off in the
 * middle is never sent on: the paper may be out. Its status is that of its own printer.
 */
export function withNeighbour(own: Printer, neighbour: Printer): Printer {
  return {
    status: (stop) => own.status(stop),
    async print(picture) {
      const result = await own.print(picture);
      if (!PASSED_ON.includes(result.code)) return result;
      const next = await neighbour.print(picture);
      if (next.result === 'printed') return AT_NEIGHBOUR;
      return next.result === 'failed' ? result : next;
    },
  };
}
