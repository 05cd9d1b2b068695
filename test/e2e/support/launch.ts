import { type ClientOptions, type ElectronClient, launchClient } from './client.ts';
import { type FakePrinter, startFakePrinter } from './fake-printer.ts';
import { type HallServer, startHallServer } from './hall-server.ts';
import { createProcessRegistry } from './process-registry.ts';

/** Server, devices and printer of one test file, in a folder of its own. */
export interface Hall {
  readonly folder: string;
  startServer(options?: Parameters<typeof startHallServer>[1]): Promise<HallServer>;
  launch(options: ClientOptions): Promise<ElectronClient>;
  startPrinter(): Promise<FakePrinter>;
  /** In `afterAll`: closes everything, kills what does not close, removes the folder. */
  cleanUp(): Promise<void>;
}

/**
 * The start of an end-to-end test:
 *
 *     const hall = createHall();
 *     afterAll(() => hall.cleanUp());
 *     const server = await hall.startServer();
 *     const kiosk = await hall.launch({ profile: 'kiosk-1', mode: 'kiosk', face: 'guide', size: '1080x1920',
 *       server: server.address, enrollCode: await server.enroll('kiosk') });
 *     await kiosk.waitForReady((state) => state.connected);
 *     const page = await kiosk.page();
 *
 * `CIVICHALL_E2E_KEEP=1` keeps the folder with all logs.
 */
export function createHall(): Hall {
  const registry = createProcessRegistry();
  return {
    folder: registry.folder,
    startServer: (options) => startHallServer(registry, options),
    launch: (options) => launchClient(registry, options),
    async startPrinter() {
      const printer = await startFakePrinter();
      registry.atEnd(() => printer.stop());
      return printer;
    },
    cleanUp: () => registry.cleanUp(),
  };
}
