import { minuteOf, type Weekday } from '../hours/hours-schema.ts';
import { servesOf } from '../window/serves.ts';

type Line = {
  readonly windowId: string;
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly to: string;
  readonly a: string;
  readonly b: string | null;
};

/** What the checks of the weekly roster read of a hall file. */
export type RosterParts = {
  readonly windows: readonly { readonly id: string; readonly groups: readonly { readonly groupId: string }[] }[];
  readonly staff: readonly { readonly id: string; readonly skills: readonly string[] }[];
  readonly roster: readonly Line[];
};

function isAtOnce(x: Line, y: Line): boolean {
  if (!x.days.some((day) => y.days.includes(day))) return false;
  return minuteOf(x.from) < minuteOf(y.to) && minuteOf(y.from) < minuteOf(x.to);
}

/** Windows and people are there, A can serve, a window has one A at a time, and nobody is at two windows at once. */
export function checkRoster(
  { windows, staff, roster }: RosterParts,
  complain: (path: (string | number)[], message: string) => void,
): void {
  const people = new Map(staff.map((person) => [person.id, person]));
  roster.forEach((line, index) => {
    const at = (field: keyof Line, message: string) => complain(['roster', index, field], message);
    const window = windows.find(({ id }) => id === line.windowId);
    const a = people.get(line.a);
    if (!window) at('windowId', 'unknown-window');
    if (!a) at('a', 'unknown-person');
    if (line.b !== null && !people.has(line.b)) at('b', 'unknown-person');
    if (line.a === line.b) at('b', 'covers-themselves');
    if (window && a && servesOf(window.groups, a.skills).length === 0) at('a', 'lacks-skill');
    if (minuteOf(line.from) >= minuteOf(line.to)) at('to', 'ends-before-it-begins');
    for (const earlier of roster.slice(0, index)) {
      if (!isAtOnce(earlier, line)) continue;
      if (earlier.windowId === line.windowId) at('from', 'overlap');
      else if (earlier.a === line.a) at('a', 'two-windows');
    }
  });
}
