import type { HallEvent } from '../hall/events.ts';
import type { RosterFile } from '../hall/hall-parts.ts';
import { minuteOf } from '../hours/hours-schema.ts';
import type { Leave, Member, Standing } from './people.ts';

type Loaded = Extract<HallEvent, { type: 'hall.loaded' }>;

/** The rows that a hall file makes of its people and of its weekly roster. A leave of the file is known by dates only. */
export function peopleOf(
  roster: readonly RosterFile[],
  people: NonNullable<Loaded['people']>,
  at: number,
): { readonly members: readonly Member[]; readonly standings: readonly Standing[]; readonly leaves: readonly Leave[] } {
  const lines = new Map<string, Standing['lines']>();
  for (const { windowId, days, from, to, a, b } of roster) {
    const line = { days, from: minuteOf(from), to: minuteOf(to), a, b };
    lines.set(windowId, [...(lines.get(windowId) ?? []), line]);
  }
  return {
    members: people.map(({ leave: _leave, ...member }) => member),
    standings: [...lines].map(([id, each]) => ({ id, lines: each })),
    leaves: people.flatMap(({ id, leave }) =>
      leave.map(({ from, to }): Leave => {
        const stamps = { from: `${from}T00:00`, to: `${to}T24:00` };
        return { id: `file:${id}:${from}`, staffId: id, kind: 'other', ...stamps, by: null, at };
      }),
    ),
  };
}
