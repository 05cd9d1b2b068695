import type { Act } from '../manage/use-act.ts';
import { CandidateList } from './CandidateList.tsx';
import { LeaveForm } from './LeaveForm.tsx';
import type { PeopleSide } from './PeoplePage.tsx';
import { ShiftForm } from './ShiftForm.tsx';
import type { People } from './select-people.ts';
import type { NameOf } from './use-names.ts';

export type PanelProps = {
  readonly people: People;
  readonly nameOf: NameOf;
  readonly online: boolean;
  readonly now: number;
  readonly act: Act;
};

/** Beside the posts: leave, who else could take a post, or what a window has on one day. */
export function PeoplePanel({ side, onLeave, ...rest }: PanelProps & { side: PeopleSide; onLeave: () => void }) {
  switch (side.kind) {
    case 'leave':
      return <LeaveForm {...rest} />;
    case 'cover':
      return <CandidateList {...rest} windowId={side.windowId} from={side.from} onDone={onLeave} />;
    case 'shift':
      return (
        <ShiftForm
          key={`${side.windowId}:${side.day}`}
          {...rest}
          windowId={side.windowId}
          day={side.day}
          onDone={onLeave}
        />
      );
  }
}
