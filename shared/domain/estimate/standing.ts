import { getRow } from '../../lib/table.ts';
import type { Standing } from '../commands/replies.ts';
import { settingsOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import { waitingOf } from '../policy/choose-next.ts';
import { callOrder } from '../policy/group-order.ts';
import type { WaitRange } from './estimate.ts';
import { range } from './range.ts';

/** How a waiting ticket stands; null when it does not wait (or is unknown) [QU-11]. `now` is epoch ms of the server. */
export function standingOf(state: HallState, ticketId: string, now: number): Standing | null {
  const ticket = getRow(state.tickets, ticketId);
  if (ticket?.status !== 'waiting') return null;
  const group = getRow(state.groups, ticket.groupId);
  if (!group) return null;
  const order = callOrder(group, waitingOf(state, group.id), settingsOf(state), now);
  const ahead = order.findIndex((each) => each.id === ticketId);
  return { ahead, range: range(group.est, ahead) };
}

/** What a group's line looks like for somebody who would take a number now. */
export function groupQueue(state: HallState, groupId: string): { readonly waiting: number; readonly range: WaitRange } {
  const group = getRow(state.groups, groupId);
  const waiting = getRow(state.waiting, groupId)?.length ?? 0;
  if (!group) return { waiting, range: { kind: 'none-open' } };
  return { waiting, range: range(group.est, waiting) };
}
