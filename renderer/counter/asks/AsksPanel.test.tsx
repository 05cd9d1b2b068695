import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { rowsOf } from '../../../shared/lib/table.ts';
import type { StaffView } from '../../../shared/protocol/down.ts';
import { createDeskWorld, staffActor, WANG } from '../testing/desk-world.ts';
import { renderCounter } from '../testing/render-counter.tsx';

const GUIDE: StaffView = { ...WANG, staffId: 's-guide', sessionId: 'session-guide', plate: '801', roles: ['guide'] };
const OTHER: StaffView = { ...GUIDE, staffId: 's-other', sessionId: 'session-other', plate: '802' };
const KIOSK = { kind: 'device', role: 'kiosk', deviceId: 'kiosk-1' } as const;

afterEach(cleanup);

async function atGuideDesk() {
  const world = createDeskWorld({ staff: GUIDE });
  world.run(
    { kind: 'system' },
    { type: 'device.came', payload: { deviceId: 'kiosk-1', role: 'kiosk', name: '一号机', line: 'x' } },
  );
  const page = renderCounter(world, {});
  await act(() => page.session.unlock('1234'));
  const press = async (name: string | RegExp) => {
    fireEvent.click(screen.getByRole('button', { name }));
    await act(() => world.time.advance(500));
  };
  const ask = () => act(() => world.run(KIOSK, { type: 'ask.make', payload: { wish: 'access', locale: 'en' } }));
  const asks = () => [...rowsOf(world.state().asks)];
  return { world, press, ask, asks };
}

describe('who asks for a person is seen at the guide desk', () => {
  it('with place, wish and language; taken by one touch and ended with what came of it', async () => {
    const page = await atGuideDesk();
    expect(screen.getByText('现在没有人求助')).toBeTruthy();
    await page.ask();
    const list = screen.getByRole('region', { name: '有人求助' });
    expect(list.textContent).toContain('一号机');
    expect(list.textContent).toContain('看不清、听不清、不识字');
    expect(list.textContent).toContain('说英语');
    await page.press('我去：一号机');
    expect(page.asks()).toMatchObject([{ status: 'taken', taken: { plate: '801' } }]);
    await page.press('已帮好');
    expect(page.asks()).toMatchObject([{ status: 'done', outcome: 'helped' }]);
    expect(list.textContent).toMatch(/今天 1 次/);
  });

  it('one that a colleague has cannot be taken or ended here', async () => {
    const page = await atGuideDesk();
    await page.ask();
    const askId = page.asks()[0]?.id ?? '';
    await act(() => page.world.run(staffActor(OTHER), { type: 'ask.take', payload: { askId } }));
    expect(screen.getByText('802 号已接')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^我去/ })).toBeNull();
    expect(screen.queryByRole('button', { name: '已帮好' })).toBeNull();
  });

  it('a press that came second is answered with who has it, calmly', async () => {
    const page = await atGuideDesk();
    await page.ask();
    page.world.answerNext({ status: 'refused', error: { ok: false, code: 'ask.taken', params: { plate: '802' } } });
    await page.press('我去：一号机');
    expect(screen.getByRole('alert').textContent).toContain('802 号已经接下这次求助');
  });

  it('helping with a form is begun in the hall and timed', async () => {
    const page = await atGuideDesk();
    await page.press('开始帮办填表');
    expect(page.asks()).toMatchObject([{ deviceId: null, wish: 'form', status: 'taken' }]);
    await page.press('表已填好');
    expect(page.asks()).toMatchObject([{ outcome: 'filled' }]);
  });

  it('after the limit it stands out', async () => {
    const page = await atGuideDesk();
    await page.ask();
    const late = () => document.querySelector('[data-late="true"]');
    expect(late()).toBeNull();
    await act(() => page.world.time.advance(61_000));
    expect(late()).not.toBeNull();
  });
});
