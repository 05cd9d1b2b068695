import { rowsOf } from '../../lib/table.ts';
import type { HallState } from '../hall/hall-state.ts';
import { openingToday } from '../hall/plan.ts';
import { breaksOf } from '../hours/hours.ts';
import { linesOf } from '../people/attendance.ts';
import { partOfDay, workWallAt } from '../people/wall-time.ts';
import type { DayPeople } from './day-sheet.ts';

/**
 * Who was away, who covered which post, and everybody's attendance beside the plan, at the end of the day or so far:
 * the lines that the manager saw [QU-15]. `end` is epoch ms.
 */
export function peopleOf(state: HallState, day: string, end: number): DayPeople {
  const plates = new Map([...rowsOf(state.members)].map(({ id, plate }) => [id, plate]));
  const who = (staffId: string) => ({ staffId, plate: plates.get(staffId) ?? '' });
  const numbers = new Map([...rowsOf(state.windows)].map(({ id, number }) => [id, number]));
  const lines = linesOf(state, workWallAt(state, end), end, breaksOf(openingToday(state)));
  return {
    attendance: lines.map(({ staffId, plate, state: line, minutes, early, facts }) => ({
      who: { staffId, plate },
      state: line,
      minutes,
      early,
      firstAt: facts?.firstAt ?? null,
      outAt: facts?.outAt ?? null,
      pauses: facts?.pauses ?? 0,
      pausedMin: Math.round((facts?.pausedMs ?? 0) / 6_000) / 10,
      correction: facts?.correction ?? null,
    })),
    leaves: [...rowsOf(state.leaves)]
      .flatMap((leave) => {
        const part = partOfDay(day, leave);
        return part ? [{ who: who(leave.staffId), kind: leave.kind, ...part }] : [];
      })
      .sort((a, b) => (a.who.plate < b.who.plate ? -1 : 1)),
    covers: [...rowsOf(state.covers)]
      .filter((cover) => cover.day === day)
      .map(({ windowId, from, to, staffId, forId, by }) => ({
        window: numbers.get(windowId) ?? 0,
        from,
        to,
        who: who(staffId),
        inPlaceOf: forId === null ? null : who(forId),
        by,
      }))
      .sort((a, b) => a.window - b.window || a.from - b.from),
  };
}

/** Everybody that they name. */
export function personsIn({ attendance, leaves, covers }: DayPeople) {
  return [
    ...attendance.flatMap(({ who, correction }) => (correction ? [who, correction] : [who])),
    ...leaves.map(({ who }) => who),
    ...covers.flatMap(({ who, inPlaceOf, by }) => (inPlaceOf ? [who, inPlaceOf, by] : [who, by])),
  ];
}
