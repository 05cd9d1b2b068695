import type { DeviceRow, SessionRow, StaffRow, Storage } from '../storage/ports.ts';

/**
 * Devices, open sessions and staff of a hall, held in memory so that every connect and every command can be checked
 * without a query [SY-8]. The storage is the truth; `reload` follows what another server or a command line changed.
 */
export interface Registry {
  findDevice(id: string): DeviceRow | undefined;
  findDeviceByToken(tokenHash: string): DeviceRow | undefined;
  listDevices(): readonly DeviceRow[];
  findSession(id: string): SessionRow | undefined;
  findSessionByToken(tokenHash: string): SessionRow | undefined;
  findStaff(id: string): StaffRow | undefined;
  listStaff(): readonly StaffRow[];
  /** After a change was committed here. */
  keepDevice(row: DeviceRow): void;
  keepSession(row: SessionRow): void;
  keepStaff(row: StaffRow): void;
  /** Called after every change. */
  onChange(listener: () => void): void;
  reload(): Promise<void>;
}

export function isActive(device: DeviceRow | undefined): device is DeviceRow {
  return device !== undefined && device.revokedAt === null;
}

function byId<T extends { readonly id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

export async function createRegistry(deps: { storage: Storage; scope: string }): Promise<Registry> {
  const { storage, scope } = deps;
  let devices = new Map<string, DeviceRow>();
  let sessions = new Map<string, SessionRow>();
  let staff = new Map<string, StaffRow>();
  /** By token hash. A revoked device stays findable, so that it can be told so. */
  let devicesByToken = new Map<string, string>();
  let sessionsByToken = new Map<string, string>();
  const listeners: (() => void)[] = [];
  const changed = () => {
    for (const listener of listeners) listener();
  };

  const registry: Registry = {
    findDevice: (id) => devices.get(id),
    findDeviceByToken: (tokenHash) => devices.get(devicesByToken.get(tokenHash) ?? ''),
    listDevices: () => [...devices.values()],
    findSession: (id) => sessions.get(id),
    findSessionByToken: (tokenHash) => sessions.get(sessionsByToken.get(tokenHash) ?? ''),
    findStaff: (id) => staff.get(id),
    listStaff: () => [...staff.values()],
    keepDevice(row) {
      devices.set(row.id, row);
      devicesByToken.set(row.tokenHash, row.id);
      changed();
    },
    keepSession(row) {
      if (row.endedAt === null) {
        sessions.set(row.id, row);
        sessionsByToken.set(row.tokenHash, row.id);
      } else {
        sessions.delete(row.id);
        sessionsByToken.delete(row.tokenHash);
      }
      changed();
    },
    keepStaff(row) {
      staff.set(row.id, row);
      changed();
    },
    onChange(listener) {
      listeners.push(listener);
    },
    async reload() {
      const rows = await storage.write(async (tx) => ({
        devices: await tx.listDevices(scope),
        sessions: await tx.listOpenSessions(scope),
        staff: await tx.listStaff(scope),
      }));
      devices = byId(rows.devices);
      sessions = byId(rows.sessions);
      staff = byId(rows.staff);
      devicesByToken = new Map(rows.devices.map((row) => [row.tokenHash, row.id]));
      sessionsByToken = new Map(rows.sessions.map((row) => [row.tokenHash, row.id]));
      changed();
    },
  };
  await registry.reload();
  return registry;
}
