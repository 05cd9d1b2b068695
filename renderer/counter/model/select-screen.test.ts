import { describe, expect, it } from 'vitest';
import type { ClientView } from '../../data/client.ts';
import { createDeskWorld, staffActor, WANG } from '../testing/desk-world.ts';
import { INITIAL_LOCAL, type LocalState, MARK_MS, NOTICE_MS } from './local-state.ts';
import { say } from './say.ts';
import { selectCounterScreen } from './select-screen.ts';

const ME = staffActor(WANG);
const OTHER = { ...ME, staffId: 's-li', sessionId: 'session-li', plate: '004', skills: ['*'] };

function show(change: Partial<ClientView> = {}, local: Partial<LocalState> = {}, world = createDeskWorld()) {
  world.setView(change);
  return selectCounterScreen(world.view(), { ...INITIAL_LOCAL, ...local }, world.time.now());
}

function seated() {
  const world = createDeskWorld();
  world.take('business', 3);
  world.run(ME, { type: 'window.open', payload: { windowId: 'w03', takeOver: false } });
  return world;
}

describe('which page the counter shows', () => {
  const refused = (
    code: 'not-enrolled' | 'revoked' | 'upgrade-required' | 'session-expired',
  ): ClientView['connection'] => ({
    status: 'refused',
    since: 0,
    code,
  });

  it.each([
    ['the replica is not read yet', { loaded: false }, {}, { kind: 'loading' }],
    ['not enrolled', { connection: refused('not-enrolled') }, {}, { kind: 'enrol' }],
    ['revoked', { connection: refused('revoked') }, {}, { kind: 'refused', code: 'revoked' }],
    ['revoked, and enrolling again', { connection: refused('revoked') }, { enrolAgain: true }, { kind: 'enrol' }],
    [
      '[SY-11] the server is newer',
      { connection: refused('upgrade-required') },
      {},
      { kind: 'safe', reason: 'upgrade' },
    ],
    [
      '[SY-11] the local database is newer',
      { loaded: false, connection: refused('upgrade-required') },
      {},
      { kind: 'safe', reason: 'newer' },
    ],
    ['nobody is logged in', { staff: null }, {}, { kind: 'log-in', online: true, ended: null }],
    [
      'nobody is logged in, off line',
      { staff: null, connection: { status: 'offline', since: 0, attempt: 3 } },
      {},
      { kind: 'log-in', online: false },
    ],
    [
      'the first word of the server is awaited',
      { staff: null, heardAt: null, connection: { status: 'connecting', since: 0, attempt: 0 } },
      {},
      { kind: 'loading' },
    ],
    [
      'first log-in',
      { staff: null },
      { firstLogin: { login: 'wang', password: 'x' } },
      { kind: 'first-password', login: 'wang' },
    ],
    ['no window yet', {}, {}, { kind: 'choose-window', online: true }],
    ['locked without a window', {}, { locked: true }, { kind: 'locked', work: null }],
  ] as const)('%s', (_name, view, local, wanted) => {
    expect(show(view, local)).toMatchObject(wanted);
  });

  it('at a window it is the work screen', () => {
    expect(show({}, {}, seated())).toMatchObject({ kind: 'work', windowNumber: 3, status: 'free', waiting: 3 });
  });

  it('[SE-4] locked: the current number stays in sight', () => {
    const world = seated();
    world.run(ME, { type: 'ticket.callNext', payload: { windowId: 'w03' } });
    expect(show({}, { locked: true }, world)).toMatchObject({ kind: 'locked', work: { current: { number: 'A001' } } });
  });

  it('somebody else takes the window over: the work screen is gone', () => {
    const world = seated();
    world.run(OTHER, { type: 'window.open', payload: { windowId: 'w03', takeOver: true } });
    expect(show({}, {}, world).kind).toBe('choose-window');
  });
});

describe('choose a window', () => {
  it('shows state, remembers the last one, and says where this clerk has no business', () => {
    const world = createDeskWorld();
    world.run(OTHER, { type: 'window.open', payload: { windowId: 'w04', takeOver: false } });
    const screen = show({}, { lastWindowId: 'w03' }, world);
    expect(screen).toMatchObject({
      windows: [
        { number: 3, status: 'closed', last: true, refusal: null, prefixes: ['A', 'E'] },
        { number: 4, status: 'free', last: false, refusal: null },
        { number: 9, refusal: say('windows.skill.text') },
      ],
    });
  });

  it('a refused opening asks for an explicit take-over and names the plate', () => {
    const world = createDeskWorld();
    const refusal = { code: 'window.occupied', params: { plate: '004' } } as const;
    const screen = show({}, { takeOver: { windowId: 'w04', refusal } }, world);
    expect(screen).toMatchObject({ takeOver: { window: { number: 4 }, plate: '004' } });
  });
});

describe('the work screen', () => {
  const work = (world: ReturnType<typeof seated>, local: Partial<LocalState> = {}) => {
    const screen = show({}, local, world);
    if (screen.kind !== 'work') throw new Error(screen.kind);
    return screen;
  };

  it('[QU-12] says whether the loudspeaker has said it', () => {
    const world = seated();
    world.run(ME, { type: 'ticket.callNext', payload: { windowId: 'w03' } });
    expect(work(world).current?.call).toMatchObject({ calls: 1, max: 3, spoken: 'silent' });
    const board = { kind: 'device', role: 'board', deviceId: 'b' } as const;
    world.run(board, { type: 'voice.attach', payload: { zoneIds: ['east'] } });
    expect(work(world).current?.call?.spoken).toBe('not-yet');
    world.run(board, { type: 'call.spoken', payload: { ticketId: work(world).current?.id ?? '', calls: 1 } });
    expect(work(world).current?.call?.spoken).toBe('spoken');
  });

  it('[QU-9] the undo offer counts down', async () => {
    const world = seated();
    world.run(ME, { type: 'ticket.callNext', payload: { windowId: 'w03' } });
    await world.time.advance(2_500);
    expect(work(world).undo).toEqual({
      label: say('undo.callNext.label', { number: 'A001' }),
      seconds: 8,
      share: 0.75,
    });
    await world.time.advance(7_500);
    expect(work(world).undo).toBeNull();
  });

  it('shows whom F1 would call and why, also while somebody sits here', () => {
    const world = seated();
    expect(work(world).next).toMatchObject({ number: 'A001', why: { key: 'why:arrival' } });
    world.run(ME, { type: 'ticket.callNext', payload: { windowId: 'w03' } });
    expect(work(world).next).toMatchObject({ number: 'A002' });
  });

  it('counts what is unsent and what somebody must look at', () => {
    const world = seated();
    const item = {
      seq: 1,
      type: 'ticket.finish',
      payload: { ticketId: 't1' },
      createdAt: 0,
      tries: 0,
      error: null,
    } as const;
    world.setOutbox([
      { ...item, id: 'a', status: 'queued' },
      { ...item, id: 'b', status: 'sending' },
      { ...item, id: 'c', status: 'rejected' },
      { ...item, id: 'd', status: 'set-aside' },
    ]);
    expect(work(world)).toMatchObject({ pending: 2, trouble: 2 });
    expect(work(world).outbox[0]?.number).toBe('A001');
  });

  it('news and marks fade by themselves', async () => {
    const world = seated();
    const at = world.time.now();
    const local = {
      notice: { text: say('notice.undone.text'), tone: 'good' as const, at },
      mark: { list: 'queue' as const, id: 't1', at },
    };
    expect(work(world, local)).toMatchObject({ notice: { tone: 'good' }, mark: { id: 't1' } });
    await world.time.advance(NOTICE_MS);
    expect(work(world, local).notice).toBeNull();
    await world.time.advance(MARK_MS);
    expect(work(world, local).mark).toBeNull();
  });

  it('an open question is gone when its ticket is gone', () => {
    const world = seated();
    world.run(ME, { type: 'ticket.callNext', payload: { windowId: 'w03' } });
    const about = work(world).current?.id ?? '';
    const choice = { id: 'pass' as const, aboutTicketId: about, openedAt: 0, openedBy: null, page: 0 };
    expect(work(world, { choice }).choice?.id).toBe('pass');
    world.run(ME, { type: 'ticket.cancel', payload: { ref: { by: 'id', ticketId: about } } });
    expect(work(world, { choice }).choice).toBeNull();
  });
});
