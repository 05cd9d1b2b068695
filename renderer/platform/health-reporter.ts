import type { DeviceHealth } from '../../shared/domain/device/health.ts';
import type { Scheduler, Timer } from '../../shared/lib/clock.ts';
import type { CivicClient } from '../data/client.ts';
import type { Log } from '../data/log.ts';
import type { Platform } from './platform.ts';

/** Reports follow each other no closer than this; what changes meanwhile goes out together. */
const GAP_MS = 5_000;
/** A report that was not taken is offered again after this. */
const RETRY_MS = 60_000;

/** Tells the server how this device is: at every new line, and when something changes [KI-7, SE-3]. */
export interface HealthReporter {
  setVoice(voice: DeviceHealth['voice']): void;
  stop(): void;
}

export function createHealthReporter(deps: {
  readonly client: Pick<CivicClient, 'getView' | 'subscribe' | 'send'>;
  readonly platform: Pick<Platform, 'call' | 'on'>;
  readonly version: string;
  /** Whether the local database is safe from being thrown away; asked once. */
  readonly storage: Promise<DeviceHealth['storage']>;
  readonly scheduler: Scheduler;
  readonly log: Log;
}): HealthReporter {
  const { client, platform, scheduler, log } = deps;
  let voice: DeviceHealth['voice'] = 'none';
  let changed = true;
  let busy = false;
  let timer: Timer | null = null;
  let stopped = false;
  /** The line, by its start, that has heard the newest report. */
  let toldSince: number | null = null;

  function look(): void {
    if (busy || timer !== null || stopped) return;
    const { connection, hello } = client.getView();
    if (connection.status !== 'online' || !hello?.device) return;
    if (changed || toldSince !== connection.since) void report(connection.since);
  }

  async function report(since: number): Promise<void> {
    busy = true;
    changed = false;
    let taken = false;
    try {
      const [{ printer, token }, storage] = await Promise.all([platform.call('device.health', {}), deps.storage]);
      const outcome = await client.send('device.report', { version: deps.version, printer, voice, storage, token });
      taken = outcome.status === 'ok';
      if (taken) toldSince = since;
      else log.warn('health.not-reported', { status: outcome.status });
    } catch (error) {
      // Main is gone with the app, or answered nothing of use: the device works on, and tells later [QU-16].
      log.warn('health.failed', { error: error instanceof Error ? error.name : 'unknown' });
    } finally {
      busy = false;
    }
    if (stopped) return;
    timer = scheduler.after(taken ? GAP_MS : RETRY_MS, () => {
      timer = null;
      look();
    });
  }

  function change(): void {
    changed = true;
    look();
  }

  const stops = [client.subscribe(look), platform.on('printer.status', change)];
  look();

  return {
    setVoice(next) {
      if (next === voice) return;
      voice = next;
      change();
    },
    stop() {
      stopped = true;
      timer?.cancel();
      for (const stop of stops) stop();
    },
  };
}
