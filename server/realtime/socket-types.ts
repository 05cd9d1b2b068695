import type { Server, Socket } from 'socket.io';
import type { Result } from '../../shared/lib/result.ts';
import type { ClientToServer, PhoneView, ServerToClient } from '../../shared/protocol/down.ts';
import type { WireCode } from '../../shared/protocol/errors.ts';
import type { TokenBucket } from '../edge/token-bucket.ts';
import type { Principal } from './principal.ts';

/** What the server holds per connection. A log-in changes the principal, the phone view changes with the queue. */
export type Connection = {
  principal: Principal;
  readonly bucket: TokenBucket;
  view: PhoneView | null;
};

export type SocketData = { handshake: Result<Principal, WireCode>; connection: Connection | null };

type NoEvents = Record<never, never>;
export type IoServer = Server<ClientToServer, ServerToClient, NoEvents, SocketData>;
export type IoSocket = Socket<ClientToServer, ServerToClient, NoEvents, SocketData>;

/** Room of everybody who reads a feed. */
export function roomOf(feed: string): string {
  return `feed:${feed}`;
}

/** Says why, then hangs up. */
export function dismiss(socket: IoSocket, code: WireCode, retryAfterMs?: number): void {
  socket.emit('bye', { ok: false, code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
  socket.disconnect(true);
}
