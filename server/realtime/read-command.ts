import { type Actor, actorNames } from '../../shared/domain/commands/actor.ts';
import { type CommandType, ruleOf } from '../../shared/domain/commands/command-table.ts';
import { type HallCommandType, hallCommandSchemas } from '../../shared/domain/commands/hall-commands.ts';
import type { WireError } from '../../shared/protocol/errors.ts';
import type { CommandMessage } from '../../shared/protocol/up.ts';
import { type Envelope, SKIP } from '../commands/envelope.ts';

export type ReadCommand =
  | { readonly kind: 'submit'; readonly envelope: Envelope }
  /** Not worth a memo: nobody's outbox stream depends on it. */
  | { readonly kind: 'answer'; readonly error: WireError };

function isHallCommand(type: string): type is HallCommandType {
  return Object.hasOwn(hallCommandSchemas, type);
}

/** Anonymous ends never reach the loop with a command that the table does not give them: they could fill the books. */
function isDeniedAtTheEdge(actor: Actor, type: CommandType, payload: unknown): boolean {
  if (actor.kind === 'device' || actor.kind === 'staff') return false;
  const names = actorNames(actor);
  if (!ruleOf(type).actors.some((name) => names.includes(name))) return true;
  if (actor.kind !== 'phone') return false;
  const { ref } = payload as { ref?: { by: string; ticketId?: string } };
  return ref?.by !== 'id' || ref.ticketId !== actor.ticketId;
}

/**
 * Parses a command once; inside it is trusted. A permanent refusal of an outbox item still goes to the loop, which
 * uses its place up: otherwise the items behind it would wait for ever [SY-7].
 */
export function readCommand(message: CommandMessage, actor: Actor): ReadCommand {
  const { id, type, order } = message;
  const deviceId = actor.kind === 'device' || actor.kind === 'staff' ? actor.deviceId : undefined;
  // Ids with a colon are the server's own (`sys:roll:...`): nobody may answer for them beforehand.
  if (id.includes(':') || (order !== undefined && deviceId === undefined)) {
    return { kind: 'answer', error: { ok: false, code: 'invalid' } };
  }
  const place = order && deviceId !== undefined ? { order: { ...order, deviceId } } : {};

  const refuse = (code: 'invalid' | 'unknown-command' | 'denied'): ReadCommand => {
    const error: WireError = { ok: false, code };
    if (order === undefined) return { kind: 'answer', error };
    return { kind: 'submit', envelope: { id, type, payload: message.payload, actor, ...place, refused: error } };
  };
  if (type === SKIP) {
    return order === undefined
      ? refuse('invalid')
      : { kind: 'submit', envelope: { id, type, payload: {}, actor, ...place } };
  }
  if (!isHallCommand(type)) return refuse('unknown-command');
  const parsed = hallCommandSchemas[type].safeParse(message.payload);
  if (!parsed.success) return refuse('invalid');
  if (isDeniedAtTheEdge(actor, type, parsed.data)) return { kind: 'answer', error: { ok: false, code: 'denied' } };
  return { kind: 'submit', envelope: { id, type, payload: parsed.data, actor, ...place } };
}
