import { PNG } from 'pngjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withNeighbour } from '../../electron/devices/neighbour-printer.ts';
import { createNetworkPrinter } from '../../electron/devices/network-printer.ts';
import { isBlack, type Raster, testPage } from '../../electron/devices/raster.ts';
import { systemScheduler } from '../../electron/start/system-time.ts';
import { type FakePrinter, slipPng, startFakePrinter } from '../e2e/support/fake-printer.ts';

const FAST = { connectMs: 1_000, stallMs: 400, answerMs: 200, statusMs: 100 };
/** A picture without any symmetry, higher than one raster command can be, neither side a multiple of 8. */
function aPicture(): Raster {
  const width = 381;
  const height = 523;
  const stride = Math.ceil(width / 8);
  const bits = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((x * 7 + y * 13 + ((x * y) % 11)) % 5 === 0)
        bits[y * stride + (x >> 3)] = (bits[y * stride + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { width, height, bits };
}

describe('[QU-3] network printer', () => {
  let device: FakePrinter;
  const printer = (port = device.port) =>
    createNetworkPrinter({ host: '127.0.0.1', port, dots: 384, scheduler: systemScheduler, times: FAST });

  beforeEach(async () => {
    device = await startFakePrinter();
  });
  afterEach(() => device.stop());

  test('prints dot for dot, then cuts', async () => {
    const picture = aPicture();
    expect(await printer().print(picture)).toEqual({ result: 'printed', code: 'none' });
    const [slip] = await device.waitForSlips(1);
    expect(slip?.cut).toBe(true);
    const png = PNG.sync.read(slipPng(slip as NonNullable<typeof slip>));
    expect([png.width, png.height >= picture.height]).toEqual([384, true]);
    const wrong: string[] = [];
    for (let y = 0; y < picture.height; y += 1) {
      for (let x = 0; x < picture.width; x += 1) {
        if ((png.data[(y * png.width + x) * 4] === 0) !== isBlack(picture, x, y)) wrong.push(`${x},${y}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('a printer that never answers is believed when it closes in good order', async () => {
    device.setFault('silent');
    expect(await printer().print(testPage(384))).toEqual({ result: 'printed', code: 'none' });
    expect(device.slips()).toHaveLength(1);
  });

  test('refused connection: failed, nothing on paper', async () => {
    await device.stop();
    expect(await printer().print(testPage(384))).toEqual({ result: 'failed', code: 'printer.unreachable' });
  });

  test('unknown host: failed', async () => {
    const lost = createNetworkPrinter({
      host: 'printer.invalid',
      port: 9100,
      dots: 384,
      scheduler: systemScheduler,
      times: FAST,
    });
    expect(await lost.print(testPage(384))).toEqual({ result: 'failed', code: 'printer.unreachable' });
  });

  test.each([['close-mid-job'], ['paper-out'], ['paper-ends']] as const)('%s: unknown, never failed', async (fault) => {
    device.setFault(fault);
    expect(await printer().print(aPicture())).toEqual({ result: 'unknown', code: 'printer.broke-off' });
  });

  test.each([['out'], ['cover-open']] as const)('[KI-7] %s: known before the first byte of the slip', async (paper) => {
    device.setPaper(paper);
    expect(await printer().print(testPage(384))).toEqual({ result: 'failed', code: 'printer.no-paper' });
    device.setPaper('ok');
    expect(await printer().print(testPage(384))).toEqual({ result: 'printed', code: 'none' });
    expect(device.slips()).toHaveLength(1);
  });

  test('[KI-7] little paper prints; so does a printer that says nothing of its paper', async () => {
    device.setPaper('low');
    expect((await printer().print(testPage(384))).result).toBe('printed');
    device.setPaper('mute');
    expect((await printer().print(testPage(384))).result).toBe('printed');
    expect(device.slips()).toHaveLength(2);
  });

  test('a picture wider than the paper is not sent', async () => {
    expect(await printer().print(testPage(576))).toEqual({ result: 'failed', code: 'printer.bad-image' });
    expect(device.slips()).toHaveLength(0);
  });
});

describe('[KI-7] what the printer says of itself', () => {
  let device: FakePrinter;
  const never = new AbortController().signal;
  const printer = (port = device.port) =>
    createNetworkPrinter({ host: '127.0.0.1', port, dots: 384, scheduler: systemScheduler, times: FAST });

  beforeEach(async () => {
    device = await startFakePrinter();
  });
  afterEach(() => device.stop());

  test.each([
    ['ok', { state: 'ready', paper: 'ok' }],
    ['low', { state: 'ready', paper: 'low' }],
    ['out', { state: 'offline', paper: 'out' }],
    ['cover-open', { state: 'cover-open', paper: 'ok' }],
    ['mute', { state: 'unknown', paper: 'unknown' }],
  ] as const)('%s', async (paper, status) => {
    device.setPaper(paper);
    expect(await printer().status(never)).toEqual(status);
  });

  test('switched off', async () => {
    await device.stop();
    expect(await printer().status(never)).toEqual({ state: 'unreachable', paper: 'unknown' });
  });

  test('a question under way ends at once when a slip comes', async () => {
    device.setPaper('mute');
    const stop = new AbortController();
    const asked = printer().status(stop.signal);
    stop.abort();
    expect(await asked).toEqual({ state: 'unknown', paper: 'unknown' });
  });

  test('out of paper: the slip comes out next door, once, and says so', async () => {
    const next = await startFakePrinter();
    const both = withNeighbour(printer(), printer(next.port));
    device.setPaper('out');
    expect(await both.print(testPage(384))).toEqual({ result: 'printed', code: 'printer.neighbour' });
    expect([device.slips().length, next.slips().length]).toEqual([0, 1]);
    // Negative control: what broke off half way is not printed a second time anywhere [QU-3].
    device.setPaper('ok');
    device.setFault('close-mid-job');
    expect((await both.print(aPicture())).result).toBe('unknown');
    expect(next.slips()).toHaveLength(1);
    // Both out: the answer is that of the own printer.
    device.setFault('none');
    device.setPaper('out');
    await next.stop();
    expect(await both.print(testPage(384))).toEqual({ result: 'failed', code: 'printer.no-paper' });
  });
});
