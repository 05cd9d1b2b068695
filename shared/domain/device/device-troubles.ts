import { rowsOf } from '../../lib/table.ts';
import type { HallState } from '../hall/hall-state.ts';
import type { Device } from './device.ts';
import { type DeviceHealth, isOutOfPaper } from './health.ts';

export const DEVICE_TROUBLES = [
  'device-gone',
  'paper-low',
  'paper-out',
  'printer-gone',
  'voice-gone',
  'clock-wrong',
  'disk-low',
  'crashing',
] as const;
export type DeviceTroubleKind = (typeof DEVICE_TROUBLES)[number];
/** `since` in epoch ms of the server. */
export type DeviceTrouble = { readonly kind: DeviceTroubleKind; readonly since: number };

/** A line that is back sooner than this was no trouble. */
export const GONE_AFTER_MS = 30_000;

/** A clock that is off by this shows a wrong time, and dates a slip of an offline kiosk wrongly. */
const CLOCK_OFF_MIN = 2;
/** A page that was replaced so often within an hour does not work, whatever it looks like now. */
const CRASHES = 3;

/** What a device found wrong in its own check. */
export function selfTroubles({ self }: DeviceHealth): readonly DeviceTroubleKind[] {
  if (!self) return [];
  const found: DeviceTroubleKind[] = [];
  if (Math.abs(self.clockOffMin) >= CLOCK_OFF_MIN) found.push('clock-wrong');
  if (self.disk === 'low') found.push('disk-low');
  if (self.crashes >= CRASHES) found.push('crashing');
  return found;
}

/**
 * What is wrong with a device now. Nothing with one that was put away; of a device that is gone nothing else is known. A
 * counter that is gone is no trouble: clerks switch theirs off.
 */
export function troublesOf(device: Device, now: number): readonly DeviceTrouble[] {
  if (device.resting) return [];
  if (device.line === null) {
    const missed = device.role !== 'counter' && now - device.since >= GONE_AFTER_MS;
    return missed ? [{ kind: 'device-gone', since: device.since }] : [];
  }
  const { health } = device;
  if (health === null) return [];
  const found: DeviceTrouble[] = [];
  const printer = printerTrouble(health.printer);
  if (printer !== null) found.push({ kind: printer, since: device.printerSince });
  if (health.voice === 'failed') found.push({ kind: 'voice-gone', since: device.voiceSince });
  for (const kind of selfTroubles(health)) found.push({ kind, since: device.selfSince ?? device.since });
  return found;
}

function printerTrouble(printer: NonNullable<Device['health']>['printer']): DeviceTroubleKind | null {
  if (isOutOfPaper(printer)) return 'paper-out';
  if (printer.state === 'unreachable' || printer.state === 'offline') return 'printer-gone';
  return printer.paper === 'low' ? 'paper-low' : null;
}

/** Every trouble of every device: the manager is told before a visitor tells [KI-7]. */
export function* deviceTroubles(
  state: HallState,
  now: number,
): Generator<DeviceTrouble & { readonly deviceId: string }> {
  for (const device of rowsOf(state.devices)) {
    for (const trouble of troublesOf(device, now)) yield { ...trouble, deviceId: device.id };
  }
}
