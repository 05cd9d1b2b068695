import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLog } from '../start/log.ts';
import { assetSegments } from './asset-path.ts';
import { byteRange } from './byte-range.ts';
import { contentPolicy, REACT_ARIA_STYLE, styleHash } from './content-policy.ts';
import { isAppUrl } from './origin.ts';
import { SAFE_PAGE_STYLES, SAFE_PAGE_URL } from './safe-page.ts';
import { createAssetServer } from './serve-assets.ts';

describe('[SE-1] app:// decodes, resolves, checks', () => {
  let home = '';
  let serve: (request: Request) => Promise<Response>;
  const get = (path: string, init?: RequestInit) => serve(rawRequest(`app://civichall${path}`, init));

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'civichall-assets-'));
    const root = join(home, 'renderer');
    await mkdir(join(root, 'assets'), { recursive: true });
    await mkdir(join(root, 'voice', 'zh-CN'), { recursive: true });
    await writeFile(join(root, 'kiosk.html'), '<!doctype html><p>kiosk</p>');
    await writeFile(join(root, 'assets', 'main.js'), 'export {};');
    await writeFile(join(root, 'assets', 'noto [0].woff2'), 'font');
    await writeFile(join(root, 'voice', 'zh-CN', 'a.opus'), '0123456789');
    await writeFile(join(root, 'assets', 'tool.exe'), 'MZ');
    await writeFile(join(root, '.secret.json'), '{}');
    await writeFile(join(home, 'outside.json'), '{"secret":true}');
    await symlink(join(home, 'outside.json'), join(root, 'assets', 'link.json'));
    await symlink(join(root, 'assets', 'main.js'), join(root, 'assets', 'inside.js'));
    serve = createAssetServer({
      root,
      server: () => 'http://10.0.0.5:8460',
      entryUrl: () => 'app://civichall/kiosk.html',
      log: createLog({ write: () => undefined, now: () => 0 }),
    });
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  test.each([
    ['/kiosk.html', 'text/html; charset=utf-8'],
    ['/kiosk.html?x=1#strip', 'text/html; charset=utf-8'],
    ['/assets/main.js', 'text/javascript; charset=utf-8'],
    ['/assets/inside.js', 'text/javascript; charset=utf-8'],
    ['/assets/noto%20%5B0%5D.woff2', 'font/woff2'],
    ['/voice/zh-CN/a.opus', 'audio/ogg; codecs=opus'],
  ])('serves %s as %s', async (path, type) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test.each([
    ['/../outside.json'],
    ['/assets/../../outside.json'],
    ['/%2e%2e/outside.json'],
    ['/assets/%2e%2e/%2e%2e/outside.json'],
    ['/assets/..%2f..%2foutside.json'],
    ['/assets%2f..%2f..%2foutside.json'],
    ['/..%5coutside.json'],
    ['/..\\outside.json'],
    ['/%252e%252e/outside.json'],
    ['/assets/main.js%00.json'],
    ['/assets/main.js%0a'],
    ['/C:/windows/win.json'],
    ['/assets/main.js::$DATA'],
    ['/.secret.json'],
    ['/%2esecret.json'],
    ['/assets/./main.js'],
    ['//assets/main.js'],
    ['/assets//main.js'],
    ['/assets/main.js.'],
    ['/assets/main.js%20'],
    ['/%e0%a4%a'],
    ['/'],
    [''],
  ])('refuses %s', async (path) => {
    expect((await get(path)).status).toBe(403);
  });

  test.each([['/missing.html'], ['/assets'], ['/assets/link.json'], ['/assets/tool.exe'], ['/kiosk.html/x.js']])(
    'does not find %s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );

  test('a link that leads out is what hides the file: without the check it is there', async () => {
    expect(await readFile(join(home, 'renderer', 'assets', 'link.json'), 'utf8')).toContain('secret');
  });

  test.each([
    ['app://other/kiosk.html'],
    ['app://civichall:80/kiosk.html'],
    ['app://user@civichall/kiosk.html'],
    ['file:///etc/passwd'],
    ['http://civichall/kiosk.html'],
    ['app:civichall/kiosk.html'],
  ])('is not ours: %s', (address) => {
    expect(isAppUrl(address)).toBe(false);
    expect(assetSegments(address)).toBeNull();
  });

  test('only reading', async () => {
    expect((await get('/kiosk.html', { method: 'POST' })).status).toBe(405);
  });

  test('parts of a sound', async () => {
    const part = await get('/voice/zh-CN/a.opus', { headers: { range: 'bytes=2-4' } });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 2-4/10', '234']);
    expect((await get('/voice/zh-CN/a.opus', { headers: { range: 'bytes=10-' } })).status).toBe(416);
  });

  test('the safe page needs no file and leads back', async () => {
    const page = await (await get(SAFE_PAGE_URL.slice('app://civichall'.length))).text();
    expect(page).toContain('本机暂时无法使用');
    expect(page).toContain('Try again');
    expect(page).toContain('href="app://civichall/kiosk.html"');
    for (const style of SAFE_PAGE_STYLES) expect(page).toContain(`<style>${style}</style>`);
    expect(page).not.toMatch(/<script|onclick|style=/);
  });
});

describe('byte ranges', () => {
  test.each([
    [null, null],
    ['bytes=0-', { start: 0, end: 9 }],
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=5-100', { start: 5, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-30', { start: 0, end: 9 }],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=4-2', null],
    ['bytes=-', null],
    ['bytes=0-1,3-4', null],
    ['lines=0-1', null],
  ])('%s of ten bytes', (header, expected) => {
    expect(byteRange(header, 10)).toEqual(expected);
  });
});

describe('[SE-1] content policy', () => {
  const policy = contentPolicy({ server: 'http://10.0.0.5:8460', styles: ['a{}'] });

  test('talks to the set server and to nobody else', () => {
    expect(policy).toContain("connect-src 'self' http://10.0.0.5:8460 ws://10.0.0.5:8460;");
    expect(contentPolicy({ server: 'https://hall.example', styles: [] })).toContain(
      "connect-src 'self' https://hall.example wss://hall.example;",
    );
  });

  test('a path or a space in the address cannot add sources', () => {
    const odd = contentPolicy({ server: 'http://hall.example/a;script-src *', styles: [] });
    expect(odd).toContain("connect-src 'self' http://hall.example ws://hall.example;");
  });

  test('no escape hatch in it', () => {
    expect(policy).not.toMatch(/unsafe-|\*|allow-modals|allow-popups|allow-downloads|allow-top-navigation/);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types 'none'");
    expect(policy).toContain(`style-src 'self' ${styleHash('a{}')};`);
  });

  test('the style whose hash is let through is the one that the installed react-aria injects', async () => {
    const require = createRequire(import.meta.url);
    const folder = dirname(require.resolve('react-aria/package.json'));
    const code = await readFile(join(folder, 'dist/private/interactions/usePress.mjs'), 'utf8');
    const attribute = /PRESSABLE_ATTRIBUTE = '([^']+)'/.exec(code)?.[1] ?? '';
    const template = /textContent = `([^`]*)`\.trim\(\)/.exec(code)?.[1] ?? '';
    expect(template.replace(/\$\{[^}]*\}/, attribute).trim()).toBe(REACT_ARIA_STYLE);
  });
});

/** A request whose address stays as written; `Request` would fold `..` away, which Chromium may not have done. */
function rawRequest(address: string, init?: RequestInit): Request {
  const request = new Request('app://civichall/x', init);
  return new Proxy(request, {
    get: (target, name) => (name === 'url' ? address : Reflect.get(target, name, target)),
  });
}
