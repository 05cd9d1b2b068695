import { hash } from 'node:crypto';
import type { Actor } from '../../shared/domain/commands/actor.ts';
import type { WireError } from '../../shared/protocol/errors.ts';

/** Place of a durable command in a device's outbox stream [SY-7]. */
export type StreamPlace = { readonly deviceId: string; readonly outboxId: string; readonly seq: number };

/** A command on its way into a scope's loop: parsed, authenticated, not yet decided. */
export type Envelope = {
  readonly id: string;
  readonly type: string;
  readonly payload: unknown;
  readonly actor: Actor;
  readonly order?: StreamPlace;
  /**
   * A permanent refusal that the edge found (unknown command, bad payload, no right). The loop gives it a memo, an
   * audit row and its place in the outbox stream, so that later items of the stream can go on.
   */
  readonly refused?: WireError;
};

/** The loop itself knows this command: it only uses up its place in the stream [SY-7]. */
export const SKIP = 'outbox.skip';

/** Who may ask for a command's answer again: the device (not the person), the slip, or the server. */
export function ownerOf(actor: Actor): string {
  switch (actor.kind) {
    case 'device':
    case 'staff':
      return `device:${actor.deviceId}`;
    case 'phone':
      return `phone:${actor.ticketId}`;
    case 'public-board':
    case 'system':
      return actor.kind;
  }
}

/** Ids only, never names [SE-8]. */
export function auditNameOf(actor: Actor): string {
  switch (actor.kind) {
    case 'device':
      return `device:${actor.deviceId}`;
    case 'staff':
      return `staff:${actor.staffId}@${actor.deviceId}`;
    case 'phone':
    case 'public-board':
    case 'system':
      return actor.kind;
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, child]) => [key, sorted(child)]));
}

function sha256(text: string, length: number): string {
  return hash('sha256', text, 'base64url').slice(0, length);
}

/** First part of a memo's hash: lets `command.status` answer the sender only. */
export function ownerMark(owner: string): string {
  return sha256(owner, 16);
}

/**
 * [SY-3] same id with another owner, type or payload is a conflict. Key order does not matter, and neither does the
 * place in the outbox: an item that was set aside may come back in a later place.
 */
export function payloadHash(envelope: Envelope): string {
  const content = JSON.stringify([envelope.type, sorted(envelope.payload)]);
  return `${ownerMark(ownerOf(envelope.actor))}.${sha256(content, 43)}`;
}
