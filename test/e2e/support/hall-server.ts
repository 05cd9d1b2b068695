import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { HallSettings } from '../../../shared/domain/hall/hall-settings.ts';
import type { ProcessRegistry } from './process-registry.ts';
import { waitUntil } from './wait-until.ts';

const root = resolve(import.meta.dirname, '../../..');
const SERVER = 'out/server/main.js';
const READY_WITHIN_MS = 30_000;

export type FirstLogin = { readonly login: string; readonly password: string; readonly roles: readonly string[] };

/** A real server with the demo hall, in a process of its own. */
export interface HallServer {
  readonly address: string;
  readonly port: number;
  readonly dataFolder: string;
  /** One-time code for a device. */
  enroll(role: 'kiosk' | 'board' | 'counter' | 'display' | (string & {}), name?: string): Promise<string>;
  /** People of the demo hall and their first passwords. */
  firstLogins(): readonly FirstLogin[];
  /** Runs another command of the server's command line on the same data. */
  run(...args: string[]): Promise<string>;
  /** Ends it without warning, like a power cut. */
  kill(): Promise<void>;
  /** Ends it in good order. */
  stop(): Promise<void>;
  /** Starts it again on the same data and port. */
  start(): Promise<void>;
  log(): string;
}

export type HallServerOptions = {
  readonly env?: Readonly<Record<string, string>>;
  readonly port?: number;
  /** A test takes numbers faster than any visitor: its kiosks are not slowed down, and no rush begins by itself [QU-13, KI-1]. */
  readonly hasty?: boolean;
  /** Numbers of the queue rules that this hall has otherwise; the demo hall with them is loaded. */
  readonly settings?: Partial<HallSettings>;
};

export async function startHallServer(registry: ProcessRegistry, options: HallServerOptions = {}): Promise<HallServer> {
  const dataFolder = join(registry.folder, 'server-data');
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const logFile = join(registry.folder, 'server.log');
  const port = options.port ?? (await freePort());
  const address = `http://127.0.0.1:${port}`;
  const env = { ...process.env, ...options.env, CIVICHALL_DATA: dataFolder, CIVICHALL_PORT: String(port) };
  let child: ChildProcess | null = null;

  async function start() {
    const output = openSync(logFile, 'a');
    const started = spawn(process.execPath, [SERVER, 'serve', '--demo'], {
      cwd: root,
      env,
      stdio: ['ignore', output, output],
      detached: true,
    });
    child = started;
    if (started.pid !== undefined) registry.add(started.pid);
    await waitUntil(
      `the server is ready (its log: ${logFile})`,
      async () => {
        if (started.exitCode !== null)
          throw new Error(`the server ended: ${readFileSync(logFile, 'utf8').slice(-2_000)}`);
        return isReady(address);
      },
      READY_WITHIN_MS,
    );
  }

  async function end(signal: 'SIGTERM' | 'SIGKILL') {
    const ending = child;
    child = null;
    if (ending === null || ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = new Promise((done) => ending.once('exit', done));
    ending.kill(signal);
    await ended;
    if (ending.pid !== undefined) registry.remove(ending.pid);
  }

  async function run(...args: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(process.execPath, [SERVER, ...args], { cwd: root, env });
    return stdout;
  }

  async function loadOwnHall() {
    const hurry = options.hasty ? { anonymousBurst: 0, rushPerMinute: 999 } : {};
    const demo = join(root, 'assets', 'demo');
    const file: { settings?: object } = JSON.parse(readFileSync(join(demo, 'hall.json'), 'utf8'));
    const hasty = join(registry.folder, 'hasty-hall.json');
    writeFileSync(hasty, JSON.stringify({ ...file, settings: { ...file.settings, ...hurry, ...options.settings } }));
    await run('seed', `--hall=${hasty}`, `--catalogue=${join(demo, 'catalogue.json')}`);
  }

  await start();
  registry.atEnd(() => end('SIGTERM'));
  if (options.hasty || options.settings) await loadOwnHall();
  return {
    address,
    port,
    dataFolder,
    run,
    start,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    log: () => readFileSync(logFile, 'utf8'),
    async enroll(role, name = role) {
      const output = await run('enroll', `--role=${role}`, `--name=${name}`, '--json');
      for (const line of output.split('\n')) {
        if (!line.startsWith('{')) continue;
        const { code }: { code?: unknown } = JSON.parse(line);
        if (typeof code === 'string') return code;
      }
      throw new Error(`no enrolment code in: ${output}`);
    },
    firstLogins() {
      return readFileSync(join(dataFolder, 'first-logins.txt'), 'utf8')
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'))
        .map((line) => {
          const [login = '', password = '', roles = ''] = line.split('\t');
          return { login, password, roles: roles.split(',') };
        });
    },
  };
}

async function isReady(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch (error) {
    // Nobody listens yet.
    if (error instanceof Error) return false;
    throw error;
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}
