import type { Group } from '../group/group.ts';
import type { HallState } from '../hall/hall-state.ts';
import { isWindowNeed } from '../hall/hall-words.ts';
import { isVisitBusy } from '../policy/choose-next.ts';
import type { WaitingTicket } from '../ticket/ticket.ts';

/**
 * At the front of a line such a ticket is passed and keeps nobody waiting: somebody of the visit is at a window, or a
 * need lets only few windows call it [QU-5, QU-17].
 */
export function isStuck(state: HallState, { est }: Group, ticket: WaitingTicket): boolean {
  if (ticket.needs.some((need) => isWindowNeed(need) && est.bound?.[need] !== undefined)) return true;
  return isVisitBusy(state, ticket);
}
