import { describe, expect, it } from 'vitest';
import type { DeviceRow, EnrollCodeRow, SessionRow, StaffRow } from '../../server/storage/ports.ts';
import { UniqueViolation } from '../../server/storage/ports.ts';
import { errorOf, HALL, NOON } from './storage-fixture.ts';
import type { Subject } from './storage-suite.ts';

const device: DeviceRow = {
  id: 'd1',
  scope: HALL,
  role: 'kiosk',
  name: '一号机',
  tokenHash: 'hash-1',
  createdAt: NOON,
  revokedAt: null,
  listed: 'kiosk-1',
};

const staff: StaffRow = {
  id: 's1',
  scope: HALL,
  login: 'clerk01',
  name: '{"zh-CN":"李明","en":"Li Ming"}',
  plate: '01',
  roles: '["clerk"]',
  skills: '["g1","g2"]',
  leave: '[]',
  cover: null,
  passwordHash: '$argon2id$x',
  mustSet: true,
  pinHash: null,
  wrongTries: 0,
  waitUntil: 0,
};

const session: SessionRow = {
  id: 'e1',
  scope: HALL,
  staffId: 's1',
  deviceId: 'd1',
  tokenHash: 'hash-s1',
  createdAt: NOON,
  endedAt: null,
};

const code: EnrollCodeRow = {
  codeHash: 'code-1',
  scope: HALL,
  role: 'counter',
  name: '窗口 5',
  expiresAt: NOON + 600_000,
  usedAt: null,
  listed: null,
};

export function accountTests({ storage }: Subject): void {
  describe('accounts', () => {
    it('keeps devices, finds them by token, revokes them', async () => {
      const revoked = { ...device, revokedAt: NOON + 5 };
      await storage().write(async (tx) => {
        await tx.putDevice(device);
        await tx.putDevice({ ...device, id: 'd2', tokenHash: 'hash-2', createdAt: NOON + 1 });
        await tx.putDevice({ ...device, id: 'd3', tokenHash: 'hash-3', scope: 'hall:two' });
        expect(await tx.findDeviceByToken('hash-1')).toStrictEqual(device);
        await tx.putDevice(revoked);
      });
      await storage().write(async (tx) => {
        expect(await tx.findDeviceByToken('hash-1')).toStrictEqual(revoked);
        expect(await tx.findDeviceByToken('unknown')).toBeUndefined();
        expect((await tx.listDevices(HALL)).map((row) => row.id)).toStrictEqual(['d1', 'd2']);
      });
    });

    it('gives one token to one device', async () => {
      const twice = storage().write(async (tx) => {
        await tx.putDevice(device);
        await tx.putDevice({ ...device, id: 'd2' });
      });
      expect(await errorOf(twice)).toBeInstanceOf(UniqueViolation);
    });

    it('keeps enrolment codes and marks them used', async () => {
      await storage().write(async (tx) => {
        await tx.putEnrollCode(code);
        expect(await tx.findEnrollCode('code-1')).toStrictEqual(code);
        await tx.putEnrollCode({ ...code, usedAt: NOON });
        expect((await tx.findEnrollCode('code-1'))?.usedAt).toBe(NOON);
        expect(await tx.findEnrollCode('code-2')).toBeUndefined();
      });
    });

    it('keeps staff, finds them by id and log-in, and changes them whole', async () => {
      const changed: StaffRow = { ...staff, mustSet: false, pinHash: 'pin', wrongTries: 3, waitUntil: NOON + 15_000 };
      await storage().write(async (tx) => {
        await tx.putStaff(staff);
        expect(await tx.findStaff('s1')).toStrictEqual(staff);
        await tx.putStaff(changed);
        await tx.putStaff({ ...staff, id: 's0', login: 'aa' });
        await tx.putStaff({ ...staff, id: 's2', scope: 'hall:two' });
        expect(await tx.findStaffByLogin(HALL, 'clerk01')).toStrictEqual(changed);
        expect(await tx.findStaffByLogin(HALL, 'nobody')).toBeUndefined();
        expect(await tx.findStaff('nobody')).toBeUndefined();
        expect((await tx.listStaff(HALL)).map((row) => row.id)).toStrictEqual(['s0', 's1']);
      });
    });

    it('keeps leave and cover, and removes a person of one scope only', async () => {
      const away: StaffRow = { ...staff, leave: '[{"from":"2026-12-01","to":"2026-12-02"}]', cover: 's0' };
      await storage().write(async (tx) => {
        await tx.putStaff(away);
        expect(await tx.findStaff('s1')).toStrictEqual(away);
        await tx.removeStaff('hall:two', 's1');
        expect(await tx.findStaff('s1')).toStrictEqual(away);
        await tx.removeStaff(HALL, 's1');
        expect(await tx.findStaff('s1')).toBeUndefined();
      });
    });

    it('gives one log-in to one member of staff of a scope', async () => {
      const twice = storage().write(async (tx) => {
        await tx.putStaff(staff);
        await tx.putStaff({ ...staff, id: 's2' });
      });
      expect(await errorOf(twice)).toBeInstanceOf(UniqueViolation);
    });

    it('keeps sessions, finds them by token, lists the open ones', async () => {
      await storage().write(async (tx) => {
        await tx.putSession(session);
        await tx.putSession({ ...session, id: 'e2', tokenHash: 'hash-s2', createdAt: NOON + 1 });
        await tx.putSession({ ...session, endedAt: NOON + 9 });
        expect(await tx.findSessionByToken('hash-s1')).toStrictEqual({ ...session, endedAt: NOON + 9 });
        expect(await tx.findSessionByToken('unknown')).toBeUndefined();
        expect((await tx.listOpenSessions(HALL)).map((row) => row.id)).toStrictEqual(['e2']);
        expect(await tx.listOpenSessions('hall:two')).toStrictEqual([]);
      });
    });

    it('rolls accounts back with their transaction', async () => {
      await errorOf(
        storage().write(async (tx) => {
          await tx.putStaff(staff);
          throw new Error('refused');
        }),
      );
      expect(await storage().write((tx) => tx.findStaff('s1'))).toBeUndefined();
    });
  });
}
