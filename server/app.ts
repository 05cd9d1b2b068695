import type { AddressInfo } from 'node:net';
import type { Clock, Scheduler } from '../shared/lib/clock.ts';
import type { Ids } from '../shared/lib/ids.ts';
import { getRow } from '../shared/lib/table.ts';
import type { Config } from './config.ts';
import { type Core, type CoreDeps, createCore, type OpenHall } from './core.ts';
import { createHttpServer } from './http/http-server.ts';
import { createMetrics } from './http/metrics.ts';
import type { Job } from './jobs/run-every.ts';
import { startJobs } from './jobs/start-jobs.ts';
import type { Log } from './log.ts';
import { createSnapshots } from './queries/snapshots.ts';
import { createRealtime, type Realtime } from './realtime/realtime.ts';
import type { Storage } from './storage/ports.ts';

export type ServerDeps = {
  readonly config: Config;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly ids: Ids;
  readonly log: Log;
  readonly defer: (run: () => void) => void;
  readonly hallKey: Uint8Array;
  /** Folder with the built pages (`renderer/`, `phone/`). */
  readonly outFolder: string;
  readonly version: string;
} & Pick<CoreDeps, 'memos' | 'newInFlight' | 'hallAggregate'>;

export interface Server {
  readonly core: Core;
  /** Starts to listen; `url` is where. */
  start(): Promise<{ readonly url: string; readonly port: number }>;
  /** Finishes what was begun, says goodbye, closes. The storage stays open: whoever opened it closes it. */
  stop(): Promise<void>;
}

/** The whole server on one storage; `main.ts` and the tests build it the same way. */
export async function createServer(deps: ServerDeps): Promise<Server> {
  const { config, storage, clock, scheduler, ids, log } = deps;
  const metrics = createMetrics();
  const core = await createCore({ ...deps, metrics, dataFolder: config.dataFolder, limits: config.limits });
  const snapshots = createSnapshots({ now: () => clock.monotonic(), pageBytes: config.limits.snapshotPageBytes });
  const http = await createHttpServer({
    config,
    metrics,
    log,
    outFolder: deps.outFolder,
    devices: () => core.hall()?.devices,
    isReady: () => core.hall() !== undefined && !stopping,
    findItem: (id) => getRow(core.city.current().state.content.item, id),
  });

  let stopping = false;
  let realtime: Realtime | undefined;
  let jobs: Job | undefined;
  metrics.watchSockets(() => realtime?.count() ?? 0);

  function openDoors(hall: OpenHall): void {
    realtime = createRealtime({
      ...deps,
      http: http.server,
      hall: hall.loop,
      city: core.city,
      registry: hall.registry,
      accounts: hall.accounts,
      snapshots,
      persons: hall.persons,
      sheets: hall.sheets,
      keys: core.keys,
      slips: hall.slips,
      publicUrl: config.publicUrl,
      maxChangesBytes: config.limits.snapshotPageBytes,
    });
    jobs = startJobs({
      core,
      hall,
      storage,
      clock,
      scheduler,
      ids,
      log,
      limits: config.limits,
      isConnected: realtime.isConnected,
      onDeviceCame: realtime.onDeviceCame,
      onDeviceGone: realtime.onDeviceGone,
      isShared: config.postgres !== undefined,
    });
  }

  return {
    core,
    async start() {
      await http.listen({ host: config.host, port: config.port });
      core.onHall(openDoors);
      const { port } = http.server.address() as AddressInfo;
      const host = config.host.includes(':') ? `[${config.host}]` : config.host;
      log.info('server.listening', { host: config.host, port });
      return { url: `http://${host}:${port}`, port };
    },
    async stop() {
      if (stopping) return;
      stopping = true;
      log.info('server.stopping');
      jobs?.stop();
      await core.stop();
      realtime?.stop();
      await http.close();
      log.info('server.stopped');
    },
  };
}
