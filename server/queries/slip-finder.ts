import { bookingOfToken } from '../../shared/domain/booking/booking.ts';
import { hallOf } from '../../shared/domain/hall/hall-of.ts';
import { EMPTY_HALL, type HallState } from '../../shared/domain/hall/hall-state.ts';
import { getRow } from '../../shared/lib/table.ts';
import type { Aggregate, AggregateEvent } from '../commands/aggregate.ts';
import type { ScopeLoop } from '../commands/scope-loop.ts';
import { describeError, type Log } from '../log.ts';
import type { Storage } from '../storage/ports.ts';

const DAY_MS = 86_400_000;

export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
}

/**
 * Finds the state that a slip token belongs to: links are good until the end of the day after their own. A booking's is
 * good from the day it was made.
 */
export interface SlipFinder {
  /** The present state, or how yesterday ended; undefined when the token means nothing (any more). */
  find(tokenHash: string): HallState | undefined;
  /** False for the moment after a day roll in which yesterday is being read. */
  isReady(): boolean;
}

type Deps<E extends AggregateEvent> = {
  readonly storage: Storage;
  readonly loop: ScopeLoop<HallState>;
  readonly aggregate: Pick<Aggregate<HallState, E>, 'fromRows'>;
  readonly log: Log;
};

export async function createSlipFinder<E extends AggregateEvent>(deps: Deps<E>): Promise<SlipFinder> {
  const { storage, loop, aggregate, log } = deps;
  const dayOf = () => hallOf(loop.current().state)?.day ?? '';
  let yesterday = EMPTY_HALL;
  let loadedFor = '';
  let loading = false;

  async function load(day: string): Promise<void> {
    if (day !== '') {
      const rows = await storage.read((reader) => reader.loadRows(loop.scope, dayBefore(day)));
      yesterday = aggregate.fromRows(
        rows.map(({ kind, id, body }) => ({ kind, id, row: JSON.parse(body) as unknown })),
      );
    }
    loadedFor = day;
  }

  await load(dayOf());
  loop.onCommit(() => {
    if (loading || dayOf() === loadedFor) return;
    loading = true;
    load(dayOf())
      // The next commit tries again.
      .catch((error: unknown) => log.warn('slips.notLoaded', describeError(error)))
      .finally(() => {
        loading = false;
      });
  });
  return {
    isReady: () => dayOf() === loadedFor,
    find(tokenHash) {
      const { state } = loop.current();
      if (getRow(state.byToken, tokenHash) !== undefined || bookingOfToken(state, tokenHash)) return state;
      return getRow(yesterday.byToken, tokenHash) === undefined ? undefined : yesterday;
    },
  };
}
