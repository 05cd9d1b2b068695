import { join } from 'node:path';
import type { Clock, Scheduler } from '../../shared/lib/clock.ts';
import type { Ids } from '../../shared/lib/ids.ts';
import { createServer } from '../app.ts';
import type { Config } from '../config.ts';
import { startControlServer } from '../http/control-server.ts';
import type { Log } from '../log.ts';
import { prepareDataFolder, readHallKey } from './data-folder.ts';
import { openStorage } from './open-data.ts';
import { readSeed } from './read-files.ts';

type Deps = {
  readonly config: Config;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly ids: Ids;
  readonly log: Log;
  /** Root of the installation: `assets/` and `out/` lie there. */
  readonly root: string;
  readonly version: string;
  /** Resolves when the process should end. */
  readonly ended: Promise<string>;
};

/** `serve`: runs until it is told to stop, then drains: goodbye to clients, loop finished, storage closed [OP-2]. */
export async function serve(deps: Deps, options: { demo: boolean }): Promise<void> {
  const { config, clock, log, root } = deps;
  await prepareDataFolder(config.dataFolder);
  const storage = await openStorage(config, { clock, log });
  try {
    const hallKey = await readHallKey(config.dataFolder);
    const server = await createServer({
      ...deps,
      storage,
      hallKey,
      defer: (run) => void setImmediate(run),
      outFolder: join(root, 'out'),
    });
    if (options.demo && server.core.hall() === undefined) {
      const demo = join(root, 'assets', 'demo');
      await server.core.operations.seed(await readSeed(join(demo, 'hall.json'), join(demo, 'catalogue.json')));
    }
    const control = await startControlServer({
      dataFolder: config.dataFolder,
      operations: server.core.operations,
      log,
    });
    try {
      await server.start();
      const reason = await deps.ended;
      log.info('server.ending', { reason });
    } finally {
      await control.stop();
      await server.stop();
    }
  } finally {
    await storage.close();
  }
}
