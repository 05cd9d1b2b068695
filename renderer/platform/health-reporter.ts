import type { DeviceHealth, SelfCheck } from '../../shared/domain/device/health.ts';
import type { Scheduler, Timer } from '../../shared/lib/clock.ts';
import type { CivicClient } from '../data/client.ts';
import type { Log } from '../data/log.ts';
import type { Platform } from './platform.ts';
import type { ScanLog } from './scan-log.ts';

/** Reports follow each other no closer than this; what changes meanwhile goes out together. */
const GAP_MS = 5_000;
/** A report that was not taken is offered again after this. */
const RETRY_MS = 60_000;

/** The machine's own check is done again after this; nothing of it is told by an event. */
const CHECK_MS = 600_000;

/** Tells the server how this device is: at every new line, and when something changes [KI-7, SE-3]. */
export interface HealthReporter {
  setVoice(voice: DeviceHealth['voice']): void;
  stop(): void;
}

export function createHealthReporter(deps: {
  readonly client: Pick<CivicClient, 'getView' | 'subscribe' | 'send' | 'serverNow'>;
  readonly platform: Pick<Platform, 'call' | 'on'>;
  readonly version: string;
  /** Whether the local database is safe from being thrown away; asked once. */
  readonly storage: Promise<DeviceHealth['storage']>;
  readonly scans: Pick<ScanLog, 'lastAt'>;
  /** The machine's own clock, epoch ms: only compared with the server's, decides nothing [SY-9]. */
  readonly wallNow: () => number;
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
  /** The report that it took, so that the same again stays here. */
  let told = '';

  function look(): void {
    if (busy || timer !== null || stopped) return;
    const { connection, hello } = client.getView();
    if (connection.status !== 'online' || !hello?.device) return;
    if (changed || toldSince !== connection.since) void report(connection.since);
  }

  async function report(since: number): Promise<void> {
    busy = true;
    changed = false;
    /** Until the next report; null = nothing was sent. */
    let waitMs: number | null = RETRY_MS;
    try {
      const [{ printer, token, disk, crashes }, storage] = await Promise.all([
        platform.call('device.health', {}),
        deps.storage,
      ]);
      const scan = deps.scans.lastAt();
      const self: SelfCheck = {
        clockOffMin: Math.round((deps.wallNow() - client.serverNow()) / 60_000),
        disk,
        crashes,
        scanAt: scan === null ? null : Math.floor(scan / CHECK_MS) * CHECK_MS,
      };
      const health: DeviceHealth = { version: deps.version, printer, voice, storage, token, self };
      const report = JSON.stringify(health);
      if (report === told && toldSince === since) waitMs = null;
      else {
        const outcome = await client.send('device.report', health);
        if (outcome.status === 'ok') {
          toldSince = since;
          told = report;
          waitMs = GAP_MS;
        } else log.warn('health.not-reported', { status: outcome.status });
      }
    } catch (error) {
      // Main is gone with the app, or answered nothing of use: the device works on, and tells later [QU-16].
      log.warn('health.failed', { error: error instanceof Error ? error.name : 'unknown' });
    } finally {
      busy = false;
    }
    if (stopped) return;
    if (waitMs === null) return look();
    timer = scheduler.after(waitMs, () => {
      timer = null;
      look();
    });
  }

  function change(): void {
    changed = true;
    look();
  }

  const check = scheduler.every(CHECK_MS, change);
  const stops = [client.subscribe(look), platform.on('printer.status', change), () => check.cancel()];
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
