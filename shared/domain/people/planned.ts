import { rowsOf, setRow } from '../../lib/table.ts';
import type { HallState } from '../hall/hall-state.ts';
import type { Cover, Leave, Roster } from './people.ts';
import { addDays } from './wall-time.ts';

/** What was planned by hand for a business day before it began; it goes with the roll, so that the books of the day know. */
export type Planned = {
  readonly rosters: readonly Roster[];
  readonly leaves: readonly Leave[];
  readonly covers: readonly Cover[];
};

/** Of this date and, for the hours after midnight, the next one. Leaves of the hall file are in the file. */
export function plannedFor(state: HallState, day: string): Planned {
  const isMeant = (row: { readonly day: string }) => row.day === day || row.day === addDays(day, 1);
  return {
    rosters: [...rowsOf(state.rosters)].filter(isMeant),
    leaves: [...rowsOf(state.leaves)].filter(({ by, to }) => by !== null && to.slice(0, 10) >= day),
    covers: [...rowsOf(state.covers)].filter(isMeant),
  };
}

export function putPlanned(state: HallState, planned: Planned): HallState {
  let { rosters, leaves, covers } = state;
  for (const row of planned.rosters) rosters = setRow(rosters, row.id, row);
  for (const row of planned.leaves) leaves = setRow(leaves, row.id, row);
  for (const row of planned.covers) covers = setRow(covers, row.id, row);
  return { ...state, rosters, leaves, covers };
}
