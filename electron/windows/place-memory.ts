import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Scheduler, Timer } from '../../shared/lib/clock.ts';
import { writeAtomic } from '../files/atomic-file.ts';
import { isMissing } from '../protocol/asset-path.ts';
import { errorCode, type Log } from '../start/log.ts';
import type { Point } from './place.ts';
import type { PlaceMemory } from './strip-window.ts';

const placeSchema = z.object({ x: z.number().int(), y: z.number().int() });
/** A drag tells of hundreds of places; the last one is kept. */
const SETTLE_MS = 500;

/** The strip's place in a small file; a lost or broken one only means the usual corner. */
export function createPlaceMemory(deps: {
  readonly path: string;
  readonly scheduler: Scheduler;
  readonly log: Log;
}): PlaceMemory & { stop(): void } {
  let place = readPlace(deps.path);
  let timer: Timer | null = null;

  function save(next: Point) {
    writeAtomic(deps.path, JSON.stringify(next)).catch((error: unknown) => {
      deps.log.warn('strip.place-not-kept', { code: errorCode(error) });
    });
  }

  return {
    read: () => place,
    write(next) {
      if (place?.x === next.x && place.y === next.y) return;
      place = next;
      timer?.cancel();
      timer = deps.scheduler.after(SETTLE_MS, () => save(next));
    },
    stop() {
      timer?.cancel();
    },
  };
}

function readPlace(path: string): Point | null {
  try {
    return placeSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data ?? null;
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return null;
    throw error;
  }
}
