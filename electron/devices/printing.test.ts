import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PrinterStatus } from '../../shared/domain/device/health.ts';
import { createLog } from '../start/log.ts';
import { createMemoryPrinter } from './memory-printer.ts';
import { openPrintJournal } from './print-journal.ts';
import { createPrintQueue } from './print-queue.ts';
import type { PrinterWatch } from './printer-watch.ts';
import { rasterFrom, testPage } from './raster.ts';

const log = createLog({ write: () => undefined, now: () => 0 });
/** Nobody else asks for the printer. */
const watch: Pick<PrinterWatch, 'yieldTo'> = { yieldTo: (print) => print() };
const status = async (): Promise<PrinterStatus> => ({ state: 'ready', paper: 'ok' });

describe('[QU-3] print queue', () => {
  let folder = '';
  const path = () => join(folder, 'print-jobs.jsonl');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'civichall-print-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function aQueue(device = createMemoryPrinter()) {
    const journal = await openPrintJournal(path());
    return { device, journal, queue: createPrintQueue({ printer: () => device, journal, watch, log }) };
  }

  test('the job stands in the journal before its first byte', async () => {
    let written = '';
    const journal = await openPrintJournal(path());
    const queue = createPrintQueue({
      printer: () => ({
        status,
        print: async () => {
          written = readFileSync(path(), 'utf8');
          return { result: 'printed', code: 'none' };
        },
      }),
      journal,
      watch,
      log,
    });
    await queue.print('job-1', testPage(384));
    expect(written).toBe('{"jobId":"job-1","state":"started"}\n');
  });

  test('one job at a time, in order', async () => {
    const journal = await openPrintJournal(path());
    let printing = 0;
    const seen: number[] = [];
    const queue = createPrintQueue({
      printer: () => ({
        status,
        print: async () => {
          printing += 1;
          seen.push(printing);
          await Promise.resolve();
          printing -= 1;
          return { result: 'printed', code: 'none' };
        },
      }),
      journal,
      watch,
      log,
    });
    await Promise.all(['a', 'b', 'c'].map((id) => queue.print(id, testPage(384))));
    expect(seen).toEqual([1, 1, 1]);
  });

  test('the same job asked twice comes out once, also after a restart', async () => {
    const { device, queue } = await aQueue();
    const answers = await Promise.all([queue.print('a', testPage(384)), queue.print('a', testPage(384))]);
    expect(answers.map((answer) => answer.result)).toEqual(['printed', 'printed']);
    const again = await aQueue(device);
    expect((await again.queue.print('a', testPage(384))).result).toBe('printed');
    expect(device.slips()).toHaveLength(1);
  });

  test('without the journal it would come out twice', async () => {
    const { device, queue } = await aQueue();
    await queue.print('a', testPage(384));
    writeFileSync(path(), '');
    await (await aQueue(device)).queue.print('a', testPage(384));
    expect(device.slips()).toHaveLength(2);
  });

  test('a job that the app died in is unknown, and is not printed again by itself', async () => {
    appendFileSync(path(), '{"jobId":"dead","state":"started"}\n{"jobId":"cut o');
    const { device, queue } = await aQueue();
    expect(await queue.print('dead', testPage(384))).toEqual({ result: 'unknown', code: 'printer.broke-off' });
    expect(device.slips()).toHaveLength(0);
    expect((await queue.print('fresh', testPage(384))).result).toBe('printed');
  });

  test('broken off stays unknown; a failed one may be tried again', async () => {
    const { device, queue } = await aQueue();
    device.breakNext();
    expect((await queue.print('broken', testPage(384))).result).toBe('unknown');
    expect((await queue.print('broken', testPage(384))).result).toBe('unknown');
    device.disconnect();
    expect(await queue.print('later', testPage(384))).toEqual({ result: 'failed', code: 'printer.unreachable' });
    device.connect();
    expect((await queue.print('later', testPage(384))).result).toBe('printed');
    expect(device.slips()).toHaveLength(1);
  });

  test('a job that cannot be written down is not printed', async () => {
    const device = createMemoryPrinter();
    const queue = createPrintQueue({
      printer: () => device,
      journal: {
        stateOf: () => undefined,
        record: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })),
      },
      watch,
      log,
    });
    expect((await queue.print('a', testPage(384))).result).toBe('failed');
    expect(device.slips()).toHaveLength(0);
  });

  test('the journal is shortened when it grows', async () => {
    const lines = Array.from({ length: 1_500 }, (_, at) => `{"jobId":"job-${at}","state":"printed"}\n`).join('');
    writeFileSync(path(), lines);
    const { journal } = await aQueue();
    expect(journal.stateOf('job-1499')).toBe('printed');
    expect(journal.stateOf('job-499')).toBeUndefined();
    expect(readFileSync(path(), 'utf8').split('\n')).toHaveLength(1_001);
  });
});

describe('pictures from a page', () => {
  test.each([
    ['fits', { width: 16, height: 2, bits: 'AAECAw==' }, true],
    ['an odd width takes whole bytes', { width: 9, height: 2, bits: 'AAECAw==' }, true],
    ['too short', { width: 16, height: 3, bits: 'AAECAw==' }, false],
    ['too long', { width: 8, height: 2, bits: 'AAECAw==' }, false],
    ['not base64', { width: 16, height: 2, bits: 'AAEC Aw=' }, false],
  ])('%s', (_name, job, fits) => {
    expect(rasterFrom(job) !== null).toBe(fits);
  });
});
