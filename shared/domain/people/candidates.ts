import { getRow, rowsOf } from '../../lib/table.ts';
import type { HallState } from '../hall/hall-state.ts';
import type { Span } from '../hours/hours.ts';
import { servesOf } from '../window/serves.ts';
import type { Member } from './people.ts';
import { coversOn, leaveOn, type PostPiece, postsOn } from './posts.ts';
import { overlaps, type Wall } from './wall-time.ts';

/** Why a person fits or not. `elsewhere`: they work at another window then, which would be empty. */
export const FITS = ['fits', 'elsewhere', 'covers', 'away', 'no-skill'] as const;
export type Fit = (typeof FITS)[number];

export type Candidate = {
  readonly staffId: string;
  readonly plate: string;
  readonly fit: Fit;
  /** Number of the window for `elsewhere` and `covers`. */
  readonly window: number | null;
  readonly isB: boolean;
  /** At a window now. */
  readonly here: boolean;
};

export type Gap = Span & { readonly day: string; readonly windowId: string };

function seatOf(state: HallState, staffId: string): string | undefined {
  for (const post of rowsOf(state.posts)) if (post.staffId === staffId) return post.windowId;
  return undefined;
}

/** Whether this person can stand in at that window in that time; by the plan of that day and, today, by who sits where. */
export function fitOf(
  state: HallState,
  member: Member,
  gap: Gap,
  wall: Wall,
  posts: readonly PostPiece[] = postsOn(state, gap.day),
): Pick<Candidate, 'fit' | 'window'> {
  const { day, windowId } = gap;
  const numberOf = (id: string) => getRow(state.windows, id)?.number ?? null;
  const groups = getRow(state.windows, windowId)?.groups ?? [];
  if (servesOf(groups, member.skills).length === 0) return { fit: 'no-skill', window: null };
  if (leaveOn(state, member.id, day, gap)) return { fit: 'away', window: null };
  const covering = coversOn(state, day).find((each) => each.staffId === member.id && overlaps(each, gap));
  if (covering) return { fit: 'covers', window: numberOf(covering.windowId) };
  const planned = posts.find(
    (post) => post.who === member.id && post.windowId !== windowId && overlaps(post, gap),
  )?.windowId;
  const isNow = day === wall.day && gap.from <= wall.minute && wall.minute < gap.to;
  const seat = isNow ? seatOf(state, member.id) : undefined;
  const other = planned ?? (seat === windowId ? undefined : seat);
  return other === undefined ? { fit: 'fits', window: null } : { fit: 'elsewhere', window: numberOf(other) };
}

/** Who could take over a post: its B first, then who fits (those in the house before others), then the rest with why not. */
export function candidatesFor(state: HallState, post: PostPiece, day: string, wall: Wall): readonly Candidate[] {
  const posts = postsOn(state, day);
  const from = day === wall.day ? Math.max(post.from, wall.minute) : post.from;
  const gap: Gap = { day, windowId: post.windowId, from, to: post.to };
  const found: Candidate[] = [];
  for (const member of rowsOf(state.members)) {
    const isB = member.id === post.b;
    if (member.id === post.a || (!isB && !member.roles.includes('clerk'))) continue;
    const { id: staffId, plate } = member;
    const here = seatOf(state, staffId) !== undefined;
    found.push({ staffId, plate, isB, here, ...fitOf(state, member, gap, wall, posts) });
  }
  const rank = ({ isB, fit, here, plate }: Candidate) =>
    `${isB ? 0 : 1}${FITS.indexOf(fit)}${here ? 0 : 1}${plate.padStart(8, '0')}`;
  return found.sort((x, y) => (rank(x) < rank(y) ? -1 : 1));
}
