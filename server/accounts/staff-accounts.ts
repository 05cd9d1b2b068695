import type { Role } from '../../shared/domain/hall/hall-words.ts';
import type { Ids } from '../../shared/lib/ids.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import type { LocalText } from '../../shared/lib/text.ts';
import type { StaffView } from '../../shared/protocol/down.ts';
import type { WireCode, WireError } from '../../shared/protocol/errors.ts';
import type { Log } from '../log.ts';
import type { SessionRow, StaffRow, Storage, Tx } from '../storage/ports.ts';
import { afterWrongTry, createTryBook, NO_TRIES, waitMs } from './back-off.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import { hashPassword, isPassword } from './passwords.ts';
import type { Registry } from './registry.ts';
import { hashToken, newToken } from './secrets.ts';

const SHORTEST_PASSWORD = 10;
const REMEMBERED_LOGINS = 10_000;

export type LoginRequest = {
  readonly login: string;
  readonly password: string;
  readonly newPassword?: string | undefined;
  readonly pin?: string | undefined;
};

export type LoggedIn = { readonly token: string; readonly session: SessionRow; readonly staff: StaffView };

/** Staff log-in [SE-4]: no default password, five wrong tries back off, everything slow off the event loop. */
export interface StaffAccounts {
  /** One session per device: a log-in ends the one before it. */
  login(request: LoginRequest, deviceId: string): Promise<Result<LoggedIn, WireError>>;
  unlock(session: SessionRow, pin: string): Promise<Result<null, WireError>>;
  logout(session: SessionRow): Promise<void>;
}

type Deps = {
  readonly storage: Storage;
  readonly registry: Registry;
  readonly scope: string;
  readonly now: () => number;
  readonly ids: Ids;
  readonly log: Log;
};

/** What a client may know of the person who is logged in. */
export function staffViewOf(staff: StaffRow, sessionId: string): StaffView {
  return {
    staffId: staff.id,
    sessionId,
    name: JSON.parse(staff.name) as LocalText,
    plate: staff.plate,
    roles: JSON.parse(staff.roles) as readonly Role[],
    skills: JSON.parse(staff.skills) as readonly string[],
    hasPin: staff.pinHash !== null,
  };
}

function refuse(code: WireCode, retryAfterMs = 0): { readonly ok: false; readonly error: WireError } {
  return err({ ok: false, code, ...(retryAfterMs > 0 ? { retryAfterMs } : {}) });
}

export async function createStaffAccounts(deps: Deps): Promise<StaffAccounts> {
  const { storage, registry, scope, now, ids, log } = deps;
  const queue = createKeyedQueue();
  /** Log-ins that do not exist wait just like those that do, and take as long to check. */
  const strangers = createTryBook({ now, capacity: REMEMBERED_LOGINS });
  const nobodysHash = await hashPassword(newToken());

  async function change(
    id: string,
    edit: (staff: StaffRow) => StaffRow,
    also?: (tx: Tx) => Promise<void>,
  ): Promise<StaffRow> {
    const row = await storage.write(async (tx) => {
      const found = await tx.findStaff(id);
      if (found === undefined) throw new Error('a staff row vanished');
      const edited = edit(found);
      await tx.putStaff(edited);
      await also?.(tx);
      return edited;
    });
    registry.keepStaff(row);
    return row;
  }

  async function countWrong(staff: StaffRow, event: string): Promise<Result<never, WireError>> {
    const row = await change(staff.id, (found) => ({ ...found, ...afterWrongTry(found, now()) }));
    const wait = waitMs(row, now());
    log.warn(event, { staffId: staff.id, wrongTries: row.wrongTries });
    return wait > 0 ? refuse('login.wait', wait) : refuse('login.wrong');
  }

  async function openSession(staff: StaffRow, edit: Partial<StaffRow>, deviceId: string): Promise<LoggedIn> {
    const token = newToken();
    const at = now();
    const session: SessionRow = {
      id: ids.next(),
      scope,
      staffId: staff.id,
      deviceId,
      tokenHash: hashToken(token),
      createdAt: at,
      endedAt: null,
    };
    const ended: SessionRow[] = [];
    const row = await change(
      staff.id,
      (found) => ({ ...found, ...edit, ...NO_TRIES }),
      async (tx) => {
        for (const open of await tx.listOpenSessions(scope)) {
          if (open.deviceId === deviceId) ended.push({ ...open, endedAt: at });
        }
        for (const old of ended) await tx.putSession(old);
        await tx.putSession(session);
      },
    );
    for (const old of ended) registry.keepSession(old);
    registry.keepSession(session);
    log.info('staff.loggedIn', { staffId: staff.id, sessionId: session.id, deviceId });
    return { token, session, staff: staffViewOf(row, session.id) };
  }

  async function tryLogin(request: LoginRequest, deviceId: string): Promise<Result<LoggedIn, WireError>> {
    const staff = await storage.write((tx) => tx.findStaffByLogin(scope, request.login));
    const wait = staff ? waitMs(staff, now()) : strangers.waitMs(request.login);
    if (wait > 0) return refuse('login.wait', wait);
    const right = await isPassword(staff?.passwordHash ?? nobodysHash, request.password);
    if (staff === undefined) {
      const next = strangers.wrong(request.login);
      return next > 0 ? refuse('login.wait', next) : refuse('login.wrong');
    }
    if (!right) return countWrong(staff, 'login.refused');
    const { newPassword, pin } = request;
    if (newPassword === undefined && staff.mustSet) return refuse('login.set-password');
    if (newPassword !== undefined && isWeak(newPassword, request)) return refuse('login.weak-password');
    const password = newPassword === undefined ? {} : { passwordHash: await hashPassword(newPassword), mustSet: false };
    const withPin = pin === undefined ? {} : { pinHash: await hashPassword(pin) };
    return ok(await openSession(staff, { ...password, ...withPin }, deviceId));
  }

  return {
    // One try after the other per account, so that a hundred at once are counted as a hundred.
    login: (request, deviceId) => queue(`login:${request.login}`, () => tryLogin(request, deviceId)),
    unlock: (session, pin) => {
      const login = registry.findStaff(session.staffId)?.login ?? '';
      return queue(`login:${login}`, async () => {
        const staff = await storage.write((tx) => tx.findStaff(session.staffId));
        if (staff === undefined) return refuse('session-expired');
        const wait = waitMs(staff, now());
        if (wait > 0) return refuse('login.wait', wait);
        if (staff.pinHash === null || !(await isPassword(staff.pinHash, pin)))
          return countWrong(staff, 'unlock.refused');
        if (staff.wrongTries > 0) await change(staff.id, (found) => ({ ...found, ...NO_TRIES }));
        return ok(null);
      });
    },
    async logout(session) {
      const ended: SessionRow = { ...session, endedAt: now() };
      await storage.write((tx) => tx.putSession(ended));
      registry.keepSession(ended);
      log.info('staff.loggedOut', { staffId: session.staffId, sessionId: session.id });
    },
  };
}

function isWeak(newPassword: string, { password }: LoginRequest): boolean {
  const short = [...newPassword].length < SHORTEST_PASSWORD;
  const monotonous = new Set(newPassword).size < 3;
  return short || monotonous || newPassword === password;
}
