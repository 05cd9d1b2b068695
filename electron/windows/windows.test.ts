import { describe, expect, test } from 'vitest';
import { GLOBAL_KEYS } from '../../shared/ipc/channels.ts';
import { createLog } from '../start/log.ts';
import { createGlobalKeys } from './global-keys.ts';
import { kioskKey } from './kiosk-keys.ts';
import { entryUrl, mainRole, mayNavigate, PAGE_ROLES } from './page-role.ts';
import { STRIP_SIZE, stripPlace } from './place.ts';
import { isGranted, mayRequest } from './session-lock.ts';

const log = createLog({ write: () => undefined, now: () => 0 });

describe('pages', () => {
  test('one role per mode and face', () => {
    expect(mainRole({ mode: 'counter', face: 'board' })).toBe('counter');
    expect(mainRole({ mode: 'kiosk', face: 'guide' })).toBe('guide');
    expect(mainRole({ mode: 'kiosk', face: 'board' })).toBe('board');
    expect(mainRole({ mode: 'kiosk', face: 'window' })).toBe('display');
  });

  test('[SE-1] a page goes nowhere but to its own start', () => {
    for (const role of PAGE_ROLES) {
      expect(mayNavigate(role, entryUrl(role))).toBe(true);
      for (const address of [
        'https://example.com/',
        'app://civichall/',
        'file:///etc/passwd',
        'about:blank',
        `${entryUrl(role).split('#')[0]}.x`,
      ]) {
        expect(mayNavigate(role, address)).toBe(false);
      }
    }
    expect(mayNavigate('guide', entryUrl('counter'))).toBe(false);
    expect(mayNavigate(null, entryUrl('guide'))).toBe(false);
  });
});

describe('[SE-1] permissions', () => {
  test.each([
    ['persistent-storage', 'app://civichall/kiosk.html', true],
    ['local-network-access', 'app://civichall/', true],
    ['persistent-storage', 'https://example.com/', false],
    ['persistent-storage', 'app://other/', false],
    ['persistent-storage', '', false],
    ['media', 'app://civichall/', false],
    ['notifications', 'app://civichall/', false],
    ['clipboard-read', 'app://civichall/', false],
    ['fileSystem', 'app://civichall/', false],
    ['openExternal', 'app://civichall/', false],
    ['fullscreen', 'app://civichall/', false],
  ])('%s for %s: %s', (permission, origin, granted) => {
    expect(isGranted(permission, origin)).toBe(granted);
  });
});

describe('[SE-1] addresses a page may fetch', () => {
  test.each([
    ['app://civichall/kiosk.html', true],
    ['http://10.0.0.5:8460/api', true],
    ['ws://10.0.0.5:8460/socket.io/?EIO=4', true],
    ['blob:app://civichall/1', true],
    ['data:image/png;base64,AA', true],
    ['http://10.0.0.5/api', false],
    ['https://10.0.0.5:8460/api', false],
    ['http://10.0.0.5:8460@evil.example/', false],
    ['http://evil.example/', false],
    ['file:///etc/passwd', false],
    ['chrome://gpu', false],
    ['devtools://devtools/bundled/inspector.html', false],
    ['nonsense', false],
  ])('%s: %s', (address, allowed) => {
    expect(mayRequest(address, 'http://10.0.0.5:8460')).toBe(allowed);
  });

  test('with TLS only TLS', () => {
    expect(mayRequest('wss://hall.example/socket.io/', 'https://hall.example')).toBe(true);
    expect(mayRequest('ws://hall.example/socket.io/', 'https://hall.example')).toBe(false);
    expect(mayRequest('http://hall.example/', 'https://hall.example')).toBe(false);
  });
});

describe('[SE-2] keys of a kiosk', () => {
  const key = (name: string, modifiers = '') => ({
    type: 'keyDown',
    key: name,
    control: modifiers.includes('c'),
    alt: modifiers.includes('a'),
    meta: modifiers.includes('m'),
    shift: modifiers.includes('s'),
  });

  test.each([
    [key('a'), 'pass'],
    [key('A', 's'), 'pass'],
    [key('政'), 'pass'],
    [key(' '), 'pass'],
    [key('Enter'), 'pass'],
    [key('Tab', 's'), 'pass'],
    [key('Process'), 'pass'],
    [key('F1'), 'block'],
    [key('F5'), 'block'],
    [key('F11'), 'block'],
    [key('F12'), 'block'],
    [key('r', 'c'), 'block'],
    [key('I', 'cs'), 'block'],
    [key('F4', 'a'), 'block'],
    [key('Tab', 'a'), 'block'],
    [key('l', 'm'), 'block'],
    [key('+', 'c'), 'block'],
    [key('Meta', 'm'), 'block'],
    [key('ContextMenu'), 'block'],
    [key('PrintScreen'), 'block'],
    [key('BrowserBack'), 'block'],
    [key('LaunchMail'), 'block'],
    [key('F12', 'cs'), 'service'],
    [{ ...key('F12', 'cs'), type: 'keyUp' }, 'block'],
    [key('F12', 'csa'), 'block'],
  ] as const)('%o: %s', (input, verdict) => {
    expect(kioskKey(input)).toBe(verdict);
  });
});

describe('place of the strip', () => {
  const one = { x: 0, y: 0, width: 1366, height: 728 };
  const two = { x: 1366, y: 0, width: 1920, height: 1040 };

  test.each([
    ['never put anywhere', null, [one], { x: 990, y: 656 }],
    ['where it was put', { x: 10, y: 20 }, [one], { x: 10, y: 20 }],
    ['on the second display', { x: 1500, y: 20 }, [one, two], { x: 1500, y: 20 }],
    ['its display is gone', { x: 1500, y: 20 }, [one], { x: 990, y: 656 }],
    ['half outside', { x: 1366 - STRIP_SIZE.width + 1, y: 20 }, [one], { x: 990, y: 656 }],
    ['between two displays', { x: 1300, y: 20 }, [one, two], { x: 990, y: 656 }],
  ])('%s', (_name, saved, areas, expected) => {
    expect(stripPlace(saved, areas)).toEqual(expected);
  });
});

describe('global keys', () => {
  function aDesktop(takenByOthers: readonly string[] = []) {
    const grabbed = new Map<string, () => void>();
    const pressed: string[] = [];
    const time = { now: 0 };
    const keys = createGlobalKeys({
      keys: {
        grab(accelerator, run) {
          if (takenByOthers.includes(accelerator)) return false;
          grabbed.set(accelerator, run);
          return true;
        },
        releaseAll: () => grabbed.clear(),
      },
      onKey: (key) => pressed.push(key),
      clock: { monotonic: () => time.now },
      log,
    });
    return { keys, grabbed, pressed, time };
  }

  test.each([
    [true, false, true],
    [true, true, false],
    [false, false, false],
    [false, true, false],
  ])('strip shown %s, counter in front %s: taken %s', (stripVisible, counterFocused, taken) => {
    const { keys, grabbed } = aDesktop();
    keys.update({ stripVisible, counterFocused });
    expect(grabbed.size).toBe(taken ? GLOBAL_KEYS.length : 0);
  });

  test('given back when the counter comes to the front, and at the end', () => {
    const { keys, grabbed, pressed } = aDesktop();
    keys.update({ stripVisible: true, counterFocused: false });
    grabbed.get('F1')?.();
    grabbed.get('CommandOrControl+Alt+Z')?.();
    expect(pressed).toEqual(['F1', 'undo']);
    keys.update({ stripVisible: true, counterFocused: true });
    expect(grabbed.size).toBe(0);
    keys.update({ stripVisible: true, counterFocused: false });
    keys.stop();
    expect(grabbed.size).toBe(0);
  });

  test('a key that is held down counts once, however long; another key and a new press count', () => {
    const { keys, grabbed, pressed, time } = aDesktop();
    keys.update({ stripVisible: true, counterFocused: false });
    grabbed.get('F4')?.();
    for (time.now = 660; time.now < 5_000; time.now += 40) grabbed.get('F4')?.();
    expect(pressed).toEqual(['F4']);
    grabbed.get('F1')?.();
    time.now += 800;
    grabbed.get('F1')?.();
    expect(pressed).toEqual(['F4', 'F1', 'F1']);
  });

  test('a fast press of another key counts at once, and does not let the held one through', () => {
    const { keys, grabbed, pressed, time } = aDesktop();
    keys.update({ stripVisible: true, counterFocused: false });
    for (const key of ['F4', 'F1', 'F4', 'F2', 'F1']) {
      grabbed.get(key)?.();
      time.now += 40;
    }
    expect(pressed).toEqual(['F4', 'F1', 'F2']);
  });

  test('the undo of other programs stays theirs', () => {
    const { keys, grabbed } = aDesktop();
    keys.update({ stripVisible: true, counterFocused: false });
    expect([...grabbed.keys()].filter((key) => /^(CommandOrControl|Control|Ctrl)\+[A-Z]$/.test(key))).toEqual([]);
  });

  test('a key that another program has does not stop the others', () => {
    const { keys, grabbed } = aDesktop(['F5']);
    keys.update({ stripVisible: true, counterFocused: false });
    expect(grabbed.size).toBe(GLOBAL_KEYS.length - 1);
  });
});
