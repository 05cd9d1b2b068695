import type { Scheduler } from '../../shared/lib/clock.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import type { PrinterSettings } from '../../shared/settings/settings.ts';
import { withNeighbour } from './neighbour-printer.ts';
import { createNetworkPrinter } from './network-printer.ts';
import { noPrinter, type Printer } from './printer.ts';
import { createSystemPrinter } from './system-printer.ts';

/** Dots per line of a test page where no printer says otherwise. */
export const USUAL_DOTS = 576;

export function choosePrinter(settings: PrinterSettings, scheduler: Scheduler): Printer {
  switch (settings.kind) {
    case 'none':
      return noPrinter;
    case 'network': {
      const { dots, neighbour } = settings;
      const own = createNetworkPrinter({ ...settings, scheduler });
      return neighbour === null ? own : withNeighbour(own, createNetworkPrinter({ ...neighbour, dots, scheduler }));
    }
    case 'system':
      return createSystemPrinter({ name: settings.name, scheduler });
    default:
      return unreachable(settings);
  }
}
