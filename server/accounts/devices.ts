import type { DeviceRole } from '../../shared/domain/commands/actor.ts';
import type { Ids } from '../../shared/lib/ids.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { WireError } from '../../shared/protocol/errors.ts';
import type { EnrollReply } from '../../shared/protocol/up.ts';
import type { Log } from '../log.ts';
import type { DeviceRow, Storage } from '../storage/ports.ts';
import { createTryBook } from './back-off.ts';
import type { Registry } from './registry.ts';
import { hashToken, newEnrolmentCode, newToken, readEnrolmentCode } from './secrets.ts';

const CODE_LIFE_MS = 10 * 60_000;
const REMEMBERED_SOURCES = 10_000;

export type EnrolmentCode = {
  readonly code: string;
  readonly role: DeviceRole;
  readonly hallId: string;
  readonly expiresAt: number;
};

/** `listed`: which device of the hall file it will be; its name is then the file's. */
export type DeviceToBe = { readonly role: DeviceRole; readonly name: string; readonly listed: string | null };

export interface Devices {
  /** A one-time code, bound to role and hall, good for ten minutes [SE-3]. */
  createCode(what: DeviceToBe): Promise<EnrolmentCode>;
  /** `source` is where the try comes from (an address): five wrong ones there, and it has to wait. */
  enroll(request: { code: string; name: string; source: string }): Promise<Result<EnrollReply, WireError>>;
  /** The device is refused from now on; false when there is no such device. */
  revoke(deviceId: string): Promise<boolean>;
}

type Deps = {
  readonly storage: Storage;
  readonly registry: Registry;
  readonly scope: string;
  readonly now: () => number;
  readonly ids: Ids;
  readonly log: Log;
};

type Used = { readonly device: DeviceRow; readonly replaced: readonly DeviceRow[] };

export function createDevices(deps: Deps): Devices {
  const { storage, registry, scope, now, ids, log } = deps;
  const book = createTryBook({ now, capacity: REMEMBERED_SOURCES });

  function wrong(source: string, code: 'enroll.wrong-code' | 'enroll.expired'): Result<EnrollReply, WireError> {
    const retryAfterMs = book.wrong(source);
    log.warn('device.enrolRefused', { code, retryAfterMs });
    return err({ ok: false, code, ...(retryAfterMs > 0 ? { retryAfterMs } : {}) });
  }

  /**
   * Uses the code up and makes the device in one transaction: two that present one code at once get one device. A device
   * of the hall file is one machine: another that was enrolled as the same one is replaced, and refused from now on.
   */
  async function use(codeHash: string, name: string, token: string): Promise<Used | 'wrong' | 'expired'> {
    return storage.write(async (tx) => {
      const code = await tx.findEnrollCode(codeHash);
      if (code === undefined || code.scope !== scope) return 'wrong';
      const at = now();
      if (code.usedAt !== null || code.expiresAt <= at) return 'expired';
      const device: DeviceRow = {
        id: ids.next(),
        scope,
        role: code.role,
        name: name === '' || code.listed !== null ? code.name : name,
        tokenHash: hashToken(token),
        createdAt: at,
        revokedAt: null,
        listed: code.listed,
      };
      const replaced: DeviceRow[] = [];
      for (const old of code.listed === null ? [] : await tx.listDevices(scope)) {
        if (old.listed === code.listed && old.revokedAt === null) replaced.push({ ...old, revokedAt: at });
      }
      for (const old of replaced) await tx.putDevice(old);
      await tx.putEnrollCode({ ...code, usedAt: at });
      await tx.putDevice(device);
      return { device, replaced };
    });
  }

  return {
    async createCode({ role, name, listed }) {
      const code = newEnrolmentCode();
      const expiresAt = now() + CODE_LIFE_MS;
      await storage.write((tx) =>
        tx.putEnrollCode({ codeHash: hashToken(code), scope, role, name, expiresAt, usedAt: null, listed }),
      );
      log.info('device.codeCreated', { role, expiresAt });
      return { code, role, hallId: scope, expiresAt };
    },
    async enroll({ code: typed, name, source }) {
      const wait = book.waitMs(source);
      if (wait > 0) return err({ ok: false, code: 'rate-limited', retryAfterMs: wait });
      const code = readEnrolmentCode(typed);
      if (code === undefined) return wrong(source, 'enroll.wrong-code');
      const token = newToken();
      const used = await use(hashToken(code), name, token);
      if (used === 'wrong') return wrong(source, 'enroll.wrong-code');
      if (used === 'expired') return wrong(source, 'enroll.expired');
      const { device, replaced } = used;
      book.right(source);
      for (const old of replaced) {
        registry.keepDevice(old);
        log.warn('device.replaced', { deviceId: old.id, listed: device.listed });
      }
      registry.keepDevice(device);
      log.info('device.enrolled', { deviceId: device.id, role: device.role, listed: device.listed });
      return ok({ deviceId: device.id, token, role: device.role as DeviceRole, hallId: scope });
    },
    async revoke(deviceId) {
      const device = registry.findDevice(deviceId);
      if (device === undefined) return false;
      const revoked: DeviceRow = { ...device, revokedAt: device.revokedAt ?? now() };
      await storage.write((tx) => tx.putDevice(revoked));
      registry.keepDevice(revoked);
      log.warn('device.revoked', { deviceId });
      return true;
    },
  };
}
