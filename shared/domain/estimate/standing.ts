import { getRow } from '../../lib/table.ts';
import type { Standing } from '../commands/replies.ts';
import type { Group } from '../group/group.ts';
import { settingsOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import { waitingOf } from '../policy/choose-next.ts';
import { callOrder, placeOf } from '../policy/group-order.ts';
import type { WaitRange } from './estimate.ts';
import { range } from './range.ts';

/** How a waiting ticket stands; null when it does not wait (or is unknown) [QU-11]. */
export type StandingOf = (ticketId: string) => Standing | null;

/**
 * How the tickets of one state stand at one instant (`now`: epoch ms of the server). The order of a group is worked out
 * once, however many of its tickets are asked about: a hall full of phones costs no more than its lines.
 */
export function createStandings(state: HallState, now: number): StandingOf {
  const places = new Map<string, ReadonlyMap<string, Standing>>();
  const placesIn = (group: Group): ReadonlyMap<string, Standing> => {
    const known = places.get(group.id);
    if (known) return known;
    const order = callOrder(group, waitingOf(state, group.id), settingsOf(state), now);
    let matters = 0;
    const made = new Map(
      order.map((ticket, ahead) => {
        const standing = { ahead, range: range(group.est, matters) };
        matters += ticket.matters;
        return [ticket.id, standing];
      }),
    );
    places.set(group.id, made);
    return made;
  };
  return (ticketId) => {
    const ticket = getRow(state.tickets, ticketId);
    const group = ticket?.status === 'waiting' ? getRow(state.groups, ticket.groupId) : undefined;
    return (group && placesIn(group).get(ticketId)) ?? null;
  };
}

/** How one waiting ticket stands; null when it does not wait (or is unknown) [QU-11]. `now` is epoch ms of the server. */
export function standingOf(state: HallState, ticketId: string, now: number): Standing | null {
  const ticket = getRow(state.tickets, ticketId);
  const group = ticket?.status === 'waiting' ? getRow(state.groups, ticket.groupId) : undefined;
  if (!group) return null;
  const { ahead, matters } = placeOf(group, waitingOf(state, group.id), settingsOf(state), now, ticketId);
  return { ahead, range: range(group.est, matters) };
}

/** What a group's line looks like for somebody who would take a number now. */
export function groupQueue(state: HallState, groupId: string): { readonly waiting: number; readonly range: WaitRange } {
  const group = getRow(state.groups, groupId);
  const waiting = getRow(state.waiting, groupId)?.length ?? 0;
  if (!group) return { waiting, range: { kind: 'none-open' } };
  const matters = waitingOf(state, groupId).reduce((sum, ticket) => sum + ticket.matters, 0);
  return { waiting, range: range(group.est, matters) };
}
