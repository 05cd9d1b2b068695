/** How many numbers a visit needs [QU-17]; the kiosk asks before it sends, the server before it gives. */

/** Matters of one visit in one group. */
export type GroupMatters = { readonly groupId: string; readonly matters: number };

/** Groups as they were chosen, one for each matter, in the order in which they first appear. */
export function mattersByGroup(groupIds: readonly string[]): readonly GroupMatters[] {
  const counts = new Map<string, number>();
  for (const groupId of groupIds) counts.set(groupId, (counts.get(groupId) ?? 0) + 1);
  return [...counts].map(([groupId, matters]) => ({ groupId, matters }));
}

/** Matters of each number of a group: more than one call may serve are several numbers, so that others get their turn. */
export function splitMatters(matters: number, perCall: number): readonly number[] {
  const parts: number[] = [];
  for (let left = matters; left > 0; left -= perCall) parts.push(Math.min(left, perCall));
  return parts;
}

/** Numbers that the slip of these matters would carry. */
export function numbersNeeded(visit: readonly GroupMatters[], perCall: number): number {
  return visit.reduce((sum, { matters }) => sum + splitMatters(matters, perCall).length, 0);
}
