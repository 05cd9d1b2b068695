import { getRow } from '../../lib/table.ts';
import type { HallCommandOf, SystemCommand } from '../commands/hall-commands.ts';
import type { Context } from '../hall/context.ts';
import { accept, type Decided, refuse } from '../hall/decision.ts';
import type { HallState } from '../hall/hall-state.ts';
import { type DeviceHealth, deviceHealthSchema } from './health.ts';

type SystemOf<T extends SystemCommand['type']> = Extract<SystemCommand, { type: T }>;

/** The same again is no news. */
function isSame(before: DeviceHealth, after: DeviceHealth): boolean {
  const inOrder = (health: DeviceHealth) => JSON.stringify(deviceHealthSchema.parse(health));
  return inOrder(before) === inOrder(after);
}

/** A device speaks for itself only; one whose line the server has not noted yet is asked to say it again. */
export function decideReport(state: HallState, { payload }: HallCommandOf<'device.report'>, ctx: Context): Decided {
  if (ctx.actor.kind !== 'device' && ctx.actor.kind !== 'staff') return refuse('denied');
  const { deviceId } = ctx.actor;
  const device = getRow(state.devices, deviceId);
  if (!device) return refuse('device.unknown');
  if (device.health !== null && isSame(device.health, payload)) return accept([]);
  return accept([{ type: 'device.reported', at: ctx.now, deviceId, health: payload }]);
}

/** A device puts away itself only; a manager any. */
export function decideRest(state: HallState, { payload }: HallCommandOf<'device.rest'>, ctx: Context): Decided {
  const { actor } = ctx;
  if (actor.kind !== 'device' && actor.kind !== 'staff') return refuse('denied');
  if (actor.kind === 'device' && payload.deviceId !== null && payload.deviceId !== actor.deviceId)
    return refuse('denied');
  const deviceId = payload.deviceId ?? actor.deviceId;
  const device = getRow(state.devices, deviceId);
  if (!device) return refuse('device.unknown');
  if ((device.resting ?? false) === payload.resting) return accept([]);
  return accept([{ type: 'device.rested', at: ctx.now, deviceId, resting: payload.resting }]);
}

export function decideCame(state: HallState, { payload }: SystemOf<'device.came'>, ctx: Context): Decided {
  const { deviceId, role, name, line, listed } = payload;
  const device = getRow(state.devices, deviceId);
  const isSameOne = device?.role === role && device.name === name && device.listed === listed;
  if (isSameOne && device.line === line) return accept([]);
  const which = listed === undefined ? {} : { listed };
  return accept([{ type: 'device.came', at: ctx.now, deviceId, role, name, line, ...which }]);
}

/** The news of a process that no longer has the line is late: the device is at another one by now. */
export function decideWent(state: HallState, { payload }: SystemOf<'device.went'>, ctx: Context): Decided {
  if (getRow(state.devices, payload.deviceId)?.line !== payload.line) return accept([]);
  return accept([{ type: 'device.went', at: ctx.now, deviceId: payload.deviceId }]);
}

export function decideDropped(state: HallState, { payload }: SystemOf<'device.dropped'>, ctx: Context): Decided {
  if (!getRow(state.devices, payload.deviceId)) return accept([]);
  return accept([{ type: 'device.dropped', at: ctx.now, deviceId: payload.deviceId }]);
}
