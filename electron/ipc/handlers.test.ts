import { describe, expect, test } from 'vitest';
import { type Settings, settingsSchema } from '../../shared/settings/settings.ts';
import type { ServiceLock } from '../settings/service-lock.ts';
import { createLog } from '../start/log.ts';
import { createAppHandlers, type ReadyState } from './app-handlers.ts';
import { createDeviceHandlers } from './device-handlers.ts';
import { createServiceHandlers } from './service-handlers.ts';
import { createStripHandlers } from './strip-handlers.ts';

const log = createLog({ write: () => undefined, now: () => 0 });

function aService(changes: Partial<Settings> = {}, options: { open?: boolean; broken?: boolean } = {}) {
  let settings = settingsSchema.parse(changes);
  let open = options.open ?? false;
  const done: string[] = [];
  const lock: ServiceLock = {
    unlock: async (pin) => {
      open = pin === settings.servicePin?.replace('hash:', '');
      return open ? 'none' : 'service.wrong-pin';
    },
    opening: () => () => {
      open = true;
    },
    isOpen: () => open,
    close: () => {
      open = false;
    },
  };
  const handlers = createServiceHandlers({
    settings: () => settings,
    save(next) {
      if (options.broken) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      settings = next;
    },
    hashPin: async (pin) => `hash:${pin}`,
    lock,
    testPrint: async () => ({ result: 'failed', code: 'printer.unreachable' }),
    restart: () => done.push('restart'),
    quit: () => done.push('quit'),
    log,
  });
  const { servicePin: _own, ...wanted } = settingsSchema.parse({ ...changes, rushMode: true });
  return { handlers, wanted, done, settings: () => settings };
}

describe('service menu', () => {
  test('a kiosk saves only with the menu unlocked', async () => {
    const { handlers, wanted, settings } = aService({ servicePin: 'hash:246810' });
    const save = () => handlers['settings.save']({ settings: wanted, newPin: null }, 'guide');
    expect(await save()).toEqual({ ok: false, code: 'service.locked' });
    expect(settings().rushMode).toBe(false);
    expect(await handlers['service.unlock']({ pin: '000000' }, 'guide')).toEqual({
      ok: false,
      code: 'service.wrong-pin',
    });
    expect(await save()).toEqual({ ok: false, code: 'service.locked' });
    expect(await handlers['service.unlock']({ pin: '246810' }, 'guide')).toEqual({ ok: true, code: 'none' });
    expect(await save()).toEqual({ ok: true, code: 'none' });
    expect(settings()).toMatchObject({ rushMode: true, servicePin: 'hash:246810' });
    expect(await handlers['service.lock']({}, 'guide')).toBeNull();
    expect(await save()).toEqual({ ok: false, code: 'service.locked' });
  });

  test('while no PIN is set the first save must bring one, and opens the menu', async () => {
    const { handlers, wanted, settings } = aService();
    expect(await handlers['settings.save']({ settings: wanted, newPin: null }, 'guide')).toEqual({
      ok: false,
      code: 'service.pin-not-set',
    });
    expect(await handlers['service.act']({ act: 'quit' }, 'guide')).toEqual({ ok: false, code: 'service.pin-not-set' });
    expect((await handlers['settings.save']({ settings: wanted, newPin: '135790' }, 'guide')).ok).toBe(true);
    expect(settings().servicePin).toBe('hash:135790');
    expect((await handlers['settings.save']({ settings: wanted, newPin: null }, 'guide')).ok).toBe(true);
  });

  test('with a PIN set, a new one needs the old one', async () => {
    const { handlers, wanted, settings } = aService({ servicePin: 'hash:246810' });
    expect((await handlers['settings.save']({ settings: wanted, newPin: '999999' }, 'guide')).code).toBe(
      'service.locked',
    );
    expect(settings().servicePin).toBe('hash:246810');
  });

  test('a counter needs no PIN: the person is staff at their own desk', async () => {
    const { handlers, wanted } = aService({ mode: 'counter' });
    expect((await handlers['settings.save']({ settings: wanted, newPin: null }, 'counter')).ok).toBe(true);
  });

  test('a full disk is told, and the menu stays as it was', async () => {
    const { handlers, wanted } = aService({ servicePin: 'hash:1' }, { open: true, broken: true });
    expect(await handlers['settings.save']({ settings: wanted, newPin: null }, 'guide')).toEqual({
      ok: false,
      code: 'settings.not-saved',
    });
  });

  test('restart, quit and test page', async () => {
    const { handlers, done } = aService({ servicePin: 'hash:1' }, { open: true });
    expect((await handlers['service.act']({ act: 'restart' }, 'guide')).ok).toBe(true);
    expect((await handlers['service.act']({ act: 'quit' }, 'guide')).ok).toBe(true);
    expect(done).toEqual(['restart', 'quit']);
    expect(await handlers['service.act']({ act: 'test-print' }, 'guide')).toEqual({
      ok: false,
      code: 'printer.unreachable',
    });
  });
});

describe('app', () => {
  function anApp() {
    const told: ReadyState[] = [];
    const handlers = createAppHandlers({
      settings: () => settingsSchema.parse({ servicePin: 'hash:246810' }),
      profile: 'kiosk-1',
      version: '0.1.0',
      isPackaged: false,
      notices: async () => ['token.plain-file'],
      onReady: (state) => told.push(state),
      log,
    });
    return { handlers, told };
  }

  test('info says that a PIN is set, never which', async () => {
    const info = await anApp().handlers['app.info']({}, 'guide');
    expect(info).toMatchObject({ servicePinSet: true, notices: ['token.plain-file'], profile: 'kiosk-1' });
    expect(JSON.stringify(info)).not.toContain('hash:');
  });

  test('the launcher hears the first state and every other one, none twice', () => {
    const { handlers, told } = anApp();
    for (const connected of [false, false, true, true, false]) {
      handlers['app.ready']({ connected, enrolled: true }, 'guide');
    }
    expect(told.map((state) => state.connected)).toEqual([false, true, false]);
  });
});

describe('devices', () => {
  test('who asks for the token while the start code is being spent gets the outcome of that', async () => {
    let enrolled: () => void = () => undefined;
    const untilEnrolled = new Promise<void>((resolve) => {
      enrolled = resolve;
    });
    let credentials: { deviceId: string; token: string } | null = null;
    const handlers = createDeviceHandlers({
      server: () => 'http://a',
      untilEnrolled,
      vault: {
        read: async () => credentials,
        write: async () => true,
        forget: async () => undefined,
        canWrite: () => true,
        place: async () => 'keyring',
      },
      enrolment: { enroll: async () => 'none' },
      printing: { print: async () => ({ result: 'printed', code: 'none' }) },
      watch: { current: () => ({ state: 'ready', paper: 'low' }) },
      disk: async () => 'low',
      crashes: () => 3,
    });
    expect(await handlers['device.health']({}, 'guide')).toEqual({
      printer: { state: 'ready', paper: 'low' },
      token: 'keyring',
      disk: 'low',
      crashes: 3,
    });
    const answer = handlers['device.credentials']({}, 'guide');
    credentials = { deviceId: 'd', token: 't' };
    enrolled();
    expect(await answer).toEqual({ deviceId: 'd', token: 't' });
  });
});

describe('strip', () => {
  test('its acts reach the counter', () => {
    const done: unknown[] = [];
    const handlers = createStripHandlers({
      strip: () => ({ show: (visible) => done.push(visible), setState: (state) => done.push(state.status) }),
      pressKey: (key) => done.push(key),
      tryPin: (pin) => done.push(pin),
      openCounter: () => done.push('open'),
    });
    handlers['strip.show']({ visible: true }, 'counter');
    handlers['strip.act']({ act: 'key', key: 'F1' }, 'strip');
    handlers['strip.act']({ act: 'unlock', pin: '2468' }, 'strip');
    handlers['strip.act']({ act: 'open' }, 'strip');
    expect(done).toEqual([true, 'F1', '2468', 'open']);
  });
});
