import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import type { ScopeLoop } from '../commands/scope-loop.ts';

const MINUTE_MS = 60_000;

/** [QU-11] refreshes the estimates at most once a minute, and only when something happened since the last time. */
export function createEstimateRefresh({ loop, clock }: { loop: ScopeLoop<HallState>; clock: Clock }) {
  let doneRev = -1;
  return async (): Promise<void> => {
    if (loop.current().rev === doneRev) return;
    const minute = Math.floor(clock.now() / MINUTE_MS);
    // The id carries the minute: of several servers one does it.
    const ack = await loop.submit({
      id: `sys:est:${loop.scope}:${minute}`,
      type: 'est.refresh',
      payload: {},
      actor: { kind: 'system' },
    });
    doneRev = ack.ok ? ack.rev : -1;
  };
}
