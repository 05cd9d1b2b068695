import { describe, expect, test } from 'vitest';
import { settingsSchema } from '../../shared/settings/settings.ts';
import { applyEdit, effectiveSettings, showsOtherwise } from './effective-settings.ts';
import { parseFlags } from './flags.ts';
import { profileFolder } from './profile.ts';

describe('flags', () => {
  test('all of them', () => {
    expect(
      parseFlags([
        '--no-sandbox',
        '.',
        '--mode=counter',
        '--face=window',
        '--server=http://10.1.2.3:8460',
        '--profile=counter-7',
        '--window-number=7',
        '--size=1080x1920',
        '--whatever=1',
      ]),
    ).toEqual({
      ok: true,
      value: {
        mode: 'counter',
        face: 'window',
        server: 'http://10.1.2.3:8460',
        profile: 'counter-7',
        'window-number': 7,
        size: { width: 1080, height: 1920 },
      },
    });
  });

  test.each([
    ['--mode=desk', 'mode'],
    ['--mode', 'mode'],
    ['--server=ftp://hall', 'server'],
    ['--server=hall', 'server'],
    ['--profile=../other', 'profile'],
    ['--profile=', 'profile'],
    ['--window-number=0', 'window-number'],
    ['--window-number=three', 'window-number'],
    ['--size=10x10', 'size'],
    ['--size=big', 'size'],
  ])('a bad value is an error that names the flag: %s', (argument, flag) => {
    expect(parseFlags([argument])).toEqual({ ok: false, error: { flag } });
  });

  test('names from the prototype are unknown flags', () => {
    expect(parseFlags(['--constructor=1', '--to-string'])).toEqual({ ok: true, value: {} });
  });
});

describe('flags over settings', () => {
  const stored = settingsSchema.parse({ server: 'http://file:1', face: 'board' });
  const flags = { server: 'http://flag:2', 'window-number': 3 } as const;

  test('a flag wins over the file', () => {
    expect(effectiveSettings(stored, flags)).toEqual({ ...stored, server: 'http://flag:2', windowNumber: 3 });
  });

  test('a flag that nobody edited does not leak into the file', () => {
    const shown = effectiveSettings(stored, flags);
    expect(applyEdit(stored, flags, { ...shown, rushMode: true })).toEqual({
      stored: { ...stored, rushMode: true },
      flags,
    });
  });

  test('an edited value goes to the file and wins over its flag', () => {
    const shown = effectiveSettings(stored, flags);
    const edit = applyEdit(stored, flags, { ...shown, server: 'http://edit:3' });
    expect(edit).toEqual({ stored: { ...stored, server: 'http://edit:3' }, flags: { 'window-number': 3 } });
    expect(effectiveSettings(edit.stored, edit.flags).server).toBe('http://edit:3');
  });

  test('a new PIN alone opens no window afresh, anything else does', () => {
    expect(showsOtherwise(stored, { ...stored, servicePin: 'hash:1' })).toBe(false);
    expect(showsOtherwise(stored, { ...stored, servicePin: 'hash:1', rushMode: true })).toBe(true);
  });
});

describe('profile folder', () => {
  test('lies under the folder of the user, or where the start script wants it', () => {
    expect(profileFolder({ profile: 'a', appData: '/home/u/.config', env: {} })).toBe('/home/u/.config/CivicHall/a');
    expect(profileFolder({ profile: 'a', appData: '/x', env: { CIVICHALL_PROFILES: '/data/p' } })).toBe('/data/p/a');
    expect(profileFolder({ profile: 'a', appData: '/x', env: { CIVICHALL_PROFILES: 'p' } })).toBe('/x/CivicHall/a');
  });
});
