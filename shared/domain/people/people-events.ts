import type { Taking } from '../floor/floor.ts';
import type { Correction, Cover, Leave, Roster } from './people.ts';

/** What was planned, and who stands in. `at` is epoch ms of the server; minutes and stamps are by the hall's wall clock. */
export type PeopleEvent =
  /** `cleared`: days of windows that go back to the weekly roster, by row id. */
  | {
      readonly type: 'roster.planned';
      readonly at: number;
      readonly rosters: readonly Roster[];
      readonly cleared: readonly string[];
    }
  | { readonly type: 'leave.recorded'; readonly at: number; readonly leave: Leave }
  /** `until`: the first minute back, for it and for those who covered; a leave that had not begun is gone. */
  | { readonly type: 'leave.withdrawn'; readonly at: number; readonly leaveId: string; readonly until: string }
  | { readonly type: 'cover.confirmed'; readonly at: number; readonly cover: Cover }
  | { readonly type: 'cover.ended'; readonly at: number; readonly coverId: string; readonly minute: number }
  | {
      readonly type: 'attendance.corrected';
      readonly at: number;
      readonly day: string;
      readonly staffId: string;
      readonly correction: (Taking & { readonly reason: Correction }) | null;
    };
