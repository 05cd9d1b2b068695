import type { Device } from '../../../shared/domain/device/device.ts';
import { type DeviceTroubleKind, troublesOf } from '../../../shared/domain/device/device-troubles.ts';
import type { DeviceHealth } from '../../../shared/domain/device/health.ts';
import { isUnlisted, missingDevices } from '../../../shared/domain/device/listed-devices.ts';
import type { HallState } from '../../../shared/domain/hall/hall-state.ts';
import { getRow, rowsOf } from '../../../shared/lib/table.ts';
import type { LocalText } from '../../../shared/lib/text.ts';

/** `put-away`: on purpose, nobody misses it. `away`: gone for less than half a minute. `off`: a counter that was switched off. `silent`: it has not reported yet. */
export type DeviceState = DeviceTroubleKind | 'ok' | 'away' | 'off' | 'silent' | 'put-away';

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
  readonly resting: boolean;
  /** Another device of the hall runs a newer version than this one: which. Null = none, or nobody can tell. */
  readonly newerVersion: string | null;
  /** The hall file lists devices, and not this one. */
  readonly unlisted: boolean;
};

const TONE: Readonly<Record<DeviceState, DeviceLine['tone']>> = {
  'device-gone': 'danger',
  'paper-out': 'danger',
  'printer-gone': 'danger',
  'voice-gone': 'danger',
  'clock-wrong': 'danger',
  crashing: 'danger',
  'disk-low': 'warn',
  'paper-low': 'warn',
  away: 'warn',
  silent: 'info',
  off: 'info',
  'put-away': 'info',
  ok: 'ok',
};
const RANK: Readonly<Record<DeviceLine['tone'], number>> = { danger: 0, warn: 1, ok: 2, info: 3 };

function statesOf(device: Device, now: number): DeviceLine['states'] {
  const [first, ...rest] = troublesOf(device, now).map(({ kind }) => kind);
  if (first !== undefined) return [first, ...rest];
  if (device.resting) return ['put-away'];
  if (device.line === null) return [device.role === 'counter' ? 'off' : 'away'];
  return [device.health === null ? 'silent' : 'ok'];
}

const VERSION = /^(\d+)\.(\d+)\.(\d+)/;

/** Compares by number; a page in a plain browser has no version of its own and is never the older one. */
function isOlder(a: string, b: string): boolean {
  const [mine, other] = [VERSION.exec(a), VERSION.exec(b)];
  if (!mine || !other) return false;
  const at = [1, 2, 3].find((n) => mine[n] !== other[n]);
  return at !== undefined && Number(mine[at]) < Number(other[at]);
}

/** Every device of the hall, what needs somebody first. Pure; `now` is server time, epoch ms. */
export function selectDevices(hall: HallState, now: number): readonly DeviceLine[] {
  const devices = [...rowsOf(hall.devices)];
  const newest = devices
    .flatMap(({ health }) => health?.version ?? [])
    .reduce((best, each) => (isOlder(best, each) || !VERSION.test(best) ? each : best), '');
  const lines = devices.map((device): DeviceLine => {
    const states = statesOf(device, now);
    const { id, name, role, since, health } = device;
    const newerVersion = health !== null && isOlder(health.version, newest) ? newest : null;
    const resting = device.resting ?? false;
    const connected = device.line !== null;
    const unlisted = isUnlisted(hall, device);
    return { id, name, role, states, tone: TONE[states[0]], connected, since, health, resting, newerVersion, unlisted };
  });
  const key = (line: DeviceLine) => `${RANK[line.tone]} ${line.role} ${line.name} ${line.id}`;
  return lines.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** A device of the hall file that is not there today, and where it should stand. */
export type MissingLine = {
  readonly id: string;
  readonly name: string;
  readonly role: Device['role'];
  readonly zone: LocalText | null;
  readonly place: string | null;
  readonly window: number | null;
  readonly printer: string | null;
  /** Epoch ms; null = it was never enrolled, or never came. */
  readonly lastSeen: number | null;
};

export function selectMissing(hall: HallState): readonly MissingLine[] {
  return missingDevices(hall).map(({ listed, lastSeen }) => ({
    id: listed.id,
    name: listed.name,
    role: listed.role,
    zone: getRow(hall.zones, listed.zoneId ?? '')?.name ?? null,
    place: listed.place ?? null,
    window: getRow(hall.windows, listed.windowId ?? '')?.number ?? null,
    printer: listed.printer ?? null,
    lastSeen,
  }));
}
