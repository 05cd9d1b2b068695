import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Handshake } from '../../shared/protocol/up.ts';
import { aServer, eventually, type Harness, openWire, TAKE, type Wire } from './harness.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await aServer();
});
afterEach(() => harness.stop());

function logged(event: string): boolean {
  return harness.log.lines.some((line) => line.event === event);
}

/** A bare WebSocket that speaks the transport's own frames. */
async function rawSocket(headers: Record<string, string> = {}): Promise<WebSocket> {
  const socket = new WebSocket(`${harness.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    headers,
  });
  await once(socket, 'open');
  return socket;
}

async function stillServes(): Promise<void> {
  const kiosk = await harness.device('kiosk');
  expect(await kiosk.command('ticket.take', TAKE)).toMatchObject({ ok: true });
}

describe('[SY-8] who may connect', () => {
  const token = 'x'.repeat(43);
  it.each([
    ['a wrong token', { device: { token } }, 'not-enrolled'],
    ['nothing at all', {}, 'not-enrolled'],
    ['two ways at once', { device: { token }, public: 'board' as const }, 'invalid'],
    ['an older client', { protocol: 0, device: { token } }, 'upgrade-required'],
    ['an unknown field', { admin: true }, 'invalid'],
  ])('%s is told why and cut: %o', async (_name, auth, code) => {
    const wire = await harness.connect(auth as Partial<Handshake>);
    expect(wire.hello).toBeUndefined();
    expect(wire.byes).toEqual([{ ok: false, code }]);
    await wire.closed;
  });

  it('a revoked device is cut at once and told so when it comes back', async () => {
    const { token: good, deviceId } = await harness.enrol('kiosk');
    const wire = await harness.connect({ device: { token: good } });
    await harness.server.core.operations.revoke({ device: deviceId });
    await wire.closed;
    expect(wire.byes).toMatchObject([{ code: 'revoked' }]);
    const again = await harness.connect({ device: { token: good } });
    expect(again.byes).toMatchObject([{ code: 'revoked' }]);
  });

  it('(control) a device that is not revoked stays when another one is', async () => {
    const other = await harness.enrol('kiosk');
    const wire = await harness.device('kiosk');
    await harness.server.core.operations.revoke({ device: other.deviceId });
    expect(await wire.command('ticket.take', TAKE)).toMatchObject({ ok: true });
  });

  it('[SE-9] a foreign page cannot open a socket, our app and our own pages can', async () => {
    const board = { public: 'board' as const };
    await expect(openWire(harness.url, board, { origin: 'https://elsewhere.example' })).rejects.toThrow();
    await expect(openWire(harness.url, board, { origin: 'null' })).rejects.toThrow();
    for (const origin of ['app://civichall', harness.url]) {
      const wire = await harness.connect(board, { origin });
      expect(wire.hello).toBeDefined();
      wire.socket.disconnect();
    }
    expect(logged('handshake.refused')).toBe(true);
  });
});

describe('[SE-6] what a frame may contain', () => {
  let kiosk: Wire;
  beforeEach(async () => {
    kiosk = await harness.device('kiosk');
  });

  const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) });

  it.each([
    ['nesting', { id: 'a', type: 'ticket.take', payload: deep(9) }],
    ['a long array', { id: 'a', type: 'ticket.take', payload: { list: new Array(501).fill(0) } }],
    ['a control character', { id: 'a', type: 'ticket.take\u0007', payload: {} }],
    ['a prototype key', JSON.parse('{"id":"a","type":"ticket.take","payload":{"__proto__":{"x":1}}}')],
    ['an unknown field', { id: 'a', type: 'ticket.take', payload: {}, extra: 1 }],
    ['not an object', 'ticket.take'],
    ['nothing', null],
  ])('%s is refused with a code and a log line', async (_name, message) => {
    expect(await kiosk.ask('command', message)).toMatchObject({ ok: false, code: 'invalid' });
    expect(logged('message.invalid')).toBe(true);
    await stillServes();
  });

  it('text arrives in NFC, so that equal texts are equal', async () => {
    const decomposed = 'e\u0301';
    const answer = await kiosk.command('ticket.take', { ...TAKE, groupId: decomposed }, { id: 'nfc' });
    expect(answer).toMatchObject({ code: 'group.unknown' });
    const same = await kiosk.command('ticket.take', { ...TAKE, groupId: 'é' }, { id: 'nfc' });
    expect(same).toMatchObject({ code: 'group.unknown' });
  });

  it('an unknown message and an unknown command have a code each', async () => {
    const answer = await kiosk.socket.timeout(3000).emitWithAck('queue.dump', {});
    expect(answer).toEqual({ ok: false, code: 'unknown-command' });
    expect(await kiosk.command('ticket.destroy', {})).toMatchObject({ code: 'unknown-command' });
    expect(logged('message.unknown') && logged('command.refused')).toBe(true);
  });

  it('a message with a second argument, or without an answer function, breaks nothing', async () => {
    kiosk.socket.emit('command', { id: 'a' }, { id: 'b' });
    kiosk.socket.emit('command');
    kiosk.socket.emit('command', 7);
    await stillServes();
  });

  it('an oversized frame ends that connection, with a log line', async () => {
    kiosk.socket.emit('command', { id: 'a', type: 'x', payload: { text: 'x'.repeat(70_000) } });
    await kiosk.closed;
    await eventually(() => logged('frame.refused'), 'log line');
    await stillServes();
  });

  it.each([
    ['not a packet', 'hello'],
    ['broken JSON', '42["command",{'],
    ['an event before the connect', '42["command",{}]'],
    ['a wrong packet type', '49'],
    ['a connect with a broken payload', '40{"protocol":'],
  ])('%s ends only that connection', async (_name, text) => {
    const raw = await rawSocket();
    raw.send(text);
    await once(raw, 'close');
    await stillServes();
  });

  it('a message with a binary part ends only that connection, with a log line', async () => {
    kiosk.socket.emit('command', { id: 'a', type: 'ticket.take', payload: { x: Buffer.from('x') } });
    await kiosk.closed;
    expect(logged('frame.binary')).toBe(true);
    await stillServes();
  });

  it('a binary frame ends only that connection, with a log line', async () => {
    const raw = await rawSocket();
    raw.send(Buffer.from([1, 2, 3]));
    await once(raw, 'close');
    expect(logged('frame.binary')).toBe(true);
    await stillServes();
  });
});

describe('[SE-6] rate', () => {
  it('lets a burst of forty through, then answers when there is room again', async () => {
    const kiosk = await harness.device('kiosk');
    const ask = () => kiosk.ask('command.status', { id: 'nobody' });
    const burst = await Promise.all(Array.from({ length: 40 }, ask));
    expect(burst.every((answer) => answer.ok)).toBe(true);
    expect(await ask()).toEqual({ ok: false, code: 'rate-limited', retryAfterMs: 50 });
    await harness.time.advance(50);
    expect(await ask()).toMatchObject({ ok: true });
    expect(await ask()).toMatchObject({ code: 'rate-limited' });
  });

  it('another connection does not notice', async () => {
    const [noisy, quiet] = [await harness.device('kiosk'), await harness.device('kiosk')];
    await Promise.all(Array.from({ length: 60 }, () => noisy.ask('command.status', { id: 'nobody' })));
    expect(await quiet.command('ticket.take', TAKE)).toMatchObject({ ok: true });
  });

  it('[SY-3] what was answered "too fast" is not remembered', async () => {
    const kiosk = await harness.device('kiosk');
    await Promise.all(Array.from({ length: 40 }, () => kiosk.ask('command.status', { id: 'nobody' })));
    expect(await kiosk.command('ticket.take', TAKE, { id: 'take-1' })).toMatchObject({ code: 'rate-limited' });
    await harness.time.advance(1000);
    expect(await kiosk.command('ticket.take', TAKE, { id: 'take-1' })).toMatchObject({ ok: true });
  });
});
