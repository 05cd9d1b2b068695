import type { HallState } from '../../../shared/domain/hall/hall-state.ts';
import { backoffMs } from '../../../shared/lib/backoff.ts';
import type { Scheduler, Timer } from '../../../shared/lib/clock.ts';
import type { CivicClient } from '../../data/client.ts';
import type { Log } from '../../data/log.ts';
import { zonesOf } from '../zones.ts';

/** A zone that fell silent is left alone for this long: its own board is most likely on its way back. */
const SILENT_ZONE = { baseMs: 4_000, ceilingMs: 60_000 } as const;

/**
 * The zones this board should ask to speak for now. `fresh`: the line is new, so it takes all of its zones; later it
 * only adds zones that nobody speaks for (their board died), and never takes one from a board that is alive. The
 * answer names all zones to hold, because an attach gives up the ones that it leaves out.
 */
export function zonesToClaim(
  hall: HallState,
  board: { readonly zoneIds: readonly string[]; readonly deviceId: string; readonly fresh: boolean },
): readonly string[] {
  const zones = zonesOf(hall, board.zoneIds);
  const wanted = zones.filter(({ voice }) => board.fresh || voice === null || voice === board.deviceId);
  return wanted.every(({ voice }) => voice === board.deviceId) ? [] : wanted.map(({ id }) => id);
}

/** Keeps this board the voice of its zones for as long as it runs [QU-12]. */
export function createVoiceClaim(deps: {
  client: Pick<CivicClient, 'getView' | 'subscribe' | 'send'>;
  zoneIds: readonly string[];
  scheduler: Scheduler;
  random: () => number;
  log: Log;
}): { stop(): void } {
  const { client, scheduler, random, log } = deps;
  let timer: Timer | null = null;
  let busy = false;
  let tries = 0;
  let stopped = false;
  /** The line (by its start) for which the zones have been taken. */
  let takenSince: number | null = null;

  type Wish = { readonly zoneIds: readonly string[]; readonly since: number; readonly fresh: boolean };

  /** What to ask for now, null = nothing or no line to ask on. */
  function wish(): Wish | null {
    const { connection, hello, hall, rev } = client.getView();
    if (stopped || connection.status !== 'online' || rev === null || hello?.device?.role !== 'board') return null;
    const fresh = takenSince !== connection.since;
    const zoneIds = zonesToClaim(hall, { zoneIds: deps.zoneIds, deviceId: hello.device.id, fresh });
    if (zoneIds.length > 0) return { zoneIds, since: connection.since, fresh };
    takenSince = connection.since;
    tries = 0;
    return null;
  }

  function look(): void {
    if (busy || timer !== null) return;
    const now = wish();
    if (now === null) return;
    if (now.fresh && tries === 0) {
      void claim(now);
      return;
    }
    timer = scheduler.after(1000 + backoffMs(tries, random, SILENT_ZONE), () => {
      timer = null;
      const still = busy ? null : wish();
      if (still !== null) void claim(still);
    });
  }

  async function claim({ zoneIds, since }: Wish): Promise<void> {
    busy = true;
    tries += 1;
    try {
      const outcome = await client.send('voice.attach', { zoneIds: [...zoneIds] });
      if (outcome.status === 'ok') {
        takenSince = since;
        log.info('voice.attached', { zones: zoneIds.join(' ') });
      } else {
        const code = outcome.status === 'refused' ? outcome.error.code : outcome.status;
        log.warn('voice.attach-failed', { code, tries });
      }
    } finally {
      busy = false;
    }
    look();
  }

  const unsubscribe = client.subscribe(look);
  look();

  return {
    stop() {
      stopped = true;
      unsubscribe();
      timer?.cancel();
    },
  };
}
