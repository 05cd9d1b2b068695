import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import { createServer, type Server, type ServerDeps } from '../../server/app.ts';
import { type Config, readConfig, type ServerLimits } from '../../server/config.ts';
import type { Log, LogFields } from '../../server/log.ts';
import type { Storage } from '../../server/storage/ports.ts';
import { createSqliteStorage, type SqliteStorage } from '../../server/storage/sqlite/create-sqlite-storage.ts';
import type { Item } from '../../shared/domain/catalogue/catalogue.ts';
import type { DeviceRole } from '../../shared/domain/commands/actor.ts';
import type { HallFile } from '../../shared/domain/hall/hall-file.ts';
import { staffFileSchema } from '../../shared/domain/hall/hall-parts.ts';
import { EMPTY_HALL } from '../../shared/domain/hall/hall-state.ts';
import { createIds } from '../../shared/lib/ids.ts';
import { createManualTime, type ManualTime } from '../../shared/lib/manual-time.ts';
import { getRow } from '../../shared/lib/table.ts';
import type { Acks, CommandAck, Hello, PhoneView, StaffView } from '../../shared/protocol/down.ts';
import type { WireError } from '../../shared/protocol/errors.ts';
import type { Changes, FeedRow } from '../../shared/protocol/feeds.ts';
import {
  type EnrollReply,
  enrollReplySchema,
  type Handshake,
  type OrderKey,
  type UpEvent,
} from '../../shared/protocol/up.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { aHallFile, MORNING } from '../fixtures/a-hall.ts';

export const STAFF: HallFile['staff'] = z.array(staffFileSchema).parse([
  { id: 'li', login: 'li.na', name: { 'zh-CN': '李娜', en: 'Li Na' }, plate: '101', roles: ['clerk'], skills: ['*'] },
  { id: 'wu', login: 'wu.jun', name: { 'zh-CN': '吴军', en: 'Wu Jun' }, plate: '102', roles: ['clerk'], skills: ['*'] },
  { id: 'gu', login: 'gu.yi', name: { 'zh-CN': '顾一', en: 'Gu Yi' }, plate: 'G1', roles: ['guide'], skills: [] },
]);

export type LogLine = { readonly level: string; readonly event: string; readonly fields: LogFields };

/** Keeps the lines, so that a test can see what was said and what never must be. */
export function aLog(): Log & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at =
    (level: string) =>
    (event: string, fields: LogFields = {}) =>
      void lines.push({ level, event, fields });
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

export function newIds() {
  return createIds({
    now: () => Date.now(),
    random: (bytes) => void crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>),
  });
}

export type HarnessOptions = {
  readonly hallFile?: HallFile;
  readonly items?: readonly Item[];
  readonly limits?: Partial<ServerLimits>;
  readonly config?: Partial<Config>;
  readonly startAt?: number;
  /** Puts something between the loop and the database: how mutants and faults are built. */
  readonly wrapStorage?: (storage: SqliteStorage) => Storage;
} & Pick<ServerDeps, 'memos' | 'newInFlight'>;

export type Harness = {
  readonly url: string;
  readonly folder: string;
  readonly server: Server;
  readonly storage: SqliteStorage;
  readonly time: ManualTime;
  readonly log: ReturnType<typeof aLog>;
  enrol(role: DeviceRole): Promise<EnrollReply>;
  passwordOf(login: string): Promise<string>;
  /** An enrolled, connected device. */
  device(role: DeviceRole): Promise<Wire>;
  /** A counter with somebody logged in. */
  counter(login: string): Promise<Wire & { readonly staff: StaffView; readonly session: string }>;
  connect(auth: Partial<Handshake>, options?: { readonly origin?: string }): Promise<Wire>;
  restart(): Promise<void>;
  stop(): Promise<void>;
};

/** The real server on a real SQLite file and a real port; only time is moved by hand. */
export async function aServer(options: HarnessOptions = {}): Promise<Harness> {
  const folder = await mkdtemp(join(tmpdir(), 'civichall-'));
  const time = createManualTime(options.startAt ?? MORNING);
  const log = aLog();
  const ids = newIds();
  const wires: Wire[] = [];
  let storage: SqliteStorage;
  let server: Server;
  let url = '';

  async function open(port: number): Promise<void> {
    const read = readConfig(['serve', '--port', String(port), '--data', folder], {}, folder).config;
    const config: Config = { ...read, ...options.config, limits: { ...read.limits, ...options.limits } };
    storage = await createSqliteStorage({ file: join(folder, 'civichall.db'), clock: time, log });
    server = await createServer({
      config,
      storage: options.wrapStorage?.(storage) ?? storage,
      clock: time,
      scheduler: time,
      ids,
      log,
      defer: (run) => void setImmediate(run),
      hallKey: new Uint8Array(32).fill(7),
      outFolder: join(folder, 'out'),
      version: '0.0.0-test',
      ...(options.memos ? { memos: options.memos } : {}),
      ...(options.newInFlight ? { newInFlight: options.newInFlight } : {}),
    });
    if (server.core.hall() === undefined) {
      const hall = options.hallFile ?? aHallFile({ staff: STAFF });
      await server.core.operations.seed({ hall, catalogue: { items: [...(options.items ?? [])] } });
    }
    url = (await server.start()).url;
  }

  async function close(): Promise<void> {
    for (const wire of wires.splice(0)) wire.socket.disconnect();
    await server.stop();
    await storage.close();
  }

  const harness: Harness = {
    get url() {
      return url;
    },
    folder,
    get server() {
      return server;
    },
    get storage() {
      return storage;
    },
    time,
    log,
    async enrol(role) {
      const { code } = await server.core.operations.enroll({ role, name: `test ${role}` });
      return enrollReplySchema.parse(await (await postEnroll(url, code)).json());
    },
    async passwordOf(login) {
      const lines = (await readFile(join(folder, 'first-logins.txt'), 'utf8')).split('\n');
      return lines.find((line) => line.startsWith(`${login}\t`))?.split('\t')[1] ?? '';
    },
    async device(role) {
      const { deviceId, token } = await harness.enrol(role);
      const wire = await harness.connect({ device: { token } });
      // That it came is a commit of its own: done before a test counts any.
      const hall = () => server.core.hall()?.loop.current().state;
      await eventually(() => getRow((hall() ?? EMPTY_HALL).devices, deviceId) !== undefined, `${role} is noted`);
      return wire;
    },
    async counter(login) {
      const wire = await harness.device('counter');
      const password = await harness.passwordOf(login);
      const answer = await wire.ask('staff.login', { login, password, newPassword: `own-${password}`, pin: '2468' });
      if (!answer.ok) throw new Error(`log-in refused: ${answer.code}`);
      return Object.assign(wire, { staff: answer.staff, session: answer.session });
    },
    async connect(auth, extra = {}) {
      const wire = await openWire(url, auth, extra);
      wires.push(wire);
      return wire;
    },
    async restart() {
      const { port } = new URL(url);
      await close();
      await open(Number(port));
    },
    async stop() {
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await open(0);
  return harness;
}

export function postEnroll(url: string, code: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(new URL('/api/enroll', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ code, name: '' }),
  });
}

/** One raw connection: what was heard, and how to ask. */
export type Wire = {
  readonly socket: Socket;
  /** Undefined when the server said `bye` instead. */
  readonly hello: Hello | undefined;
  readonly changes: Changes[];
  readonly views: PhoneView[];
  readonly byes: WireError[];
  /** Everything heard in order: event names and, for answers, `ack:<event>`. */
  readonly order: string[];
  ask<E extends UpEvent>(event: E, message: unknown): Promise<Acks[E]>;
  command(type: string, payload: unknown, extra?: { id?: string; order?: OrderKey }): Promise<CommandAck>;
  /** Opens a feed and pulls every page. */
  rows(feed: string): Promise<{ readonly rows: readonly FeedRow[]; readonly rev: number; readonly pages: number }>;
  /** Resolves when the connection is over. */
  readonly closed: Promise<string>;
};

const ASK_MS = 8000;

export async function openWire(
  url: string,
  auth: Partial<Handshake>,
  options: { readonly origin?: string } = {},
): Promise<Wire> {
  const socket = io(url, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    auth: { protocol: PROTOCOL_VERSION, app: 'test', ...auth },
    ...(options.origin === undefined ? {} : { extraHeaders: { origin: options.origin } }),
  });
  const changes: Changes[] = [];
  const views: PhoneView[] = [];
  const byes: WireError[] = [];
  const order: string[] = [];
  let hello: Hello | undefined;
  socket.onAny((event: string, message: unknown) => {
    order.push(event);
    if (event === 'changes') changes.push(message as Changes);
    else if (event === 'view') views.push(message as PhoneView);
    else if (event === 'bye') byes.push(message as WireError);
  });
  const closed = new Promise<string>((resolve) => socket.once('disconnect', resolve));
  await new Promise<void>((resolve, reject) => {
    socket.once('hello', (message: Hello) => {
      hello = message;
      resolve();
    });
    socket.once('bye', () => resolve());
    socket.once('connect_error', reject);
  });
  const ids = newIds();
  const ask: Wire['ask'] = async (event, message) => {
    const answer = await socket.timeout(ASK_MS).emitWithAck(event, message);
    order.push(`ack:${event}`);
    return answer;
  };
  return {
    socket,
    hello,
    changes,
    views,
    byes,
    order,
    ask,
    closed,
    command: (type, payload, { id = ids.next(), order: place } = {}) =>
      ask('command', { id, type, payload, ...(place === undefined ? {} : { order: place }) }),
    async rows(feed) {
      const opened = await ask('feed.open', { feed, epoch: null, cursor: null });
      if (!opened.ok || opened.mode !== 'snapshot') throw new Error(`no snapshot of ${feed}`);
      const rows: FeedRow[] = [];
      for (let page = 0; page < opened.pages; page += 1) {
        const answer = await ask('feed.page', { snapshotId: opened.snapshotId, page });
        if (!answer.ok) throw new Error(`no page ${page}: ${answer.code}`);
        rows.push(...answer.rows);
      }
      return { rows, rev: opened.rev, pages: opened.pages };
    },
  };
}

/** Waits for something that real sockets will bring about; fails loudly when they do not. */
export async function eventually(holds: () => boolean, what: string, ms = 5000): Promise<void> {
  const deadline = performance.now() + ms;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`not reached: ${what}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Lets whatever is on the sockets arrive: a round trip behind it. */
export async function roundTrip(wire: Wire): Promise<void> {
  await wire.ask('command.status', { id: 'nobody-knows' });
}

export const TAKE = { groupId: 'a', class: 'normal', locale: 'zh-CN' } as const;

export function ticketOf(ack: CommandAck): {
  ticketId: string;
  number: string;
  slipSecret: { checkCode: string; token: string; url: string | null };
} {
  if (!ack.ok) throw new Error(`refused: ${ack.code}`);
  return ack.reply as ReturnType<typeof ticketOf>;
}
