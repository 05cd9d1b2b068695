import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '../start/log.ts';
import { createEnrolment } from './enrolment.ts';
import { createTokenVault, type Sealer } from './token-vault.ts';

const TOKEN = 'token-0123456789-abcdefghij';
const CODE = 'K7QF-2MPX';

/** A keyring of one user: it opens only what it sealed itself. */
function aSealer(user = 'clerk'): Sealer {
  return {
    seal: (text) => Buffer.from(`${user}:${text}`).toString('base64'),
    unseal(sealed) {
      const text = Buffer.from(sealed, 'base64').toString();
      if (!text.startsWith(`${user}:`)) throw new Error('sealed by somebody else');
      return text.slice(user.length + 1);
    },
  };
}

let folder = '';
let lines: string[] = [];
const path = () => join(folder, 'device.json');
const log = createLog({ write: (line) => lines.push(line), now: () => 0 });
const aVault = (options: { sealer?: Sealer | null; allowPlain?: boolean } = {}) =>
  createTokenVault({
    path: path(),
    sealer: () => (options.sealer === undefined ? aSealer() : options.sealer),
    allowPlain: () => options.allowPlain ?? false,
    log,
  });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'civichall-token-'));
  lines = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('[SE-3] device token', () => {
  const server = 'http://10.0.0.5:8460';
  const credentials = { deviceId: 'd1', token: TOKEN };

  test('is sealed, in a file of its owner only, and comes back', async () => {
    expect(await aVault().write(server, credentials)).toBe(true);
    expect(readFileSync(path(), 'utf8')).not.toContain(TOKEN);
    expect(statSync(path()).mode & 0o777).toBe(0o600);
    expect(await aVault().read(server)).toEqual(credentials);
    expect(await aVault().place()).toBe('keyring');
  });

  test('is handed out for its own server only', async () => {
    await aVault().write(`${server}/`, credentials);
    expect(await aVault().read(`${server}/path`)).toEqual(credentials);
    expect(await aVault().read('http://10.0.0.6:8460')).toBeNull();
    expect(await aVault().read('https://10.0.0.5:8460')).toBeNull();
  });

  test('no keyring: refused, unless the setting allows a plain file', async () => {
    expect(await aVault({ sealer: null }).write(server, credentials)).toBe(false);
    expect(await aVault({ sealer: null }).read(server)).toBeNull();
    const plain = aVault({ sealer: null, allowPlain: true });
    expect(await plain.write(server, credentials)).toBe(true);
    expect(statSync(path()).mode & 0o777).toBe(0o600);
    expect(await plain.read(server)).toEqual(credentials);
    expect(await plain.place()).toBe('plain-file');
    // The setting is taken back: the plain file counts for nothing.
    expect(await aVault({ sealer: null }).read(server)).toBeNull();
  });

  test('sealed by another user, or damaged: not enrolled, said in the log without the token', async () => {
    await aVault({ sealer: aSealer('other') }).write(server, credentials);
    expect(await aVault().read(server)).toBeNull();
    writeFileSync(path(), '{"version": 1, "serv');
    expect(await aVault().read(server)).toBeNull();
    expect(lines.join('')).toContain('token.not-unsealed');
    expect(lines.join('')).toContain('token.unreadable');
    expect(lines.join('')).not.toContain(TOKEN);
  });

  test('forgotten', async () => {
    await aVault().write(server, credentials);
    await aVault().forget();
    expect(await aVault().read(server)).toBeNull();
    expect(readFileSync(path(), 'utf8')).toBe('');
  });
});

describe('[SE-3] enrolment', () => {
  let server: Server;
  let answer: { status: number; body: string; location?: string };
  let asked: { url: string | undefined; method: string | undefined; body: string }[] = [];
  const address = () => {
    const bound = server.address();
    return typeof bound === 'object' && bound ? `http://127.0.0.1:${bound.port}` : '';
  };

  beforeEach(async () => {
    asked = [];
    answer = { status: 200, body: JSON.stringify({ deviceId: 'd1', token: TOKEN, role: 'kiosk', hallId: 'h1' }) };
    server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        asked.push({ url: request.url, method: request.method, body: Buffer.concat(parts).toString() });
        response.writeHead(answer.status, {
          'content-type': 'application/json',
          ...(answer.location ? { location: answer.location } : {}),
        });
        response.end(answer.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const anEnrolment = (vault = aVault(), target = address()) =>
    createEnrolment({ fetch, server: () => target, vault, name: 'hall-kiosk-1', log });

  test('asks the server once and keeps what it gives', async () => {
    expect(await anEnrolment().enroll(CODE)).toBe('none');
    expect(asked).toEqual([
      { url: '/api/enroll', method: 'POST', body: JSON.stringify({ code: CODE, name: 'hall-kiosk-1' }) },
    ]);
    expect(await aVault().read(address())).toEqual({ deviceId: 'd1', token: TOKEN });
    expect(lines.join('')).not.toMatch(new RegExp(`${TOKEN}|${CODE}`));
  });

  test.each([
    [403, '{"ok":false,"code":"enroll.wrong-code"}', 'enroll.wrong-code'],
    [403, '{"ok":false,"code":"enroll.expired"}', 'enroll.expired'],
    [429, '{"ok":false,"code":"rate-limited","retryAfterMs":1000}', 'rate-limited'],
    [500, '<h1>nginx</h1>', 'internal'],
    [418, '{"ok":false,"code":"made-up"}', 'internal'],
    [200, '{"deviceId":"d1"}', 'internal'],
    [200, 'not json', 'internal'],
  ])('an answer of %i %s is %s', async (status, body, code) => {
    answer = { status, body };
    expect(await anEnrolment().enroll(CODE)).toBe(code);
    expect(await aVault().read(address())).toBeNull();
  });

  test('a wrong address, and one that sends us elsewhere, are off line', async () => {
    answer = { status: 307, body: '', location: 'http://127.0.0.1:1/api/enroll' };
    expect(await anEnrolment().enroll(CODE)).toBe('offline');
    expect(await anEnrolment(aVault(), 'http://127.0.0.1:1').enroll(CODE)).toBe('offline');
  });

  test('no safe place for the token: the code is not spent', async () => {
    expect(await anEnrolment(aVault({ sealer: null })).enroll(CODE)).toBe('device.no-keyring');
    expect(asked).toEqual([]);
  });

  test('a failed try leaves the old token alone', async () => {
    await anEnrolment().enroll(CODE);
    answer = { status: 403, body: '{"ok":false,"code":"enroll.expired"}' };
    await anEnrolment().enroll(CODE);
    expect(await aVault().read(address())).toEqual({ deviceId: 'd1', token: TOKEN });
  });
});
