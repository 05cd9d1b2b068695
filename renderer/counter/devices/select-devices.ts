import type { Device } from '../../../shared/domain/device/device.ts';
import { type DeviceTroubleKind, troublesOf } from '../../../shared/domain/device/device-troubles.ts';
import type { DeviceHealth } from '../../../shared/domain/device/health.ts';
import type { HallState } from '../../../shared/domain/hall/hall-state.ts';
import { rowsOf } from '../../../shared/lib/table.ts';

/** `away`: gone for less than half a minute. `off`: a counter that was switched off. `silent`: it has not reported yet. */
export type DeviceState = DeviceTroubleKind | 'ok' | 'away' | 'off' | 'silent';

export type DeviceLine = {
  readonly id: string;
  readonly name: string;
  readonly role: Device['role'];
  /** The worst first. */
  readonly states: readonly [DeviceState, ...DeviceState[]];
  readonly tone: 'ok' | 'info' | 'warn' | 'danger';
  readonly connected: boolean;
  /** Epoch ms of the server since when it is connected, or gone. */
  readonly since: number;
  readonly health: DeviceHealth | null;
};

const TONE: Readonly<Record<DeviceState, DeviceLine['tone']>> = {
  'device-gone': 'danger',
  'paper-out': 'danger',
  'printer-gone': 'danger',
  'voice-gone': 'danger',
  'paper-low': 'warn',
  away: 'warn',
  silent: 'info',
  off: 'info',
  ok: 'ok',
};
const RANK: Readonly<Record<DeviceLine['tone'], number>> = { danger: 0, warn: 1, ok: 2, info: 3 };

function statesOf(device: Device, now: number): DeviceLine['states'] {
  const [first, ...rest] = troublesOf(device, now).map(({ kind }) => kind);
  if (first !== undefined) return [first, ...rest];
  if (device.line === null) return [device.role === 'counter' ? 'off' : 'away'];
  return [device.health === null ? 'silent' : 'ok'];
}

/** Every device of the hall, what needs somebody first. Pure; `now` is server time, epoch ms. */
export function selectDevices(hall: HallState, now: number): readonly DeviceLine[] {
  const lines = [...rowsOf(hall.devices)].map((device): DeviceLine => {
    const states = statesOf(device, now);
    const { id, name, role, since, health } = device;
    return { id, name, role, states, tone: TONE[states[0]], connected: device.line !== null, since, health };
  });
  const key = (line: DeviceLine) => `${RANK[line.tone]} ${line.role} ${line.name} ${line.id}`;
  return lines.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
