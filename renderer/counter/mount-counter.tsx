import { createRef } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { ClientProvider } from '../hooks/client-context.tsx';
import { createBrowserIds } from '../platform/browser-time.ts';
import type { Page } from '../platform/start-page.ts';
import { CounterRoot } from './CounterRoot.tsx';
import { CrashGuard } from './CrashGuard.tsx';
import { CrashPage } from './CrashPage.tsx';
import { createPracticeHalls } from './practice/practice-halls.ts';
import { createCounterSession } from './session/counter-session.ts';
import { createWindowMemory } from './session/window-memory.ts';

/** Puts the counter into a page. Returns what ends it. */
export function mountCounter(page: Page, element: HTMLElement, storage: Storage): { stop(): void } {
  const { client, platform, clock, scheduler, texts, log } = page;
  const filterRef = createRef<HTMLInputElement>();
  const focusFilter = () => filterRef.current?.focus();
  const session = createCounterSession({
    client,
    memory: createWindowMemory(storage),
    monotonic: () => clock.monotonic(),
    showStrip: platform.kind === 'electron' ? (visible) => void platform.call('strip.show', { visible }) : null,
    focusFilter,
  });
  const practice = createPracticeHalls({
    clock,
    scheduler,
    ids: createBrowserIds(clock),
    random: () => Math.random(),
    focusFilter,
  });
  const root = createRoot(element);
  root.render(
    <I18nextProvider i18n={texts}>
      <CrashGuard
        fallback={(again) => <CrashPage again={again} />}
        onCrash={(name, where) => log.error('counter.crashed', { name, where })}
      >
        <ClientProvider client={client} platform={platform} clock={clock} scheduler={scheduler}>
          <CounterRoot session={session} practice={practice} filterRef={filterRef} />
        </ClientProvider>
      </CrashGuard>
    </I18nextProvider>,
  );
  return {
    stop() {
      root.unmount();
      session.stop();
    },
  };
}
