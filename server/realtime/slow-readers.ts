import type { Log } from '../log.ts';
import type { IoServer, IoSocket } from './socket-types.ts';

/** What the transport library keeps for a socket; its types do not name it, so it is read with care. */
type EngineConnection = {
  readonly writeBuffer?: readonly { readonly data?: unknown }[];
  readonly transport?: { readonly socket?: { readonly bufferedAmount?: number; terminate?(): void } };
};

/** Bytes that wait for this reader: packets not handed to the socket yet, and what the socket holds. */
export function bufferedBytes(socket: IoSocket): number {
  const connection = socket.conn as unknown as EngineConnection;
  let bytes = connection.transport?.socket?.bufferedAmount ?? 0;
  for (const packet of connection.writeBuffer ?? []) {
    if (typeof packet.data === 'string') bytes += packet.data.length;
  }
  return bytes;
}

/** Cuts the line at once: a polite close would wait behind everything that is not being read. */
function cut(socket: IoSocket): void {
  const connection = socket.conn as unknown as EngineConnection;
  connection.transport?.socket?.terminate?.();
  socket.conn.close(true);
}

/** [SY-10] a reader that lets more than `maxBytes` pile up is cut; it comes back by snapshot, nobody else notices. */
export function cutSlowReaders(io: IoServer, maxBytes: number, log: Log): number {
  let count = 0;
  for (const socket of io.sockets.sockets.values()) {
    const bytes = bufferedBytes(socket);
    if (bytes <= maxBytes) continue;
    log.warn('socket.slow', { bytes });
    cut(socket);
    count += 1;
  }
  return count;
}
