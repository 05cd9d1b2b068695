import { noticesNow } from '../../shared/domain/floor/fault.ts';
import type { Fault, Notice } from '../../shared/domain/floor/floor.ts';
import type { HallState, Zone } from '../../shared/domain/hall/hall-state.ts';
import { getRow } from '../../shared/lib/table.ts';
import type { LocalText } from '../../shared/lib/text.ts';

/** One page of the ticker. */
export type BoardNotice = { readonly id: string } & (
  | { readonly kind: 'broadcast'; readonly text: LocalText }
  /** `groups` empty = the whole hall; `until` null = the expected end has passed. */
  | {
      readonly kind: 'fault';
      readonly fault: Fault;
      readonly groups: readonly LocalText[];
      readonly until: number | null;
    }
);

/** What the manager tells everybody, faults of groups only where the board stands for one of their zones [QU-15]. */
export function selectNotices(state: HallState, zones: readonly Zone[], now: number): readonly BoardNotice[] {
  return noticesNow(state, now).flatMap((notice) => pageOf(state, zones, notice, now));
}

function pageOf(state: HallState, zones: readonly Zone[], notice: Notice, now: number): readonly BoardNotice[] {
  if (notice.kind === 'broadcast') return [{ id: notice.id, kind: 'broadcast', text: notice.text }];
  const groups = notice.groupIds
    .flatMap((id) => getRow(state.groups, id) ?? [])
    .filter((group) => zones.some((zone) => zone.id === group.zoneId));
  if (notice.groupIds.length > 0 && groups.length === 0) return [];
  const until = notice.until > now ? notice.until : null;
  return [{ id: notice.id, kind: 'fault', fault: notice.fault, groups: groups.map((each) => each.everyday), until }];
}
