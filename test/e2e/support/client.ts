import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, errors, type Page } from 'playwright-core';
import type { ProcessRegistry } from './process-registry.ts';
import { waitUntil } from './wait-until.ts';

const root = resolve(import.meta.dirname, '../../..');
/** Now and then the test driver attaches to an app and never lets it begin: then once more. An app that hangs, hangs again. */
const LAUNCH_TRIES_MS = [20_000, 45_000];
const CLOSE_WITHIN_MS = 10_000;

/** What the app tells its launcher. */
export type ReadyState = {
  readonly mode: string;
  readonly face: string;
  readonly profile: string;
  readonly enrolled: boolean;
  readonly connected: boolean;
};

export type LogLine = { readonly event: string; readonly level: string } & Readonly<Record<string, unknown>>;

export type ClientOptions = {
  readonly profile: string;
  readonly mode: 'kiosk' | 'counter';
  readonly face?: 'guide' | 'board' | 'window';
  readonly server?: string;
  readonly windowNumber?: number;
  /** A plain window of this size, `1080x1920`; without it a kiosk takes the whole screen. */
  readonly size?: string;
  readonly enrollCode?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** Folder of the built app; the repository, unless a test brings pages of its own. */
  readonly app?: string;
};

/** One real Electron of one profile. */
export interface ElectronClient {
  readonly app: ElectronApplication;
  readonly profileFolder: string;
  /** The main page as it is now; after a restart of the windows another one. */
  page(): Promise<Page>;
  /** The page of the strip on top of other programs. */
  strip(): Promise<Page>;
  /** The newest `civichall.ready`, once it fits. */
  waitForReady(fits?: (state: ReadyState) => boolean, withinMs?: number): Promise<ReadyState>;
  /** Log lines so far, oldest first. */
  logs(): readonly LogLine[];
  waitForLog(event: string, withinMs?: number): Promise<LogLine>;
  /** Everything the app printed. */
  output(): string;
  /** Writes `test-results/screens/<name>.png`; returns its path. */
  screenshot(name: string): Promise<string>;
  /** Ends it in good order. */
  close(): Promise<void>;
  /** Ends it without warning, like a power cut. */
  kill(): Promise<void>;
}

/**
 * Launches the real app. Flags go in as a launcher would give them; `CIVICHALL_ELECTRON` names the executable and `DISPLAY`
 * the screen.
 */
export async function launchClient(registry: ProcessRegistry, options: ClientOptions): Promise<ElectronClient> {
  const profiles = join(registry.folder, 'profiles');
  const outputFile = join(registry.folder, `${options.profile}-${Date.now()}.log`);
  writeFileSync(outputFile, '');
  const start = (timeout: number): Promise<ElectronApplication> => {
    return _electron.launch({
      executablePath: recordingExecutable(registry.folder),
      // Root has no sandbox; anybody else tests with it, as it ships.
      chromiumSandbox: process.getuid?.() !== 0,
      args: ['--disable-gpu', options.app ?? root, ...flagsOf(options), ...(options.args ?? [])],
      env: {
        ...environment(),
        ...options.env,
        CIVICHALL_PROFILES: profiles,
        CIVICHALL_E2E_OUTPUT: outputFile,
        ...(options.enrollCode === undefined ? {} : { CIVICHALL_ENROLL_CODE: options.enrollCode }),
      },
      timeout,
    });
  };
  const [first = 0, again = 0] = LAUNCH_TRIES_MS;
  const app = await start(first).catch((error: unknown) => {
    if (!(error instanceof errors.TimeoutError)) throw error;
    process.stdout.write(`${options.profile} was not let begin by the test driver; once more\n`);
    return start(again);
  });
  const child = app.process();
  const { pid } = child;
  if (pid !== undefined) registry.add(pid);
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  let running = true;
  void ended.then(() => {
    running = false;
    if (pid !== undefined) registry.remove(pid);
  });

  const output = () => readFileSync(outputFile, 'utf8');
  const logs = () => output().split('\n').flatMap(logLineOf);

  async function findPage(isStrip: boolean): Promise<Page> {
    return waitUntil(`the ${isStrip ? 'strip' : 'main page'} of ${options.profile}`, () =>
      app
        .windows()
        .find((page) => !page.isClosed() && page.url().startsWith('app:') && page.url().endsWith('#strip') === isStrip),
    );
  }

  async function close() {
    if (!running) return;
    await Promise.race([
      app.close(),
      new Promise((_, reject) =>
        setTimeout(() => reject(new Error(`${options.profile} does not close`)), CLOSE_WITHIN_MS),
      ),
    ]);
    await ended;
  }
  registry.atEnd(close);

  return {
    app,
    profileFolder: join(profiles, options.profile),
    page: () => findPage(false),
    strip: () => findPage(true),
    output,
    logs,
    waitForReady: (fits = () => true, withinMs) =>
      waitUntil(
        `${options.profile} is ready; it printed: ${output().slice(-1_000)}`,
        () => {
          const state = output().split('\n').flatMap(readyStateOf).at(-1);
          return state !== undefined && fits(state) ? state : null;
        },
        withinMs,
      ),
    waitForLog: (event, withinMs) =>
      waitUntil(`${options.profile} logs ${event}`, () => logs().find((line) => line.event === event), withinMs),
    async screenshot(name) {
      const folder = join(root, 'test-results', 'screens');
      mkdirSync(folder, { recursive: true });
      const path = join(folder, `${name}.png`);
      await (await findPage(false)).screenshot({ path });
      return path;
    },
    close,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function flagsOf(options: ClientOptions): string[] {
  const { mode, face, server, profile, windowNumber, size } = options;
  const flags = { mode, face, server, profile, 'window-number': windowNumber, size };
  return Object.entries(flags).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}=${value}`]));
}

/**
 * The test driver reads the app's output itself and hands none of it on, so that the first lines would be lost: a
 * two-line script in between sends them to a file. What the driver waits for comes on stderr.
 */
function recordingExecutable(folder: string): string {
  const electron = process.env.CIVICHALL_ELECTRON;
  if (!electron || !existsSync(electron))
    throw new Error('CIVICHALL_ELECTRON does not name an Electron; run the set-up');
  const script = join(folder, 'electron.sh');
  if (!existsSync(script)) {
    writeFileSync(script, `#!/bin/sh\nexec '${electron.replaceAll("'", "'\\''")}' "$@" >> "$CIVICHALL_E2E_OUTPUT"\n`);
    chmodSync(script, 0o700);
  }
  return script;
}

/** The environment of the test runner, without what the app refuses to start with. */
function environment(): Record<string, string> {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new Error('there is no display: start Xvfb and set DISPLAY');
  }
  const refused = new Set(['NODE_OPTIONS', 'ELECTRON_RUN_AS_NODE', 'CIVICHALL_ENROLL_CODE']);
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || refused.has(name) ? [] : [[name, value]],
    ),
  );
}

function readyStateOf(line: string): ReadyState[] {
  return line.startsWith('civichall.ready ') ? [JSON.parse(line.slice('civichall.ready '.length))] : [];
}

function logLineOf(line: string): LogLine[] {
  return line.startsWith('{') && line.endsWith('}') ? [JSON.parse(line)] : [];
}
