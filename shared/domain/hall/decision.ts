import { err, ok, type Result } from '../../lib/result.ts';
import type { Rejection } from '../commands/rejection.ts';
import type { HallEvent } from './events.ts';
import type { HallState } from './hall-state.ts';

/** The state `to` that the events make of the state `from`, where deciding has worked it out anyway. */
export type Folded = { readonly from: HallState; readonly to: HallState };

/** What a lawful command does (events, in order) and answers; `folded` spares doing it twice and says nothing new. */
export type Decision = { readonly events: readonly HallEvent[]; readonly reply: unknown; readonly folded?: Folded };
export type Decided = Result<Decision, Rejection>;

export function accept(events: readonly HallEvent[], reply: unknown = null, folded?: Folded): Decided {
  return ok(folded === undefined ? { events, reply } : { events, reply, folded });
}

export function refuse(code: Rejection['code'], params?: Rejection['params']): Decided {
  return err(params === undefined ? { code } : { code, params });
}
