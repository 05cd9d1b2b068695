import type { StaffView } from '../../shared/protocol/down.ts';
import type { WireCode } from '../../shared/protocol/errors.ts';
import type { UpPayload } from '../../shared/protocol/up.ts';
import type { CivicClient, SessionEnd } from './client.ts';
import type { CivicClientDeps } from './client-deps.ts';
import type { Connection } from './connection-machine.ts';
import { isUsable, makeVerifier, matches, type Verifier } from './verifier.ts';
import type { Workspace } from './workspace.ts';

/** Log-in and unlock may run a slow password hash at the server. */
const LOGIN_TIMEOUT_MS = 15_000;

export type SavedSession = { readonly token: string; readonly staff: StaffView };

export type SessionDeps = Pick<CivicClientDeps, 'subtle' | 'randomBytes' | 'log'> & {
  readonly ask: Connection['ask'];
  readonly serverNow: () => number;
  /** Where session and verifier are kept: the device's database. */
  readonly device: Workspace;
  /** Somebody else, or nobody, is logged in now. */
  readonly onPerson: (session: SavedSession | null, why: 'login' | 'logout' | 'expired') => Promise<void>;
};

export interface Session {
  current(): SavedSession | null;
  login: CivicClient['login'];
  logout(): Promise<void>;
  unlock: CivicClient['unlock'];
  /** What the server says about us in its greeting; null = the session is over. */
  greet(staff: StaffView | null): void;
  expire(code: SessionEnd): void;
  /** Why the server ended the last one; undefined after a log-out, and while somebody is logged in. */
  endedBy(): SessionEnd | undefined;
}

function savedSession(device: Workspace): SavedSession | null {
  const note = device.image.notes.get('session');
  return typeof note === 'object' && note !== null && 'token' in note ? (note as SavedSession) : null;
}

function savedVerifier(device: Workspace): Verifier | null {
  const note = device.image.notes.get('verifier');
  return typeof note === 'object' && note !== null && 'hash' in note ? (note as Verifier) : null;
}

/**
 * Who is logged in at this counter. Token and verifier live in the device's database, so that the app comes up again
 * after a crash with the same person, locked; the token works only together with the device's own. Both are wiped at
 * log-out and when the server ends the session.
 */
export function createSession(deps: SessionDeps): Session {
  const { device, log } = deps;
  let session = savedSession(device);
  let verifier = savedVerifier(device);
  let endedBy: SessionEnd | undefined;

  function keep(next: SavedSession | null): void {
    session = next;
    device.note('session', next);
  }

  function keepVerifier(next: Verifier | null): void {
    verifier = next;
    device.note('verifier', next);
  }

  async function learnPin(staffId: string, pin: string): Promise<void> {
    if (!deps.subtle) return;
    const salt = new Uint8Array(16);
    deps.randomBytes(salt);
    const made = await makeVerifier(deps.subtle, { staffId, pin, salt, now: deps.serverNow() });
    if (session?.staff.staffId === staffId) keepVerifier(made);
  }

  async function end(why: 'logout' | 'expired', code?: SessionEnd): Promise<void> {
    if (!session) return;
    log.info('session.ended', { why });
    endedBy = code;
    keep(null);
    keepVerifier(null);
    await deps.onPerson(null, why);
  }

  async function unlockOffline(
    pin: string,
    staffId: string,
  ): Promise<{ ok: true } | { ok: false; code: WireCode | 'offline' }> {
    if (!deps.subtle || !verifier || !isUsable(verifier, staffId, deps.serverNow()))
      return { ok: false, code: 'offline' };
    if (await matches(deps.subtle, verifier, pin)) {
      keepVerifier({ ...verifier, wrongTries: 0 });
      return { ok: true };
    }
    keepVerifier({ ...verifier, wrongTries: verifier.wrongTries + 1 });
    log.warn('unlock.wrong', { tries: verifier.wrongTries });
    return { ok: false, code: 'login.wrong' };
  }

  return {
    current: () => session,
    async login(input) {
      const question: UpPayload<'staff.login'> = {
        login: input.login,
        password: input.password,
        ...(input.newPassword === undefined ? {} : { newPassword: input.newPassword }),
        ...(input.pin === undefined ? {} : { pin: input.pin }),
      };
      const answer = await deps.ask('staff.login', question, LOGIN_TIMEOUT_MS);
      if (answer.kind === 'none') return { ok: false, code: 'offline' };
      const { value } = answer;
      if (!value.ok) return value;
      if (session?.staff.staffId !== value.staff.staffId) keepVerifier(null);
      keep({ token: value.session, staff: value.staff });
      endedBy = undefined;
      log.info('session.began', { staffId: value.staff.staffId });
      await deps.onPerson(session, 'login');
      if (input.pin !== undefined) await learnPin(value.staff.staffId, input.pin);
      return { ok: true, staff: value.staff };
    },
    async logout() {
      await deps.ask('staff.logout', {}, 3000);
      await end('logout');
    },
    async unlock(pin) {
      if (!session) return { ok: false, code: 'session-expired' };
      const { staffId } = session.staff;
      const answer = await deps.ask('staff.unlock', { pin }, LOGIN_TIMEOUT_MS);
      if (answer.kind === 'none') return unlockOffline(pin, staffId);
      if (!answer.value.ok) return { ok: false, code: answer.value.code };
      await learnPin(staffId, pin);
      return { ok: true };
    },
    greet(staff) {
      if (!session) return;
      if (staff && staff.staffId === session.staff.staffId) keep({ token: session.token, staff });
      else void end('expired', 'session-expired');
    },
    expire(code) {
      void end('expired', code);
    },
    endedBy: () => endedBy,
  };
}
