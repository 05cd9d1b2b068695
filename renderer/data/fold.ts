import type { Actor } from '../../shared/domain/commands/actor.ts';
import type { HallCommand } from '../../shared/domain/commands/hall-commands.ts';
import { clientContext } from '../../shared/domain/hall/context.ts';
import { decide } from '../../shared/domain/hall/decide.ts';
import { evolveAll } from '../../shared/domain/hall/evolve.ts';
import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import type { CommandRecord } from './local-store.ts';
import { type AckedRecord, type OutboxState, pendingOf } from './outbox-machine.ts';
import type { FeedPosition } from './replica.ts';

/**
 * The commands whose effect a screen shows although the replica does not have it yet: those that wait, and before them
 * those that were acknowledged at a rev which the queue feed has not reached, so that nothing flickers back [SY-7].
 */
export function foldedRecords(outbox: OutboxState, queue: FeedPosition | null): readonly CommandRecord[] {
  const waiting = pendingOf(outbox).flatMap((record) => (record.kind === 'command' ? [record] : []));
  const ahead = outbox.acked.slice(outbox.acked.findLastIndex((record) => isIn(queue, record)) + 1);
  return [...ahead, ...waiting];
}

/** Whether the replica has the effect. An ack of another epoch is newer: older ones are offered again at the change. */
function isIn(queue: FeedPosition | null, { acked }: AckedRecord): boolean {
  return acked.epoch === queue?.epoch && acked.rev <= queue.cursor;
}

/**
 * fold(replica, pending durable commands) through the domain's own decide and evolve. A command that is not lawful any
 * more, for instance because the replica has its effect already, changes nothing. `onBug` hears of a command that
 * could not even be decided; it is left out, the screen goes on.
 */
export function foldHall(
  hall: HallState,
  records: readonly CommandRecord[],
  actor: Actor,
  onBug: (error: unknown, record: CommandRecord) => void,
): HallState {
  let state = hall;
  for (const record of records) {
    try {
      const command = { type: record.type, payload: record.payload } as unknown as HallCommand;
      const decided = decide(state, command, clientContext(record.pressedAt, actor));
      if (decided.ok) state = evolveAll(state, decided.value.events);
    } catch (error) {
      onBug(error, record);
    }
  }
  return state;
}
