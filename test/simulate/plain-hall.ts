import { createHallAggregate } from '../../server/commands/hall-aggregate.ts';
import { readCommand } from '../../server/realtime/read-command.ts';
import type { Actor } from '../../shared/domain/commands/actor.ts';
import type { Context } from '../../shared/domain/hall/context.ts';
import { EMPTY_HALL, type HallState } from '../../shared/domain/hall/hall-state.ts';
import type { CommandAck } from '../../shared/protocol/down.ts';
import type { OpenHallOptions, SimulatedHall } from './simulated-hall.ts';

const MINUTE_MS = 60_000;
const SYSTEM: Actor = { kind: 'system' };

/** `refreshEstimates(false)`: days that only teach promise nothing, and are played sooner. */
export type PlainHall = SimulatedHall & { refreshEstimates(on: boolean): void };

/**
 * The same rules without a server and without a disk, for grades over many days: the server's aggregate decides and
 * evolves, estimates are refreshed once a minute as the job does it.
 */
export function openPlainHall({ file, startAt }: OpenHallOptions): PlainHall {
  const aggregate = createHallAggregate();
  const listeners: ((before: HallState, after: HallState) => void)[] = [];
  let state = EMPTY_HALL;
  let now = startAt;
  let ids = 0;
  let refreshes = true;
  const newId = () => {
    ids += 1;
    return `id-${ids}`;
  };
  const secrets = {
    checkCode: () => '0000',
    tokenHash: (ticketId: string, version: number) => `${ticketId}:${version}`,
    hashToken: (token: string) => token,
  };

  function decide(actor: Actor, type: string, payload: unknown): CommandAck {
    const context: Context = { now, actor, newId, secrets };
    const decided = aggregate.decide(state, { type, payload }, context);
    if (!decided.ok) return { ok: false, code: decided.error.code } as CommandAck;
    const before = state;
    for (const event of decided.value.events) state = aggregate.evolve(state, event);
    for (const listener of listeners) listener(before, state);
    return { ok: true, rev: ids, reply: decided.value.reply } as CommandAck;
  }

  function runDue(): void {
    for (let due = aggregate.due(state, now); due.length > 0; due = aggregate.due(state, now)) {
      for (const command of due) decide(SYSTEM, command.type, command.payload);
    }
    if (refreshes) decide(SYSTEM, 'est.refresh', {});
  }

  decide(SYSTEM, 'hall.load', { file });
  runDue();
  return {
    now: () => now,
    async goTo(at) {
      // A quiet hour needs no refresh in each of its minutes; the night none at all.
      if (Math.floor(at / MINUTE_MS) > Math.floor(now / MINUTE_MS)) {
        now = Math.max(now, Math.floor(at / MINUTE_MS) * MINUTE_MS);
        runDue();
      }
      now = Math.max(now, at);
    },
    async send(actor, type, payload) {
      const read = readCommand({ id: newId(), type, payload }, actor);
      if (read.kind === 'answer') return read.error;
      const ack = decide(actor, type, read.envelope.payload);
      if (type.startsWith('window.')) runDue();
      return ack;
    },
    refreshEstimates(on) {
      refreshes = on;
    },
    state: () => state,
    onCommit: (listener) => void listeners.push(listener),
    async stop() {},
  };
}
