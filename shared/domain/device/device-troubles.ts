import { rowsOf } from '../../lib/table.ts';
import type { HallState } from '../hall/hall-state.ts';
import type { Device } from './device.ts';
import { isOutOfPaper } from './health.ts';

export const DEVICE_TROUBLES = ['device-gone', 'paper-low', 'paper-out', 'printer-gone', 'voice-gone'] as const;
export type DeviceTroubleKind = (typeof DEVICE_TROUBLES)[number];
/** `since` in epoch ms of the server. */
export type DeviceTrouble = { readonly kind: DeviceTroubleKind; readonly since: number };

/** A line that is back sooner than this was no trouble. */
export const GONE_AFTER_MS = 30_000;

/**
 * What is wrong with a device now. Of a device that is gone nothing else is known. A counter that is gone is no trouble:
 * clerks switch theirs off.
 */
export function troublesOf(device: Device, now: number): readonly DeviceTrouble[] {
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
