import { act, cleanup, fireEvent, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createIds } from '../../shared/lib/ids.ts';
import { createManualTime } from '../../shared/lib/manual-time.ts';
import { createCivicClient } from '../data/civic-client.ts';
import { createMemoryStore } from '../data/memory-store.ts';
import { createHostPlatform } from '../platform/host-platform.ts';
import { ClientProvider } from './client-context.tsx';
import { IDLE, useIdle } from './use-idle.ts';

afterEach(cleanup);

/** A page that stands still in time; its client has no line. */
function aPage() {
  const time = createManualTime(0);
  const client = createCivicClient({
    dial: () => ({ ask: () => Promise.resolve({ kind: 'none', why: 'lost' }), close() {} }),
    store: createMemoryStore(),
    clock: time,
    scheduler: createManualTime(0),
    ids: createIds({ now: () => 0, random: () => undefined }),
    random: () => 0,
    randomBytes: () => undefined,
    subtle: null,
    log: { info() {}, warn() {}, error() {} },
    role: 'kiosk',
    audience: { kind: 'public-board' },
    feeds: [],
    onWake: () => () => undefined,
    app: 'test',
  });
  const platform = createHostPlatform({ call: () => Promise.reject(new Error('no host')), on: () => () => undefined });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <ClientProvider client={client} platform={platform} clock={time} scheduler={time}>
      {children}
    </ClientProvider>
  );
  return { wrapper, advance: (ms: number) => act(() => time.advance(ms)) };
}

describe('[KI-4] useIdle with the numbers of the product', () => {
  function anIdle(options: { slow?: boolean; enabled?: boolean } = {}) {
    const page = aPage();
    const onEnd = vi.fn();
    const factor = options.slow ? IDLE.slowFactor : 1;
    const hook = renderHook(
      ({ enabled }: { enabled: boolean }) =>
        useIdle({ warnMs: IDLE.warnMs * factor, endMs: IDLE.endMs * factor, onEnd, enabled }),
      { wrapper: page.wrapper, initialProps: { enabled: options.enabled ?? true } },
    );
    return { ...page, ...hook, onEnd };
  }

  it('warns after 30 s, counts down, ends once after 60 s', async () => {
    const { advance, result, onEnd } = anIdle();
    await advance(29_900);
    expect(result.current.warning).toBe(false);
    await advance(100);
    expect(result.current).toMatchObject({ warning: true, secondsLeft: 30 });
    await advance(10_000);
    expect(result.current.secondsLeft).toBe(20);
    await advance(19_900);
    expect(onEnd).not.toHaveBeenCalled();
    await advance(100);
    expect(onEnd).toHaveBeenCalledTimes(1);
    await advance(120_000);
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  it.each(['pointerDown', 'keyDown', 'wheel'] as const)('%s is a sign of somebody', async (sign) => {
    const { advance, result, onEnd } = anIdle();
    await advance(45_000);
    act(() => void fireEvent[sign](window));
    expect(result.current.warning).toBe(false);
    await advance(59_000);
    expect(onEnd).not.toHaveBeenCalled();
    await advance(1000);
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  it('"more time" starts the count again', async () => {
    const { advance, result, onEnd } = anIdle();
    await advance(59_000);
    act(() => result.current.stay());
    expect(result.current.warning).toBe(false);
    await advance(59_000);
    expect(onEnd).not.toHaveBeenCalled();
  });

  it('senior mode has twice the time', async () => {
    const { advance, result, onEnd } = anIdle({ slow: true });
    await advance(59_000);
    expect(result.current.warning).toBe(false);
    await advance(60_000);
    expect(onEnd).not.toHaveBeenCalled();
    await advance(1000);
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  it('is still on the start page and begins afresh on the next', async () => {
    const { advance, rerender, result, onEnd } = anIdle({ enabled: false });
    await advance(600_000);
    expect(onEnd).not.toHaveBeenCalled();
    rerender({ enabled: true });
    await advance(30_000);
    expect(result.current.warning).toBe(true);
    expect(onEnd).not.toHaveBeenCalled();
  });

  it('ends again in the next visit', async () => {
    const { advance, onEnd } = anIdle();
    await advance(60_000);
    act(() => void fireEvent.pointerDown(window));
    await advance(60_000);
    expect(onEnd).toHaveBeenCalledTimes(2);
  });
});
