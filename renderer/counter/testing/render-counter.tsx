import { render } from '@testing-library/react';
import { createRef } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { IpcEvent, IpcEventPayload } from '../../../shared/ipc/channels.ts';
import type { Locale } from '../../../shared/lib/text.ts';
import { ClientProvider } from '../../hooks/client-context.tsx';
import { createTexts } from '../../i18n/init.ts';
import type { Platform } from '../../platform/platform.ts';
import { CounterPage } from '../CounterPage.tsx';
import { createCounterSession } from '../session/counter-session.ts';
import type { DeskWorld } from './desk-world.ts';

type Heard = { readonly channel: string; readonly input: unknown };

export type HeardHost = {
  readonly platform: Platform;
  readonly heard: readonly Heard[];
  emit<E extends IpcEvent>(event: E, payload: IpcEventPayload<E>): void;
};

/** A host that writes down what the page says, and can speak to it. */
export function createHeardHost(kind: Platform['kind'] = 'electron'): HeardHost {
  const heard: Heard[] = [];
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const platform: Platform = {
    kind,
    call(channel, input) {
      heard.push({ channel, input });
      const answers: Record<string, unknown> = {
        'app.info': { server: 'http://127.0.0.1:8460', settings: { printer: { kind: 'none' } } },
        'device.enroll': { ok: false, code: 'enroll.wrong-code' },
      };
      return Promise.resolve((answers[channel] ?? null) as never);
    },
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      set.add(listener);
      listeners.set(event, set);
      return () => set.delete(listener);
    },
  };
  return {
    platform,
    heard,
    emit(event, payload) {
      for (const listener of listeners.get(event) ?? []) listener(payload as never);
    },
  };
}

/** The whole counter page over a hall with the real rules. */
export function renderCounter(
  world: DeskWorld,
  options: { readonly locale?: Locale; readonly kind?: Platform['kind']; readonly lockAfterMs?: number } = {},
) {
  const host = createHeardHost(options.kind);
  const filterRef = createRef<HTMLInputElement>();
  const session = createCounterSession({
    client: world.client,
    memory: { read: () => 'w03', write: () => undefined },
    monotonic: () => world.time.monotonic(),
    showStrip:
      host.platform.kind === 'electron' ? (visible) => void host.platform.call('strip.show', { visible }) : null,
    focusFilter: () => filterRef.current?.focus(),
  });
  const lock = options.lockAfterMs === undefined ? {} : { lockAfterMs: options.lockAfterMs };
  const drawn = render(
    <I18nextProvider i18n={createTexts(options.locale ?? 'zh-CN')}>
      <ClientProvider client={world.client} platform={host.platform} clock={world.time} scheduler={world.time}>
        <CounterPage session={session} filterRef={filterRef} {...lock} />
      </ClientProvider>
    </I18nextProvider>,
  );
  return { ...drawn, ...host, session };
}
