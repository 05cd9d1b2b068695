import type { Clock, Scheduler } from '../../shared/lib/clock.ts';
import type { Ids } from '../../shared/lib/ids.ts';
import type { ServerLimits } from '../config.ts';
import type { Core, OpenHall } from '../core.ts';
import { describeError, type Log } from '../log.ts';
import type { Storage } from '../storage/ports.ts';
import { createBookingWatch } from './bookings.ts';
import { createDeviceWatch } from './devices.ts';
import { createEstimateRefresh } from './estimates.ts';
import { createIntakeRule } from './intake-rule.ts';
import { type Job, runEvery } from './run-every.ts';
import { createSeatWatch } from './seats.ts';
import { createSpeakerWatch } from './speakers.ts';
import { createTrendSampling } from './trend.ts';

const SECOND = 1000;
const TIDY_LOOK_MS = 50;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PERSON_DAYS = 7;

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
  readonly onDeviceCame: (listener: (deviceId: string) => void) => void;
  readonly onDeviceGone: (listener: (deviceId: string) => void) => void;
  /** Whether other servers may write to the same storage [SY-14]. */
  readonly isShared: boolean;
};

/** Everything that happens without anybody pressing a button. */
export function startJobs(deps: Deps): Job {
  const { hall, storage, clock, limits, log } = deps;
  const speakers = createSpeakerWatch({ loop: hall.loop, ids: deps.ids, isConnected: deps.isConnected });
  deps.onDeviceGone((deviceId) => {
    speakers.gone(deviceId).catch(() => log.warn('job.failed', { job: 'speakers' }));
  });
  const devices = createDeviceWatch({ ...deps, loop: hall.loop, registry: hall.registry });
  const noted = (job: string, work: Promise<void>) => void work.catch(() => log.warn('job.failed', { job }));
  deps.onDeviceCame((deviceId) => noted('devices', devices.came(deviceId)));
  deps.onDeviceGone((deviceId) => noted('devices', devices.went(deviceId)));
  const seats = createSeatWatch({ ...deps, loop: hall.loop, registry: hall.registry });
  hall.registry.onChange(() => noted('seats', seats.sweep()));
  // An import beside a server that stood still.
  noted('seats', seats.sweep());
  const jobs = [
    runEvery(deps, 'day', SECOND, () => hall.loop.tick()),
    runEvery(deps, 'estimates', SECOND, createEstimateRefresh({ loop: hall.loop, clock })),
    runEvery(deps, 'intake', SECOND, createIntakeRule({ loop: hall.loop, clock })),
    runEvery(deps, 'bookings', SECOND, createBookingWatch({ loop: hall.loop, clock })),
    runEvery(deps, 'trend', SECOND, createTrendSampling({ loop: hall.loop, clock })),
    runEvery(deps, 'speakers', 15 * SECOND, () => speakers.sweep()),
    runEvery(deps, 'devices', 15 * SECOND, () => devices.sweep()),
    runEvery(deps, 'tidy', TIDY_LOOK_MS, () => storage.tidy()),
    runEvery(deps, 'retention', HOUR, () =>
      storage.retain({
        before: clock.now() - limits.changeHours * HOUR,
        keep: limits.changeRows,
        memosBefore: clock.now() - limits.memoDays * DAY,
      }),
    ),
    // Numbers last a day; who had one is forgotten soon after [SY-13].
    runEvery(deps, 'persons', HOUR, async () => {
      await storage.write((tx) => tx.erasePersonsBefore(clock.now() - PERSON_DAYS * DAY));
    }),
  ];
  if (deps.isShared) {
    const follow = createFollower(deps);
    follow.hear();
    jobs.push(
      { stop: follow.stop },
      // The poll is the net under the hints; it also opens the hints' line again when that was lost [SY-14].
      runEvery(deps, 'follow', SECOND, async () => {
        follow.hear();
        await follow.catchUp();
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

/** Catches up with other servers, at once when one of them says that it committed; hints that come together are one. */
function createFollower({ core, hall, storage, log }: Pick<Deps, 'core' | 'hall' | 'storage' | 'log'>) {
  let stopped = false;
  let asked = false;
  const catchUp = async (): Promise<void> => {
    await core.city.refresh();
    await hall.loop.refresh();
  };
  const heard = () => {
    if (stopped || asked) return;
    asked = true;
    // From here on a new hint asks again: it may be news of what this look no longer sees.
    queueMicrotask(() => {
      asked = false;
      catchUp().catch((error: unknown) => log.warn('job.failed', { job: 'follow', ...describeError(error) }));
    });
  };
  return {
    catchUp,
    hear: () => void storage.listen(heard),
    stop() {
      stopped = true;
    },
  };
}
