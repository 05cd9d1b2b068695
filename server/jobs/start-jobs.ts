import type { Clock, Scheduler } from '../../shared/lib/clock.ts';
import type { Ids } from '../../shared/lib/ids.ts';
import type { ServerLimits } from '../config.ts';
import type { Core, OpenHall } from '../core.ts';
import type { Log } from '../log.ts';
import type { Storage } from '../storage/ports.ts';
import { createEstimateRefresh } from './estimates.ts';
import { type Job, runEvery } from './run-every.ts';
import { createSpeakerWatch } from './speakers.ts';

const SECOND = 1000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Deps = {
  readonly core: Core;
  readonly hall: OpenHall;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly ids: Ids;
  readonly log: Log;
  readonly limits: Pick<ServerLimits, 'changeHours' | 'changeRows' | 'memoDays'>;
  readonly isConnected: (deviceId: string) => boolean;
  readonly onDeviceGone: (listener: (deviceId: string) => void) => void;
  /** Whether other servers may write to the same storage [SY-14]. */
  readonly isShared: boolean;
};

/** Everything that happens without anybody pressing a button. */
export function startJobs(deps: Deps): Job {
  const { core, hall, storage, clock, limits, log } = deps;
  const speakers = createSpeakerWatch({ loop: hall.loop, ids: deps.ids, isConnected: deps.isConnected });
  deps.onDeviceGone((deviceId) => {
    speakers.gone(deviceId).catch(() => log.warn('job.failed', { job: 'speakers' }));
  });
  const jobs = [
    runEvery(deps, 'day', SECOND, () => hall.loop.tick()),
    runEvery(deps, 'estimates', SECOND, createEstimateRefresh({ loop: hall.loop, clock })),
    runEvery(deps, 'speakers', 15 * SECOND, () => speakers.sweep()),
    runEvery(deps, 'retention', HOUR, () =>
      storage.retain({
        before: clock.now() - limits.changeHours * HOUR,
        keep: limits.changeRows,
        memosBefore: clock.now() - limits.memoDays * DAY,
      }),
    ),
  ];
  if (deps.isShared) {
    jobs.push(
      runEvery(deps, 'follow', SECOND, async () => {
        await core.city.refresh();
        await hall.loop.refresh();
      }),
      runEvery(deps, 'accounts', 2 * SECOND, () => hall.registry.reload()),
    );
  }
  return {
    stop() {
      for (const job of jobs) job.stop();
    },
  };
}
