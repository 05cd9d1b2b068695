import { getRow, rowsOf } from '../../lib/table.ts';
import type { HallCommandOf } from '../commands/hall-commands.ts';
import type { Context } from '../hall/context.ts';
import { issueTickets, openTicketOf } from '../hall/decide-take.ts';
import { accept, type Decided, refuse } from '../hall/decision.ts';
import type { HallEvent } from '../hall/events.ts';
import { evolve, evolveAll } from '../hall/evolve.ts';
import { hallOf, settingsOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import { reissue } from '../hall/reissue.ts';
import { slipReply } from '../hall/slip-reply.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { TicketRef } from '../ticket/ticket-ref.ts';
import type { Promised } from './evening.ts';
import { intakeRefusal } from './intake-rule.ts';

export type FoundPromise =
  | { readonly kind: 'promise'; readonly promise: Promised }
  | { readonly kind: 'none' }
  | { readonly kind: 'locked' }
  /** A typed number that is promised, with a wrong code: counted, as on a slip of today [QU-18]. */
  | { readonly kind: 'wrong'; readonly event: HallEvent; readonly triesLeft: number };

/** Promises for today that nobody took yet, of these persons: the guide finds one by the ID too. */
export function promisesOfPersons(state: HallState, personIds: readonly string[]): readonly string[] {
  const today = hallOf(state)?.day ?? '';
  return [...rowsOf(state.promises)]
    .filter(({ personId }) => personId !== null && personIds.includes(personId))
    .filter((promise) => promise.day < today && isUnkept(state, promise))
    .map(({ id }) => id);
}

/** Not taken yet, or its number was given back because the visitor had left before it came [QU-3]. */
function isUnkept(state: HallState, { takenAs }: Promised): boolean {
  if (takenAs === null) return true;
  const ticket = getRow(state.tickets, takenAs);
  return ticket?.status === 'cancelled' && ticket.by === 'unclaimed';
}

/** Its own slip, and those of its visit. */
function papersOf(promise: Promised): readonly Pick<Promised, 'id' | 'version' | 'tokenHash'>[] {
  return [promise, ...(promise.also ?? [])];
}

/** The promise that a slip of an earlier day stands for; today's own do not count before the day is over. */
export function findPromise(state: HallState, ref: TicketRef, ctx: Context): FoundPromise {
  const today = hallOf(state)?.day ?? '';
  const known = [...rowsOf(state.promises)].filter((promise) => promise.day < today && isUnkept(state, promise));
  if (ref.by === 'token') {
    const hash = ctx.secrets.hashToken(ref.token);
    const promise = known.find((each) => papersOf(each).some(({ tokenHash }) => tokenHash === hash));
    return promise ? { kind: 'promise', promise } : { kind: 'none' };
  }
  if (ref.by === 'id') {
    const promise = ctx.actor.kind === 'staff' ? known.find((each) => each.id === ref.ticketId) : undefined;
    return promise ? { kind: 'promise', promise } : { kind: 'none' };
  }
  const meant = known.filter((each) => each.number === ref.number);
  if (meant.length === 0) return { kind: 'none' };
  const limit = settingsOf(state).maxWrongTries;
  const open = meant.filter((each) => each.wrongTries < limit);
  if (open.length === 0) return { kind: 'locked' };
  const codesOf = (each: Promised) => papersOf(each).map(({ id, version }) => ctx.secrets.checkCode(id, version));
  const promise = open.find((each) => codesOf(each).includes(ref.code));
  if (promise) return { kind: 'promise', promise };
  const triesLeft = limit - Math.max(...open.map((each) => each.wrongTries)) - 1;
  const ticketIds = open.map(({ id }) => id);
  return { kind: 'wrong', event: { type: 'promise.checkFailed', at: ctx.now, ticketIds }, triesLeft };
}

/** Who has an open number in the group gets no second one [QU-13]: the one they have takes the promised place. */
function takeWith(state: HallState, promise: Promised, own: Ticket, ctx: Context): Decided {
  if (own.status !== 'waiting') return reissue(state, own, [], ctx);
  const kept = { type: 'promise.kept', at: ctx.now, ticketId: promise.id, newTicketId: own.id } as const;
  return reissue(evolve(state, kept), own, [kept], ctx);
}

/**
 * A new number for yesterday's slip, first of its class [QU-5]. Each promise does it once, so the numbers that can pass
 * a waiting one are as many as were promised [QU-6]. A quota does not bind it, closed intake does.
 */
export function decidePromiseTake(state: HallState, { payload }: HallCommandOf<'promise.take'>, ctx: Context): Decided {
  const hall = hallOf(state);
  if (!hall) return refuse('hall.not-loaded');
  const found = findPromise(state, payload.ref, ctx);
  if (found.kind === 'none') return refuse('slip.not-found');
  if (found.kind === 'locked') return refuse('slip.locked');
  if (found.kind === 'wrong') return accept([found.event], { found: false, triesLeft: found.triesLeft });
  const { promise } = found;
  const group = getRow(state.groups, promise.groupId);
  if (!group) return refuse('group.unknown');
  const own = promise.personId === null ? undefined : openTicketOf(state, promise.personId, group.id);
  if (own) return takeWith(state, promise, own, ctx);
  const refusal = intakeRefusal(state, group);
  if (refusal) return refuse(refusal.code, refusal.params);
  const take = {
    groupId: group.id,
    class: promise.class === 'priority' && group.priority ? ('priority' as const) : ('normal' as const),
    locale: payload.locale,
    needs: [...promise.needs],
    ...(promise.personId === null ? {} : { identity: { personId: promise.personId } }),
  };
  const [issued] = issueTickets(state, hall, [{ group, matters: promise.matters }], take, ctx);
  if (issued === undefined) return refuse('group.unknown');
  const ticket = { ...issued.ticket, front: true, promised: promise.number };
  const events: HallEvent[] = [
    { ...issued, ticket },
    { type: 'promise.kept', at: ctx.now, ticketId: promise.id, newTicketId: ticket.id },
  ];
  return accept(events, slipReply(evolveAll(state, events), ticket, 1, ctx.now));
}
