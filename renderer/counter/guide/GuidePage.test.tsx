import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../shared/domain/commands/actor.ts';
import type { HallCommand, SystemCommand } from '../../../shared/domain/commands/hall-commands.ts';
import { getRow, rowsOf } from '../../../shared/lib/table.ts';
import type { StaffView } from '../../../shared/protocol/down.ts';
import { createDeskWorld, staffActor, WANG } from '../testing/desk-world.ts';
import { renderCounter } from '../testing/render-counter.tsx';
import { foundRows, NOTHING_WANTED, selectGuide } from './select-guide.ts';

const GUIDE: StaffView = { ...WANG, staffId: 's-guide', sessionId: 'session-guide', plate: '801', roles: ['guide'] };

afterEach(cleanup);

async function atGuideDesk(staff: StaffView = GUIDE) {
  const world = createDeskWorld({ staff });
  const page = renderCounter(world, {});
  await act(() => page.session.unlock('1234'));
  const press = async (name: string | RegExp) => {
    fireEvent.click(screen.getByRole('button', { name }));
    await act(() => world.time.advance(500));
  };
  return { world, press, tickets: () => [...rowsOf(world.state().tickets)] };
}

describe('the guide desk', () => {
  it('gives a number in one touch, shows it large and says that there is no printer', async () => {
    const page = await atGuideDesk();
    await page.press(/^A /);
    expect(screen.getByTestId('given-number').textContent?.replaceAll(/\s/g, '')).toBe('A001');
    expect(screen.getByText(/没有打印机/)).toBeTruthy();
    expect(page.tickets()).toMatchObject([{ number: 'A001', class: 'normal' }]);
  });

  it('[DOMAIN 4.5] priority goes with a reason of the list and is over with the number', async () => {
    const page = await atGuideDesk();
    await page.press('老年人');
    await page.press('静音叫号');
    await page.press(/^A /);
    await page.press(/^A /);
    expect(page.world.sent[0]).toMatchObject({
      payload: { class: 'priority', reason: 'elderly', needs: ['silent-call'] },
    });
    expect(page.tickets().map((ticket) => ticket.class)).toEqual(['priority', 'normal']);
  });

  it('opens a number: another group, needs, and cancelling asks once', async () => {
    const page = await atGuideDesk();
    await page.press(/^A /);
    await page.press(/001.*等候/);
    fireEvent.change(screen.getByLabelText('改到'), { target: { value: 'property' } });
    await act(() => page.world.time.advance(500));
    expect(page.tickets()[0]).toMatchObject({ groupId: 'property' });
    await page.press(/^取消/);
    expect(page.tickets()[0]).toMatchObject({ status: 'waiting' });
    await page.press(/^确认取消/);
    expect(page.tickets()[0]).toMatchObject({ status: 'cancelled' });
  });

  it('who was promised it yesterday gets a number of today by showing the slip', async () => {
    const page = await atGuideDesk();
    const run = (actor: Actor, command: HallCommand | SystemCommand) => act(() => page.world.run(actor, command));
    await page.press(/^A /);
    const [old] = page.tickets();
    const manager = staffActor({ ...WANG, roles: ['manager'] });
    await run(manager, { type: 'intake.set', payload: { groupId: null, intake: 'stopped' } });
    const ticketIds = [old?.id ?? ''];
    await run(manager, { type: 'leftover.settle', payload: { ticketIds, outcome: 'first-tomorrow' } });
    expect(screen.queryByRole('region', { name: '说好今天优先的' }), 'not before the next day').toBeNull();
    await run({ kind: 'system' }, { type: 'day.roll', payload: { day: '2099-01-01' } });
    expect(screen.getByText(/还有 1 位没来/)).toBeTruthy();
    fireEvent.change(screen.getByLabelText('号码', { selector: 'input' }), { target: { value: 'C' } });
    expect(screen.queryByRole('region', { name: '说好今天优先的' }), 'searched like the others').toBeNull();
    fireEvent.change(screen.getByLabelText('号码', { selector: 'input' }), { target: { value: 'a001' } });
    await page.press(/^给 A.001 今天的号$/);
    expect(page.tickets()).toMatchObject([{ number: 'A001', front: true, promised: 'A001' }]);
    const list = screen.getByRole('region', { name: '说好今天优先的' });
    expect(list.textContent).toContain('还有 0 位没来');
    expect(list.textContent).toMatch(/今天的号 A.001：\s?等候/);
    expect(screen.queryByRole('button', { name: /今天的号$/ })).toBeNull();
  });

  it('[QU-8] a silent call is listed until the guide has looked', async () => {
    const page = await atGuideDesk();
    await page.press('静音叫号');
    await page.press(/^A /);
    await act(() => {
      const clerk = staffActor(WANG);
      page.world.run(clerk, { type: 'window.open', payload: { windowId: 'w03', takeOver: false } });
      page.world.run(clerk, { type: 'ticket.callNext', payload: { windowId: 'w03' } });
    });
    await act(() => page.world.time.advance(500));
    await page.press('已找过');
    expect(screen.queryByRole('button', { name: '已找过' })).toBeNull();
    const id = getRow(page.world.state().windows, 'w03')?.ticketId ?? '';
    expect(getRow(page.world.state().tickets, id)).toMatchObject({ call: { looked: true } });
  });

  it('off line no number is given, and it is said [SY-6]', async () => {
    const page = await atGuideDesk();
    await act(() => page.world.setOnline(false));
    await page.press(/^A /);
    expect(page.tickets()).toEqual([]);
    expect(screen.getByText(/网络已断开：取号/)).toBeTruthy();
  });

  it('negative control: a clerk does not come here', async () => {
    await atGuideDesk(WANG);
    expect(screen.queryByRole('heading', { name: '导办台' })).toBeNull();
    expect(screen.getByLabelText('窗口号')).toBeTruthy();
  });
});

it('finds a lost number by time, group and part of the number', async () => {
  const world = createDeskWorld({ staff: GUIDE });
  world.take('business');
  await world.time.advance(30 * 60_000);
  world.take('business');
  world.take('property');
  const desk = selectGuide(world.view(), GUIDE);
  const numbers = (wanted: Partial<typeof NOTHING_WANTED>) =>
    foundRows(desk, { ...NOTHING_WANTED, ...wanted }).map(({ number }) => number);
  expect(numbers({})).toEqual(['C001', 'A002', 'A001']);
  expect(numbers({ time: '10:35' })).toEqual(['A001']);
  expect(numbers({ groupId: 'property' })).toEqual(['C001']);
  expect(numbers({ number: 'a00' })).toEqual(['A002', 'A001']);
  expect(numbers({ ids: [] })).toEqual([]);
});
