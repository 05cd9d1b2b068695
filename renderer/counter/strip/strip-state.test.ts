import { describe, expect, it } from 'vitest';
import { stripStateSchema } from '../../../shared/ipc/channels.ts';
import { textIn } from '../../../shared/lib/text.ts';
import { createTexts } from '../../i18n/init.ts';
import { INITIAL_LOCAL, type LocalState } from '../model/local-state.ts';
import { inWords } from '../model/say.ts';
import { selectCounterScreen } from '../model/select-screen.ts';
import { createDeskWorld, type DeskWorld, staffActor, WANG } from '../testing/desk-world.ts';
import { stripStateOf } from './strip-state.ts';

const ME = staffActor(WANG);
const W = 'w03';

function strip(world: DeskWorld, local: Partial<LocalState> = {}, locale: 'zh-CN' | 'en' = 'zh-CN') {
  const { t } = createTexts(locale);
  const screen = selectCounterScreen(world.view(), { ...INITIAL_LOCAL, ...local }, world.time.now());
  const state = stripStateOf(
    screen,
    (text) =>
      inWords(
        text,
        (key, params) => t(key, params),
        (name) => textIn(name, locale),
      ),
    locale,
  );
  return stripStateSchema.parse(state);
}

function seated(): DeskWorld {
  const world = createDeskWorld();
  world.take('business', 3);
  world.run(ME, { type: 'window.open', payload: { windowId: W, takeOver: false } });
  return world;
}

describe('the strip', () => {
  it('free: the window, who waits and the next key', () => {
    expect(strip(seated())).toMatchObject({
      number: null,
      windowNumber: 3,
      status: 'free',
      waiting: 3,
      next: 'F1 叫下一位',
    });
    expect(strip(seated(), {}, 'en')).toMatchObject({ next: 'F1 Call next', locale: 'en' });
  });

  it('[QU-5] what the next visitor needs is known before the call, and what the called one needs until the service', () => {
    const world = createDeskWorld();
    const needs = ['low-counter', 'english'] as const;
    const kiosk = { kind: 'device', role: 'kiosk', deviceId: 'kiosk-1' } as const;
    const visitor = { groupId: 'business', class: 'normal', locale: 'zh-CN', needs: [...needs] } as const;
    world.run(kiosk, { type: 'ticket.take', payload: { ...visitor, needs: [...needs] } });
    world.take('business');
    world.run(ME, { type: 'window.open', payload: { windowId: W, takeOver: false } });
    expect(strip(world).hint).toBe('下一位需要：低位窗口  英文服务');
    expect(strip(world, {}, 'en').hint).toBe('Next needs: Low counter  English service');
    const called = world.run(ME, { type: 'ticket.callNext', payload: { windowId: W } }) as { ticketId: string };
    expect(strip(world).hint).toContain('需要：低位窗口');
    world.run(ME, { type: 'ticket.start', payload: { windowId: W, ticketId: called.ticketId } });
    expect(strip(world).hint).not.toContain('需要');
  });

  it('called: the number and F3', () => {
    const world = seated();
    world.run(ME, { type: 'ticket.callNext', payload: { windowId: W } });
    expect(strip(world)).toMatchObject({ number: 'A001', status: 'called', next: 'F3 开始办理' });
  });

  it('an open question is answered with F keys, because letters and digits belong to the other program', () => {
    const world = seated();
    world.run(ME, { type: 'ticket.callNext', payload: { windowId: W } });
    world.run(ME, { type: 'ticket.start', payload: { windowId: W, ticketId: 't1' } });
    const choice = { id: 'finish', aboutTicketId: 't1', openedAt: 0, openedBy: 'F4', page: 0 } as const;
    const { next, hint } = strip(world, { choice });
    expect(next).toBe('');
    expect(hint.replaceAll('\u00a0', ' ')).toBe('F1 已办  F2 咨询  F3 补材料  F4 转他处  F5 不属本窗  Ctrl+Alt+Z 返回');
  });

  it('what else can be pressed stands below the next step: somebody on hold is not forgotten', () => {
    const world = seated();
    const hint = () => strip(world).hint.replaceAll('\u00a0', ' ');
    expect(hint()).toBe('F8 暂停');
    world.run(ME, { type: 'ticket.callNext', payload: { windowId: W } });
    world.run(ME, { type: 'ticket.start', payload: { windowId: W, ticketId: 't1' } });
    expect(hint()).toBe('F6 挂起  F7 转号');
    world.run(ME, { type: 'ticket.hold', payload: { windowId: W, ticketId: 't1' } });
    expect(hint()).toMatch(/^F6 取回 A.001 {2}F7 转出 A.001$/);
  });

  it('off line and free: nothing can be called, and it says so', () => {
    const world = seated();
    world.setOnline(false);
    expect(strip(world)).toMatchObject({ status: 'offline', hint: '需要联网' });
  });

  it('[SE-4] locked: the number stays, the next key does not', () => {
    const world = seated();
    world.run(ME, { type: 'ticket.callNext', payload: { windowId: W } });
    expect(strip(world, { locked: true })).toMatchObject({ number: 'A001', status: 'locked', next: '', hint: '' });
  });

  it('nobody logged in: where to go', () => {
    expect(strip(createDeskWorld({ staff: null }))).toMatchObject({ status: 'closed', windowNumber: null, next: '' });
  });
});
