import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Conf from 'conf';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SETTINGS_VERSION, type Settings, settingsSchema } from '../../shared/settings/settings.ts';
import { createLog } from '../start/log.ts';
import { createServiceLock, UNLOCKED_MS } from './service-lock.ts';
import { hashPin, isPin } from './service-pin.ts';
import { openSettings, type SettingsFile } from './settings-store.ts';
import { type RawSettings, UPGRADE_STEPS, upgrade } from './upgrades.ts';

/** The class that electron-store extends, without Electron. */
function openConf(options: { folder: string; name: string }): SettingsFile {
  const store = new Conf<Settings>({
    cwd: options.folder,
    configName: options.name,
    projectName: 'civichall',
    configFileMode: 0o600,
  });
  return {
    write(settings) {
      store.store = settings;
    },
  };
}

describe('settings', () => {
  let folder = '';
  let lines: string[] = [];
  const file = () => join(folder, 'settings.json');
  const open = () =>
    openSettings({
      folder,
      openFile: openConf,
      now: () => 1234,
      log: createLog({ write: (line) => lines.push(line), now: () => 0 }),
    });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'civichall-settings-'));
    lines = [];
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('none yet: the defaults, no notice', () => {
    const store = open();
    expect(store.get()).toEqual(settingsSchema.parse({}));
    expect(store.fellBack).toBe(false);
  });

  test('what is saved is there after the next start, in a file of its owner only', () => {
    const wanted = settingsSchema.parse({ server: 'http://10.0.0.9:8460', zoneIds: ['east'], rushMode: true });
    open().save(wanted);
    const again = open();
    expect(again.get()).toEqual(wanted);
    expect(again.fellBack).toBe(false);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  test.each([
    ['cut off', '{"version": 1, "mode": "kio'],
    ['empty', ''],
    ['not an object', '[1]'],
    ['a value out of range', JSON.stringify({ version: 1, mode: 'desk' })],
    ['an unknown key', JSON.stringify({ version: 1, colour: 'red' })],
    ['no version', JSON.stringify({ mode: 'kiosk' })],
    ['a newer app', JSON.stringify({ version: SETTINGS_VERSION + 1 })],
    ['binary', '\u0000\u0001\u0002'],
  ])('%s: kept aside whole, defaults in its place, said so', (_name, content) => {
    writeFileSync(file(), content);
    const store = open();
    expect(store.fellBack).toBe(true);
    expect(store.get()).toEqual(settingsSchema.parse({}));
    expect(readFileSync(join(folder, 'settings.corrupt-1234.json'), 'utf8')).toBe(content);
    expect(lines.join('')).toContain('"event":"settings.fell-back"');
    // The notice is of this start only: the next one finds good settings.
    expect(open().fellBack).toBe(false);
    expect(readdirSync(folder).filter((name) => name.includes('corrupt'))).toHaveLength(1);
  });

  test('older settings are brought up step by step, and written back', () => {
    // As if two older versions had existed before the shipped one.
    const steps = [
      (old: RawSettings) => {
        const { host, ...rest } = old;
        return { ...rest, server: `http://${String(host)}:8460` };
      },
      (old: RawSettings) => {
        const { speak, ...rest } = old;
        return { ...rest, voice: speak === 'yes' };
      },
    ];
    expect(upgrade({ version: 1, host: 'hall', speak: 'no' }, 3, steps)).toEqual({
      version: 3,
      server: 'http://hall:8460',
      voice: false,
    });
    expect(upgrade({ version: 2, server: 'http://a', speak: 'yes' }, 3, steps)).toEqual({
      version: 3,
      server: 'http://a',
      voice: true,
    });
    expect(upgrade({ version: 3 }, 3, steps)).toEqual({ version: 3 });
    for (const version of [0, 4, 1.5, '1', null, undefined]) expect(upgrade({ version }, 3, steps)).toBeNull();
  });

  test('one step per bump of the version', () => {
    expect(UPGRADE_STEPS).toHaveLength(SETTINGS_VERSION - 1);
  });
});

describe('service PIN', () => {
  test('is kept as a hash that fits the setting, salted', async () => {
    const [one, two] = await Promise.all([hashPin('246810'), hashPin('246810')]);
    expect(one).not.toBe(two);
    expect(one).not.toContain('246810');
    expect(settingsSchema.parse({ servicePin: one }).servicePin).toBe(one);
    expect(await isPin('246810', one)).toBe(true);
    expect(await isPin('246811', one)).toBe(false);
    expect(await isPin('246810', 'scrypt$15$short$x')).toBe(false);
    expect(await isPin('246810', '')).toBe(false);
  });

  function aLock(hash: string | null = 'right') {
    let time = 0;
    let checks = 0;
    const lock = createServiceLock({
      hash: () => hash,
      isPin: async (pin, wanted) => {
        checks += 1;
        return pin === wanted;
      },
      clock: { monotonic: () => time },
      log: createLog({ write: () => undefined, now: () => 0 }),
    });
    return { lock, pass: (ms: number) => (time += ms), checks: () => checks };
  }

  test('opens for five minutes', async () => {
    const { lock, pass } = aLock();
    expect(lock.isOpen()).toBe(false);
    expect(await lock.unlock('right')).toBe('none');
    pass(UNLOCKED_MS - 1);
    expect(lock.isOpen()).toBe(true);
    pass(1);
    expect(lock.isOpen()).toBe(false);
  });

  test('closed at once when staff leave, also for a PIN that is still being checked', async () => {
    const { lock } = aLock();
    await lock.unlock('right');
    lock.close();
    expect(lock.isOpen()).toBe(false);
    const late = lock.unlock('right');
    const newPin = lock.opening();
    lock.close();
    await late;
    newPin();
    expect(lock.isOpen()).toBe(false);
    await lock.unlock('right');
    expect(lock.isOpen()).toBe(true);
  });

  test('none set: says so, stays shut', async () => {
    const { lock } = aLock(null);
    expect(await lock.unlock('anything')).toBe('service.pin-not-set');
    expect(lock.isOpen()).toBe(false);
  });

  test('after three wrong tries even the right one waits, 15 s doubling', async () => {
    const { lock, pass, checks } = aLock();
    for (let i = 0; i < 3; i += 1) expect(await lock.unlock('wrong')).toBe('service.wrong-pin');
    expect(await lock.unlock('right')).toBe('service.wait');
    expect(checks()).toBe(3);
    pass(15_000);
    expect(await lock.unlock('wrong')).toBe('service.wrong-pin');
    pass(29_999);
    expect(await lock.unlock('right')).toBe('service.wait');
    pass(1);
    expect(await lock.unlock('right')).toBe('none');
    for (let i = 0; i < 2; i += 1) await lock.unlock('wrong');
    expect(await lock.unlock('right')).toBe('none');
  });

  test('tries sent side by side are taken one after the other', async () => {
    const { lock, checks } = aLock();
    const answers = await Promise.all(Array.from({ length: 10 }, () => lock.unlock('wrong')));
    expect(answers.filter((code) => code === 'service.wrong-pin')).toHaveLength(3);
    expect(checks()).toBe(3);
  });
});
