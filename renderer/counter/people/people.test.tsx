import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { type HallFile, hallFileSchema } from '../../../shared/domain/hall/hall-file.ts';
import { rowsOf } from '../../../shared/lib/table.ts';
import type { StaffView } from '../../../shared/protocol/down.ts';
import { createDeskWorld, SMALL_HALL, staffActor, WANG } from '../testing/desk-world.ts';
import { renderCounter } from '../testing/render-counter.tsx';

const CHIEF: StaffView = { ...WANG, staffId: 's-chief', sessionId: 'chief', plate: '901', roles: ['manager'] };
const LI: StaffView = { ...WANG, staffId: 's-li', sessionId: 'session-li', plate: '004' };

const person = (id: string, plate: string, name: string, role = 'clerk') => ({
  id,
  login: id.replace('-', '.'),
  name: { 'zh-CN': name, en: name },
  plate,
  roles: [role],
  skills: ['business', 'social'],
});

/** It is 10:30 on a Monday: Wang is the A of window 3, Li the B. */
const STAFFED: HallFile = hallFileSchema.parse({
  ...SMALL_HALL,
  staff: [
    person('s-wang', '003', '王芳'),
    person('s-li', '004', '李强'),
    person('s-chief', '901', '蒋国庆', 'manager'),
  ],
  roster: [{ windowId: 'w03', a: 's-wang', b: 's-li' }],
});

afterEach(cleanup);

async function open(file: HallFile, staff: StaffView) {
  const world = createDeskWorld({ file, staff });
  const page = renderCounter(world, {});
  await act(() => page.session.unlock('1234'));
  const settle = () => act(() => world.time.advance(500));
  await settle();
  return {
    world,
    settle,
    async people() {
      fireEvent.keyDown(document.body, { key: 'p' });
      await settle();
      return within(screen.getByTestId('people'));
    },
  };
}

describe('the people of the hall', () => {
  it('are asked for with words when the hall file has named none', async () => {
    const page = await open(SMALL_HALL, CHIEF);
    const people = await page.people();
    expect(people.getByText(/还没有人员名册/)).toBeTruthy();
  });

  it('an absent clerk stands on top, and one press lets B cover', async () => {
    const page = await open(STAFFED, CHIEF);
    const people = await page.people();
    expect(people.getByRole('heading', { name: '缺人的岗位（1）' })).toBeTruthy();
    fireEvent.click(people.getByRole('button', { name: '让 B 岗 004 李强 顶岗' }));
    await page.settle();
    expect([...rowsOf(page.world.state().covers)]).toMatchObject([{ staffId: 's-li', by: { plate: '901' } }]);
    expect(people.getByText('所有岗位都有人。')).toBeTruthy();
  });

  it('off line every act is out of reach', async () => {
    const page = await open(STAFFED, CHIEF);
    const people = await page.people();
    act(() => page.world.setOnline(false));
    const button = people.getByRole('button', { name: /顶岗$/ });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(button);
    await page.settle();
    expect(page.world.sent).toEqual([]);
  });

  it('[SE-7] the clerk sees their own line, and whose B they are', async () => {
    const page = await open(STAFFED, WANG);
    const mine = () => within(screen.getByTestId('my-day'));
    expect(mine().getByText('3 号窗口 08:30–17:30')).toBeTruthy();
    expect(mine().getByText('至今未到（120 分）')).toBeTruthy();
    page.world.run(staffActor(WANG), { type: 'window.open', payload: { windowId: 'w03', takeOver: false } });
    await page.settle();
    expect(mine().getByText('10:30 到岗 · 迟到 120 分')).toBeTruthy();
    cleanup();
    await open(STAFFED, LI);
    expect(mine().getByText('B 岗：3 号窗口（003 号）')).toBeTruthy();
    expect(screen.queryByText(/迟到/)).toBeNull();
  });
});
