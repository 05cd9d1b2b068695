import { describe, expect, test } from 'vitest';
import type { PrinterStatus } from '../../shared/domain/device/health.ts';
import { createManualTime } from '../../shared/lib/manual-time.ts';
import { createLog } from '../start/log.ts';
import { createMemoryPrinter } from './memory-printer.ts';
import type { Printer } from './printer.ts';
import { createPrinterWatch, WATCH } from './printer-watch.ts';

const log = createLog({ write: () => undefined, now: () => 0 });

async function aWatch(printer: Printer) {
  const time = createManualTime(0);
  const told: PrinterStatus[] = [];
  let asked = 0;
  const counted: Printer = {
    ...printer,
    status(stop) {
      asked += 1;
      return printer.status(stop);
    },
  };
  const watch = createPrinterWatch({
    printer: () => counted,
    scheduler: time,
    onChange: (status) => void told.push(status),
    log,
  });
  await time.advance(0);
  return { time, told, watch, asked: () => asked };
}

describe('[KI-7] the printer is watched', () => {
  test('tells of a change, and of nothing else', async () => {
    const device = createMemoryPrinter();
    const { time, told } = await aWatch(device);
    await time.advance(4 * WATCH.usualMs);
    device.setStatus({ state: 'ready', paper: 'low' });
    await time.advance(4 * WATCH.usualMs);
    expect(told).toEqual([
      { state: 'ready', paper: 'ok' },
      { state: 'ready', paper: 'low' },
    ]);
  });

  test('gently: four times a minute, sooner while somebody changes the roll', async () => {
    const device = createMemoryPrinter();
    const { time, asked } = await aWatch(device);
    await time.advance(60_000);
    expect(asked()).toBe(5);
    device.setStatus({ state: 'offline', paper: 'out' });
    await time.advance(WATCH.usualMs);
    const before = asked();
    await time.advance(WATCH.troubleMs);
    expect(asked()).toBe(before + 1);
  });

  test('a slip goes first: the question ends, and is asked again after it', async () => {
    let aborted = false;
    const device: Printer = {
      print: async () => ({ result: 'printed', code: 'none' }),
      status: (stop) =>
        new Promise((resolve) => {
          stop.addEventListener('abort', () => {
            aborted = true;
            resolve({ state: 'unknown', paper: 'unknown' });
          });
        }),
    };
    const { time, told, watch, asked } = await aWatch(device);
    expect(await watch.yieldTo(async () => [aborted, asked()])).toEqual([true, 1]);
    await time.advance(0);
    expect(asked()).toBe(2);
    expect(told).toEqual([]);
  });

  test('a print that fails does not end the watch', async () => {
    const device = createMemoryPrinter();
    const { time, watch, asked } = await aWatch(device);
    await expect(watch.yieldTo(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await time.advance(WATCH.usualMs);
    expect(asked()).toBe(3);
  });
});
