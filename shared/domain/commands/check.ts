import { ok, type Result } from '../../lib/result.ts';
import { clientContext } from '../hall/context.ts';
import { decide } from '../hall/decide.ts';
import type { HallState } from '../hall/hall-state.ts';
import type { Actor } from './actor.ts';
import type { HallCommand } from './hall-commands.ts';
import type { Rejection } from './rejection.ts';

/**
 * The question behind every button: would this command be lawful now? Runs the very `decide` of the server on the
 * rows this client has, so button and refusal cannot disagree. `now` is server time as known here, epoch ms.
 * Commands whose answer needs the server's secrets or memory are not asked here; undo shows by `seat.undo`. The ids that
 * it would give are thrown away.
 */
export function checkCommand(
  state: HallState,
  actor: Actor,
  command: Exclude<HallCommand, { type: 'ticket.take' | 'ticket.lookUp' | 'slip.reprint' | 'window.undo' }>,
  now: number,
): Result<null, Rejection> {
  const decided = decide(state, command, { ...clientContext(now, actor), newId: () => '' });
  return decided.ok ? ok(null) : decided;
}
