import type { SelfCheck } from '../../shared/domain/device/health.ts';
import type { Enrolment } from '../devices/enrolment.ts';
import type { PrintQueue } from '../devices/print-queue.ts';
import { BAD_IMAGE } from '../devices/printer.ts';
import type { PrinterWatch } from '../devices/printer-watch.ts';
import { rasterFrom } from '../devices/raster.ts';
import type { TokenVault } from '../devices/token-vault.ts';
import type { Handlers } from './answer-calls.ts';

type DeviceHandlers = Pick<
  Handlers,
  'device.credentials' | 'device.enroll' | 'device.forget' | 'device.health' | 'print.slip'
>;

export function createDeviceHandlers(deps: {
  readonly server: () => string;
  readonly vault: TokenVault;
  readonly enrolment: Enrolment;
  /** Settles when the code of a start script is spent, well or not: who asks earlier would hear "not enrolled". */
  readonly untilEnrolled: Promise<unknown>;
  readonly printing: PrintQueue;
  readonly watch: Pick<PrinterWatch, 'current'>;
  readonly disk: () => Promise<SelfCheck['disk']>;
  /** Pages replaced within the last hour. */
  readonly crashes: () => number;
}): DeviceHandlers {
  return {
    async 'device.credentials'() {
      await deps.untilEnrolled;
      return deps.vault.read(deps.server());
    },
    async 'device.enroll'({ code }) {
      const outcome = await deps.enrolment.enroll(code);
      return { ok: outcome === 'none', code: outcome };
    },
    async 'device.forget'() {
      await deps.vault.forget();
      return null;
    },
    async 'device.health'() {
      const [token, disk] = await Promise.all([deps.vault.place(), deps.disk()]);
      return { printer: deps.watch.current(), token, disk, crashes: deps.crashes() };
    },
    'print.slip'({ jobId, width, height, bits }) {
      const picture = rasterFrom({ width, height, bits });
      return picture === null ? BAD_IMAGE : deps.printing.print(jobId, picture);
    },
  };
}
