import { rowsOf } from '../../lib/table.ts';
import type { HallState } from '../hall/hall-state.ts';
import type { FaultNotice, Notice } from './floor.ts';

/** The outside fault that stops a group now, the whole hall's first; undefined = none [QU-15]. */
export function faultOf(state: Pick<HallState, 'notices'>, groupId: string): FaultNotice | undefined {
  let found: FaultNotice | undefined;
  for (const notice of rowsOf(state.notices)) {
    if (notice.kind !== 'fault') continue;
    if (notice.groupIds.length === 0) return notice;
    if (notice.groupIds.includes(groupId)) found = notice;
  }
  return found;
}

/** What is to be told now, oldest first: faults that last, broadcasts that are not over. `now` is epoch ms of the server. */
export function noticesNow(state: Pick<HallState, 'notices'>, now: number): readonly Notice[] {
  return [...rowsOf(state.notices)]
    .filter((notice) => notice.kind === 'fault' || notice.until > now)
    .sort((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1));
}
