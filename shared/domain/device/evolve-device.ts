import { deleteRow, getRow, setRow } from '../../lib/table.ts';
import { unreachable } from '../../lib/unreachable.ts';
import type { HallState } from '../hall/hall-state.ts';
import type { Device } from './device.ts';
import type { DeviceEvent } from './device-events.ts';

export function evolveDevice(state: HallState, event: DeviceEvent): HallState {
  const before = getRow(state.devices, event.deviceId);
  const put = (device: Device): HallState => ({ ...state, devices: setRow(state.devices, device.id, device) });
  switch (event.type) {
    case 'device.came': {
      const { deviceId: id, role, name, line, at } = event;
      const fresh: Device = { id, role, name, line, since: at, health: null, printerSince: at, voiceSince: at };
      if (!before) return put(fresh);
      return put({ ...before, role, name, line, since: before.line === line ? before.since : at });
    }
    case 'device.went':
      return before ? put({ ...before, line: null, since: event.at }) : state;
    case 'device.dropped':
      return { ...state, devices: deleteRow(state.devices, event.deviceId) };
    case 'device.reported': {
      if (!before) return state;
      const { health, at } = event;
      const printer = before.health?.printer;
      const samePrinter = printer?.state === health.printer.state && printer.paper === health.printer.paper;
      return put({
        ...before,
        health,
        printerSince: samePrinter ? before.printerSince : at,
        voiceSince: before.health?.voice === health.voice ? before.voiceSince : at,
      });
    }
    default:
      return unreachable(event);
  }
}
