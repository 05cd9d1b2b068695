import { describe, expect, it } from 'vitest';
import { createManualTime } from '../../shared/lib/manual-time.ts';
import type { Acks, StaffView } from '../../shared/protocol/down.ts';
import type { UpEvent } from '../../shared/protocol/up.ts';
import type { Connection } from './connection-machine.ts';
import type { DatabaseImage, NoteKey } from './local-store.ts';
import { createSession } from './session.ts';
import { VERIFIER_HOURS, VERIFIER_TRIES } from './verifier.ts';
import type { Workspace } from './workspace.ts';

const STAFF: StaffView = {
  staffId: 's1',
  sessionId: 'x1',
  name: { 'zh-CN': '甲' },
  plate: '1',
  roles: ['clerk'],
  skills: ['*'],
  hasPin: true,
};
type Answers = Partial<{ [E in UpEvent]: Acks[E] | null }>;

/** A session over notes that a test can look at; a second one on the same notes is the app started again. */
function aSession(notes = new Map<NoteKey, unknown>(), options: { subtle?: SubtleCrypto | null } = {}) {
  const time = createManualTime(1_000_000);
  const answers: Answers = {};
  const people: (string | null)[] = [];
  const image: DatabaseImage = { feeds: [], outbox: [], notes: new Map(notes) };
  const device = {
    image,
    note(key: NoteKey, value: unknown) {
      if (value === null) notes.delete(key);
      else notes.set(key, value);
    },
  } as Workspace;
  const ask: Connection['ask'] = (event) => {
    const value = answers[event] ?? null;
    return Promise.resolve(value === null ? { kind: 'none', why: 'lost' } : { kind: 'answer', value: value as never });
  };
  const session = createSession({
    ask,
    device,
    subtle: options.subtle === undefined ? crypto.subtle : options.subtle,
    randomBytes: (bytes) => bytes.fill(1),
    serverNow: () => time.now(),
    log: { info() {}, warn() {}, error() {} },
    onPerson: (next) => {
      people.push(next?.staff.staffId ?? null);
      return Promise.resolve();
    },
  });
  return { session, notes, answers, people, time };
}

const LOGIN = { login: 'one', password: 'secret password' };
const loggedIn = { ok: true, session: 'the-token', staff: STAFF } as const;

async function withPin() {
  const one = aSession();
  one.answers['staff.login'] = loggedIn;
  await one.session.login({ ...LOGIN, pin: '2468' });
  one.answers['staff.login'] = null;
  return one;
}

describe('log-in', () => {
  it('keeps the session for the next start, never the password or the PIN', async () => {
    const { notes, people } = await withPin();
    expect(people).toEqual(['s1']);
    const kept = JSON.stringify([...notes]);
    expect(kept).toContain('the-token');
    expect(kept).not.toContain('secret password');
    expect(kept).not.toContain('2468');
    expect(aSession(notes).session.current()).toMatchObject({ staff: { staffId: 's1' } });
  });

  it('without a line it says so', async () => {
    expect(await aSession().session.login(LOGIN)).toEqual({ ok: false, code: 'offline' });
  });

  it('[SY-13] log-out forgets session and verifier, also without a line', async () => {
    const { session, notes, people } = await withPin();
    await session.logout();
    expect([...notes]).toEqual([]);
    expect(people).toEqual(['s1', null]);
    expect(session.current()).toBeNull();
  });

  it('a greeting without staff, or with somebody else, ends the session', async () => {
    const { session, people } = await withPin();
    session.greet(STAFF);
    expect(people).toEqual(['s1']);
    session.greet(null);
    expect(session.current()).toBeNull();
    expect(people).toEqual(['s1', null]);
  });
});

describe('[OP-3] why the server ended the session', () => {
  it('is known until the next log-in, and nothing is said of a log-out of one’s own', async () => {
    const { session, answers } = await withPin();
    session.expire('account-closed');
    expect(session.endedBy()).toBe('account-closed');
    answers['staff.login'] = loggedIn;
    await session.login(LOGIN);
    expect(session.endedBy()).toBeUndefined();
    session.greet(null);
    expect(session.endedBy()).toBe('session-expired');
    await session.login(LOGIN);
    await session.logout();
    expect(session.endedBy()).toBeUndefined();
  });
});

describe('[OF-3] unlock without a server', () => {
  it('opens with the PIN of the last user, after a restart too', async () => {
    const { notes } = await withPin();
    const { session } = aSession(notes);
    expect(await session.unlock('2468')).toEqual({ ok: true });
    expect(await session.unlock('1111')).toEqual({ ok: false, code: 'login.wrong' });
  });

  it('a PIN learned from an unlock on the line works later without one', async () => {
    const { session, answers } = aSession();
    answers['staff.login'] = loggedIn;
    await session.login(LOGIN);
    expect(await session.unlock('2468')).toEqual({ ok: false, code: 'offline' });
    answers['staff.unlock'] = { ok: true };
    expect(await session.unlock('2468')).toEqual({ ok: true });
    answers['staff.unlock'] = null;
    expect(await session.unlock('2468')).toEqual({ ok: true });
  });

  it('the server has the last word while there is a line', async () => {
    const { session, answers } = await withPin();
    answers['staff.unlock'] = { ok: false, code: 'login.wait' };
    expect(await session.unlock('2468')).toEqual({ ok: false, code: 'login.wait' });
  });

  it('not after 12 hours, and not when the clock went back', async () => {
    const { session, time } = await withPin();
    time.jump(VERIFIER_HOURS * 3600_000 - 1000);
    expect(await session.unlock('2468')).toEqual({ ok: true });
    time.jump(2000);
    expect(await session.unlock('2468')).toEqual({ ok: false, code: 'offline' });
    time.jump(-24 * 3600_000);
    expect(await session.unlock('2468')).toEqual({ ok: false, code: 'offline' });
  });

  it('not after five wrong PINs, not even with the right one', async () => {
    const { notes } = await withPin();
    const { session } = aSession(notes);
    for (let n = 0; n < VERIFIER_TRIES; n += 1)
      expect(await session.unlock('0000')).toMatchObject({ code: 'login.wrong' });
    expect(await session.unlock('2468')).toEqual({ ok: false, code: 'offline' });
    expect(await aSession(notes).session.unlock('2468')).toEqual({ ok: false, code: 'offline' });
  });

  it('not on a page that has no crypto', async () => {
    const { notes } = await withPin();
    expect(await aSession(notes, { subtle: null }).session.unlock('2468')).toEqual({ ok: false, code: 'offline' });
  });

  it('not when nobody is logged in', async () => {
    expect(await aSession().session.unlock('2468')).toEqual({ ok: false, code: 'session-expired' });
  });
});
