import type { AccountTx, StaffRow } from './ports.ts';
import type { Session } from './session.ts';
import type { AccountStatements, StoredStaff } from './statements/account-statements.ts';

export function createAccountTx(session: Session, statements: AccountStatements): AccountTx {
  return {
    async putDevice(row) {
      await session.run(statements.putDevice, row);
    },
    async findDeviceByToken(tokenHash) {
      const [device] = await session.all(statements.findDeviceByToken, { tokenHash });
      return device;
    },
    async listDevices(scope) {
      return session.all(statements.listDevices, { scope });
    },
    async putEnrollCode(row) {
      await session.run(statements.putEnrollCode, row);
    },
    async findEnrollCode(codeHash) {
      const [code] = await session.all(statements.findEnrollCode, { codeHash });
      return code;
    },
    async putStaff(row) {
      await session.run(statements.putStaff, { ...row, mustSet: row.mustSet ? 1 : 0 });
    },
    async removeStaff(scope, id) {
      await session.run(statements.removeStaff, { scope, id });
    },
    async findStaff(id) {
      const [staff] = await session.all(statements.findStaff, { id });
      return staff && fromStored(staff);
    },
    async findStaffByLogin(scope, login) {
      const [staff] = await session.all(statements.findStaffByLogin, { scope, login });
      return staff && fromStored(staff);
    },
    async listStaff(scope) {
      const staff = await session.all(statements.listStaff, { scope });
      return staff.map(fromStored);
    },
    async putSession(row) {
      await session.run(statements.putSession, row);
    },
    async findSessionByToken(tokenHash) {
      const [found] = await session.all(statements.findSessionByToken, { tokenHash });
      return found;
    },
    async listOpenSessions(scope) {
      return session.all(statements.listOpenSessions, { scope });
    },
  };
}

function fromStored(row: StoredStaff): StaffRow {
  return { ...row, mustSet: row.mustSet === 1 };
}
