import type { ManagerOptions, Socket, SocketOptions } from 'socket.io-client';
import type { Scheduler } from '../../shared/lib/clock.ts';
import type { Acks, Hello } from '../../shared/protocol/down.ts';
import { EDGE_CODES, type WireError } from '../../shared/protocol/errors.ts';
import type { Changes } from '../../shared/protocol/feeds.ts';
import type { UpEvent, UpPayload } from '../../shared/protocol/up.ts';
import type { Answer, Dial, Line, LineEvents } from './line.ts';

/** `io` of socket.io-client, given by the composition root. */
export type OpenSocket = (url: string, options: Partial<ManagerOptions & SocketOptions>) => Socket;

/** The refusal a server puts into a failed handshake, null when it was the network. */
function refusalOf(error: unknown): WireError | null {
  if (!(error instanceof Error) || !('data' in error)) return null;
  const { data } = error;
  if (typeof data !== 'object' || data === null || !('code' in data)) return null;
  const code = EDGE_CODES.find((known) => known === data.code);
  return code === undefined ? null : { ...data, ok: false, code };
}

/**
 * Socket.IO as a `Line`: websocket only, a manager of its own for every connection, Socket.IO's own reconnection,
 * retries and buffering off [SY-8].
 */
export function createSocketDial(deps: {
  readonly serverUrl: string;
  readonly open: OpenSocket;
  readonly scheduler: Scheduler;
  readonly connectTimeoutMs?: number;
}): Dial {
  return (auth, events) => {
    const socket = deps.open(deps.serverUrl, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      multiplex: false,
      timeout: deps.connectTimeoutMs ?? 10_000,
      auth,
    });
    return lineOf(socket, events, deps.scheduler);
  };
}

function lineOf(socket: Socket, events: LineEvents, scheduler: Scheduler): Line {
  const waiting = new Set<() => void>();
  let over = false;

  function end(report: (() => void) | null): void {
    if (over) return;
    over = true;
    socket.off();
    socket.disconnect();
    for (const giveUp of [...waiting]) giveUp();
    report?.();
  }
  const lose = (reason: string, refusal: WireError | null = null) => end(() => events.lost(reason, refusal));

  socket.on('connect_error', (error) => lose('connect-error', refusalOf(error)));
  socket.on('disconnect', (reason) => lose(reason));
  socket.io.on('ping', () => events.heard());
  socket.on('hello', (hello: Hello) => {
    events.heard();
    events.hello(hello);
  });
  socket.on('changes', (changes: Changes) => {
    events.heard();
    events.changes(changes);
  });
  socket.on('bye', (error: WireError) => {
    events.heard();
    events.bye(error);
  });

  return {
    ask<E extends UpEvent>(event: E, payload: UpPayload<E>, timeoutMs: number): Promise<Answer<E>> {
      if (over || !socket.connected) return Promise.resolve({ kind: 'none', why: 'lost' });
      return new Promise((resolve) => {
        const settle = (answer: Answer<E>) => {
          timer.cancel();
          waiting.delete(giveUp);
          resolve(answer);
        };
        const giveUp = () => settle({ kind: 'none', why: 'lost' });
        const timer = scheduler.after(timeoutMs, () => settle({ kind: 'none', why: 'timeout' }));
        waiting.add(giveUp);
        socket.emit(event, payload, (value: Acks[E]) => {
          if (over) return;
          events.heard();
          settle({ kind: 'answer', value });
        });
      });
    },
    close: () => end(null),
  };
}
