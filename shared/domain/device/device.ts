import type { DeviceRole } from '../commands/actor.ts';
import type { DeviceHealth } from './health.ts';

/** An enrolled device as the manager sees it; feed `manage`. Epoch ms of the server. */
export type Device = {
  readonly id: string;
  readonly role: DeviceRole;
  readonly name: string;
  /** Which server process has its line now, null = it is gone. Only that process may say that it went [SY-14]. */
  readonly line: string | null;
  /** When the line came or went: "last seen" of a device that is gone. */
  readonly since: number;
  /** As it last reported, null = not yet. Kept when it goes. */
  readonly health: DeviceHealth | null;
  /** Since when printer and voice are as they are. */
  readonly printerSince: number;
  readonly voiceSince: number;
  /** Since when its own check finds what it finds; rows of an older server have none. */
  readonly selfSince?: number;
  /** Which device of the hall file it is; missing = none, or enrolled before the file listed devices. */
  readonly listed?: string;
  /** Put away on purpose: nobody misses it until it comes back. Rows of an older server have none. */
  readonly resting?: boolean;
};
