import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import type { ScopeLoop } from '../commands/scope-loop.ts';

const MINUTE_MS = 60_000;

/**
 * [QU-11] refreshes the estimates at most once in a minute of the clock, and only when something happened since the
 * last time. Asked more often than that, so that the first change after a quiet time does not wait long.
 */
export function createEstimateRefresh({ loop, clock }: { loop: ScopeLoop<HallState>; clock: Clock }) {
  let doneRev = -1;
  let doneMinute = -1;
  return async (): Promise<void> => {
    const minute = Math.floor(clock.now() / MINUTE_MS);
    if (loop.current().rev === doneRev || minute <= doneMinute) return;
    // The id carries the minute: of several servers one does it.
    const id = `sys:est:${loop.scope}:${minute}`;
    const ack = await loop.submit({ id, type: 'est.refresh', payload: {}, actor: { kind: 'system' } });
    if (!ack.ok) return;
    doneRev = ack.rev;
    doneMinute = minute;
  };
}
