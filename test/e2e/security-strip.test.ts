import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StripState } from '../../shared/ipc/channels.ts';
import type { ElectronClient } from './support/client.ts';
import { freePort } from './support/hall-server.ts';
import { createHall } from './support/launch.ts';
import { waitUntil } from './support/wait-until.ts';

const hall = createHall();
afterAll(() => hall.cleanUp());
let counter: ElectronClient;

const PLACE_FILE = () => join(hall.folder, 'profiles', 'counter', 'strip.json');
const SERVING: StripState = {
  number: 'A012',
  windowNumber: 3,
  status: 'serving',
  waiting: 7,
  next: 'F4 办结',
  hint: '',
  locale: 'zh-CN',
};

async function launch(): Promise<ElectronClient> {
  const server = `http://127.0.0.1:${await freePort()}`;
  const client = await hall.launch({ profile: 'counter', mode: 'counter', server, size: '1366x768' });
  await client.waitForReady();
  return client;
}

async function say(channel: 'strip.show' | 'strip.state', input: object): Promise<void> {
  const page = await counter.page();
  await page.evaluate(
    ([name, given]) =>
      (window as unknown as { host: { call(name: string, given: unknown): Promise<unknown> } }).host.call(name, given),
    [channel, input] as const,
  );
}

/** The strip's window as the system sees it; null = there is none. */
function stripWindow() {
  return counter.app.evaluate(({ BrowserWindow, globalShortcut }) => {
    const strip = BrowserWindow.getAllWindows().find((window) => window.webContents.getURL().endsWith('#strip'));
    const focused = BrowserWindow.getFocusedWindow();
    return {
      exists: strip !== undefined,
      visible: strip?.isVisible() ?? false,
      onTop: strip?.isAlwaysOnTop() ?? false,
      focusable: strip?.isFocusable() ?? false,
      hasFocus: focused !== null && focused === strip,
      bounds: strip?.getBounds() ?? null,
      keys: ['F1', 'F8', 'CommandOrControl+Alt+Z'].map((key) => globalShortcut.isRegistered(key)),
      undoOfOthers: globalShortcut.isRegistered('CommandOrControl+Z'),
    };
  });
}

beforeAll(async () => {
  // A place from a display that is no longer there.
  mkdirSync(join(hall.folder, 'profiles', 'counter'), { recursive: true });
  writeFileSync(PLACE_FILE(), '{"x":9000,"y":40}');
  counter = await launch();
});

test('it stands on top, inside the screen, and never takes the focus', async () => {
  expect((await stripWindow()).exists).toBe(false);
  await say('strip.state', SERVING);
  await say('strip.show', { visible: true });
  const strip = await waitUntil('the strip is shown', async () => {
    const state = await stripWindow();
    return state.visible ? state : null;
  });
  expect(strip).toMatchObject({ onTop: true, focusable: false, hasFocus: false });
  expect(strip.bounds).toMatchObject({ width: 360, height: 56 });
  expect(strip.bounds?.x).toBeLessThan(9000);
});

test('it shows what the counter last said, also when it was made later', async () => {
  const page = await counter.strip();
  await page.getByText(/A\s*0\s*1\s*2/).waitFor();
  await page.getByText('F4').first().waitFor();
});

test('keys are taken from the desktop only while the counter is not in front', async () => {
  await counter.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => !window.webContents.getURL().endsWith('#strip'))
      ?.focus(),
  );
  await waitUntil('the keys are free', async () => (await stripWindow()).keys.every((taken) => !taken));
  await counter.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => !window.webContents.getURL().endsWith('#strip'))
      ?.blur(),
  );
  await waitUntil('the keys are taken', async () => (await stripWindow()).keys.every((taken) => taken));
  expect((await stripWindow()).undoOfOthers).toBe(false);
  await say('strip.show', { visible: false });
  expect(await stripWindow()).toMatchObject({ visible: false, keys: [false, false, false] });
  await say('strip.show', { visible: true });
});

test('while the desk is locked it can have the focus, for the PIN; then it is another window of the same kind', async () => {
  await say('strip.state', { ...SERVING, status: 'locked' });
  const locked = await waitUntil('a strip that can be typed into', async () => {
    const state = await stripWindow();
    return state.focusable && state.visible ? state : null;
  });
  expect(locked.onTop).toBe(true);
  await say('strip.state', SERVING);
  await waitUntil('the strip lets go again', async () => {
    const state = await stripWindow();
    return state.exists && !state.focusable && state.visible;
  });
});

test('[SE-1] its page reaches its own channels and no other', async () => {
  const page = await counter.strip();
  const outcomes = await page.evaluate(() => {
    const { host } = window as unknown as { host: { call(name: string, input: unknown): Promise<unknown> } };
    const calls = ['device.credentials', 'device.forget', 'settings.save', 'service.act', 'strip.show', 'app.info'];
    return Promise.all(
      calls.map((name) =>
        host.call(name, {}).then(
          () => 'answered',
          (error: unknown) => String(error).split(': ').at(-1),
        ),
      ),
    );
  });
  expect(outcomes).toEqual(['refused', 'refused', 'refused', 'refused', 'refused', 'answered']);
});

test('its keys reach the counter page', async () => {
  const page = await counter.page();
  await page.evaluate(() => {
    const { host } = window as unknown as { host: { on(name: string, listener: (payload: unknown) => void): void } };
    Object.assign(window, { heard: [] });
    for (const name of ['key.pressed', 'strip.unlock'])
      host.on(name, (payload) => (window as unknown as { heard: unknown[] }).heard.push(payload));
  });
  const strip = await counter.strip();
  await strip.evaluate(async () => {
    const { host } = window as unknown as { host: { call(name: string, input: unknown): Promise<unknown> } };
    await host.call('strip.act', { act: 'key', key: 'F2' });
    await host.call('strip.act', { act: 'unlock', pin: '1357' });
  });
  await waitUntil(
    'both arrive',
    async () => (await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard.length)) === 2,
  );
  expect(await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)).toEqual([
    { key: 'F2' },
    { pin: '1357' },
  ]);
});

test('it stands where it was put, also after a start', async () => {
  await counter.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().endsWith('#strip'))
      ?.setPosition(120, 240),
  );
  await waitUntil('the place is kept', () => readFileSync(PLACE_FILE(), 'utf8') === '{"x":120,"y":240}');
  await counter.kill();
  counter = await launch();
  await say('strip.show', { visible: true });
  const strip = await waitUntil('the strip is shown', async () => {
    const state = await stripWindow();
    return state.visible ? state : null;
  });
  expect(strip.bounds).toMatchObject({ x: 120, y: 240 });
});
