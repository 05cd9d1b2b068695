import { TREND_STEP_MS } from '../../shared/domain/floor/floor.ts';
import { hallOf } from '../../shared/domain/hall/hall-of.ts';
import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import type { ScopeLoop } from '../commands/scope-loop.ts';

/**
 * One sample of every line at each five minutes of the clock, for the manager's trend. The id carries the step: of
 * several servers one takes it. A server that has just started waits for the next step.
 */
export function createTrendSampling({ loop, clock }: { loop: ScopeLoop<HallState>; clock: Clock }) {
  const stepNow = () => Math.floor(clock.now() / TREND_STEP_MS);
  let done = stepNow();
  return async (): Promise<void> => {
    const step = stepNow();
    if (step <= done || (hallOf(loop.current().state)?.day ?? '') === '') return;
    const id = `sys:trend:${loop.scope}:${step}`;
    const ack = await loop.submit({ id, type: 'trend.sample', payload: {}, actor: { kind: 'system' } });
    if (ack.ok) done = step;
  };
}
