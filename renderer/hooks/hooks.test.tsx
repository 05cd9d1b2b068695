import { act, cleanup, render, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { EMPTY_CATALOGUE } from '../../shared/domain/catalogue/content.ts';
import { EMPTY_HALL } from '../../shared/domain/hall/hall-state.ts';
import { createManualTime } from '../../shared/lib/manual-time.ts';
import type { CivicClient, ClientView, SendOutcome } from '../data/client.ts';
import { createTexts } from '../i18n/init.ts';
import { createBrowserPlatform } from '../platform/browser-platform.ts';
import { ClientProvider, useClient } from './client-context.tsx';
import { useClientView } from './use-client-view.ts';
import { useCommand } from './use-command.ts';
import { useConnection } from './use-connection.ts';
import { useEnrol } from './use-enrol.ts';
import { useMessageText } from './use-message-text.ts';
import { useServerNow } from './use-server-now.ts';

afterEach(cleanup);

const VIEW: ClientView = {
  loaded: true,
  connection: { status: 'online', since: 1 },
  hello: null,
  staff: null,
  hall: EMPTY_HALL,
  rev: 1,
  ahead: false,
  heardAt: 1,
  catalogue: EMPTY_CATALOGUE,
  outbox: [],
};

/** A page around a client whose view and answers the test owns. */
function aPage() {
  const time = createManualTime(0);
  const listeners = new Set<() => void>();
  let view = VIEW;
  let now = 1000;
  const answers: ((outcome: SendOutcome<'ticket.callNext'>) => void)[] = [];
  const tokens: (string | null)[] = [];
  const client: CivicClient = {
    getView: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    serverNow: () => now,
    send: () => new Promise((resolve) => answers.push(resolve as never)),
    login: () => Promise.resolve({ ok: false, code: 'offline' }),
    logout: () => Promise.resolve(),
    unlock: () => Promise.resolve({ ok: true }),
    staffNames: () => Promise.resolve(null),
    dismiss: () => Promise.resolve(),
    retry: () => Promise.resolve(),
    setDeviceToken: (token) => void tokens.push(token),
    stop: () => Promise.resolve(),
  };
  const storage = new Map<string, string>();
  let enrolReply: () => Response = () => Response.json({ ok: false, code: 'enroll.wrong-code' }, { status: 403 });
  const platform = createBrowserPlatform({
    mode: 'kiosk',
    face: 'guide',
    version: '1',
    location: { origin: 'http://127.0.0.1:8460', search: '' },
    storage: {
      getItem: (key) => storage.get(key) ?? null,
      setItem: (key, value) => void storage.set(key, value),
      removeItem: (key) => void storage.delete(key),
    },
    fetch: () => Promise.resolve(enrolReply()),
  });
  const texts = createTexts('zh-CN');
  const wrapper = ({ children }: { children: ReactNode }) => (
    <I18nextProvider i18n={texts}>
      <ClientProvider client={client} platform={platform} clock={time} scheduler={time}>
        {children}
      </ClientProvider>
    </I18nextProvider>
  );
  return {
    wrapper,
    texts,
    answers,
    tokens,
    listeners,
    advance: (ms: number) => act(() => time.advance(ms)),
    show(changes: Partial<ClientView>) {
      view = { ...view, ...changes };
      act(() => {
        for (const listener of listeners) listener();
      });
    },
    setNow(next: number) {
      now = next;
    },
    enrolAnswers(reply: () => Response) {
      enrolReply = reply;
    },
  };
}

describe('useClientView', () => {
  it('draws again only when what it takes has changed', () => {
    const page = aPage();
    let draws = 0;
    const { result } = renderHook(
      () => {
        draws += 1;
        return useClientView((view) => view.connection.status);
      },
      { wrapper: page.wrapper },
    );
    page.show({ heardAt: 2 });
    expect(draws).toBe(1);
    page.show({ connection: { status: 'offline', since: 2, attempt: 1 } });
    expect(result.current).toBe('offline');
    expect(draws).toBe(2);
  });

  it('takes with the newest selector and stops listening at the end', () => {
    const page = aPage();
    const { result, rerender, unmount } = renderHook(
      ({ key }: { key: 'rev' | 'heardAt' }) => useClientView((view) => view[key]),
      {
        wrapper: page.wrapper,
        initialProps: { key: 'rev' },
      },
    );
    page.show({ rev: 5, heardAt: 9 });
    expect(result.current).toBe(5);
    rerender({ key: 'heardAt' });
    expect(result.current).toBe(9);
    unmount();
    expect(page.listeners.size).toBe(0);
  });

  it('without a provider it says what is missing', () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(() => renderHook(() => useClient())).toThrow('missing: ClientProvider');
    vi.restoreAllMocks();
  });
});

describe('useCommand', () => {
  it('sends one press, ignores the second while the first is on its way', async () => {
    const page = aPage();
    const { result } = renderHook(() => useCommand('ticket.callNext'), { wrapper: page.wrapper });
    let first: unknown;
    let second: unknown;
    act(() => {
      first = result.current.send({ windowId: 'w1' });
      second = result.current.send({ windowId: 'w1' });
    });
    expect(result.current.busy).toBe(true);
    expect(page.answers).toHaveLength(1);
    expect(first).toBe(second);
    await act(async () => page.answers[0]?.({ status: 'refused', error: { ok: false, code: 'queue.empty' } }));
    expect(result.current.busy).toBe(false);
    expect(result.current.message).toMatchObject({ code: 'queue.empty' });
    act(() => result.current.clear());
    expect(result.current.message).toBeNull();
  });

  it.each([
    [{ status: 'ok', reply: { ticketId: 't', number: 'A001', why: { code: 'arrival' } } }, null],
    [{ status: 'queued' }, null],
    [{ status: 'not-sent', code: 'offline' }, 'offline'],
    [{ status: 'not-sent', code: 'too-late' }, 'too-late'],
    [{ status: 'unknown' }, 'unknown'],
    [{ status: 'refused', error: { ok: false, code: 'window.state' } }, 'window.state'],
  ] satisfies [SendOutcome<'ticket.callNext'>, string | null][])(
    '%o leads to the sentence %s',
    async (outcome, code) => {
      const page = aPage();
      const { result } = renderHook(() => useCommand('ticket.callNext'), { wrapper: page.wrapper });
      act(() => void result.current.send({ windowId: 'w1' }));
      await act(async () => page.answers[0]?.(outcome));
      expect(result.current.message?.code ?? null).toBe(code);
    },
  );
});

describe('useMessageText', () => {
  it('[KI-3] says what happened and what to do in the language of the page', async () => {
    const page = aPage();
    const { result } = renderHook(() => useMessageText(), { wrapper: page.wrapper });
    const message = { code: 'recall.too-soon', params: { seconds: 12 }, correlationId: null } as const;
    expect(result.current(message)).toBe('刚刚呼叫过，请在 12 秒后再重呼。');
    await act(async () => page.texts.changeLanguage('en'));
    expect(result.current(message)).toContain('in 12 s');
  });
});

describe('useConnection', () => {
  it('[SY-7] counts what waits and what staff have to look at', () => {
    const page = aPage();
    const { result } = renderHook(() => useConnection(), { wrapper: page.wrapper });
    const item = { id: 'x', seq: 1, type: 'window.pause', payload: {}, createdAt: 1, tries: 0, error: null } as const;
    page.show({
      outbox: [
        { ...item, status: 'queued' },
        { ...item, status: 'sending' },
        { ...item, status: 'rejected' },
        { ...item, status: 'set-aside' },
      ],
    });
    expect(result.current).toMatchObject({ online: true, waiting: 2, attention: 2 });
  });
});

describe('useServerNow', () => {
  it('reads the time again at every tick', async () => {
    const page = aPage();
    const { result } = renderHook(() => useServerNow(1000), { wrapper: page.wrapper });
    expect(result.current).toBe(1000);
    page.setNow(2500);
    await page.advance(999);
    expect(result.current).toBe(1000);
    await page.advance(1);
    expect(result.current).toBe(2500);
  });
});

describe('useEnrol', () => {
  it('[SE-3] a good code makes this machine a device and connects it', async () => {
    const page = aPage();
    const token = 'a-token-of-more-than-twenty-characters';
    page.enrolAnswers(() => Response.json({ deviceId: 'd1', token, role: 'kiosk', hallId: 'h' }));
    const { result } = renderHook(() => useEnrol(), { wrapper: page.wrapper });
    let done: boolean | undefined;
    await act(async () => {
      done = await result.current.enrol('  ABCD-EFGH ');
    });
    expect(done).toBe(true);
    expect(page.tokens).toEqual([token]);
    expect(result.current).toMatchObject({ busy: false, message: null });
  });

  it('a wrong code is said, nothing changes', async () => {
    const page = aPage();
    const { result } = renderHook(() => useEnrol(), { wrapper: page.wrapper });
    await act(async () => void (await result.current.enrol('WRONG')));
    expect(page.tokens).toEqual([]);
    expect(result.current.message).toMatchObject({ code: 'enroll.wrong-code' });
  });
});

it('draws inside a page', () => {
  const page = aPage();
  const Rev = () => <p>rev {useClientView((view) => view.rev)}</p>;
  const { getByText } = render(<Rev />, { wrapper: page.wrapper });
  expect(getByText('rev 1')).toBeTruthy();
});
