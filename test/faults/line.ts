import { io, type Socket } from 'socket.io-client';
import type { Acks, CommandAck } from '../../shared/protocol/down.ts';
import type { FeedRow } from '../../shared/protocol/feeds.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';

/** A bare connection to a real server: no retries, no replica, so that a test sees exactly what it sends and gets. */
export type Line = {
  /** Resolves with the answer; stays open for ever when the server dies before it answers. */
  command(message: { id: string; type: string; payload: unknown }): Promise<CommandAck>;
  login(login: string, password: string, newPassword?: string): Promise<Acks['staff.login']>;
  /** All rows of a feed by a snapshot. */
  rows(feed: string): Promise<FeedRow[]>;
  readonly socket: Socket;
  close(): void;
};

function request<T>(socket: Socket, event: string, message: unknown): Promise<T> {
  return new Promise((resolve) => {
    socket.emit(event, message, resolve);
  });
}

async function rowsOf(socket: Socket, feed: string): Promise<FeedRow[]> {
  const opened = await request<Acks['feed.open']>(socket, 'feed.open', { feed, epoch: null, cursor: null });
  if (!opened.ok || opened.mode !== 'snapshot') throw new Error(`feed.open: ${JSON.stringify(opened)}`);
  const rows: FeedRow[] = [];
  for (let page = 0; page < opened.pages; page += 1) {
    const answer = await request<Acks['feed.page']>(socket, 'feed.page', { snapshotId: opened.snapshotId, page });
    if (!answer.ok) throw new Error(`feed.page: ${answer.code}`);
    rows.push(...answer.rows);
  }
  return rows;
}

/** Connects and waits for `hello`. Rejects with the server's `bye` or the connection error. */
export function openLine(url: string, auth: { token: string; session?: string }): Promise<Line> {
  const socket = io(url, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    // How long a busy machine takes to connect is not what these tests are about.
    timeout: 120_000,
    auth: {
      protocol: PROTOCOL_VERSION,
      app: 'test',
      device: { token: auth.token },
      ...(auth.session === undefined ? {} : { session: auth.session }),
    },
  });
  return new Promise((resolve, reject) => {
    socket.once('connect_error', (error) => reject(error));
    socket.once('bye', (bye: unknown) => reject(new Error(`bye ${JSON.stringify(bye)}`)));
    socket.once('hello', () =>
      resolve({
        socket,
        command: (message) => request(socket, 'command', message),
        login: (login, password, newPassword) =>
          request(socket, 'staff.login', { login, password, ...(newPassword === undefined ? {} : { newPassword }) }),
        rows: (feed) => rowsOf(socket, feed),
        close: () => void socket.disconnect(),
      }),
    );
  });
}
