import { describe, expect, it } from 'vitest';
import { present } from '../../../shared/lib/assert.ts';
import { getRow } from '../../../shared/lib/table.ts';
import { say } from '../model/say.ts';
import { createDeskWorld, WANG } from '../testing/desk-world.ts';
import { ME, OTHER, openDesk, W } from '../testing/open-desk.ts';
import { createCounterSession } from './counter-session.ts';

describe('coming and going', () => {
  it('opens a window, and remembers it', async () => {
    const d = await openDesk({ seated: false });
    await d.session.openWindow(W, false);
    expect(d.work().windowNumber).toBe(3);
    expect(d.remembered).toEqual([W]);
  });

  it('[SE-4] somebody sits there: only an explicit take-over opens it', async () => {
    const d = await openDesk({ seated: false });
    d.world.run(OTHER, { type: 'window.open', payload: { windowId: W, takeOver: false } });
    await d.session.openWindow(W, false);
    expect(d.session.screen(d.world.time.now())).toMatchObject({ takeOver: { window: { number: 3 }, plate: '004' } });
    await d.session.openWindow(W, true);
    expect(d.work().windowNumber).toBe(3);
    expect(d.world.sent.at(-1)).toMatchObject({ payload: { takeOver: true } });
  });

  it('says plainly that the window was taken by somebody else, but not after closing it oneself', async () => {
    const d = await openDesk();
    d.world.run(OTHER, { type: 'window.open', payload: { windowId: W, takeOver: true } });
    expect(d.session.screen(d.world.time.now())).toMatchObject({
      kind: 'choose-window',
      openRefused: say('windows.lost.text', { number: 3 }),
    });
    const own = await openDesk();
    await own.keys('W', 'Enter');
    expect(own.session.screen(own.world.time.now())).toMatchObject({ kind: 'choose-window', openRefused: null });
  });

  it('L closes the window and logs out; when the window cannot be closed nothing happens', async () => {
    const d = await openDesk();
    await d.keys('L', 'Enter');
    expect(d.types()).toEqual(['window.close']);
    expect(d.session.screen(d.world.time.now())).toMatchObject({ kind: 'log-in', ended: null });
    const busy = await openDesk();
    await busy.keys('F1', 'L', 'Enter');
    expect(busy.world.view().staff).not.toBeNull();
  });

  it('a session that the server ended is said to have ended', async () => {
    const d = await openDesk();
    d.world.setView({ staff: null });
    expect(d.session.screen(d.world.time.now())).toMatchObject({ kind: 'log-in', ended: 'session-expired' });
  });

  it('[OP-3] who is no longer in the hall file is told so, and not to log in again', async () => {
    const d = await openDesk();
    d.world.setView({ staff: null, sessionEnd: 'account-closed' });
    expect(d.session.screen(d.world.time.now())).toMatchObject({ kind: 'log-in', ended: 'account-closed' });
  });

  it('first log-in leads to a password of one’s own', async () => {
    const world = createDeskWorld({ staff: null });
    const d = await openDesk({ world, seated: false });
    world.onLogin({ ok: false, code: 'login.set-password' });
    await d.session.login({ login: 'wang.fang', password: 'initial' });
    expect(d.session.screen(world.time.now())).toMatchObject({ kind: 'first-password', login: 'wang.fang' });
    world.onLogin({ ok: true, staff: WANG });
    await d.session.login({ login: 'wang.fang', password: 'initial', newPassword: 'a longer one', pin: '2580' });
    expect(d.session.screen(world.time.now()).kind).toBe('choose-window');
    expect(d.session.local().firstLogin).toBeNull();
  });
});

describe('[SE-4] the lock', () => {
  it('K locks, keys do nothing then, and the PIN opens again', async () => {
    const d = await openDesk();
    await d.keys('F1', 'K', 'F3', 'Enter');
    expect(d.types()).toEqual(['ticket.callNext']);
    expect(d.session.screen(d.world.time.now())).toMatchObject({
      kind: 'locked',
      work: { current: { number: 'A001' } },
    });
    d.world.onUnlock({ ok: false, code: 'login.wrong' });
    expect(await d.session.unlock('0000')).toEqual({ ok: false, code: 'login.wrong' });
    expect(d.session.screen(d.world.time.now()).kind).toBe('locked');
    d.world.onUnlock({ ok: true });
    await d.session.unlock('2580');
    expect(d.work().current?.number).toBe('A001');
  });

  it('opens locked when the app comes up with somebody still logged in, and not after a log-in', async () => {
    const world = createDeskWorld();
    world.run(ME, { type: 'window.open', payload: { windowId: W, takeOver: false } });
    const parts = {
      memory: { read: () => null, write: () => undefined },
      monotonic: () => 0,
      showStrip: null,
      focusFilter: () => undefined,
    };
    const session = createCounterSession({ client: world.client, ...parts });
    expect(session.screen(world.time.now()).kind).toBe('locked');
    const fresh = createDeskWorld({ staff: null });
    const other = createCounterSession({ client: fresh.client, ...parts });
    fresh.onLogin({ ok: true, staff: WANG });
    await other.login({ login: 'wang.fang', password: 'secret' });
    expect(other.screen(fresh.time.now()).kind).toBe('choose-window');
  });

  it('without a PIN there is nothing to unlock with, so it does not lock', async () => {
    const d = await openDesk();
    d.world.setView({ staff: { ...WANG, hasPin: false } });
    await d.keys('K');
    d.session.lock();
    expect(d.session.local().locked).toBe(false);
  });
});

it('the strip is shown and hidden with S', async () => {
  const d = await openDesk();
  await d.keys('S', 'S');
  expect(d.strips).toEqual([true, false]);
});

it('the seat is the one of this session', async () => {
  const d = await openDesk();
  expect(present(getRow(d.world.view().hall.seats, W), 'seat').sessionId).toBe(WANG.sessionId);
});
