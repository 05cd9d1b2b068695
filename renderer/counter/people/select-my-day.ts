import { hallOf } from '../../../shared/domain/hall/hall-of.ts';
import type { HallState } from '../../../shared/domain/hall/hall-state.ts';
import { openingToday } from '../../../shared/domain/hall/plan.ts';
import { breaksOf } from '../../../shared/domain/hours/hours.ts';
import { type Line, lineOf } from '../../../shared/domain/people/attendance.ts';
import type { BackUp } from '../../../shared/domain/people/people.ts';
import { workWallAt } from '../../../shared/domain/people/wall-time.ts';
import { getRow } from '../../../shared/lib/table.ts';

/** The clerk's own day: the very line that the manager sees, and where they are the B. */
export type MyDay = { readonly line: Line; readonly backUp: readonly BackUp[] };

/** Null where nothing is planned for this person and nothing was written down. Pure; `now` is epoch ms of the server. */
export function selectMyDay(hall: HallState, staffId: string, now: number): MyDay | null {
  const duty = getRow(hall.duties, staffId);
  if (!duty || duty.day !== (hallOf(hall)?.day ?? '')) return null;
  if (duty.posts.length === 0 && duty.backUp.length === 0 && duty.facts === null) return null;
  const wall = workWallAt(hall, now);
  const line = lineOf(duty, wall, now, breaksOf(openingToday(hall)));
  return { line, backUp: duty.backUp.filter(({ to }) => to > wall.minute) };
}
