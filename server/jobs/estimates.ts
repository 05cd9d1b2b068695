import { learnEstimates } from '../../shared/domain/estimate/learn.ts';
import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import { rowsOf } from '../../shared/lib/table.ts';
import type { ScopeLoop } from '../commands/scope-loop.ts';

const MINUTE_MS = 60_000;

/** Which windows work now; when this changes, "no window is open" may have become wrong for a group. */
function workingWindows(state: HallState): string {
  const working: string[] = [];
  for (const window of rowsOf(state.windows)) {
    if (window.status !== 'closed' && window.status !== 'paused') working.push(window.id);
  }
  return working.sort().join();
}

/**
 * [QU-11] refreshes the estimates once in a minute of the clock, and at once when a window opened, paused or closed:
 * nobody is told for a minute that no window is open when one is. It goes through the day's services, so it never runs
 * more often, and only here: no command of a citizen or a clerk learns. How often a group's figures may change is
 * decided by the domain; while it would change nothing, no command is given.
 */
export function createEstimateRefresh({ loop, clock }: { loop: ScopeLoop<HallState>; clock: Clock }) {
  let doneMinute = -1;
  let doneWindows = '';
  return async (): Promise<void> => {
    const { rev, state } = loop.current();
    const now = clock.now();
    const minute = Math.floor(now / MINUTE_MS);
    const windows = workingWindows(state);
    if (minute <= doneMinute && windows === doneWindows) return;
    if (Object.keys(learnEstimates(state, now)).length > 0) {
      // The id carries minute and rev: of several servers one does it.
      const id = `sys:est:${loop.scope}:${minute}:${rev}`;
      const ack = await loop.submit({ id, type: 'est.refresh', payload: {}, actor: { kind: 'system' } });
      if (!ack.ok) return;
    }
    doneMinute = minute;
    doneWindows = windows;
  };
}
