import type { HallState } from '../../../shared/domain/hall/hall-state.ts';
import type { Clock, Scheduler } from '../../../shared/lib/clock.ts';
import type { Ids } from '../../../shared/lib/ids.ts';
import type { CivicClient } from '../../data/client.ts';
import { type CounterSession, createCounterSession } from '../session/counter-session.ts';
import { createPracticeClient } from './practice-client.ts';
import { practiceHallOf } from './practice-hall.ts';

/** One practice hall from its opening to its end. */
export type OpenedPractice = { readonly client: CivicClient; readonly session: CounterSession; stop(): void };

export interface PracticeHalls {
  /** A new hall with nobody at its windows; null while none is possible. `trainee` is the name on the page. */
  open(real: HallState, trainee: string, onLeave: () => void): OpenedPractice | null;
}

/** Every opening is a hall of its own: what was practised before is gone. */
export function createPracticeHalls(deps: {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly ids: Ids;
  readonly random: () => number;
  readonly focusFilter: () => void;
}): PracticeHalls {
  const { clock, focusFilter } = deps;
  return {
    open(real, trainee, onLeave) {
      const hall = practiceHallOf(real, clock.now());
      if (hall === null) return null;
      const client = createPracticeClient({ ...deps, hall, trainee: { 'zh-CN': trainee, en: trainee }, onLeave });
      const session = createCounterSession({
        client,
        // The window that was practised at is not this computer's window.
        memory: { read: () => null, write: () => undefined },
        monotonic: () => clock.monotonic(),
        showStrip: null,
        focusFilter,
      });
      void session.login({ login: 'practice', password: '' });
      return {
        client,
        session,
        stop() {
          session.stop();
          void client.stop();
        },
      };
    },
  };
}
