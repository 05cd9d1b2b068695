import { createServer, type Socket } from 'node:net';
import { PNG } from 'pngjs';
import { decodeEscPos, type PrintedSlip } from './escpos-decoder.ts';

/**
 * How the printer misbehaves: `silent` never answers `GS r` but closes in good order, `paper-out` takes nothing more,
 * `close-mid-job` hangs up after a few bytes, `slow` answers late, `paper-ends` says that the paper ran out meanwhile.
 */
export type PrinterFault = 'none' | 'silent' | 'paper-out' | 'close-mid-job' | 'slow' | 'paper-ends';

/** What its sensors say to `DLE EOT`; `mute`: a printer that never answers it. */
export type FakePaper = 'ok' | 'low' | 'out' | 'cover-open' | 'mute';

const SLOW_MS = 1_500;
const MID_JOB_BYTES = 600;
const PAPER_OK = 0x00;
const PAPER_END = 0x0c;
const ASK_STATUS = Buffer.from([0x1d, 0x72, 0x01]);

/** A receipt printer on a free TCP port that draws what it is sent, like the paper would show it. */
export interface FakePrinter {
  readonly port: number;
  /** Slips that came out whole, oldest first. */
  slips(): readonly PrintedSlip[];
  setFault(fault: PrinterFault): void;
  setPaper(paper: FakePaper): void;
  /** Lines opened to it so far. */
  connections(): number;
  /** Resolves when `count` slips have come out. */
  waitForSlips(count: number, withinMs?: number): Promise<readonly PrintedSlip[]>;
  /** Switches it off: connections are refused from now on. */
  stop(): Promise<void>;
}

export async function startFakePrinter(): Promise<FakePrinter> {
  const slips: PrintedSlip[] = [];
  const sockets = new Set<Socket>();
  const waiting = new Set<() => void>();
  let fault: PrinterFault = 'none';
  let paper: FakePaper = 'ok';
  let connections = 0;

  const server = createServer({ allowHalfOpen: true }, (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    serve(socket, fault);
  });

  function serve(socket: Socket, mood: PrinterFault) {
    if (mood === 'paper-out') {
      socket.pause();
      return;
    }
    let job = Buffer.alloc(0);
    let answered = false;
    socket.on('data', (bytes) => {
      const rest = job.length > 0 ? bytes : answerStatus(socket, bytes, paper);
      job = Buffer.concat([job, rest]);
      if (mood === 'close-mid-job' && job.length > MID_JOB_BYTES) {
        socket.destroy();
        return;
      }
      if (mood === 'silent' || answered || !job.subarray(-ASK_STATUS.length).equals(ASK_STATUS)) return;
      answered = true;
      const answer = () => {
        putOut(job);
        socket.write(Buffer.from([mood === 'paper-ends' ? PAPER_END : PAPER_OK]));
      };
      if (mood === 'slow') setTimeout(answer, SLOW_MS).unref();
      else answer();
    });
    socket.on('end', () => {
      if (!answered && mood === 'silent') putOut(job);
      socket.end();
    });
  }

  function putOut(job: Buffer) {
    slips.push(decodeEscPos(job));
    for (const look of waiting) look();
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the fake printer has no port');

  return {
    port: address.port,
    slips: () => slips,
    setFault(next) {
      fault = next;
    },
    setPaper(next) {
      paper = next;
    },
    connections: () => connections,
    waitForSlips(count, withinMs = 10_000) {
      return new Promise((resolve, reject) => {
        const look = () => {
          if (slips.length < count) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(slips);
        };
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`${slips.length} of ${count} slips came out within ${withinMs} ms`));
        }, withinMs);
        waiting.add(look);
        look();
      });
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Answers the `DLE EOT` questions that come before a job; what is left of the bytes is the job. */
function answerStatus(socket: Socket, bytes: Buffer, paper: FakePaper): Buffer {
  let rest = bytes;
  while (rest[0] === 0x10 && rest[1] === 0x04) {
    if (paper !== 'mute') socket.write(Buffer.from([statusByte(rest[2] ?? 0, paper)]));
    rest = rest.subarray(3);
  }
  return rest;
}

function statusByte(question: number, paper: FakePaper): number {
  const stands = paper === 'out' || paper === 'cover-open';
  if (question === 1) return stands ? 0x1a : 0x12;
  if (question === 2) return paper === 'out' ? 0x32 : paper === 'cover-open' ? 0x16 : 0x12;
  if (paper === 'out') return 0x7e;
  return paper === 'low' ? 0x1e : 0x12;
}

/** The slip as a PNG file, black on white. */
export function slipPng(slip: PrintedSlip): Buffer {
  const png = new PNG({
    width: slip.width,
    height: slip.height,
    colorType: 0,
    inputHasAlpha: false,
    inputColorType: 0,
  });
  for (let at = 0; at < slip.width * slip.height; at += 1) png.data[at] = slip.dots[at] === 1 ? 0 : 255;
  return PNG.sync.write(png, { colorType: 0, inputHasAlpha: false, inputColorType: 0 });
}
