import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it } from 'vitest';
import { EMPTY_CATALOGUE } from '../../shared/domain/catalogue/content.ts';
import type { HallCommandType } from '../../shared/domain/commands/hall-commands.ts';
import { settingsSchema } from '../../shared/settings/settings.ts';
import type { CivicClient, ClientView } from '../data/client.ts';
import { ClientProvider } from '../hooks/client-context.tsx';
import { IDLE } from '../hooks/use-idle.ts';
import { createTexts } from '../i18n/init.ts';
import type { Platform } from '../platform/platform.ts';
import { createScanLog } from '../platform/scan-log.ts';
import { Kiosk } from './Kiosk.tsx';
import type { AppInfo, HostInfo } from './service/host-info.ts';
import { aPrinter } from './testing/a-printer.ts';
import { manualTime } from './testing/manual-time.ts';
import { PLAYED_TOKEN, playHall } from './testing/play-hall.ts';
import { smallHall } from './testing/small-hall.ts';
import { SERVICE_CORNER } from './use-service-corner.ts';
import { createVisit } from './visit/create-visit.ts';
import { freshVisit } from './visit/visit.ts';

afterEach(cleanup);

/** The whole kiosk over a played hall; nothing answers commands, time stands still until told. */
function showKiosk() {
  const time = manualTime(1000);
  const hall = playHall(smallHall(), Date.UTC(2026, 4, 12, 2));
  hall.openWindow('w1');
  const view: ClientView = {
    loaded: true,
    connection: { status: 'online', since: 0 },
    hello: null,
    staff: null,
    hall: hall.state(),
    rev: 1,
    ahead: false,
    heardAt: 0,
    catalogue: EMPTY_CATALOGUE,
    outbox: [],
  };
  const sent: { type: HallCommandType; payload: unknown }[] = [];
  const send: CivicClient['send'] = (type, payload) => {
    sent.push({ type, payload });
    return new Promise(() => undefined);
  };
  const client = {
    getView: () => view,
    subscribe: () => () => undefined,
    serverNow: () => Date.UTC(2026, 4, 12, 2),
    send,
  } as unknown as CivicClient;
  const called: string[] = [];
  const platform = {
    kind: 'electron',
    call: async (channel: string) => {
      called.push(channel);
      return null;
    },
    on: () => () => undefined,
  } as unknown as Platform;
  const { servicePin: _pin, ...settings } = settingsSchema.parse({});
  const info: AppInfo = {
    mode: 'kiosk',
    face: 'guide',
    profile: 'test',
    version: '0',
    server: settings.server,
    settings,
    servicePinSet: true,
    notices: [],
    isPackaged: false,
  };
  const host: HostInfo = { get: () => info, subscribe: () => () => undefined, refresh: async () => undefined };
  const printer = aPrinter();
  const { clock, scheduler } = time;
  const visits = createVisit({
    send,
    print: () => new Promise(() => undefined),
    printList: () => new Promise(() => undefined),
    printLine: () => new Promise(() => undefined),
    printer,
    clock,
    scheduler,
    locale: 'zh-CN',
  });
  render(
    <I18nextProvider i18n={createTexts('zh-CN')}>
      <ClientProvider client={client} platform={platform} clock={clock} scheduler={scheduler}>
        <Kiosk visits={visits} host={host} printer={printer} scans={createScanLog(() => time.clock.now())} />
      </ClientProvider>
    </I18nextProvider>,
  );
  const press = (name: RegExp | string) => fireEvent.click(screen.getByRole('button', { name }));
  const wait = (ms: number) => act(() => time.advance(ms));
  return { visits, press, wait, sent, called };
}

const STEP = 300;

describe('[KI-4] a kiosk that is left alone', () => {
  it('asks after 30 s, goes home after 60 s and keeps nothing in memory or storage', () => {
    const { visits, press, wait } = showKiosk();
    press(/^查我的号/);
    press('G');
    press('0');
    press('1');
    expect(JSON.stringify(visits.get())).toContain('G01');
    wait(IDLE.warnMs - STEP);
    expect(screen.queryByRole('alertdialog')).toBeNull();
    wait(2 * STEP);
    expect(screen.queryByRole('alertdialog')).not.toBeNull();
    wait(IDLE.endMs - IDLE.warnMs);
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(visits.get()).toEqual(freshVisit('zh-CN'));
    expect(document.body.textContent).not.toContain('G01');
    expect([window.localStorage.length, window.sessionStorage.length]).toEqual([0, 0]);
  });

  it('"more time" keeps what was entered', () => {
    const { visits, press, wait } = showKiosk();
    press(/^查我的号/);
    press('G');
    wait(IDLE.warnMs + STEP);
    press('我还要用');
    wait(IDLE.endMs - IDLE.warnMs);
    expect(visits.get().page).toMatchObject({ at: 'look-up', number: 'G' });
  });

  it('gives twice the time in senior mode', () => {
    const { visits, press, wait } = showKiosk();
    press('长辈版');
    press(/^查我的号/);
    wait(IDLE.endMs + STEP);
    expect(visits.get().page.at).toBe('look-up');
    wait(IDLE.endMs);
    expect(visits.get()).toEqual(freshVisit('zh-CN'));
  });

  it('an untouched start page asks nobody anything', () => {
    const { wait } = showKiosk();
    wait(10 * IDLE.endMs);
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });
});

it('[QU-18] a slip held to the scanner is looked up from the start page', () => {
  const { sent } = showKiosk();
  for (const key of [...`https://hall/t#${PLAYED_TOKEN}`, 'Enter']) fireEvent.keyDown(window, { key });
  expect(sent).toEqual([{ type: 'ticket.lookUp', payload: { ref: { by: 'token', token: PLAYED_TOKEN } } }]);
});

describe('the service menu', () => {
  const tap = (clientX: number) => fireEvent.pointerDown(window, { clientX, clientY: 10 });

  it('opens with five taps in the corner, behind the PIN, and ends the visit', () => {
    const { visits, press, called } = showKiosk();
    press('长辈版');
    for (let taps = 0; taps < SERVICE_CORNER.taps; taps += 1) tap(10);
    expect(screen.queryByText('请输入维护密码')).not.toBeNull();
    expect(visits.get()).toEqual(freshVisit('zh-CN'));
    expect(called).not.toContain('settings.save');
  });

  it('locks itself when it closes', () => {
    const { press, called } = showKiosk();
    for (let taps = 0; taps < SERVICE_CORNER.taps; taps += 1) tap(10);
    expect(called).not.toContain('service.lock');
    press('关闭');
    expect(called).toContain('service.lock');
  });

  it('does not open by taps elsewhere, or too slow ones', () => {
    const { wait } = showKiosk();
    for (let taps = 0; taps < 10; taps += 1) tap(500);
    for (let taps = 0; taps < 10; taps += 1) {
      tap(10);
      wait(SERVICE_CORNER.withinMs);
    }
    expect(screen.queryByText('请输入维护密码')).toBeNull();
  });
});

it('tells main that it is ready once the hall is on the screen', () => {
  expect(showKiosk().called).toEqual(['app.ready']);
});
