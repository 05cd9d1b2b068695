import { once } from 'node:events';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aHallFile } from '../fixtures/a-hall.ts';
import { aCommandLine, type CommandLine } from './command-line.ts';
import { openWire, postEnroll, STAFF, TAKE, ticketOf } from './harness.ts';

let cli: CommandLine;
let folder: string;
beforeEach(async () => {
  cli = await aCommandLine();
  folder = cli.folder;
});
afterEach(() => cli.end());

const run: CommandLine['run'] = (...given) => cli.run(...given);
const serve: CommandLine['serve'] = (...given) => cli.serve(...given);
const stop: CommandLine['stop'] = (child) => cli.stop(child);

async function seed(data = folder): Promise<void> {
  await writeFile(join(folder, 'hall.json'), JSON.stringify(aHallFile({ staff: STAFF })));
  await writeFile(join(folder, 'catalogue.json'), JSON.stringify({ items: [] }));
  const done = await run(
    ['seed', '--hall', join(folder, 'hall.json'), '--catalogue', join(folder, 'catalogue.json')],
    data,
  );
  expect(done).toMatchObject({ code: 0 });
}

async function enrol(url: string, role: string): Promise<string> {
  const { code } = JSON.parse((await run(['enroll', `--role=${role}`, '--json'])).out) as { code: string };
  return ((await (await postEnroll(url, code)).json()) as { token: string }).token;
}

describe('[OP-1] the command line', () => {
  it('seed, serve, enrol beside it, take a number, stop, start again: the data stays', async () => {
    await seed();
    const first = await serve();
    expect((await fetch(`${first.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
    const token = await enrol(first.url, 'kiosk');
    const kiosk = await openWire(first.url, { device: { token } });
    const taken = await kiosk.command('ticket.take', TAKE, { id: 'take-1' });
    expect(ticketOf(taken).number).toBe('A001');

    expect(await stop(first.child)).toBe(0);
    await kiosk.closed;
    expect(kiosk.byes).toEqual([{ ok: false, code: 'stopping', retryAfterMs: 1000 }]);

    const second = await serve();
    const again = await openWire(second.url, { device: { token } });
    expect(await again.command('ticket.take', TAKE, { id: 'take-1' })).toEqual(taken);
    expect(ticketOf(await again.command('ticket.take', TAKE)).number).toBe('A002');
    again.socket.disconnect();
    expect(await stop(second.child)).toBe(0);
  });

  it('what was answered before a SIGKILL is there after it', async () => {
    await seed();
    const first = await serve();
    const token = await enrol(first.url, 'kiosk');
    const kiosk = await openWire(first.url, { device: { token } });
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) => kiosk.command('ticket.take', TAKE, { id: `k-${n}` })),
    );
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    const second = await serve();
    const again = await openWire(second.url, { device: { token } });
    for (const [n, answer] of answers.entries()) {
      expect(await again.ask('command.status', { id: `k-${n}` })).toEqual({ ok: true, known: true, ack: answer });
    }
    again.socket.disconnect();
  });

  it('a second server on the same data is refused with a sentence, and the first one goes on', async () => {
    await seed();
    const { url } = await serve();
    const second = await run(['serve', '--port', '0']);
    expect(second.code).toBe(1);
    expect(second.err).toContain('another server is running on the same data');
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('without a running server the commands open the data themselves', async () => {
    await seed();
    expect((await run(['enroll', '--role', 'board'])).out).toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}/);
    const file = join(folder, 'first-logins.txt');
    const before = await readFile(file, 'utf8');
    expect((await run(['logins', '--staff', 'wu.jun'])).code).toBe(0);
    const after = await readFile(file, 'utf8');
    const changed = before.split('\n').filter((line, index) => line !== after.split('\n')[index]);
    expect(changed.map((line) => line.split('\t')[0])).toEqual(['wu.jun']);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'hall.key'))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it('devices are listed and revoked beside a running server', async () => {
    await seed();
    const { url } = await serve();
    const token = await enrol(url, 'kiosk');
    const kiosk = await openWire(url, { device: { token } });
    const [id = ''] = (await run(['devices'])).out.split('\t');
    expect((await run(['revoke', '--device', id])).code).toBe(0);
    await kiosk.closed;
    expect(kiosk.byes).toMatchObject([{ code: 'revoked' }]);
    expect((await run(['devices'])).out).toContain('revoked');
    expect((await run(['revoke', '--device', 'nobody'])).code).toBe(1);
  });

  it('a backup is taken beside a running server, and put back when it has stopped', async () => {
    await seed();
    const { child, url } = await serve();
    const wire = await openWire(url, { device: { token: await enrol(url, 'kiosk') } });
    expect(ticketOf(await wire.command('ticket.take', TAKE)).number).toBe('A001');
    const to = join(folder, 'backup');
    expect(await run(['backup', '--to', to])).toMatchObject({ code: 0, err: '' });
    const early = await run(['restore', '--from', to]);
    expect(early.code).toBe(1);
    expect(early.err).toContain('another server is running');
    expect(await run(['backup', '--to', to])).toMatchObject({ code: 1, err: expect.stringContaining('backup.exists') });
    await stop(child);
    expect(await run(['restore', '--from', to])).toMatchObject({ code: 0 });
    const again = await serve();
    const kiosk = await openWire(again.url, { device: { token: await enrol(again.url, 'kiosk') } });
    expect(ticketOf(await kiosk.command('ticket.take', TAKE)).number).toBe('A201');
    for (const each of [wire, kiosk]) each.socket.disconnect();
  });

  it('a data folder with a long path works too: the control socket moves to a short one', async () => {
    const deep = join(folder, 'a'.repeat(90), 'b'.repeat(60));
    await mkdir(deep, { recursive: true });
    await seed(deep);
    const { child } = await serve([], deep);
    expect((await run(['enroll', '--role=kiosk', '--json'], deep)).out).toContain('"code"');
    const moved = await readFile(join(deep, 'control', 'server.path'), 'utf8');
    expect((await stat(moved)).mode & 0o777).toBe(0o600);
    expect(await stop(child)).toBe(0);
    await expect(stat(moved)).rejects.toThrow();
  });

  it.each([
    [['serve', '--port', '99999'], 64],
    [['dance'], 64],
    [[], 64],
    [['enroll', '--role', 'king'], 64],
    [['serve', '--nonsense'], 64],
    [['seed', '--hall', '/nowhere.json', '--catalogue', '/nowhere.json'], 64],
    [['enroll', '--role', 'kiosk'], 1],
  ])('%j without a hall or with bad flags: a sentence, exit %i', async (args, code) => {
    const done = await run(args);
    expect(done.code).toBe(code);
    expect(done.err.length).toBeGreaterThan(10);
    expect(done.err).not.toMatch(/\n {4}at /);
  });
});

describe('the demo hall', () => {
  it('is seeded into an empty folder only, with a hall of 36 windows and the whole catalogue', async () => {
    const first = await serve(['--demo']);
    const token = await enrol(first.url, 'kiosk');
    const kiosk = await openWire(first.url, { device: { token } });
    const { rows } = await kiosk.rows('queue');
    expect(rows.filter((row) => row.kind === 'window')).toHaveLength(36);
    const content = (await kiosk.rows('catalogue')).rows;
    const count = (kind: string) => content.filter((row) => row.kind === kind).length;
    expect(['item', 'line', 'article', 'faq'].map(count)).toEqual([65, 3, 30, 30]);
    kiosk.socket.disconnect();
    const logins = await readFile(join(folder, 'first-logins.txt'), 'utf8');
    expect(logins.split('\n').filter((line) => line.split('\t').length === 4)).toHaveLength(42);
    await stop(first.child);
    const second = await serve(['--demo']);
    expect(await readFile(join(folder, 'first-logins.txt'), 'utf8')).toBe(logins);
    expect(second.child.said.out).not.toContain('hall.loaded');
  });
});
