import { err, ok, type Result } from '../../lib/result.ts';
import type { Rejection } from '../commands/rejection.ts';
import type { HallEvent } from './events.ts';

/** What a lawful command does (events, in order) and answers. */
export type Decision = { readonly events: readonly HallEvent[]; readonly reply: unknown };
export type Decided = Result<Decision, Rejection>;

export function accept(events: readonly HallEvent[], reply: unknown = null): Decided {
  return ok({ events, reply });
}

export function refuse(code: Rejection['code'], params?: Rejection['params']): Decided {
  return err(params === undefined ? { code } : { code, params });
}
