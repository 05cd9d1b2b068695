import { describe, expect, test } from 'vitest';
import { type Channel, ipcChannels, ipcEvents } from '../../shared/ipc/channels.ts';
import { settingsSchema } from '../../shared/settings/settings.ts';
import { createLog } from '../start/log.ts';
import { PAGE_ROLES, type PageRole } from '../windows/page-role.ts';
import { CHANNEL_ACCESS } from './access.ts';
import { answerCalls, type Handlers, mayCall, type Sender } from './answer-calls.ts';
import { callName, isChannel, isIpcEvent } from './channel-names.ts';

const CHANNELS = Object.keys(ipcChannels) as Channel[];
const { servicePin: _none, ...settings } = settingsSchema.parse({});

function aSender(role: PageRole | null, changes: Partial<Sender> = {}): Sender {
  return { role, address: 'app://civichall/kiosk.html', isMainFrame: true, ...changes };
}

/** Handlers that answer something valid, with changes. */
function someHandlers(changes: Partial<Handlers> = {}): Handlers {
  return {
    'app.info': () => ({
      mode: 'kiosk',
      face: 'guide',
      profile: 'p',
      version: '1',
      server: settings.server,
      settings,
      servicePinSet: false,
      notices: [],
      isPackaged: false,
    }),
    'app.ready': () => null,
    'app.log': () => null,
    'device.credentials': () => null,
    'device.enroll': () => ({ ok: true, code: 'none' }),
    'device.forget': () => null,
    'device.health': () => ({ printer: { state: 'none', paper: 'unknown' }, token: 'none', disk: 'ok', crashes: 0 }),
    'print.slip': () => ({ result: 'printed', code: 'none' }),
    'paper.print': () => ({ ok: true, code: 'none' }),
    'paper.pdf': () => ({ ok: true, code: 'none', file: '/tmp/a.pdf' }),
    'paper.save': () => ({ ok: true, code: 'none', file: '/tmp/a.xlsx' }),
    'service.unlock': () => ({ ok: true, code: 'none' }),
    'service.lock': () => null,
    'settings.save': () => ({ ok: true, code: 'none' }),
    'service.act': () => ({ ok: true, code: 'none' }),
    'strip.show': () => null,
    'strip.state': () => null,
    'strip.act': () => null,
    ...changes,
  };
}

function aBridge(changes: Partial<Handlers> = {}) {
  const answers = new Map<string, (sender: Sender, input: unknown) => Promise<unknown>>();
  const lines: string[] = [];
  answerCalls({
    listen: (name, answer) => answers.set(name, answer),
    handlers: someHandlers(changes),
    log: createLog({ write: (line) => lines.push(line), now: () => 0 }),
  });
  return {
    names: () => [...answers.keys()],
    lines: () => lines.join(''),
    call: (channel: Channel, sender: Sender, input: unknown) =>
      answers.get(callName(channel))?.(sender, input) ?? Promise.reject(new Error('no such channel')),
  };
}

describe('channels', () => {
  test('the names without schemas are the names of the one list', () => {
    for (const channel of CHANNELS) expect(isChannel(channel)).toBe(true);
    for (const event of Object.keys(ipcEvents)) expect(isIpcEvent(event)).toBe(true);
    for (const name of ['constructor', 'toString', '__proto__', 'app', '']) {
      expect(isChannel(name)).toBe(false);
      expect(isIpcEvent(name)).toBe(false);
    }
  });

  test('each is answered', () => {
    expect(aBridge().names()).toEqual(CHANNELS.map(callName));
  });
});

describe('[SE-1] who may call', () => {
  test.each(CHANNELS)('%s: only the pages that need it', (channel) => {
    for (const role of PAGE_ROLES) {
      expect(mayCall(channel, aSender(role))).toBe(CHANNEL_ACCESS[channel].includes(role));
    }
  });

  test.each([
    ['a window that is not ours', aSender(null)],
    ['a frame inside our page', aSender('guide', { isMainFrame: false })],
    ['a frame that is gone', aSender('guide', { address: null })],
    ['a foreign page in our window', aSender('guide', { address: 'https://example.com/' })],
    ['a file in our window', aSender('guide', { address: 'file:///tmp/kiosk.html' })],
    ['another host of our scheme', aSender('guide', { address: 'app://evil/kiosk.html' })],
    ['an address that only looks like ours', aSender('guide', { address: 'https://civichall/app://civichall/' })],
    ['an empty address', aSender('guide', { address: '' })],
  ])('%s: refused on every channel', (_name, sender) => {
    for (const channel of CHANNELS) expect(mayCall(channel, sender)).toBe(false);
  });

  test('a refused call does not reach its handler', async () => {
    let reached = false;
    const bridge = aBridge({
      'device.credentials': () => {
        reached = true;
        return null;
      },
    });
    await expect(bridge.call('device.credentials', aSender('strip'), {})).rejects.toThrow('refused');
    expect(reached).toBe(false);
    expect(bridge.lines()).toContain('ipc.refused');
    await bridge.call('device.credentials', aSender('guide'), {});
    expect(reached).toBe(true);
  });
});

describe('input and output', () => {
  test.each([
    ['app.ready', { connected: 'yes', enrolled: true }],
    ['app.ready', { connected: true, enrolled: true, extra: 1 }],
    ['app.info', undefined],
    ['app.info', null],
    ['device.enroll', { code: 'abc' }],
    ['device.enroll', { code: 'x'.repeat(41) }],
    ['print.slip', { jobId: 'j', width: 9_999, height: 8, bits: '' }],
    ['service.act', { act: 'format-disk' }],
    ['settings.save', { settings: { ...settings, servicePin: 'x' }, newPin: null }],
    ['settings.save', { settings: { ...settings, server: 'javascript:alert(1)' }, newPin: null }],
    ['app.log', { level: 'info', event: 'x', fields: { nested: {} } }],
  ] as const)('%s refuses %o', async (channel, input) => {
    const bridge = aBridge();
    await expect(bridge.call(channel, aSender('guide'), input)).rejects.toThrow('invalid');
    expect(bridge.lines()).toContain('ipc.invalid');
  });

  test('an error tells the page one word, and the log no message', async () => {
    const bridge = aBridge({
      'device.credentials': () => {
        throw new Error('cannot read /home/clerk/secret-token');
      },
    });
    await expect(bridge.call('device.credentials', aSender('guide'), {})).rejects.toThrow(/^internal$/);
    expect(bridge.lines()).toContain('ipc.failed');
    expect(bridge.lines()).not.toContain('secret-token');
  });

  test('what the contract does not name never leaves main', async () => {
    const leaky = { ...settings, servicePin: 'scrypt$hash' };
    const bridge = aBridge({
      'app.info': () => ({
        mode: 'kiosk',
        face: 'guide',
        profile: 'p',
        version: '1',
        server: leaky.server,
        settings: leaky,
        servicePinSet: true,
        notices: [],
        isPackaged: false,
      }),
    });
    await expect(bridge.call('app.info', aSender('guide'), {})).rejects.toThrow('internal');
  });
});
