import type { HostCode } from '../../shared/ipc/host-codes.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import type { Log } from '../start/log.ts';

export const UNLOCKED_MS = 5 * 60_000;
/** Wrong tries that cost nothing; each further one doubles the wait. */
const FREE_TRIES = 3;
const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** Opens the service menu for five minutes; wrong PINs cost more and more time. */
export interface ServiceLock {
  unlock(pin: string): Promise<HostCode>;
  /**
   * For a first or new PIN set by somebody who may: call it before the work, and its result when the work is done. The
   * menu then counts as open, unless it was closed meanwhile.
   */
  opening(): () => void;
  isOpen(): boolean;
  /** Staff have left. A PIN that is still being checked opens nothing any more. */
  close(): void;
}

export function createServiceLock(deps: {
  readonly hash: () => string | null;
  readonly isPin: (pin: string, hash: string) => Promise<boolean>;
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly log: Log;
}): ServiceLock {
  let openUntil = Number.NEGATIVE_INFINITY;
  let waitUntil = Number.NEGATIVE_INFINITY;
  let wrongTries = 0;
  let closings = 0;
  /** One try at a time: tries sent side by side must not share one free try. */
  let last: Promise<unknown> = Promise.resolve();

  function opening() {
    const before = closings;
    return () => {
      wrongTries = 0;
      if (closings === before) openUntil = deps.clock.monotonic() + UNLOCKED_MS;
    };
  }

  async function tryPin(pin: string, open: () => void): Promise<HostCode> {
    const hash = deps.hash();
    if (hash === null) return 'service.pin-not-set';
    if (deps.clock.monotonic() < waitUntil) return 'service.wait';
    if (await deps.isPin(pin, hash)) {
      open();
      deps.log.info('service.unlocked');
      return 'none';
    }
    wrongTries += 1;
    if (wrongTries >= FREE_TRIES) {
      waitUntil = deps.clock.monotonic() + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (wrongTries - FREE_TRIES));
    }
    deps.log.warn('service.wrong-pin', { tries: wrongTries });
    return 'service.wrong-pin';
  }

  return {
    unlock(pin) {
      const open = opening();
      const answer = last.then(() => tryPin(pin, open));
      last = answer.catch(() => undefined);
      return answer;
    },
    opening,
    isOpen: () => deps.clock.monotonic() < openUntil,
    close() {
      closings += 1;
      openUntil = Number.NEGATIVE_INFINITY;
    },
  };
}
