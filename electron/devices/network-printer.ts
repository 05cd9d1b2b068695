import { connect, type Socket } from 'node:net';
import { isOutOfPaper } from '../../shared/domain/device/health.ts';
import type { PrintResult } from '../../shared/ipc/channels.ts';
import type { Scheduler, Timer } from '../../shared/lib/clock.ts';
import { askOn, askStatus } from './ask-status.ts';
import { escPosJob, isPaperOut, isPaperStatus } from './escpos.ts';
import { BAD_IMAGE, BROKE_OFF, NO_PAPER, PRINTED, type Printer, UNREACHABLE } from './printer.ts';

export type NetworkPrinterTimes = {
  /** No connection within this: failed. */
  readonly connectMs: number;
  /** Not one byte taken or answered for so long: broken off. Paper being out shows so. */
  readonly stallMs: number;
  /** A printer that never answers `GS r` is believed when it closes in good order after this. */
  readonly answerMs: number;
  /** A printer that does not answer `DLE EOT` within this says nothing of itself, and gets the slip. */
  readonly statusMs: number;
};
export const NETWORK_PRINTER_TIMES: NetworkPrinterTimes = {
  connectMs: 4_000,
  stallMs: 12_000,
  answerMs: 3_000,
  statusMs: 400,
};

const CHUNK_BYTES = 4_096;

/** An ESC/POS printer on a TCP port (9100). One connection per slip: printers serve one host at a time. */
export function createNetworkPrinter(deps: {
  readonly host: string;
  readonly port: number;
  readonly dots: number;
  readonly scheduler: Scheduler;
  readonly times?: NetworkPrinterTimes;
}): Printer {
  const times = deps.times ?? NETWORK_PRINTER_TIMES;
  return {
    print(picture) {
      if (picture.width > deps.dots) return Promise.resolve(BAD_IMAGE);
      const job = escPosJob(picture);
      return new Promise((resolve) => {
        sendJob(connect({ host: deps.host, port: deps.port, noDelay: true }), job, times, deps.scheduler, resolve);
      });
    },
    status: (stop) => askStatus(deps, { connectMs: times.connectMs, answerMs: times.statusMs }, deps.scheduler, stop),
  };
}

/**
 * One job over one socket: connecting -> checking (is there paper) -> sending -> asking (all sent, waiting for the answer) -> closing. Whatever goes
 * wrong after the first byte is `unknown`, never `failed`: nobody knows how much of it is on the paper.
 */
function sendJob(
  socket: Socket,
  job: Uint8Array,
  times: NetworkPrinterTimes,
  scheduler: Scheduler,
  done: (result: PrintResult) => void,
): void {
  let phase: 'connecting' | 'checking' | 'sending' | 'asking' | 'closing' | 'done' = 'connecting';
  let timer: Timer = scheduler.after(times.connectMs, () => finish(UNREACHABLE));
  let stopChecking = (): void => undefined;

  function finish(result: PrintResult) {
    if (phase === 'done') return;
    phase = 'done';
    timer.cancel();
    stopChecking();
    socket.destroy();
    done(result);
  }

  function expectWithin(ms: number, otherwise: () => void) {
    timer.cancel();
    timer = scheduler.after(ms, otherwise);
  }

  /** In pieces, each only when the one before it was taken: a printer without paper stops taking. */
  function send(from: number) {
    expectWithin(times.stallMs, () => finish(BROKE_OFF));
    const to = Math.min(from + CHUNK_BYTES, job.length);
    socket.write(job.subarray(from, to), (error) => {
      if (error || phase !== 'sending') return;
      if (to < job.length) send(to);
      else ask();
    });
  }

  function ask() {
    phase = 'asking';
    expectWithin(times.answerMs, () => {
      phase = 'closing';
      expectWithin(times.stallMs, () => finish(BROKE_OFF));
      socket.end();
    });
  }

  socket.on('connect', () => {
    phase = 'checking';
    timer.cancel();
    stopChecking = askOn(socket, times.statusMs, scheduler, (status) => {
      if (isOutOfPaper(status)) return finish(NO_PAPER);
      phase = 'sending';
      send(0);
    });
  });
  socket.on('data', (bytes) => {
    if (phase !== 'asking' && phase !== 'closing') return;
    const status = bytes.find(isPaperStatus);
    if (status !== undefined) finish(isPaperOut(status) ? BROKE_OFF : PRINTED);
  });
  // The printer's side of the line. In good order only after ours: then it has read all of it.
  socket.on('end', () => finish(phase === 'closing' ? PRINTED : afterTrouble()));
  socket.on('error', () => finish(afterTrouble()));
  socket.on('close', () => finish(afterTrouble()));

  function afterTrouble(): PrintResult {
    return phase === 'connecting' || phase === 'checking' ? UNREACHABLE : BROKE_OFF;
  }
}
