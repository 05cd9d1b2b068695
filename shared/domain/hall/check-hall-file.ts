import type { z } from 'zod';
import { checkRoster, type RosterParts } from '../people/check-roster.ts';

type Named = { readonly id: string };
type Zoned = Named & { readonly zoneId?: string | undefined };

/** What the cross checks read of a hall file. */
type Parts = Omit<RosterParts, 'staff' | 'windows'> & {
  readonly timeZone: string;
  readonly zones: readonly Named[];
  readonly groups: readonly (Zoned & { readonly prefix: string })[];
  readonly windows: readonly (Zoned & {
    readonly number: number;
    readonly groups: readonly { readonly groupId: string }[];
  })[];
  readonly staff: readonly (Named & {
    readonly login: string;
    readonly skills: readonly string[];
    readonly cover: string | null;
  })[];
  readonly devices: readonly (Zoned & { readonly windowId?: string | undefined })[];
};

/**
 * What one part of a hall file says of another: codes are unique, and every zone, group and person that is named is
 * there. Messages are codes; each issue points at the very field, so that a workbook can name the cell [OP-3].
 */
export function checkHallFile(hall: Parts, ctx: z.core.$RefinementCtx<unknown>): void {
  const complain = (path: (string | number)[], message: string) =>
    ctx.addIssue({ code: 'custom', path, message, input: hall });

  function unique<R>(table: string, rows: readonly R[], field: keyof R & string): void {
    const seen = new Set<R[keyof R & string]>();
    rows.forEach((row, index) => {
      if (seen.has(row[field])) complain([table, index, field], 'duplicate');
      seen.add(row[field]);
    });
  }
  unique('zones', hall.zones, 'id');
  unique('groups', hall.groups, 'id');
  unique('groups', hall.groups, 'prefix');
  unique('windows', hall.windows, 'id');
  unique('windows', hall.windows, 'number');
  unique('staff', hall.staff, 'id');
  unique('staff', hall.staff, 'login');
  unique('devices', hall.devices, 'id');

  const ids = (rows: readonly Named[]) => new Set(rows.map((row) => row.id));
  const zones = ids(hall.zones);
  const groups = ids(hall.groups);
  const people = ids(hall.staff);
  for (const table of ['groups', 'windows', 'devices'] as const) {
    hall[table].forEach(({ zoneId }, index) => {
      if (zoneId !== undefined && !zones.has(zoneId)) complain([table, index, 'zoneId'], 'unknown-zone');
    });
  }
  const windowIds = ids(hall.windows);
  hall.devices.forEach(({ windowId }, index) => {
    if (windowId !== undefined && !windowIds.has(windowId)) complain(['devices', index, 'windowId'], 'unknown-window');
  });
  hall.windows.forEach((window, index) => {
    const named = new Set<string>();
    window.groups.forEach(({ groupId }, at) => {
      if (!groups.has(groupId)) complain(['windows', index, 'groups', at, 'groupId'], 'unknown-group');
      if (named.has(groupId)) complain(['windows', index, 'groups', at, 'groupId'], 'duplicate');
      named.add(groupId);
    });
  });
  hall.staff.forEach((person, index) => {
    person.skills.forEach((skill, at) => {
      if (skill !== '*' && !groups.has(skill)) complain(['staff', index, 'skills', at], 'unknown-group');
    });
    if (person.cover === null) return;
    if (!people.has(person.cover)) complain(['staff', index, 'cover'], 'unknown-person');
    if (person.cover === person.id) complain(['staff', index, 'cover'], 'covers-themselves');
  });
  checkRoster(hall, complain);
  if (!isTimeZone(hall.timeZone)) complain(['timeZone'], 'unknown-time-zone');
}

function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
