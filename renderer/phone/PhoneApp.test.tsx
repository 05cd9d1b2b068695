import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { createManualTime } from '../../shared/lib/manual-time.ts';
import type { PhoneView } from '../../shared/protocol/down.ts';
import { PhoneApp } from './PhoneApp.tsx';
import type { CancelOutcome, LinkState, PhoneLink } from './phone-link.ts';

type TicketView = Extract<PhoneView, { kind: 'ticket' }>;

const VIEW: TicketView = {
  kind: 'ticket',
  rev: 1,
  ticketId: 't1',
  hallName: { 'zh-CN': '示范大厅', en: 'Demo hall' },
  timeZone: 'Asia/Shanghai',
  number: 'A012',
  locale: 'zh-CN',
  groupName: { 'zh-CN': '企业开办', en: 'Start a business' },
  zoneName: { 'zh-CN': '一区', en: 'Zone 1' },
  status: 'waiting',
  window: null,
  calls: 0,
  standing: { ahead: 4, range: { kind: 'minutes', low: 12, high: 18, basis: 'learned' } },
  canCancel: true,
  faultUntil: null,
  leftover: null,
  closedAt: null,
  others: [],
  canReturn: false,
  returnUntil: null,
  takenAt: 0,
  at: 0,
};

afterEach(cleanup);

function open(first: Partial<LinkState> = {}, outcome: CancelOutcome = { kind: 'ok' }) {
  const time = createManualTime(1_000_000);
  const listeners = new Set<() => void>();
  const cancelled: string[] = [];
  const shakes: unknown[] = [];
  let state: LinkState = { line: 'live', view: VIEW, heardAt: time.now(), ...first };
  const link: PhoneLink = {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    wake() {},
    end: (_type, id) => {
      cancelled.push(id);
      return Promise.resolve(outcome);
    },
    stop() {},
  };
  render(
    <PhoneApp
      link={link}
      clock={time}
      scheduler={time}
      languages={['zh-CN']}
      reload={() => {}}
      vibrate={(pattern) => void shakes.push(pattern)}
    />,
  );
  return {
    time,
    cancelled,
    shakes,
    show: (change: Partial<LinkState>) =>
      act(() => {
        state = { ...state, ...change };
        for (const listener of [...listeners]) listener();
      }),
  };
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const settle = () => act(() => Promise.resolve());

describe('the phone page', () => {
  it('is in the language of the ticket and changes at a touch', () => {
    open({ view: { ...VIEW, locale: 'en' } });
    expect(document.documentElement.lang).toBe('en');
    expect(screen.getByText(/4 people ahead/)).toBeDefined();
    press('中文');
    expect(document.documentElement.lang).toBe('zh-CN');
    expect(screen.getByText(/还有 4 人/)).toBeDefined();
    expect(screen.getByText('企业开办')).toBeDefined();
  });

  it('shows the window and shakes the phone once for a call and once for a recall', async () => {
    const page = open();
    await page.show({ view: { ...VIEW, status: 'called', window: 3, calls: 1, standing: null } });
    expect(screen.getByText('请现在到')).toBeDefined();
    expect(screen.getByText('3')).toBeDefined();
    expect(document.title).toBe('A012 · 请现在到');
    await page.show({ heardAt: 5 });
    expect(page.shakes).toHaveLength(1);
    await page.show({ view: { ...VIEW, status: 'called', window: 3, calls: 2, standing: null } });
    expect(page.shakes).toHaveLength(2);
  });

  it('[OF-5] says how old it is while the line is cut, and that it is live again', async () => {
    const page = open({ line: 'lost' });
    await act(() => page.time.advance(3 * 60_000));
    expect(screen.getByText(/连接中断，以下是 3 分钟前/)).toBeDefined();
    await page.show({ line: 'live' });
    expect(screen.getByText('实时更新')).toBeDefined();
  });

  it('asks once before it cancels, and "keep" cancels nothing', async () => {
    const page = open();
    press('不办了，取消号码');
    expect(page.cancelled).toEqual([]);
    press('保留号码');
    press('不办了，取消号码');
    press('取消号码');
    await settle();
    expect(page.cancelled).toEqual(['t1']);
  });

  it.each([
    [{ kind: 'offline' }, /没有连接/],
    [{ kind: 'unknown' }, /没有收到答复/],
    [{ kind: 'refused', code: 'ticket.state' }, /状态已经改变/],
    [{ kind: 'refused', code: 'rate-limited' }, /服务器正忙/],
    [{ kind: 'refused', code: 'internal' }, /再试一次/],
  ] satisfies [CancelOutcome, RegExp][])('says what happened after %o', async (outcome, text) => {
    open({}, outcome);
    press('不办了，取消号码');
    press('取消号码');
    await settle();
    expect(screen.getByRole('alert').textContent).toMatch(text);
  });

  it('offers no button that the server would refuse', () => {
    open({ view: { ...VIEW, status: 'serving', window: 3, canCancel: false } });
    expect(screen.queryByRole('button', { name: /取消/ })).toBeNull();
  });

  it('a link that is over says what to do', () => {
    open({ view: { kind: 'gone' } });
    expect(screen.getByRole('heading').textContent).toBe('这个链接已经失效');
  });
});
