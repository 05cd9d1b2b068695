import type { DeviceRole } from '../../shared/domain/commands/actor.ts';
import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import type { Ids } from '../../shared/lib/ids.ts';
import { getRow, rowsOf } from '../../shared/lib/table.ts';
import { isActive, type Registry } from '../accounts/registry.ts';
import type { ScopeLoop } from '../commands/scope-loop.ts';

type Deps = {
  readonly loop: ScopeLoop<HallState>;
  readonly ids: Ids;
  readonly registry: Pick<Registry, 'findDevice' | 'listDevices'>;
  readonly isConnected: (deviceId: string) => boolean;
  /** Whether other servers may hold lines of this hall too [SY-14]. */
  readonly isShared: boolean;
};

/**
 * Keeps "connected now" and "gone since" of every device in step with its lines. Each run of the server has a name of its
 * own: the lines of a run that ended are nobody's. Among several servers that is left to the device, which connects
 * again to another one: what one server does not see may be in order at the other.
 */
export function createDeviceWatch({ loop, ids, registry, isConnected, isShared }: Deps) {
  const line = ids.next();

  async function submit(type: string, payload: object): Promise<void> {
    await loop.submit({ id: `sys:device:${ids.next()}`, type, payload, actor: { kind: 'system' } });
  }

  async function came(deviceId: string): Promise<void> {
    const device = registry.findDevice(deviceId);
    if (!isActive(device)) return;
    const { name, listed } = device;
    if (getRow(loop.current().state.devices, deviceId)?.line === line) return;
    await submit('device.came', {
      deviceId,
      role: device.role as DeviceRole,
      name,
      line,
      ...(listed === null ? {} : { listed }),
    });
  }

  async function went(deviceId: string): Promise<void> {
    if (getRow(loop.current().state.devices, deviceId)?.line !== line || isConnected(deviceId)) return;
    await submit('device.went', { deviceId, line });
  }

  return {
    came,
    went,
    /** Finds what no event told: lines of a run that ended, devices that were revoked. */
    async sweep(): Promise<void> {
      for (const device of rowsOf(loop.current().state.devices)) {
        if (!isActive(registry.findDevice(device.id))) await submit('device.dropped', { deviceId: device.id });
        else if (device.line === line) await went(device.id);
        else if (device.line !== null && !isShared) {
          await submit('device.went', { deviceId: device.id, line: device.line });
        }
      }
      for (const { id } of registry.listDevices()) if (isConnected(id)) await came(id);
    },
  };
}
