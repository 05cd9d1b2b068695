import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PRESSABLE_STYLE_HASH } from '../../server/http/security-headers.ts';
import { itemSchema } from '../../shared/domain/catalogue/catalogue.ts';
import { aServer, type Harness, TAKE } from './harness.ts';

let harness: Harness;
afterEach(() => harness.stop());

/** Pages as the build lays them out; the server looks for them when it starts. */
async function withPages(): Promise<void> {
  harness = await aServer();
  const out = join(harness.folder, 'out');
  await mkdir(join(out, 'renderer', 'assets'), { recursive: true });
  await mkdir(join(out, 'renderer', 'voice', 'en'), { recursive: true });
  await mkdir(join(out, 'phone', 'assets'), { recursive: true });
  for (const page of ['kiosk', 'board', 'counter'])
    await writeFile(join(out, 'renderer', `${page}.html`), `<title>${page}</title>`);
  await writeFile(join(out, 'phone', 'phone.html'), '<title>phone</title>');
  await writeFile(join(out, 'phone', 'checklist.html'), '<title>checklist</title>');
  await writeFile(join(out, 'renderer', 'assets', 'a-1.js'), 'a');
  await writeFile(join(out, 'renderer', 'voice', 'en', 'one.opus'), 'v');
  await writeFile(join(out, 'renderer', 'private.txt'), 'p');
  await writeFile(join(out, 'phone', 'assets', 'p-1.js'), 'p');
  await writeFile(join(harness.folder, 'outside.txt'), 'o');
  await harness.restart();
}

/** Sends the path as it is, and any Host; fetch would tidy both up. */
function get(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(harness.url);
    request({ hostname, port, path, headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers }));
    })
      .on('error', reject)
      .end();
  });
}

describe('[OP-2] health and figures', () => {
  beforeEach(async () => {
    harness = await aServer();
  });

  it('health, readiness and Prometheus figures of what was done', async () => {
    const kiosk = await harness.device('kiosk');
    await kiosk.command('ticket.take', TAKE);
    await kiosk.command('ticket.invented', {}, { order: { outboxId: 'o', seq: 1 } });
    expect(await get('/healthz')).toMatchObject({ status: 200 });
    expect(await get('/readyz')).toMatchObject({ status: 200 });
    const { text } = await get('/metrics');
    expect(text).toContain('civichall_commands_total{type="ticket.take",outcome="ok"} 1');
    expect(text).toContain('civichall_commands_total{type="unknown",outcome="unknown-command"} 1');
    expect(text).toContain('civichall_sockets 1');
    expect(text).toMatch(/civichall_scope_rev\{scope="test-hall"\} [0-9]+/);
    expect(text).toContain('civichall_commit_ms_bucket');
  });

  it('figures are for this machine: another name for it gets none', async () => {
    expect(await get('/metrics', { host: 'rebound.example' })).toMatchObject({ status: 403 });
  });

  it('an unknown path is a typed answer', async () => {
    expect(await get('/nothing/here')).toMatchObject({ status: 404, text: '{"ok":false,"code":"not-found"}' });
  });

  it('what is published is for everybody, by its id and no other way', async () => {
    const item = itemSchema.parse({
      id: 'MR-01',
      name: { 'zh-CN': '公司设立登记' },
      prefix: 'A',
      instant: false,
      promised: null,
      fee: { 'zh-CN': '不收费' },
      materials: [],
    });
    await harness.stop();
    harness = await aServer({ items: [item] });
    const answer = await get('/api/items/MR-01');
    expect(answer).toMatchObject({ status: 200 });
    expect(JSON.parse(answer.text)).toEqual(item);
    expect(answer.headers['cache-control']).toBe('no-cache');
    for (const path of ['/api/items', '/api/items/any', '/api/items/__proto__'])
      expect(await get(path)).toMatchObject({ status: 404, text: '{"ok":false,"code":"not-found"}' });
  });

  it('pages that were not built are a typed answer too', async () => {
    expect(await get('/board')).toMatchObject({ status: 404 });
    expect(await get('/t')).toMatchObject({ status: 404 });
  });
});

describe('[SE-9] pages', () => {
  beforeEach(withPages);

  it.each([
    ['/board', 'board'],
    ['/board?face=window', 'board'],
    ['/window', 'board'],
    ['/kiosk', 'kiosk'],
    ['/counter', 'counter'],
    ['/t', 'phone'],
    ['/c', 'checklist'],
  ])('%s is the page %s with its headers', async (path, title) => {
    const page = await get(path);
    expect(page).toMatchObject({ status: 200, text: `<title>${title}</title>` });
    expect(page.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
      'content-type': expect.stringContaining('text/html'),
    });
    const policy = String(page.headers['content-security-policy']);
    for (const part of [
      "default-src 'none'",
      "script-src 'self';",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain(`ws://${new URL(harness.url).host}`);
  });

  it('kiosk and counter open for a loopback name only; board and phone under any name', async () => {
    for (const path of ['/kiosk', '/counter'])
      expect(await get(path, { host: 'hall.example' })).toMatchObject({ status: 403 });
    for (const path of ['/board', '/t'])
      expect(await get(path, { host: 'hall.example' })).toMatchObject({ status: 200 });
    expect(await get('/kiosk', { host: `localhost:${new URL(harness.url).port}` })).toMatchObject({ status: 200 });
  });

  it('parts are served with lasting or short memory', async () => {
    expect(await get('/assets/a-1.js')).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'public, max-age=31536000, immutable' },
    });
    expect(await get('/phone/assets/p-1.js')).toMatchObject({ status: 200, text: 'p' });
    expect(await get('/voice/en/one.opus')).toMatchObject({ status: 200, headers: { 'cache-control': 'no-cache' } });
  });

  it.each([
    '/kiosk.html',
    '/counter.html',
    '/private.txt',
    '/phone/phone.html',
    '/../outside.txt',
    '/assets/../private.txt',
    '/assets/..%2fprivate.txt',
    '/assets/%2e%2e/%2e%2e/outside.txt',
    '/assets/..%5c..%5coutside.txt',
    '/assets/%252e%252e/private.txt',
    '/assets/%00',
    '/assets/',
    '//etc/passwd',
    '/voice/../../outside.txt',
  ])('%s leads nowhere', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.text).not.toMatch(/^[op]$/);
  });
});

it('the hash in the policy is that of the style which the installed react-aria adds', async () => {
  harness = await aServer();
  const require = createRequire(import.meta.url);
  const package_ = dirname(require.resolve('react-aria/package.json'));
  const source = await readFile(join(package_, 'dist', 'private', 'interactions', 'usePress.mjs'), 'utf8');
  const [, template = ''] = /style\.textContent = `([^`]*)`\.trim\(\)/.exec(source) ?? [];
  const style = template.replace(/\$\{[^}]*\}/, 'data-react-aria-pressable').trim();
  expect(style).toContain('touch-action');
  expect(PRESSABLE_STYLE_HASH).toBe(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
});
