import { deleteRow, getRow, setRow } from '../../lib/table.ts';
import { unreachable } from '../../lib/unreachable.ts';
import type { HallState } from '../hall/hall-state.ts';
import type { Device } from './device.ts';
import type { DeviceEvent } from './device-events.ts';
import { selfTroubles } from './device-troubles.ts';

export function evolveDevice(state: HallState, event: DeviceEvent): HallState {
  const before = getRow(state.devices, event.deviceId);
  const put = (device: Device): HallState => ({ ...state, devices: setRow(state.devices, device.id, device) });
  switch (event.type) {
    case 'device.came': {
      const { deviceId: id, role, name, line, at } = event;
      const listed = event.listed === undefined ? {} : { listed: event.listed };
      const known = { id, role, name, line, ...listed };
      const fresh: Device = { ...known, since: at, health: null, printerSince: at, voiceSince: at };
      if (!before) return put(fresh);
      // A new line: it is back, wherever it had been put.
      const back = before.line === line ? {} : { since: at, resting: false };
      return put({ ...before, ...known, ...back });
    }
    case 'device.went':
      return before ? put({ ...before, line: null, since: event.at }) : state;
    case 'device.rested':
      return before ? put({ ...before, resting: event.resting }) : state;
    case 'device.dropped':
      return { ...state, devices: deleteRow(state.devices, event.deviceId) };
    case 'device.reported': {
      if (!before) return state;
      const { health, at } = event;
      const printer = before.health?.printer;
      const samePrinter = printer?.state === health.printer.state && printer.paper === health.printer.paper;
      const found = selfTroubles(health).join();
      const sameSelf = before.health !== null && selfTroubles(before.health).join() === found;
      return put({
        ...before,
        health,
        selfSince: sameSelf ? (before.selfSince ?? at) : at,
        printerSince: samePrinter ? before.printerSince : at,
        voiceSince: before.health?.voice === health.voice ? before.voiceSince : at,
      });
    }
    default:
      return unreachable(event);
  }
}
