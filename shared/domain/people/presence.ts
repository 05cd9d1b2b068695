import { getRow } from '../../lib/table.ts';
import { hallOf, settingsOf } from '../hall/hall-of.ts';
import type { HallState } from '../hall/hall-state.ts';
import { openingToday } from '../hall/plan.ts';
import { breakAt, type Span } from '../hours/hours.ts';
import type { ServiceWindow } from '../window/window.ts';
import { attendanceId } from './people.ts';
import { type PostPiece, postsOn, shiftsOn } from './posts.ts';
import { instantOf, wallAt } from './wall-time.ts';

/** A post that is on now and has nobody: uncovered, or its planned clerk has not come. `since` is epoch ms. */
export type Vacancy = {
  readonly kind: 'post-empty' | 'absent';
  readonly post: PostPiece;
  readonly since: number;
  readonly minutes: number;
};

function hasCome(state: HallState, day: string, staffId: string): boolean {
  return (getRow(state.attendances, attendanceId(day, staffId))?.firstAt ?? null) !== null;
}

/**
 * Posts that should work now and do not: at once where nobody is planned, after `absentAfterMin` where somebody is. Whoever
 * sits at the window fills it, planned or not; in a break of the hall nobody is missed.
 */
export function vacanciesNow(state: HallState, now: number): readonly Vacancy[] {
  if (state.standings.size === 0 && state.rosters.size === 0) return [];
  const wall = wallAt(state, now);
  const day = hallOf(state)?.day ?? '';
  if (breakAt(openingToday(state), wall.minute)) return [];
  const { absentAfterMin } = settingsOf(state);
  return postsOn(state, wall.day).flatMap((post): Vacancy[] => {
    const minutes = wall.minute - post.from;
    if (minutes < 0 || wall.minute >= post.to || getRow(state.posts, post.windowId)) return [];
    const vacancy = { post, since: instantOf(wall, now, post.from), minutes };
    if (post.who === null) return [{ ...vacancy, kind: 'post-empty' }];
    if (minutes < absentAfterMin || hasCome(state, day, post.who)) return [];
    return [{ ...vacancy, kind: 'absent' }];
  });
}

/** Planned windows of a group by time of day. */
export type PlannedSpan = Span & { readonly windows: number };

/**
 * How many windows the plan has for each group today [QU-11]: by roster, leave and cover where every one of its own
 * windows stands in the roster, else undefined, and the staffing of the hall file counts.
 */
export function rosterPlan(
  state: HallState,
  day: string,
): (own: readonly ServiceWindow[]) => readonly PlannedSpan[] | undefined {
  if (state.standings.size === 0 && state.rosters.size === 0) return () => undefined;
  const inRoster = new Set(shiftsOn(state, day).map(({ windowId }) => windowId));
  const posts = postsOn(state, day);
  return (own) => {
    if (own.length === 0 || own.some(({ id }) => !inRoster.has(id))) return undefined;
    const ids = new Set(own.map(({ id }) => id));
    const mine = posts.filter(({ windowId }) => ids.has(windowId));
    const edges = [...new Set(mine.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
    const spans: PlannedSpan[] = [];
    edges.forEach((from, index) => {
      const to = edges[index + 1];
      if (to === undefined) return;
      const at = mine.filter((post) => post.from <= from && to <= post.to);
      if (at.length === 0) return;
      const windows = at.filter(({ who }) => who !== null).length;
      const last = spans.at(-1);
      if (last?.to === from && last.windows === windows) spans[spans.length - 1] = { ...last, to };
      else spans.push({ from, to, windows });
    });
    return spans;
  };
}
