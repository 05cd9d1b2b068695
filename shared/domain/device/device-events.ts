import type { DeviceRole } from '../commands/actor.ts';
import type { DeviceHealth } from './health.ts';

/** What happened to the devices of the hall. `at` is epoch ms of the server. */
export type DeviceEvent =
  | {
      readonly type: 'device.came';
      readonly at: number;
      readonly deviceId: string;
      readonly role: DeviceRole;
      readonly name: string;
      readonly line: string;
      readonly listed?: string;
    }
  | { readonly type: 'device.went'; readonly at: number; readonly deviceId: string }
  | { readonly type: 'device.rested'; readonly at: number; readonly deviceId: string; readonly resting: boolean }
  | { readonly type: 'device.dropped'; readonly at: number; readonly deviceId: string }
  | { readonly type: 'device.reported'; readonly at: number; readonly deviceId: string; readonly health: DeviceHealth };
