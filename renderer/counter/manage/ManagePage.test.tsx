import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { HallCommand } from '../../../shared/domain/commands/hall-commands.ts';
import { getRow, rowsOf } from '../../../shared/lib/table.ts';
import type { StaffView } from '../../../shared/protocol/down.ts';
import { createDeskWorld, staffActor, WANG } from '../testing/desk-world.ts';
import { renderCounter } from '../testing/render-counter.tsx';

const CHIEF: StaffView = {
  ...WANG,
  staffId: 's-chief',
  sessionId: 'session-chief',
  name: { 'zh-CN': '蒋国庆', en: 'Jiang Guoqing' },
  plate: '901',
  roles: ['manager'],
};

afterEach(cleanup);

async function atConsole(
  prepare: (run: (command: HallCommand) => void, world: ReturnType<typeof createDeskWorld>) => void,
) {
  const world = createDeskWorld({ staff: CHIEF });
  prepare((command) => world.run(staffActor(WANG), command), world);
  const page = renderCounter(world, {});
  await act(() => page.session.unlock('1234'));
  const settle = () => act(() => world.time.advance(500));
  const hall = () => world.client.getView().hall;
  return {
    world,
    settle,
    hall,
    async key(key: string) {
      fireEvent.keyDown(document.activeElement ?? document.body, { key });
      await settle();
    },
    async press(name: string | RegExp, within_: HTMLElement = document.body) {
      fireEvent.click(within(within_).getByRole('button', { name }));
      await settle();
    },
  };
}

const sit: HallCommand = { type: 'window.open', payload: { windowId: 'w03', takeOver: false } };

describe('[QU-15] the console', () => {
  it('is where a manager starts; M leads to the windows and the button back', async () => {
    const page = await atConsole(() => undefined);
    expect(screen.getByRole('heading', { name: '大厅管理' })).toBeTruthy();
    await page.key('m');
    expect(screen.getByLabelText('窗口号')).toBeTruthy();
    await page.press('大厅管理');
    expect(screen.getByRole('heading', { name: '大厅管理' })).toBeTruthy();
  });

  it('a clerk has no way in', async () => {
    const world = createDeskWorld();
    world.run(staffActor(WANG), sit);
    const page = renderCounter(world, {});
    await act(() => page.session.unlock('1234'));
    await act(() => page.session.showManage(true));
    expect(screen.queryByRole('heading', { name: '大厅管理' })).toBeNull();
    expect(screen.queryByRole('button', { name: /大厅管理/ })).toBeNull();
  });

  it('help is seen on the tile, taken with T, and ended with a note', async () => {
    const page = await atConsole((run) => {
      run(sit);
      run({ type: 'help.raise', payload: { windowId: 'w03' } });
    });
    expect(screen.getByText('3 号窗口求助')).toBeTruthy();
    await page.key('t');
    expect(screen.getByText('工号 901 已接手')).toBeTruthy();
    fireEvent.change(screen.getByLabelText('处理情况'), { target: { value: '已劝解' } });
    await page.press('结束');
    expect(screen.getByText('没有需要处理的提醒。')).toBeTruthy();
    await page.key('j');
    expect(screen.getByText(/3 号窗口求助.*已劝解/)).toBeTruthy();
  });

  it('a window is moved between groups and back', async () => {
    const page = await atConsole((run) => run(sit));
    fireEvent.click(screen.getByRole('button', { name: /^3/ }));
    await page.settle();
    const panel = screen.getByTestId('window-panel');
    fireEvent.click(within(panel).getByLabelText(/^C /));
    await page.press('调整业务', panel);
    expect(getRow(page.hall().windows, 'w03')?.groups.map((each) => each.groupId)).toEqual([
      'business',
      'social',
      'property',
    ]);
    await page.press('恢复原来的业务', panel);
    expect(getRow(page.hall().windows, 'w03')).toMatchObject({ home: null });
  });

  it('the tickets of an absent clerk are freed with two presses, not with one', async () => {
    const page = await atConsole((run, world) => {
      world.take('business', 2);
      run(sit);
      run({ type: 'ticket.callNext', payload: { windowId: 'w03' } });
    });
    fireEvent.click(screen.getByRole('button', { name: /^3/ }));
    await page.settle();
    await page.press(/^人员离岗/);
    expect(getRow(page.hall().windows, 'w03')?.status).toBe('called');
    await page.press(/^确认退回 1 个号码/);
    expect(getRow(page.hall().windows, 'w03')?.status).toBe('closed');
    expect(getRow(page.hall().waiting, 'business')).toHaveLength(2);
  });

  it('a number is called ahead with a reason', async () => {
    const page = await atConsole((run, world) => {
      world.take('business', 3);
      run(sit);
    });
    fireEvent.click(screen.getByRole('button', { name: /^3/ }));
    await page.settle();
    fireEvent.change(screen.getByLabelText('号码'), { target: { value: 'a003' } });
    fireEvent.change(screen.getByLabelText('指定呼叫的理由'), { target: { value: 'hardship' } });
    await page.press('指定呼叫');
    expect([...rowsOf(page.hall().incidents)]).toMatchObject([{ kind: 'called', reason: 'hardship', number: 'A003' }]);
  });

  it('a fault, a broadcast and stopped intake are told and taken back', async () => {
    const page = await atConsole(() => undefined);
    await page.key('f');
    await page.press('宣布全大厅故障');
    expect(screen.getByText(/外部故障：上级业务系统（全大厅）/)).toBeTruthy();
    await page.press('故障已恢复');
    expect(page.hall().notices.size).toBe(0);
    (document.activeElement as HTMLElement | null)?.blur();
    await page.key('b');
    fireEvent.change(screen.getByLabelText('中文'), { target: { value: '请保管好随身物品' } });
    fireEvent.change(screen.getByLabelText('英文'), { target: { value: 'Mind your things' } });
    await page.press('发布');
    expect(screen.getByText('请保管好随身物品')).toBeTruthy();
    (document.activeElement as HTMLElement | null)?.blur();
    await page.key('i');
    await page.press('全部停止取号');
    expect([...rowsOf(page.hall().groups)].every((group) => group.intake === 'stopped')).toBe(true);
  });

  it('a leftover gets its outcome by name, a call-back only with a number or a note; then the day can end', async () => {
    const page = await atConsole((_run, world) => {
      world.take('business', 3);
    });
    await page.key('e');
    expect(screen.getByText(/停止取号后还没办完的号码会列在这里/)).toBeTruthy();
    await page.key('i');
    await page.press('全部停止取号');
    (document.activeElement as HTMLElement | null)?.blur();
    await page.key('e');
    await page.press('结束今天');
    expect(screen.getByRole('alert').textContent).toContain('未结束');
    fireEvent.click(screen.getByRole('checkbox', { name: /^A\s001/ }));
    await page.press(/^电话回访/);
    expect(page.hall().leftovers.size, 'neither number nor note').toBe(0);
    await page.press(/^明天优先/);
    fireEvent.click(screen.getByRole('button', { name: '全选 A' }));
    fireEvent.change(screen.getByLabelText('说明'), { target: { value: '在门口等' } });
    await page.press(/^电话回访/);
    const outcomes = [...rowsOf(page.hall().leftovers)].map(({ number, outcome, by }) => [number, outcome, by.plate]);
    expect(outcomes.sort()).toEqual([
      ['A001', 'first-tomorrow', '901'],
      ['A002', 'call-back', '901'],
      ['A003', 'call-back', '901'],
    ]);
    await page.press('已回访：A002');
    expect(page.hall().owed.size).toBe(2);
    fireEvent.change(screen.getByLabelText('交给明天的话'), { target: { value: '3 号打印机坏了' } });
    await page.press('保存交接');
    expect([...rowsOf(page.hall().handOvers)]).toMatchObject([{ note: '3 号打印机坏了', by: { plate: '901' } }]);
    await page.press('结束今天');
    expect([...rowsOf(page.hall().incidents)].map(({ kind }) => kind)).toContain('day-ended');
  });

  it('what is typed is no key of the console', async () => {
    const page = await atConsole(() => undefined);
    await page.key('j');
    const box = screen.getByLabelText('记一件事');
    fireEvent.keyDown(box, { key: 'f' });
    await page.settle();
    expect(screen.queryByText('宣布外部故障')).toBeNull();
  });
});
