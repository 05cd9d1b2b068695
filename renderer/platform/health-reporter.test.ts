import { describe, expect, it } from 'vitest';
import type { PrinterStatus } from '../../shared/domain/device/health.ts';
import { createManualTime } from '../../shared/lib/manual-time.ts';
import type { CivicClient, ClientView, SendOutcome } from '../data/client.ts';
import { createHealthReporter } from './health-reporter.ts';
import type { Platform } from './platform.ts';

const LOG = { info: () => undefined, warn: () => undefined, error: () => undefined };
const OK: SendOutcome<'device.report'> = { status: 'ok', reply: null };

async function aReporter() {
  const time = createManualTime(0);
  let view = { connection: { status: 'offline', since: 0, attempt: 1 }, hello: { device: { id: 'k' } } } as ClientView;
  let printer: PrinterStatus = { state: 'ready', paper: 'ok' };
  let answer: SendOutcome<'device.report'> = OK;
  let clientChanged: () => void = () => undefined;
  let printerSaid: () => void = () => undefined;
  const sent: unknown[] = [];
  const client = {
    getView: () => view,
    serverNow: () => 5_000_000,
    subscribe(listener: () => void) {
      clientChanged = listener;
      return () => undefined;
    },
    send: async (_type: string, payload: unknown) => {
      sent.push(payload);
      return answer;
    },
  } as unknown as CivicClient;
  const platform = {
    call: async () => ({ printer, token: 'plain-file', disk: machine.disk, crashes: 0 }),
    on(_event: string, listener: () => void) {
      printerSaid = listener;
      return () => undefined;
    },
  } as unknown as Platform;
  const machine = { disk: 'ok', wallAhead: 0, scanAt: null as number | null };
  const storage = Promise.resolve('persistent' as const);
  const reporter = createHealthReporter({
    client,
    platform,
    version: '9',
    storage,
    scans: { lastAt: () => machine.scanAt },
    wallNow: () => 5_000_000 + machine.wallAhead,
    scheduler: time,
    log: LOG,
  });
  await time.advance(0);
  return {
    time,
    sent,
    reporter,
    machine,
    async line(status: 'online' | 'offline', since: number) {
      view = { ...view, connection: { status, since, attempt: 1 } } as ClientView;
      clientChanged();
      await time.advance(0);
    },
    async say(next: PrinterStatus) {
      printer = next;
      printerSaid();
      await time.advance(0);
    },
    answer(next: SendOutcome<'device.report'>) {
      answer = next;
    },
  };
}

describe('[KI-7] a device tells how it is', () => {
  it('at every new line, and not again while nothing changes', async () => {
    const { time, sent, line } = await aReporter();
    expect(sent).toEqual([]);
    await line('online', 1);
    expect(sent).toEqual([
      {
        version: '9',
        printer: { state: 'ready', paper: 'ok' },
        voice: 'none',
        storage: 'persistent',
        token: 'plain-file',
        self: { clockOffMin: 0, disk: 'ok', crashes: 0, scanAt: null },
      },
    ]);
    await time.advance(600_000);
    expect(sent).toHaveLength(1);
    await line('offline', 2);
    await line('online', 3);
    expect(sent).toHaveLength(2);
  });

  it('when something changes; changes close together go out as one', async () => {
    const { time, sent, line, say, reporter } = await aReporter();
    await line('online', 1);
    await say({ state: 'ready', paper: 'low' });
    await say({ state: 'offline', paper: 'out' });
    reporter.setVoice('failed');
    expect(sent).toHaveLength(1);
    await time.advance(5_000);
    expect(sent).toHaveLength(2);
    expect(sent[1]).toMatchObject({ printer: { paper: 'out' }, voice: 'failed' });
  });

  it('[QU-16] a report that is not taken is offered again, a minute later', async () => {
    const { time, sent, line, answer } = await aReporter();
    answer({ status: 'refused', error: { ok: false, code: 'device.unknown' } });
    await line('online', 1);
    await time.advance(59_000);
    expect(sent).toHaveLength(1);
    answer(OK);
    await time.advance(1_000);
    expect(sent).toHaveLength(2);
    await time.advance(600_000);
    expect(sent).toHaveLength(2);
  });

  it('its own check every ten minutes: clock, disk, last scan; unchanged it stays here [SY-9]', async () => {
    const { time, sent, line, machine } = await aReporter();
    await line('online', 1);
    machine.wallAhead = -3 * 60_000;
    machine.disk = 'low';
    machine.scanAt = 4_999_999;
    await time.advance(600_000);
    expect(sent).toHaveLength(2);
    expect(sent[1]).toMatchObject({ self: { clockOffMin: -3, disk: 'low', scanAt: 4_800_000 } });
    machine.scanAt = 5_000_000;
    await time.advance(3_600_000);
    expect(sent).toHaveLength(2);
  });

  it('falls silent when the page goes', async () => {
    const { sent, line, reporter } = await aReporter();
    reporter.stop();
    await line('online', 1);
    expect(sent).toEqual([]);
  });
});
