import type { Kysely } from 'kysely';
import type { DeviceRow, EnrollCodeRow, SessionRow, StaffRow } from '../ports.ts';
import type { Tables } from '../schema.ts';
import { defineStatement } from '../statement.ts';

/** As stored: SQLite has no booleans. */
export type StoredStaff = Omit<StaffRow, 'mustSet'> & { readonly mustSet: number };

export type AccountStatements = ReturnType<typeof compileAccountStatements>;

export function compileAccountStatements(db: Kysely<Tables>) {
  const devices = db
    .selectFrom('device')
    .select(['id', 'scope', 'role', 'name', 'token_hash as tokenHash'])
    .select(['created_at as createdAt', 'revoked_at as revokedAt', 'listed']);
  const staff = db
    .selectFrom('staff')
    .select([
      'id',
      'scope',
      'login',
      'name',
      'plate',
      'roles',
      'skills',
      'leave',
      'cover',
      'password_hash as passwordHash',
    ])
    .select(['must_set as mustSet', 'pin_hash as pinHash', 'wrong_tries as wrongTries', 'wait_until as waitUntil']);
  const sessions = db
    .selectFrom('session')
    .select(['id', 'scope', 'staff_id as staffId', 'device_id as deviceId', 'token_hash as tokenHash'])
    .select(['created_at as createdAt', 'ended_at as endedAt']);

  return {
    putDevice: defineStatement<DeviceRow>()('device.put', (p) =>
      db
        .insertInto('device')
        .values({
          id: p.id,
          scope: p.scope,
          role: p.role,
          name: p.name,
          token_hash: p.tokenHash,
          created_at: p.createdAt,
          revoked_at: p.revokedAt,
          listed: p.listed,
        })
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet((set) => ({
            scope: set.ref('excluded.scope'),
            role: set.ref('excluded.role'),
            name: set.ref('excluded.name'),
            token_hash: set.ref('excluded.token_hash'),
            created_at: set.ref('excluded.created_at'),
            revoked_at: set.ref('excluded.revoked_at'),
            listed: set.ref('excluded.listed'),
          })),
        ),
    ),
    findDeviceByToken: defineStatement<{ tokenHash: string }>()('device.by-token', (p) =>
      devices.where('token_hash', '=', p.tokenHash),
    ),
    listDevices: defineStatement<{ scope: string }>()('device.list', (p) =>
      devices.where('scope', '=', p.scope).orderBy('created_at').orderBy('id'),
    ),
    putEnrollCode: defineStatement<EnrollCodeRow>()('code.put', (p) =>
      db
        .insertInto('enroll_code')
        .values({
          code_hash: p.codeHash,
          scope: p.scope,
          role: p.role,
          name: p.name,
          expires_at: p.expiresAt,
          used_at: p.usedAt,
          listed: p.listed,
        })
        .onConflict((conflict) =>
          conflict.column('code_hash').doUpdateSet((set) => ({
            scope: set.ref('excluded.scope'),
            role: set.ref('excluded.role'),
            name: set.ref('excluded.name'),
            expires_at: set.ref('excluded.expires_at'),
            used_at: set.ref('excluded.used_at'),
            listed: set.ref('excluded.listed'),
          })),
        ),
    ),
    findEnrollCode: defineStatement<{ codeHash: string }>()('code.find', (p) =>
      db
        .selectFrom('enroll_code')
        .select(['code_hash as codeHash', 'scope', 'role', 'name', 'expires_at as expiresAt', 'used_at as usedAt'])
        .select('listed')
        .where('code_hash', '=', p.codeHash),
    ),
    putStaff: defineStatement<StoredStaff>()('staff.put', (p) =>
      db
        .insertInto('staff')
        .values({
          id: p.id,
          scope: p.scope,
          login: p.login,
          name: p.name,
          plate: p.plate,
          roles: p.roles,
          skills: p.skills,
          leave: p.leave,
          cover: p.cover,
          password_hash: p.passwordHash,
          must_set: p.mustSet,
          pin_hash: p.pinHash,
          wrong_tries: p.wrongTries,
          wait_until: p.waitUntil,
        })
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet((set) => ({
            scope: set.ref('excluded.scope'),
            login: set.ref('excluded.login'),
            name: set.ref('excluded.name'),
            plate: set.ref('excluded.plate'),
            roles: set.ref('excluded.roles'),
            skills: set.ref('excluded.skills'),
            leave: set.ref('excluded.leave'),
            cover: set.ref('excluded.cover'),
            password_hash: set.ref('excluded.password_hash'),
            must_set: set.ref('excluded.must_set'),
            pin_hash: set.ref('excluded.pin_hash'),
            wrong_tries: set.ref('excluded.wrong_tries'),
            wait_until: set.ref('excluded.wait_until'),
          })),
        ),
    ),
    removeStaff: defineStatement<{ scope: string; id: string }>()('staff.remove', (p) =>
      db.deleteFrom('staff').where('scope', '=', p.scope).where('id', '=', p.id),
    ),
    findStaff: defineStatement<{ id: string }>()('staff.find', (p) => staff.where('id', '=', p.id)),
    findStaffByLogin: defineStatement<{ scope: string; login: string }>()('staff.by-login', (p) =>
      staff.where('scope', '=', p.scope).where('login', '=', p.login),
    ),
    listStaff: defineStatement<{ scope: string }>()('staff.list', (p) =>
      staff.where('scope', '=', p.scope).orderBy('login'),
    ),
    putSession: defineStatement<SessionRow>()('session.put', (p) =>
      db
        .insertInto('session')
        .values({
          id: p.id,
          scope: p.scope,
          staff_id: p.staffId,
          device_id: p.deviceId,
          token_hash: p.tokenHash,
          created_at: p.createdAt,
          ended_at: p.endedAt,
        })
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet((set) => ({
            scope: set.ref('excluded.scope'),
            staff_id: set.ref('excluded.staff_id'),
            device_id: set.ref('excluded.device_id'),
            token_hash: set.ref('excluded.token_hash'),
            created_at: set.ref('excluded.created_at'),
            ended_at: set.ref('excluded.ended_at'),
          })),
        ),
    ),
    findSessionByToken: defineStatement<{ tokenHash: string }>()('session.by-token', (p) =>
      sessions.where('token_hash', '=', p.tokenHash),
    ),
    listOpenSessions: defineStatement<{ scope: string }>()('session.open', (p) =>
      sessions.where('scope', '=', p.scope).where('ended_at', 'is', null).orderBy('created_at').orderBy('id'),
    ),
  };
}
