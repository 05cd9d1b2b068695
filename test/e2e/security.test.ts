import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ElectronClient } from './support/client.ts';
import { freePort } from './support/hall-server.ts';
import { inPage, windowState } from './support/inside-main.ts';
import { createHall } from './support/launch.ts';
import { waitUntil } from './support/wait-until.ts';

// The twenty items of Electron's security checklist, in its order, each asked of the running app [SE-1].

const root = resolve(import.meta.dirname, '../..');
const hall = createHall();
let kiosk: ElectronClient;
/** Takes the place of the hall's server: the one address that pages may talk to. */
let server: Server;
let serverAddress = '';
/** Any other address; nothing may ever arrive there. */
let stranger: Server;
let strangerAddress = '';
const strangerHits: string[] = [];

async function listen(onRequest: (url: string) => void): Promise<[Server, string]> {
  const made = createServer((request, response) => {
    onRequest(request.url ?? '');
    response.end('hello');
  });
  const port = await freePort();
  await new Promise<void>((done) => made.listen(port, '127.0.0.1', done));
  return [made, `http://127.0.0.1:${port}`];
}

beforeAll(async () => {
  [server, serverAddress] = await listen(() => undefined);
  [stranger, strangerAddress] = await listen((url) => strangerHits.push(url));
  kiosk = await hall.launch({
    profile: 'kiosk',
    mode: 'kiosk',
    face: 'guide',
    server: serverAddress,
    size: '1080x1900',
  });
  await kiosk.waitForReady();
});
afterAll(async () => {
  await hall.cleanUp();
  server.close();
  stranger.close();
});

/** Runs code in the page and tells how it ended: `done <value>` or `failed <error>`. */
function attempt(code: string): Promise<string> {
  return inPage(
    kiosk,
    `(async () => { try { return 'done ' + (await (async () => { ${code} })()); } catch (error) { return 'failed ' + error; } })()`,
  );
}

function preferences(): Promise<Record<string, unknown>> {
  return kiosk.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): object };
    return { ...contents.getLastWebPreferences() };
  });
}

describe('the checklist', () => {
  test('1. only our own files and the set server are ever loaded', async () => {
    const loaded = await inPage<string[]>(
      kiosk,
      `[...document.querySelectorAll('script, link[href], img')].map((part) => part.src || part.href)`,
    );
    expect(loaded.length).toBeGreaterThan(0);
    for (const address of loaded) expect(address).toMatch(new RegExp(`^(app://civichall/|blob:|${serverAddress}/)`));
    expect(await inPage(kiosk, 'isSecureContext')).toBe(true);

    expect(await attempt(`return fetch('${strangerAddress}/a').then(() => 'fetched')`)).toContain('failed');
    expect(
      await attempt(
        `return new Promise((yes, no) => { const image = new Image(); image.onload = yes; image.onerror = () => no('blocked'); image.src = '${strangerAddress}/b'; })`,
      ),
    ).toBe('failed blocked');
    expect(
      await attempt(
        `return new Promise((yes, no) => { const socket = new WebSocket('${strangerAddress.replace('http', 'ws')}/c'); socket.onopen = yes; socket.onerror = () => no('blocked'); })`,
      ),
    ).toContain('failed');
    expect(strangerHits).toEqual([]);
    // The set server is reached: what stops the others is the rule, not a dead network.
    expect(await attempt(`return fetch('${serverAddress}/x', { mode: 'no-cors' }).then((answer) => answer.type)`)).toBe(
      'done opaque',
    );
  });

  test('1. a request that slips past the content policy is stopped as well', async () => {
    const outcome = await kiosk.app.evaluate(
      ({ session }, address) =>
        session.defaultSession.fetch(`${address}/d`).then(
          () => 'fetched',
          () => 'blocked',
        ),
      strangerAddress,
    );
    expect(outcome).toBe('blocked');
    expect(strangerHits).toEqual([]);
    await kiosk.waitForLog('request.refused');
  });

  test('2. no Node in the page', async () => {
    const names = ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'electron'];
    expect(await inPage(kiosk, `${JSON.stringify(names)}.filter((name) => name in window)`)).toEqual([]);
    expect(await preferences()).toMatchObject({ nodeIntegration: false, nodeIntegrationInSubFrames: false });
    expect(
      await attempt(`new Worker(URL.createObjectURL(new Blob(['postMessage(typeof require)']))); return 'started'`),
    ).toContain('failed');
  });

  test('3. the page cannot reach into the preload script', async () => {
    expect(await preferences()).toMatchObject({ contextIsolation: true });
    // Poisoned built-ins of the page do not change what the bridge does.
    const answer = await attempt(`
      const { call, apply } = Function.prototype;
      Function.prototype.call = () => 'poisoned'; Object.prototype.invoke = () => 'poisoned'; Promise.reject = () => 'poisoned';
      try { return JSON.stringify(await window.host.call('device.credentials', {})); }
      finally { Function.prototype.call = call; delete Object.prototype.invoke; }`);
    expect(answer).toBe('done null');
  });

  test('4. the renderer is sandboxed', async () => {
    expect(await preferences()).toMatchObject({ sandbox: true });
    const { processId } = await windowState(kiosk);
    const [status, command] = ['status', 'cmdline'].map((name) => readFileSync(`/proc/${processId}/${name}`, 'utf8'));
    expect(command).toContain('--type=renderer');
    // Root has no sandbox, here and in containers; everybody else runs it as it ships.
    if (process.getuid?.() === 0) expect(command).toContain('--no-sandbox');
    else expect(status).toMatch(/^Seccomp:\s+2$/m);
  });

  test('5. every permission is denied but lasting storage', async () => {
    const names = [
      'camera',
      'microphone',
      'geolocation',
      'notifications',
      'midi',
      'clipboard-read',
      'persistent-storage',
    ];
    const states = await inPage(
      kiosk,
      `Promise.all(${JSON.stringify(names)}.map(async (name) => [name, (await navigator.permissions.query({ name })).state]))`,
    );
    expect(Object.fromEntries(states as [string, string][])).toEqual({
      camera: 'denied',
      microphone: 'denied',
      geolocation: 'denied',
      notifications: 'denied',
      midi: 'denied',
      'clipboard-read': 'denied',
      'persistent-storage': 'granted',
    });
    expect(await attempt(`return Notification.requestPermission()`)).toBe('done denied');
    expect(
      await attempt(`return navigator.mediaDevices.getDisplayMedia({ video: true }).then(() => 'captured')`),
    ).toContain('failed');
    expect(await attempt(`return navigator.storage.persist()`)).toBe('done true');
  });

  test('6. the same-origin rule holds', async () => {
    expect(await preferences()).toMatchObject({ webSecurity: true });
    // The set server may be talked to, but an answer without leave cannot be read.
    expect(await attempt(`return fetch('${serverAddress}/x').then((answer) => answer.text())`)).toContain('failed');
  });

  test('7. a strict content policy with Trusted Types', async () => {
    const policy = await inPage<string>(
      kiosk,
      `fetch(location.href).then((answer) => answer.headers.get('content-security-policy'))`,
    );
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(await attempt(`document.body.insertAdjacentHTML('beforeend', '<b>x</b>'); return 'inserted'`)).toContain(
      'TrustedHTML',
    );
    expect(await attempt(`return (0, eval)('1 + 1')`)).toContain('failed');
    expect(await attempt(`trustedTypes.createPolicy('mine', { createHTML: (text) => text }); return 'made'`)).toContain(
      'failed',
    );
    expect(
      await attempt(
        `const script = document.createElement('script'); script.text = 'window.injected = 1'; document.body.append(script); return 'ran'`,
      ),
    ).toContain('failed');
    expect(
      await attempt(
        `const button = document.createElement('button'); button.setAttribute('onclick', 'window.injected = 2'); button.click(); return window.injected`,
      ),
    ).not.toContain('2');
    expect(await inPage(kiosk, 'typeof window.injected')).toBe('undefined');
  });

  test('8. no insecure content beside secure', async () => {
    expect(await preferences()).toMatchObject({ allowRunningInsecureContent: false });
  });

  test('9. and 10. no experimental and no extra features of the engine', async () => {
    expect(await preferences()).toMatchObject({ experimentalFeatures: false, enableBlinkFeatures: '' });
    const switches = await kiosk.app.evaluate(({ app }) =>
      ['enable-blink-features', 'enable-experimental-web-platform-features', 'js-flags'].filter((name) =>
        app.commandLine.hasSwitch(name),
      ),
    );
    expect(switches).toEqual([]);
  });

  test('11. and 12. no view inside a view', async () => {
    expect(await preferences()).toMatchObject({ webviewTag: false });
    const made = await kiosk.app.evaluate(({ BrowserWindow }) => {
      let stopped = false;
      const event = {
        preventDefault: () => {
          stopped = true;
        },
      };
      BrowserWindow.getAllWindows()[0]?.webContents.emit('will-attach-webview', event, {}, { allowpopups: true });
      return stopped;
    });
    expect(made).toBe(true);
    expect(
      await attempt(
        `const view = document.createElement('webview'); view.src = 'https://example.com'; document.body.append(view); return typeof view.loadURL`,
      ),
    ).toBe('done undefined');
  });

  test.each([
    ['the web', 'https://example.com/'],
    ['the set server itself', 'SERVER'],
    ['a file', 'file:///etc/passwd'],
    ['another page of ours', 'app://civichall/counter.html'],
    ['data', 'data:text/html,<h1>x</h1>'],
    ['a script', 'javascript:document.title="x"'],
    ['a mail program', 'mailto:a@example.com'],
  ])('13. no way to %s', async (_name, target) => {
    const before = await windowState(kiosk);
    const address = target === 'SERVER' ? serverAddress : target;
    await attempt(`location.href = ${JSON.stringify(address)}; return 1`);
    await attempt(
      `const link = document.createElement('a'); link.href = ${JSON.stringify(address)}; document.body.append(link); link.click(); link.remove(); return 1`,
    );
    await attempt(
      `const form = document.createElement('form'); form.action = ${JSON.stringify(address)}; document.body.append(form); form.submit(); form.remove(); return 1`,
    );
    await attempt('return new Promise((done) => setTimeout(done, 150))');
    expect(await windowState(kiosk)).toEqual(before);
    expect(await inPage(kiosk, 'document.title')).not.toBe('x');
  });

  test('13. an empty page is left again at once', async () => {
    // Chromium asks nobody before it goes there.
    await inPage(kiosk, `setTimeout(() => { location.href = 'about:blank'; }, 0)`);
    await kiosk.waitForLog('page.strayed');
    await waitUntil(
      'our page is back',
      async () => (await windowState(kiosk)).address === 'app://civichall/kiosk.html',
    );
    await waitUntil('it works', () =>
      inPage(kiosk, `window.host?.call('app.info', {}).then((info) => info.profile === 'kiosk')`),
    );
  });

  test('14. and 15. no second window and no other program', async () => {
    const before = await windowState(kiosk);
    await kiosk.app.evaluate(({ shell }) => {
      const calls: string[] = [];
      Object.assign(globalThis, { openedOutside: calls });
      for (const name of ['openExternal', 'openPath', 'showItemInFolder'] as const) {
        Object.assign(shell, { [name]: (address: string) => void calls.push(address) });
      }
    });
    expect(await attempt(`return window.open('https://example.com', '_blank')`)).toBe('done null');
    expect(await attempt(`return window.open('about:blank', 'x', 'popup')`)).toBe('done null');
    await attempt(
      `for (const href of ['https://example.com', 'tel:12345', 'mailto:a@b.c']) { const link = document.createElement('a'); link.href = href; link.target = '_blank'; document.body.append(link); link.click(); link.remove(); } return 1`,
    );
    await attempt('return new Promise((done) => setTimeout(done, 150))');
    expect(await windowState(kiosk)).toEqual(before);
    expect(await kiosk.app.evaluate(() => Reflect.get(globalThis, 'openedOutside'))).toEqual([]);
  });

  test('16. the Electron that ships is a supported one, pinned', () => {
    const { devDependencies }: { devDependencies: Record<string, string> } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    );
    expect(devDependencies.electron).toMatch(/^(4[5-9]|[5-9]\d)\.\d+\.\d+$/);
    // Packaging never takes another one: the stand-in of development machines has to be asked for by flag.
    expect(readFileSync(join(root, 'electron-builder.yml'), 'utf8')).not.toMatch(/electronVersion|electronDist/);
  });

  test('17. a call from anywhere but our page in our window is refused', async () => {
    const call = `window.host.call('app.info', {}).then((info) => info.profile, (error) => String(error))`;
    expect(await inPage(kiosk, call)).toBe('kiosk');
    // The very same page, in a window that the app did not make.
    const foreign = await kiosk.app.evaluate(
      async ({ BrowserWindow, app }, { code, preload }) => {
        const window = new BrowserWindow({
          show: false,
          webPreferences: { preload: `${app.getAppPath()}/${preload}`, sandbox: true },
        });
        try {
          await window.loadURL('app://civichall/kiosk.html');
          return (await window.webContents.executeJavaScript(code)) as unknown;
        } finally {
          window.destroy();
        }
      },
      { code: call, preload: 'out/preload/preload.cjs' },
    );
    expect(foreign).toContain('refused');
    // A frame inside the page has no bridge at all.
    expect(
      await attempt(
        `const frame = document.createElement('iframe'); document.body.append(frame); const host = typeof frame.contentWindow.host; frame.remove(); return host`,
      ),
    ).toBe('done undefined');
    expect(await attempt(`return window.host.call('strip.state', {})`)).toContain('refused');
    expect(await attempt(`return window.host.call('shell.openExternal', 'https://example.com')`)).toContain(
      'unknown channel',
    );
  });

  test('18. our own protocol, not file://', async () => {
    expect(new URL((await windowState(kiosk)).address).protocol).toBe('app:');
    expect(await attempt(`return fetch('file:///etc/passwd').then((answer) => answer.text())`)).toContain('failed');
    for (const path of [
      '/../main/main.js',
      '/%2e%2e/main/main.js',
      '/..%2fmain%2fmain.js',
      '/assets/..%5c..%5cmain.js',
    ]) {
      const status = await kiosk.app.evaluate(
        ({ session }, address) =>
          session.defaultSession.fetch(address).then(
            (answer) => answer.status,
            () => 0,
          ),
        `app://civichall${path}`,
      );
      expect(status).not.toBe(200);
    }
  });

  test('19. the fuses are named in the packaging, each in the safe position', () => {
    // That the packaged binary has them is asked of the binary itself, in packaging.test.ts.
    const config = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
    for (const line of [
      'runAsNode: false',
      'enableNodeOptionsEnvironmentVariable: false',
      'enableNodeCliInspectArguments: false',
      'onlyLoadAppFromAsar: true',
      'enableEmbeddedAsarIntegrityValidation: true',
      'enableCookieEncryption: true',
      'grantFileProtocolExtraPrivileges: false',
    ]) {
      expect(config).toContain(line);
    }
  });

  test('20. the page gets two functions and plain data, nothing of Electron', async () => {
    expect(await inPage(kiosk, 'Object.keys(window.host)')).toEqual(['call', 'on']);
    expect(await attempt(`window.host = { call: () => 'mine' }; return window.host.call === undefined`)).not.toBe(
      'done true',
    );
    expect(await attempt(`return Object.keys(window.host).join()`)).toBe('done call,on');
    await inPage(
      kiosk,
      `window.heard = []; window.stopHearing = window.host.on('service.open', (...given) => window.heard.push(given)); 1`,
    );
    await kiosk.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.send('event:service.open', {}),
    );
    expect(
      await inPage(
        kiosk,
        `new Promise((done) => setTimeout(() => { window.stopHearing(); done(window.heard); }, 100))`,
      ),
    ).toEqual([[{}]]);
    expect(await attempt(`return window.host.on('ELECTRON_BROWSER_CONTEXT_RELEASE', () => 1)`)).toContain(
      'unknown event',
    );
  });
});

test('no menu and no developer tools', async () => {
  expect(await kiosk.app.evaluate(({ Menu }) => Menu.getApplicationMenu())).toBeNull();
  await kiosk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.openDevTools());
  expect(await windowState(kiosk)).toMatchObject({ devTools: false, windows: 1 });
});

describe('the start', () => {
  async function exitCode(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<number> {
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const profiles = join(hall.folder, 'starts');
    try {
      await promisify(execFile)(process.env.CIVICHALL_ELECTRON ?? '', [...sandbox, '--disable-gpu', root, ...args], {
        env: { ...process.env, NODE_OPTIONS: '', CIVICHALL_PROFILES: profiles, ...env },
        timeout: 20_000,
        killSignal: 'SIGKILL',
      });
      return 0;
    } catch (error) {
      if (error instanceof Error && 'code' in error && typeof error.code === 'number') return error.code;
      throw error;
    }
  }

  test.each([
    ['--disable-web-security'],
    ['--load-extension=/tmp/x'],
    ['--js-flags=--expose-gc'],
    ['--ignore-certificate-errors'],
    ['--user-data-dir=/tmp/x'],
  ])('%s: refused with 78', async (flag) => {
    expect(await exitCode(['--mode=kiosk', flag])).toBe(78);
  });

  test('NODE_OPTIONS: refused with 78', async () => {
    expect(await exitCode(['--mode=kiosk'], { NODE_OPTIONS: '--no-warnings' })).toBe(78);
  });

  test('a flag of ours with a bad value: 64', async () => {
    expect(await exitCode(['--server=nonsense'])).toBe(64);
  });

  test('one process per profile: the second leaves with 75, the first stays', async () => {
    const before = await windowState(kiosk);
    const profiles = join(hall.folder, 'profiles');
    expect(await exitCode(['--mode=kiosk', '--profile=kiosk'], { CIVICHALL_PROFILES: profiles })).toBe(75);
    expect(await windowState(kiosk)).toEqual(before);
  });
});
