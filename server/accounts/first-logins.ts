import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HallFile } from '../../shared/domain/hall/hall-file.ts';
import type { SessionRow, StaffRow, Storage } from '../storage/ports.ts';
import { NO_TRIES } from './back-off.ts';
import { hashPassword } from './passwords.ts';
import { newFirstPassword } from './secrets.ts';

export const FIRST_LOGINS_FILE = 'first-logins.txt';

/** A person and the password for the first log-in, which has to be replaced there. Exists in memory and on the one file. */
export type FirstLogin = { readonly staff: StaffRow; readonly password: string };

/** Writes new passwords down. Runs before they are stored: a crash in between leaves no one locked out unknowingly. */
type HandOut = (logins: readonly FirstLogin[]) => Promise<unknown>;

async function withNewPassword(staff: StaffRow): Promise<FirstLogin> {
  const password = newFirstPassword();
  return {
    staff: { ...staff, ...NO_TRIES, passwordHash: await hashPassword(password), mustSet: true, pinHash: null },
    password,
  };
}

/**
 * Puts the staff of a hall file into the accounts. Who is there already keeps the password and gets the file's name,
 * roles and skills; who is new gets a first password. Returns the new ones.
 */
export async function seedStaff(
  storage: Storage,
  scope: string,
  people: HallFile['staff'],
  handOut: HandOut,
): Promise<readonly FirstLogin[]> {
  const known = new Map((await storage.write((tx) => tx.listStaff(scope))).map((row) => [row.id, row]));
  const rows = people.map((person): StaffRow => {
    const empty = { passwordHash: '', mustSet: true, pinHash: null, ...NO_TRIES };
    const { id, login, plate } = person;
    return {
      ...(known.get(id) ?? empty),
      id,
      scope,
      login,
      name: JSON.stringify(person.name),
      plate,
      roles: JSON.stringify(person.roles),
      skills: JSON.stringify(person.skills),
      leave: JSON.stringify(person.leave),
      cover: person.cover,
    };
  });
  const fresh = await Promise.all(rows.filter((row) => row.passwordHash === '').map(withNewPassword));
  if (fresh.length > 0) await handOut(fresh);
  const made = new Map(fresh.map(({ staff }) => [staff.id, staff]));
  await storage.write(async (tx) => {
    for (const row of rows) await tx.putStaff(made.get(row.id) ?? row);
  });
  return fresh;
}

/** People who are no longer in the hall file lose their log-in, and their open sessions end. Returns how many. */
export async function removeStaffBeside(
  storage: Storage,
  scope: string,
  people: HallFile['staff'],
  now: number,
): Promise<number> {
  const kept = new Set(people.map((person) => person.id));
  return storage.write(async (tx) => {
    const gone = (await tx.listStaff(scope)).filter((row) => !kept.has(row.id));
    const ids = new Set(gone.map((row) => row.id));
    for (const session of await tx.listOpenSessions(scope)) {
      if (ids.has(session.staffId)) await tx.putSession({ ...session, endedAt: now });
    }
    for (const { id } of gone) await tx.removeStaff(scope, id);
    return gone.length;
  });
}

/** New first passwords for one person or for all; their open sessions end. */
export async function reissueLogins(
  storage: Storage,
  scope: string,
  staffId: string | undefined,
  now: number,
  handOut: HandOut,
): Promise<{ readonly logins: readonly FirstLogin[]; readonly ended: readonly SessionRow[] }> {
  const rows = await storage.write((tx) => tx.listStaff(scope));
  const chosen = rows.filter((row) => staffId === undefined || row.id === staffId || row.login === staffId);
  const logins = await Promise.all(chosen.map(withNewPassword));
  if (logins.length > 0) await handOut(logins);
  const ids = new Set(chosen.map((row) => row.id));
  const ended = await storage.write(async (tx) => {
    for (const { staff } of logins) await tx.putStaff(staff);
    const open = (await tx.listOpenSessions(scope)).filter((session) => ids.has(session.staffId));
    const closed = open.map((session): SessionRow => ({ ...session, endedAt: now }));
    for (const session of closed) await tx.putSession(session);
    return closed;
  });
  return { logins, ended };
}

const HEAD =
  '# First log-ins: each person chooses an own password at the first log-in. Hand out, then delete this file.\n# login\tpassword\troles\tplate\n';

async function linesOf(file: string): Promise<string[]> {
  try {
    const text = await readFile(file, 'utf8');
    return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/**
 * One line per person: log-in, password, roles, plate, separated by tabs; readable by the server's user alone. Lines of
 * people who get no new password now are kept.
 */
export async function writeFirstLogins(folder: string, logins: readonly FirstLogin[]): Promise<string> {
  const file = join(folder, FIRST_LOGINS_FILE);
  const lines = new Map((await linesOf(file)).map((line) => [line.split('\t')[0] ?? '', line]));
  for (const { staff, password } of logins) {
    const roles = (JSON.parse(staff.roles) as string[]).join(',');
    lines.set(staff.login, [staff.login, password, roles, staff.plate].join('\t'));
  }
  const sorted = [...lines.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => `${line}\n`);
  const draft = `${file}.new`;
  await writeFile(draft, HEAD + sorted.join(''), { mode: 0o600 });
  await chmod(draft, 0o600);
  await rename(draft, file);
  return file;
}
