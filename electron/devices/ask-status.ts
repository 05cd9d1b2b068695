import { connect } from 'node:net';
import type { PrinterStatus } from '../../shared/domain/device/health.ts';
import type { Scheduler } from '../../shared/lib/clock.ts';
import { ASK_STATUS, isRealTimeStatus, statusOf } from './escpos.ts';

export type AskTimes = {
  readonly connectMs: number;
  /** A question not answered within this: the printer says nothing of itself. */
  readonly answerMs: number;
};

type Line = {
  write(bytes: Uint8Array): unknown;
  on(event: 'data', listen: (bytes: Uint8Array) => void): unknown;
  off(event: 'data', listen: (bytes: Uint8Array) => void): unknown;
};

/**
 * The three questions on an open line, one after the other, because the answers do not say what they answer. The first
 * that stays without an answer ends it. Returns the function that gives up.
 */
export function askOn(
  line: Line,
  answerMs: number,
  scheduler: Scheduler,
  done: (status: PrinterStatus) => void,
): () => void {
  const answers: number[] = [];
  let timer = scheduler.after(answerMs, finish);

  function finish() {
    giveUp();
    done(statusOf(answers));
  }

  function giveUp() {
    timer.cancel();
    line.off('data', heard);
  }

  function ask() {
    const question = ASK_STATUS[answers.length];
    if (question === undefined) return finish();
    timer.cancel();
    timer = scheduler.after(answerMs, finish);
    line.write(question);
  }

  function heard(bytes: Uint8Array) {
    const answer = bytes.find(isRealTimeStatus);
    if (answer === undefined) return;
    answers.push(answer);
    ask();
  }

  line.on('data', heard);
  ask();
  return giveUp;
}

/** How the printer at this address is; over a line of its own that is closed at once. */
export function askStatus(
  address: { readonly host: string; readonly port: number },
  times: AskTimes,
  scheduler: Scheduler,
  stop: AbortSignal,
): Promise<PrinterStatus> {
  return new Promise((resolve) => {
    const socket = connect({ ...address, noDelay: true });
    let giveUp = (): void => undefined;
    const timer = scheduler.after(times.connectMs, () => finish({ state: 'unreachable', paper: 'unknown' }));
    let connected = false;

    function finish(status: PrinterStatus) {
      timer.cancel();
      giveUp();
      stop.removeEventListener('abort', cut);
      socket.destroy();
      resolve(status);
    }
    function cut() {
      finish({ state: 'unknown', paper: 'unknown' });
    }
    function lost() {
      finish({ state: connected ? 'unknown' : 'unreachable', paper: 'unknown' });
    }

    if (stop.aborted) return cut();
    stop.addEventListener('abort', cut);
    socket.on('error', lost);
    socket.on('close', lost);
    socket.on('connect', () => {
      connected = true;
      timer.cancel();
      giveUp = askOn(socket, times.answerMs, scheduler, finish);
    });
  });
}
