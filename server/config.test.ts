import { describe, expect, it } from 'vitest';
import { readConfig, UsageError } from './config.ts';

const read = (args: string[], environment: Record<string, string> = {}) => readConfig(args, environment, '/srv');

describe('configuration', () => {
  it('has defaults that are safe: loopback, one folder, our own app', () => {
    const { config, invocation } = read(['serve']);
    expect(invocation).toEqual({ command: 'serve', demo: false });
    expect(config).toMatchObject({
      dataFolder: '/srv/.civichall',
      host: '127.0.0.1',
      port: 8460,
      publicUrl: '',
      postgres: undefined,
      origins: { allowed: ['app://civichall'], publicUrl: '', hosts: ['127.0.0.1'] },
      limits: { frameBytes: 65_536, messagesPerSecond: 20, messageBurst: 40, groupCommands: 256, groupMs: 5 },
    });
  });

  it('flags win over the environment, and an empty variable is no value', () => {
    const environment = {
      CIVICHALL_PORT: '1',
      CIVICHALL_HOST: '0.0.0.0',
      CIVICHALL_DATA: '',
      CIVICHALL_PUBLIC_URL: 'https://a.example/',
    };
    const { config } = read(['serve', '--port', '2', '--data', '/data'], environment);
    expect(config).toMatchObject({ port: 2, host: '0.0.0.0', dataFolder: '/data', publicUrl: 'https://a.example' });
  });

  it('limits are configuration [SE-6]', () => {
    expect(read(['serve'], { CIVICHALL_LIMIT_MESSAGES_PER_SECOND: '50' }).config.limits.messagesPerSecond).toBe(50);
  });

  it.each([
    [[], {}],
    [['serve', 'again'], {}],
    [['serve', '--port', 'x'], {}],
    [['serve'], { CIVICHALL_PUBLIC_URL: 'javascript:alert(1)' }],
    [['serve'], { CIVICHALL_POSTGRES: 'mysql://x' }],
    [['serve'], { CIVICHALL_LIMIT_GROUP_COMMANDS: '0' }],
    [['serve'], { CIVICHALL_LIMIT_MEMO_DAYS: '1' }],
    [['enroll'], {}],
    [['enroll', '--device', 'kiosk-1', '--role', 'kiosk'], {}],
    [['enroll', '--role', 'clerk'], {}],
    [['revoke'], {}],
    [['seed', '--hall', 'a'], {}],
  ])('%j with %j is refused with a sentence', (args, environment) => {
    expect(() => read(args, environment as Record<string, string>)).toThrow(UsageError);
  });

  it('`enroll --role=kiosk --json` is what the launcher calls', () => {
    expect(read(['enroll', '--role=kiosk', '--json']).invocation).toEqual({
      command: 'enroll',
      what: { role: 'kiosk', name: '' },
      json: true,
    });
  });
});
