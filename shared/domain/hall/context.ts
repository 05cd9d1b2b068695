import type { Calendar } from '../calendar/calendar.ts';
import type { Actor } from '../commands/actor.ts';

/** Secrets of the slip, derived from a key that only the server has. */
export interface SlipSecrets {
  /** Four digits [QU-18]. */
  checkCode(ticketId: string, version: number): string;
  /** Hash of the 128-bit phone token of this slip version. */
  tokenHash(ticketId: string, version: number): string;
  /** Hash of a token that somebody presented. */
  hashToken(token: string): string;
}

/** All that `decide` may know beside the state: time, identity, new ids. Nothing else is read inside. */
export type Context = {
  /** Server time, epoch ms [SY-9]. */
  readonly now: number;
  readonly actor: Actor;
  readonly newId: () => string;
  readonly secrets: SlipSecrets;
  /** The official calendar, which only the server decides by; missing = weekends are all that is known. */
  readonly calendar?: Calendar;
};

function serverOnly(): never {
  throw new Error('slip secrets exist on the server only');
}

/** Context of a client that folds durable commands or asks whether a button is lawful; it has no secrets. */
export function clientContext(now: number, actor: Actor): Context {
  return {
    now,
    actor,
    newId: serverOnly,
    secrets: { checkCode: serverOnly, tokenHash: serverOnly, hashToken: serverOnly },
  };
}
