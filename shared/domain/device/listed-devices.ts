import { rowsOf } from '../../lib/table.ts';
import { createDayOf } from '../day/business-day.ts';
import { hallOf } from '../hall/hall-of.ts';
import type { DeviceFile } from '../hall/hall-parts.ts';
import type { HallState } from '../hall/hall-state.ts';
import { planOf } from '../hall/plan.ts';
import type { Device } from './device.ts';

/** A device of the hall file that nobody has seen today; `lastSeen` in epoch ms, null = it never came. */
export type MissingDevice = { readonly listed: DeviceFile; readonly lastSeen: number | null };

/** Whom of its list the hall does not have today, in the order of the list. One that was put away is missed by nobody. */
export function missingDevices(state: HallState): readonly MissingDevice[] {
  const listed = planOf(state)?.devices ?? [];
  const hall = hallOf(state);
  if (listed.length === 0 || !hall) return [];
  const dayOf = createDayOf(hall.timeZone, hall.cutOverHour);
  const byList = new Map([...rowsOf(state.devices)].map((device) => [device.listed ?? '', device]));
  return listed.flatMap((each): MissingDevice[] => {
    const device = byList.get(each.id);
    if (device === undefined) return [{ listed: each, lastSeen: null }];
    const isHere = device.line !== null || device.resting || dayOf(device.since) >= hall.day;
    return isHere ? [] : [{ listed: each, lastSeen: device.since }];
  });
}

/** Enrolled, and not one of the devices that the hall file lists. A hall that lists none has none too many. */
export function isUnlisted(state: HallState, device: Device): boolean {
  const listed = planOf(state)?.devices ?? [];
  return listed.length > 0 && !listed.some(({ id }) => id === device.listed);
}
