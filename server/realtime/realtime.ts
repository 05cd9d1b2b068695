import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { Clock, Scheduler } from '../../shared/lib/clock.ts';
import { err } from '../../shared/lib/result.ts';
import type { Hello } from '../../shared/protocol/down.ts';
import { handshakeSchema } from '../../shared/protocol/up.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { isActive } from '../accounts/registry.ts';
import { staffViewOf } from '../accounts/staff-accounts.ts';
import type { Config } from '../config.ts';
import { isAllowedOrigin } from '../edge/origins.ts';
import { createTokenBucket } from '../edge/token-bucket.ts';
import type { SlipFinder } from '../queries/slip-finder.ts';
import { createMessageHandlers, type MessageDeps } from './messages.ts';
import { createPhones } from './phones.ts';
import { authenticate, mayRead, type Principal, ROLE_FEEDS } from './principal.ts';
import { createPublisher } from './publisher.ts';
import { createReceiver } from './receive.ts';
import { cutSlowReaders } from './slow-readers.ts';
import { type Connection, dismiss, type IoServer, type IoSocket, roomOf } from './socket-types.ts';

export type RealtimeDeps = MessageDeps & {
  readonly http: HttpServer;
  readonly config: Config;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly defer: (run: () => void) => void;
  readonly version: string;
  readonly slips: SlipFinder;
};

export interface Realtime {
  count(): number;
  /** Devices with at least one open connection. */
  isConnected(deviceId: string): boolean;
  /** Called at every new connection of a device. */
  onDeviceCame(listener: (deviceId: string) => void): void;
  /** Called when the last connection of a device is gone. */
  onDeviceGone(listener: (deviceId: string) => void): void;
  /** Says `bye stopping` to everybody and closes. */
  stop(): void;
}

const SLOW_READER_CHECK_MS = 200;
const PHONE_TICK_MS = 1000;
const SNAPSHOT_SWEEP_MS = 10_000;
const STOPPING_RETRY_MS = 1000;

export function createRealtime(deps: RealtimeDeps): Realtime {
  const { http, config, hall, city, registry, clock, scheduler, log, keys } = deps;
  const { limits } = config;
  const io: IoServer = new Server(http, {
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: limits.frameBytes,
    perMessageDeflate: false,
    httpCompression: false,
    pingInterval: 10_000,
    pingTimeout: 8_000,
    connectTimeout: 10_000,
    allowRequest: (request, decide) => {
      decide(null, isAllowedOrigin(request.headers.origin, request.headers.host, config.origins));
    },
  });
  const cameListeners: ((deviceId: string) => void)[] = [];
  const goneListeners: ((deviceId: string) => void)[] = [];
  const publisher = createPublisher(io);
  const phones = createPhones({ hall, slips: deps.slips, now: () => clock.now() });
  const receive = createReceiver({
    handlers: createMessageHandlers(deps),
    monotonic: () => clock.monotonic(),
    limits,
    log,
  });

  io.engine.on('connection_error', (error: { code: number }) => log.warn('handshake.refused', { code: error.code }));
  io.engine.on(
    'connection',
    (connection: {
      prependListener(event: 'data', listen: (data: unknown) => void): void;
      on(event: 'close', listen: (reason: string, cause?: unknown) => void): void;
      close(discard: boolean): void;
    }) => {
      // Nothing in the protocol is binary [SE-6].
      connection.prependListener('data', (data) => {
        if (typeof data === 'string') return;
        log.warn('frame.binary');
        connection.close(true);
      });
      connection.on('close', (reason, cause) => {
        if (reason === 'transport error') log.warn('frame.refused', { cause: String(cause).slice(0, 200) });
        else if (reason === 'parse error') log.warn('frame.malformed');
      });
    },
  );

  io.use((socket, next) => {
    const parsed = handshakeSchema.safeParse(socket.handshake.auth);
    const deciding = { registry, slips: deps.slips, hashSlipToken: (token: string) => keys.hashToken(token) };
    socket.data.handshake = parsed.success ? authenticate(parsed.data, deciding) : err('invalid');
    next();
  });

  function hello(principal: Principal): Hello {
    const device = principal.kind === 'device' ? registry.findDevice(principal.deviceId) : undefined;
    const sessionId = principal.kind === 'device' ? principal.sessionId : null;
    const session = sessionId === null ? undefined : registry.findSession(sessionId);
    const staff = session && registry.findStaff(session.staffId);
    return {
      protocol: PROTOCOL_VERSION,
      server: deps.version,
      epoch: hall.current().epoch,
      serverNow: clock.now(),
      hallId: hall.scope,
      device: device && principal.kind === 'device' ? { id: device.id, role: principal.role, name: device.name } : null,
      staff: staff && session ? staffViewOf(staff, session.id) : null,
      publicUrl: config.publicUrl,
    };
  }

  function* connections(): Generator<[IoSocket, Connection]> {
    for (const socket of io.sockets.sockets.values()) {
      if (socket.data.connection) yield [socket, socket.data.connection];
    }
  }

  function isConnected(deviceId: string): boolean {
    for (const [, { principal }] of connections()) {
      if (principal.kind === 'device' && principal.deviceId === deviceId) return true;
    }
    return false;
  }

  io.on('connection', (socket: IoSocket) => {
    const { handshake } = socket.data;
    // A broken packet of one client is that client's trouble.
    socket.on('error', (error) => log.warn('frame.malformed', { error: error.message.slice(0, 200) }));
    if (!handshake.ok) {
      log.warn('handshake.denied', { code: handshake.error });
      dismiss(socket, handshake.error);
      return;
    }
    const principal = handshake.value;
    const rate = { perSecond: limits.messagesPerSecond, burst: limits.messageBurst };
    const connection: Connection = { principal, bucket: createTokenBucket(rate, clock.monotonic()), view: null };
    socket.data.connection = connection;
    log.debug('socket.opened', { principal: principal.kind });
    socket.emit('hello', hello(principal));
    if (principal.kind === 'phone' || principal.kind === 'stale-phone') phones.add(socket, connection);
    if (principal.kind === 'device') for (const listener of cameListeners) listener(principal.deviceId);
    socket.onAny((event: string, ...args: unknown[]) => receive(socket, connection, event, args));
    socket.on('disconnect', (reason) => {
      log.debug('socket.closed', { principal: principal.kind, reason });
      socket.data.connection = null;
      phones.remove(socket);
      if (principal.kind === 'device' && !isConnected(principal.deviceId)) {
        for (const listener of goneListeners) listener(principal.deviceId);
      }
    });
  });

  /** Whether it goes on hearing a feed that the roles of its person no longer open. */
  function hearsTooMuch(socket: IoSocket, principal: Principal): boolean {
    const { state } = hall.current();
    const hears = (feed: string) => socket.rooms.has(roomOf(feed));
    return ROLE_FEEDS.some((feed) => hears(feed) && !mayRead(principal, feed, state, registry));
  }

  /** [SY-8] a revoked device, or one whose session was ended elsewhere, is cut at once. */
  let checking = false;
  registry.onChange(() => {
    if (checking) return;
    checking = true;
    // Later, when a log-in that ended its device's older session has taken up the new one.
    deps.defer(() => {
      checking = false;
      for (const [socket, { principal }] of connections()) {
        if (principal.kind !== 'device') continue;
        if (!isActive(registry.findDevice(principal.deviceId))) dismiss(socket, 'revoked');
        else if (principal.sessionId !== null && registry.findSession(principal.sessionId) === undefined) {
          const isGone = principal.staffId !== null && registry.findStaff(principal.staffId) === undefined;
          dismiss(socket, isGone ? 'account-closed' : 'session-expired');
        } else if (hearsTooMuch(socket, principal)) {
          // It comes in again, learns its roles, is denied those feeds and drops their rows [SE-7].
          dismiss(socket, 'stopping', STOPPING_RETRY_MS);
        }
      }
    });
  });

  hall.onCommit((commit) => {
    // Only `hello` says that the server was restored, so everybody comes in again [SY-5].
    if (commit.before.epoch !== commit.after.epoch) {
      log.warn('hall.restored', { rev: commit.after.rev });
      for (const [socket] of connections()) dismiss(socket, 'stopping', STOPPING_RETRY_MS);
      return;
    }
    publisher.hall(commit);
    phones.onCommit(commit);
  });
  city.onCommit((commit) => publisher.city(commit));

  const timers = [
    scheduler.every(SLOW_READER_CHECK_MS, () => cutSlowReaders(io, limits.slowReaderBytes, log)),
    scheduler.every(PHONE_TICK_MS, () => phones.tick()),
    scheduler.every(SNAPSHOT_SWEEP_MS, () => deps.snapshots.sweep()),
  ];

  return {
    count: () => io.engine.clientsCount,
    isConnected,
    onDeviceCame: (listener) => void cameListeners.push(listener),
    onDeviceGone: (listener) => void goneListeners.push(listener),
    stop() {
      for (const timer of timers) timer.cancel();
      for (const [socket] of connections()) dismiss(socket, 'stopping', STOPPING_RETRY_MS);
      io.disconnectSockets(true);
      io.engine.close();
    },
  };
}
