import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { rowsOf } from '../../shared/lib/table.ts';
import { createDeskWorld, type DeskWorld, staffActor, WANG } from './testing/desk-world.ts';
import { renderCounter } from './testing/render-counter.tsx';

const ME = staffActor(WANG);
const W = 'w03';

afterEach(cleanup);

function seated(tickets = 3): DeskWorld {
  const world = createDeskWorld();
  world.take('business', tickets);
  world.run(ME, { type: 'window.open', payload: { windowId: W, takeOver: false } });
  return world;
}

async function atWork(world: DeskWorld, options: Parameters<typeof renderCounter>[1] = {}) {
  const page = renderCounter(world, options);
  await act(() => page.session.unlock('1234'));
  const settle = () => act(() => world.time.advance(500));
  return {
    ...page,
    settle,
    async key(key: string, init: KeyboardEventInit = {}) {
      fireEvent.keyDown(document.activeElement ?? document.body, { key, ...init });
      await settle();
    },
  };
}

describe('the work screen', () => {
  it('is worked with keys: call, start, finish, undo', async () => {
    const page = await atWork(seated());
    await page.key('F1');
    expect(screen.getByTestId('current-number').textContent).toBe('A\u00a0001');
    await page.key('Enter');
    await page.key('F4');
    expect(screen.getByRole('heading', { name: /A.001 办理结果/ })).toBeTruthy();
    await page.key('2', { code: 'Digit2' });
    expect(screen.queryByTestId('current-number')).toBeNull();
    await page.key('z', { code: 'KeyZ', ctrlKey: true });
    expect(screen.getByTestId('current-number').textContent).toBe('A\u00a0001');
  });

  it('a button that is off says why in its own words, and stays in reach of a screen reader', async () => {
    await atWork(seated());
    const start = screen.getByRole('button', { name: /F3.*开始办理.*呼叫中可用/ });
    expect(start.getAttribute('aria-disabled')).toBe('true');
  });

  it('[QU-4] a slip that a citizen lays on the desk: of today, promised, to be called back, or worth nothing', async () => {
    const world = createDeskWorld();
    world.take('business', 3);
    const chief = { ...ME, staffId: 'chief', sessionId: 'chief', roles: ['manager'] as const, plate: '901' };
    const [first = '', second = ''] = [...rowsOf(world.state().tickets)].map(({ id }) => id);
    const settle = (ticketId: string, outcome: 'first-tomorrow' | 'call-back') =>
      world.run(chief, { type: 'leftover.settle', payload: { ticketIds: [ticketId], outcome, note: 'told' } });
    world.run(chief, { type: 'intake.set', payload: { groupId: null, intake: 'stopped' } });
    settle(first, 'first-tomorrow');
    settle(second, 'call-back');
    world.run({ kind: 'system' }, { type: 'day.close', payload: { day: '2026-11-23' } });
    world.run({ kind: 'system' }, { type: 'day.roll', payload: { day: '2026-11-24' } });
    world.take('social');
    world.run(ME, { type: 'window.open', payload: { windowId: W, takeOver: false } });
    const page = await atWork(world);
    const box = within(screen.getByRole('region', { name: '查号票' }));
    const ask = async (number: string) => {
      fireEvent.change(box.getByLabelText('号码'), { target: { value: number } });
      fireEvent.change(box.getByLabelText('校验码'), { target: { value: '0000' } });
      fireEvent.submit(box.getByLabelText('号码'));
      await page.settle();
      return box.getByTestId('slip-answer').textContent;
    };
    expect(await ask('E001')).toMatch(/E.001：等候，前面 0 人/);
    expect(await ask('A002')).toContain('约定电话回访');
    expect(await ask('A003')).toContain('请来宾到导办台');
    expect(await ask('a001')).toMatch(/A.001.*今天可以优先办理/);
    fireEvent.click(box.getByRole('button', { name: '给今天的号' }));
    await page.settle();
    expect(box.getByTestId('slip-answer').textContent).toMatch(/今天的号 A.001，校验码/);
    expect([...rowsOf(world.state().tickets)].at(-1)).toMatchObject({ number: 'A001', promised: 'A001', front: true });
    expect(world.sent.map(({ type }) => type)).not.toContain('ticket.callNext');
  });

  it('[QU-15] Ctrl+H asks for help without a word; a message of the manager is read with N and answered', async () => {
    const world = seated();
    const chief = { ...ME, staffId: 'chief', sessionId: 'chief', roles: ['manager'] as const, plate: '901' };
    const page = await atWork(world);
    await page.key('h', { code: 'KeyH', ctrlKey: true });
    expect(screen.getByText('已求助，等人接手')).toBeTruthy();
    const [incident] = [...rowsOf(world.state().incidents)];
    world.run(chief, { type: 'alarm.take', payload: { key: `help:${incident?.id}` } });
    world.run(chief, { type: 'message.send', payload: { windowId: W, text: '我马上到' } });
    await page.settle();
    expect(screen.getByText('工号 901 正赶来')).toBeTruthy();
    expect(screen.getByText('我马上到')).toBeTruthy();
    await page.key('n');
    const [message] = [...rowsOf(world.state().messages)];
    expect(message?.readAt).toBe(world.time.now() - 500);
    const reply = screen.getByLabelText('回复，按 Enter 发送');
    fireEvent.change(reply, { target: { value: '谢谢' } });
    fireEvent.keyDown(reply, { key: 'Enter' });
    await page.settle();
    expect([...rowsOf(world.state().messages)].map(({ from, text }) => `${from} ${text}`)).toContain('window 谢谢');
    expect(screen.queryByTestId('current-number'), 'Enter there calls nobody').toBeNull();
  });

  it('a click acts like the key and leaves the focus where it was', async () => {
    const page = await atWork(seated());
    const call = screen.getByRole('button', { name: /^F1.*叫下一位/ });
    expect(fireEvent.mouseDown(call)).toBe(false);
    fireEvent.click(call);
    await page.settle();
    expect(screen.getByTestId('current-number')).toBeTruthy();
  });

  it('Enter on a button reached with Tab is that button’s own', async () => {
    const page = await atWork(seated());
    const sort = screen.getByRole('button', { name: /按叫号顺序/ });
    sort.focus();
    await page.key('Enter');
    expect(screen.queryByTestId('current-number')).toBeNull();
  });

  it('/ goes to the filter box, where letters are typed; Esc empties it and comes back', async () => {
    const page = await atWork(seated());
    await page.key('/');
    const box = screen.getByLabelText('筛选号码或业务');
    expect(document.activeElement).toBe(box);
    fireEvent.change(box, { target: { value: '002' } });
    await page.settle();
    const list = within(screen.getByRole('region', { name: '本窗口可叫的号码' }));
    expect(list.getAllByRole('listitem')).toHaveLength(1);
    await page.key('Escape');
    expect(list.getAllByRole('listitem')).toHaveLength(3);
    expect(document.activeElement).not.toBe(box);
  });

  it('[OF-5] off line it says since when and what goes on', async () => {
    const world = seated();
    const page = await atWork(world);
    act(() => world.setOnline(false));
    await page.settle();
    expect(screen.getByText(/网络已断开（10:30 起）/)).toBeTruthy();
    expect(screen.getByRole('button', { name: /^F1.*叫下一位.*需要联网/ })).toBeTruthy();
  });

  it('nothing modal: while a question is open the number, the queue and the state are still there', async () => {
    const page = await atWork(seated());
    await page.key('F1');
    await page.key('F5');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByTestId('current-number')).toBeTruthy();
    expect(screen.getByRole('region', { name: '本窗口可叫的号码' })).toBeTruthy();
  });

  it('both languages', async () => {
    const page = await atWork(seated(), { locale: 'en' });
    expect(screen.getByRole('heading', { name: 'Window 3' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '中文' }));
    await page.settle();
    expect(screen.getByRole('heading', { name: '3号窗口' })).toBeTruthy();
  });

  it('keys from other programs go the same way', async () => {
    const page = await atWork(seated());
    act(() => page.emit('key.pressed', { key: 'F1' }));
    await page.settle();
    expect(screen.getByTestId('current-number').textContent).toBe('A\u00a0001');
    act(() => page.emit('key.pressed', { key: 'undo' }));
    await page.settle();
    expect(screen.queryByTestId('current-number')).toBeNull();
  });
});

describe('[SE-4] the idle lock', () => {
  it('locks after the time without a sign, keeps the number, and opens with the PIN', async () => {
    const world = seated();
    const page = await atWork(world, { lockAfterMs: 60_000 });
    await page.key('F1');
    await act(() => world.time.advance(59_000));
    expect(screen.queryByLabelText('PIN')).toBeNull();
    await act(() => world.time.advance(2_000));
    expect(screen.getByTestId('current-number').textContent).toBe('A\u00a0001');
    const pin = screen.getByLabelText('PIN');
    expect(screen.queryByRole('region', { name: '本窗口可叫的号码' })).toBeNull();
    world.onUnlock({ ok: false, code: 'login.wrong' });
    fireEvent.change(pin, { target: { value: '0000' } });
    await act(async () => fireEvent.submit(pin));
    expect(screen.getByText('PIN 不对，请重新输入')).toBeTruthy();
    world.onUnlock({ ok: true });
    fireEvent.change(pin, { target: { value: '2468' } });
    await act(async () => fireEvent.submit(pin));
    expect(screen.getByRole('region', { name: '本窗口可叫的号码' })).toBeTruthy();
  });

  it('a key pressed in another program is a sign of a person', async () => {
    const world = seated();
    const page = await atWork(world, { lockAfterMs: 60_000 });
    await act(() => world.time.advance(50_000));
    act(() => page.emit('key.pressed', { key: 'F2' }));
    await act(() => world.time.advance(50_000));
    expect(screen.queryByLabelText('PIN')).toBeNull();
  });

  it('the PIN may be typed in the strip', async () => {
    const page = renderCounter(seated());
    expect(screen.getByLabelText('PIN')).toBeTruthy();
    await act(async () => page.emit('strip.unlock', { pin: '2468' }));
    expect(screen.queryByLabelText('PIN')).toBeNull();
  });
});

describe('before the work', () => {
  it('log-in: wrong password, then a wait that counts down', async () => {
    const world = createDeskWorld({ staff: null });
    renderCounter(world);
    const fill = () => {
      fireEvent.change(screen.getByLabelText('用户名'), { target: { value: 'wang.fang' } });
      fireEvent.change(screen.getByLabelText('密码'), { target: { value: 'wrong-one' } });
    };
    fill();
    await act(async () => fireEvent.submit(screen.getByLabelText('密码')));
    expect(screen.getByText('用户名或密码不对，请重新输入')).toBeTruthy();
    world.onLogin({ ok: false, code: 'login.wait', params: { seconds: 15 } });
    fill();
    await act(async () => fireEvent.submit(screen.getByLabelText('密码')));
    expect(screen.getByText('输错次数较多，请 15 秒后再试')).toBeTruthy();
    await act(() => world.time.advance(5_000));
    expect(screen.getByText('输错次数较多，请 10 秒后再试')).toBeTruthy();
    await act(() => world.time.advance(10_000));
    expect(screen.queryByText(/秒后再试/)).toBeNull();
  });

  it('first log-in: what is wrong is said at the field, a good one goes through', async () => {
    const world = createDeskWorld({ staff: null });
    renderCounter(world);
    world.onLogin({ ok: false, code: 'login.set-password' });
    fireEvent.change(screen.getByLabelText('用户名'), { target: { value: 'wang.fang' } });
    fireEvent.change(screen.getByLabelText('密码'), { target: { value: 'initial' } });
    await act(async () => fireEvent.submit(screen.getByLabelText('密码')));
    const set = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
    set('新密码', 'short');
    await act(async () => fireEvent.submit(screen.getByLabelText('新密码')));
    expect(screen.getByText('密码至少要 10 个字符')).toBeTruthy();
    set('新密码', 'river-stone-7');
    set('再输入一次新密码', 'river-stone-7');
    set('解锁 PIN', '2468');
    set('再输入一次 PIN', '2468');
    world.onLogin({ ok: true, staff: WANG });
    await act(async () => fireEvent.submit(screen.getByLabelText('新密码')));
    expect(screen.getByRole('heading', { name: '请选择窗口' })).toBeTruthy();
  });

  it('off line the log-in says that it needs the line', () => {
    const world = createDeskWorld({ staff: null });
    world.setOnline(false);
    renderCounter(world);
    expect(screen.getByText(/登录需要联网/)).toBeTruthy();
    expect(screen.getByRole('button', { name: /登录/ }).getAttribute('aria-disabled')).toBe('true');
  });

  it('[SE-4] a window that is in use is taken over with a key of its own, never with Enter', async () => {
    const world = createDeskWorld();
    const li = { ...ME, staffId: 's-li', sessionId: 'session-li', plate: '004' };
    world.run(li, { type: 'window.open', payload: { windowId: W, takeOver: false } });
    const page = await atWork(world);
    const box = screen.getByLabelText('窗口号');
    expect(box).toHaveProperty('value', '3');
    await act(async () => fireEvent.submit(box));
    expect(screen.getByText(/工号 004/)).toBeTruthy();
    expect(screen.queryByText('空闲', { selector: 'aside *' })).toBeNull();
    await page.key('t', { code: 'KeyT' });
    expect(screen.getByRole('heading', { name: '3号窗口' })).toBeTruthy();
    expect(world.sent.map((command) => command.payload)).toEqual([
      { windowId: W, takeOver: false },
      { windowId: W, takeOver: true },
    ]);
  });

  it('not enrolled: a code is asked for, and a wrong one is said to be wrong', async () => {
    const world = createDeskWorld({ staff: null });
    world.setView({ connection: { status: 'refused', since: 0, code: 'not-enrolled' } });
    const page = renderCounter(world);
    await act(async () => fireEvent.change(screen.getByLabelText('登记码'), { target: { value: 'abcd-efgh' } }));
    expect(screen.getByLabelText('服务器地址')).toHaveProperty('value', 'http://127.0.0.1:8460');
    await act(async () => fireEvent.submit(screen.getByLabelText('登记码')));
    expect(page.heard).toContainEqual({ channel: 'device.enroll', input: { code: 'ABCD-EFGH' } });
    expect(screen.getByRole('alert')).toBeTruthy();
  });
});

describe('what main hears', () => {
  it('app.ready comes when the page is drawn and the line is known, and again when it changes', async () => {
    const world = createDeskWorld({ staff: null });
    world.setView({ connection: { status: 'connecting', since: 0, attempt: 0 }, heardAt: null });
    const page = renderCounter(world);
    const ready = () => page.heard.filter(({ channel }) => channel === 'app.ready').map(({ input }) => input);
    expect(ready()).toEqual([]);
    await act(async () => world.setView({ connection: { status: 'refused', since: 0, code: 'not-enrolled' } }));
    expect(ready()).toEqual([{ connected: false, enrolled: false }]);
    await act(async () => world.setView({ connection: { status: 'online', since: 0 } }));
    expect(ready().at(-1)).toEqual({ connected: true, enrolled: true });
  });

  it('the strip gets a new picture with every change, and none twice', async () => {
    const world = seated();
    const page = await atWork(world);
    const strips = () => page.heard.filter(({ channel }) => channel === 'strip.state').map(({ input }) => input);
    await page.key('F1');
    expect(strips().at(-1)).toMatchObject({ number: 'A001', status: 'called', next: 'F3 开始办理' });
    const before = strips().length;
    await page.key('S', { code: 'KeyS' });
    expect(page.heard).toContainEqual({ channel: 'strip.show', input: { visible: true } });
    expect(strips()).toHaveLength(before);
  });

  it('in a plain browser there is no strip', async () => {
    const page = await atWork(seated(), { kind: 'browser' });
    expect(screen.queryByRole('button', { name: /小条/ })).toBeNull();
    expect(page.heard.some(({ channel }) => channel.startsWith('strip.'))).toBe(false);
  });
});
