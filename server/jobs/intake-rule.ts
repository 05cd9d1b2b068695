import { ruleIntake } from '../../shared/domain/evening/intake-rule.ts';
import { hallOf } from '../../shared/domain/hall/hall-of.ts';
import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import type { ScopeLoop } from '../commands/scope-loop.ts';

const MINUTE_MS = 60_000;

/**
 * Once in a minute of the clock, after the estimates: closes the intake of the groups whose line would not be done in
 * time, or of all at closing time, and opens what fits again [DOMAIN 4.4]. Nothing to change is no command. The id
 * carries minute and rev: of several servers one does it.
 */
export function createIntakeRule({ loop, clock }: { loop: ScopeLoop<HallState>; clock: Clock }) {
  let doneMinute = -1;
  return async (): Promise<void> => {
    const { rev, state } = loop.current();
    const now = clock.now();
    const minute = Math.floor(now / MINUTE_MS);
    if (minute === doneMinute || (hallOf(state)?.day ?? '') === '') return;
    const { closed, opened } = ruleIntake(state, now);
    if (closed.length > 0 || opened.length > 0) {
      const id = `sys:intake:${loop.scope}:${minute}:${rev}`;
      const ack = await loop.submit({ id, type: 'intake.rule', payload: {}, actor: { kind: 'system' } });
      if (!ack.ok) return;
    }
    doneMinute = minute;
  };
}
