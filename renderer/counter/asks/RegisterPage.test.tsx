import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { rowsOf } from '../../../shared/lib/table.ts';
import type { StaffView } from '../../../shared/protocol/down.ts';
import { createDeskWorld, staffActor, WANG } from '../testing/desk-world.ts';
import { renderCounter } from '../testing/render-counter.tsx';

const GUIDE: StaffView = { ...WANG, staffId: 's-guide', sessionId: 'session-guide', plate: '801', roles: ['guide'] };

afterEach(cleanup);

/** The guide at the register; the words are put away by the server's edge, which this world plays. */
async function atRegister() {
  const world = createDeskWorld({ staff: GUIDE });
  const page = renderCounter(world, {});
  await act(() => page.session.unlock('1234'));
  const press = async (name: string | RegExp) => {
    fireEvent.click(screen.getByRole('button', { name }));
    await act(() => world.time.advance(500));
  };
  const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
  const matters = () => [...rowsOf(world.state().matters)];
  await press('登记簿');
  return { world, press, type, matters };
}

const inquiry = (textId: string) =>
  ({ type: 'matter.inquire', payload: { written: { textId }, locale: 'zh-CN' } }) as const;

describe('the register of matters', () => {
  it('sends what was typed as a live command and forgets it; the number and code are shown to be written down', async () => {
    const page = await atRegister();
    page.type('内容', '来人姓贾，问居住证');
    const slipSecret = { checkCode: '4711', token: 'x', url: null };
    const reply = { ticketId: 'm1', version: 1, number: '123456', takenAt: 0, slipSecret };
    page.world.answerNext({ status: 'ok', reply: reply as never });
    await page.press('登记');
    expect(page.world.sent.at(-1)).toMatchObject({
      type: 'matter.inquire',
      payload: { written: { text: '来人姓贾，问居住证' } },
    });
    expect(screen.getByText(/编号 123456，校验码 4711/)).toBeTruthy();
    expect(document.body.textContent).not.toContain('姓贾');
    expect(JSON.stringify([...Object.values(window.localStorage)])).not.toContain('姓贾');
  });

  it('lists whose it is and until when; read by a command, answered, closed', async () => {
    const page = await atRegister();
    await act(() => page.world.run(staffActor(GUIDE), inquiry('p1')));
    const [matter] = page.matters();
    expect(screen.getByText('801 号负责')).toBeTruthy();
    const seen = {
      ...{ found: true, matterId: matter?.id, number: matter?.number, kind: 'inquiry', status: 'open' },
      ...{ due: '2026-11-23', answeredAt: null, written: { text: '问居住证', contact: '贾' }, answer: null },
    };
    page.world.answerNext({ status: 'ok', reply: seen as never });
    await page.press(`查看 ${matter?.number}`);
    expect(page.world.sent.at(-1)?.type).toBe('matter.read');
    expect(screen.getByText('问居住证')).toBeTruthy();
    page.type('写答复', '到三号窗口');
    page.world.answerNext({ status: 'ok', reply: null as never });
    await page.press('答复');
    expect(page.world.sent.at(-1)).toMatchObject({ payload: { written: { text: '到三号窗口' } } });
    expect(screen.queryByText('问居住证'), 'put away with the answer').toBeNull();
  });

  it('is signed for by the one it was offered to, in one touch', async () => {
    const page = await atRegister();
    const other = staffActor({ ...WANG, staffId: 's-zhao', plate: '009' });
    await act(() => page.world.run(other, inquiry('p1')));
    const [matter] = page.matters();
    const offered = {
      type: 'matter.offered',
      at: 0,
      matterId: matter?.id ?? '',
      to: { staffId: 's-guide', plate: '801' },
    } as const;
    await act(() => page.world.happen(offered));
    await page.press(`签收 ${matter?.number}`);
    expect(page.matters()).toMatchObject([{ owner: { plate: '801' }, handOvers: [{ from: { plate: '009' } }] }]);
    expect(screen.getByText(/009 号交给 801 号/)).toBeTruthy();
  });

  it('overdue ones stand out and come first; off line it says what waits', async () => {
    const page = await atRegister();
    await act(() => page.world.run(staffActor(GUIDE), inquiry('p1')));
    expect(document.querySelector('[data-overdue="true"]')).toBeNull();
    await act(() => page.world.run({ kind: 'system' }, { type: 'day.roll', payload: { day: '2026-11-24' } }));
    expect(document.querySelector('[data-overdue="true"]')).not.toBeNull();
    await act(() => page.world.setOnline(false));
    expect(screen.getByText(/登记和答复要等网络恢复/)).toBeTruthy();
  });
});

it("a clerk's own part is behind one button, with the number that waits", async () => {
  const world = createDeskWorld();
  const page = renderCounter(world, {});
  await act(() => page.session.unlock('1234'));
  await act(() => {
    world.run(staffActor(WANG), { type: 'window.open', payload: { windowId: 'w03', takeOver: false } });
    world.run(staffActor(WANG), inquiry('p1'));
  });
  const door = screen.getByRole('button', { name: /^登记簿/ });
  expect(door.textContent).toContain('1');
  fireEvent.click(door);
  expect(screen.getByText('003 号负责')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '全部' }), 'not the others').toBeNull();
  const before = world.sent.length;
  fireEvent.keyDown(screen.getByLabelText('内容'), { key: 'Enter' });
  fireEvent.keyDown(screen.getByRole('button', { name: '返回窗口' }), { key: 'b' });
  await act(() => world.time.advance(500));
  expect(world.sent.length, 'no key of the window acts from here').toBe(before);
});
