import { describe, expect, test } from 'vitest';
import { findRefused, type Start } from './refusal.ts';

const clean: Start = {
  argv: ['--mode=kiosk', '--face=guide', '--disable-gpu'],
  env: {},
  isPackaged: true,
  platform: 'linux',
};

describe('[SE-1] dangerous flags and variables', () => {
  test.each([
    // argument, refused when packaged, refused in development
    ['--remote-debugging-port=0', true, false],
    ['--remote-debugging-port', true, false],
    ['--remote-debugging-pipe', true, false],
    ['-remote-debugging-port=9222', true, false],
    ['--Remote-Debugging-Port=9222', true, false],
    ['--inspect', true, false],
    ['--inspect=0', true, false],
    ['--inspect-brk=1', true, false],
    ['--inspect-wait', true, false],
    ['--no-sandbox', true, false],
    ['--size=1080x1920', true, false],
    ['--disable-web-security', true, true],
    ['-disable-web-security', true, true],
    ['--load-extension=/tmp/x', true, true],
    ['--js-flags=--expose-gc', true, true],
    ['--user-data-dir=/tmp/x', true, true],
    ['--host-rules=MAP * 10.0.0.1', true, true],
    ['--ignore-certificate-errors', true, true],
    ['--disable-gpu', false, false],
    ['--mode=kiosk', false, false],
    ['--inspector-of-the-hall', false, false],
    ['inspect', false, false],
    ['/disable-web-security', false, false],
  ])('%s: packaged %s, development %s', (argument, packaged, development) => {
    const argv = [...clean.argv, argument];
    expect(findRefused({ ...clean, argv }).length > 0).toBe(packaged);
    expect(findRefused({ ...clean, argv, isPackaged: false }).length > 0).toBe(development);
  });

  test('a slash starts a switch on Windows', () => {
    expect(findRefused({ ...clean, argv: ['/disable-web-security'], platform: 'win32' })).toEqual([
      '--disable-web-security',
    ]);
  });

  test.each([
    ['NODE_OPTIONS', '--require=/tmp/x.js', true, true],
    ['node_options', '--require=/tmp/x.js', true, true],
    ['ELECTRON_RUN_AS_NODE', '1', true, true],
    ['NODE_TLS_REJECT_UNAUTHORIZED', '0', true, true],
    ['ELECTRON_ENABLE_LOGGING', '1', true, false],
    ['NODE_OPTIONS', '', false, false],
    ['CIVICHALL_PROFILES', '/tmp', false, false],
    ['PATH', '/bin', false, false],
  ])('%s=%s: packaged %s, development %s', (name, value, packaged, development) => {
    const env = { [name]: value };
    expect(findRefused({ ...clean, env })).toEqual(packaged ? [name] : []);
    expect(findRefused({ ...clean, env, isPackaged: false })).toEqual(development ? [name] : []);
  });

  test('names every reason at once', () => {
    expect(
      findRefused({ ...clean, argv: ['--inspect=0', '--no-sandbox'], env: { NODE_OPTIONS: '--inspect' } }),
    ).toEqual(['--inspect', '--no-sandbox', 'NODE_OPTIONS']);
  });
});
