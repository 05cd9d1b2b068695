import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { askServer } from '../../server/http/control-server.ts';
import { type HallFile, hallFileSchema } from '../../shared/domain/hall/hall-file.ts';
import { enrollReplySchema } from '../../shared/protocol/up.ts';
import { openLine } from './line.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const COMPILED = join(tmpdir(), 'civichall-compile-cache');

/** The command line of the product, and the same server with one deliberate fault (see `mutant-server.ts`). */
export const PRODUCT = join(root, 'out', 'server', 'main.js');
export const MUTANTS = join(root, 'test', 'faults', 'mutant-server.ts');

export type HallProcess = {
  readonly url: string;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  end(): Promise<number | null>;
};

function environment(folder: string, extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_COMPILE_CACHE: COMPILED,
    CIVICHALL_DATA: folder,
    CIVICHALL_PORT: '0',
    CIVICHALL_LIMIT_MESSAGES_PER_SECOND: '1000000',
    CIVICHALL_LIMIT_MESSAGE_BURST: '1000000',
    ...extra,
  };
}

function gone(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
  });
}

/** Starts a server process on a data folder and waits until it listens. */
export function startHall(folder: string, options: { entry?: string; mutant?: string } = {}): Promise<HallProcess> {
  const args = options.mutant === undefined ? ['serve'] : [options.mutant];
  const child = spawn(process.execPath, [options.entry ?? PRODUCT, ...args], {
    cwd: root,
    env: environment(folder),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`server ended (${code}): ${complaints}`)));
    createInterface({ input: child.stdout }).on('line', (text) => {
      const line = JSON.parse(text) as { event?: string; port?: number };
      if (line.event !== 'server.listening') return;
      resolve({
        url: `http://127.0.0.1:${line.port}`,
        async kill() {
          child.kill('SIGKILL');
          await gone(child);
        },
        end() {
          child.kill('SIGTERM');
          return gone(child);
        },
      });
    });
  });
}

function run(folder: string, args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [PRODUCT, ...args], { cwd: root, env: environment(folder) });
  let out = '';
  let complaints = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => (code === 0 ? resolve(out) : reject(new Error(`${args[0]}: ${complaints}`))));
  });
}

const PREFIXES = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'K', 'L', 'N'] as const;

/** As many windows and clerks as wanted, the windows spread over the groups in turn. */
export function aHallOf(windows: number, groups: number): HallFile {
  const text = (zh: string, en: string) => ({ 'zh-CN': zh, en });
  const numbers = Array.from({ length: windows }, (_, index) => index + 1);
  const prefixes = PREFIXES.slice(0, groups);
  return hallFileSchema.parse({
    settings: { anonymousBurst: 0 },
    schema: 1,
    id: 'fault-hall',
    name: text('故障大厅', 'Fault hall'),
    hours: 'always',
    zones: [{ id: 'z1', name: text('一区', 'Zone 1') }],
    groups: prefixes.map((prefix, rank) => ({
      id: prefix.toLowerCase(),
      prefix,
      name: text(`业务${prefix}`, `Group ${prefix}`),
      everyday: text(`业务${prefix}`, `Group ${prefix}`),
      zoneId: 'z1',
      minutes: 5,
      rank,
    })),
    windows: numbers.map((number) => ({
      id: `w${number}`,
      number,
      zoneId: 'z1',
      groups: [{ groupId: (prefixes[(number - 1) % prefixes.length] ?? 'A').toLowerCase() }],
    })),
    outcomes: ['handled'],
    pauseReasons: ['meal'],
    staff: numbers.map((number) => ({
      id: `s${number}`,
      login: `clerk${number}`,
      name: text(`员工${number}`, `Clerk ${number}`),
      plate: `${number}`,
      roles: ['clerk'],
      skills: ['*'],
    })),
  });
}

/** Everybody at one group: the hardest race. */
export const oneGroupHall = (windows: number): HallFile => aHallOf(windows, 1);

export type Tokens = {
  readonly kiosk: string;
  readonly counters: readonly { readonly windowId: string; readonly token: string; readonly session: string }[];
};

/** A data folder with a seeded hall. */
export async function newHallFolder(file: HallFile): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'civichall-fault-'));
  const hall = join(folder, 'hall.json');
  const catalogue = join(folder, 'catalogue.json');
  await writeFile(hall, JSON.stringify(file));
  const demo = await readFile(join(root, 'assets', 'demo', 'catalogue.json'), 'utf8');
  await writeFile(catalogue, demo);
  await run(folder, ['seed', '--hall', hall, '--catalogue', catalogue]);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Enrols a device through the public doors; returns its token. */
export async function enrollDevice(folder: string, url: string, role: 'kiosk' | 'board' | 'counter'): Promise<string> {
  const { code } = (await askServer(folder, 'enroll', { role, name: role })) as { code: string };
  const answer = await fetch(`${url}/api/enroll`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, name: role }),
  });
  return enrollReplySchema.parse(await answer.json()).token;
}

/** Enrols a kiosk and a counter for each window, logs every clerk of the file in and seats them, all through the public doors. */
export async function staffHall(folder: string, url: string, file: HallFile): Promise<Tokens> {
  const kiosk = await enrollDevice(folder, url, 'kiosk');
  const listed = await readFile(join(folder, 'first-logins.txt'), 'utf8');
  const counters: { windowId: string; token: string; session: string }[] = [];
  for (const [index, person] of file.staff.entries()) {
    const windowId = file.windows[index]?.id ?? '';
    const password =
      listed
        .split('\n')
        .find((row) => row.startsWith(`${person.login}\t`))
        ?.split('\t')[1] ?? '';
    const token = await enrollDevice(folder, url, 'counter');
    const line = await openLine(url, { token });
    const answer = await line.login(person.login, password, `a long password ${person.id}`);
    if (!answer.ok) throw new Error(`login of ${person.login}: ${answer.code}`);
    const opened = await line.command({
      id: `open-${person.id}-${Date.now()}`,
      type: 'window.open',
      payload: { windowId, takeOver: false },
    });
    if (!opened.ok) throw new Error(`open ${windowId}: ${opened.code}`);
    line.close();
    counters.push({ windowId, token, session: answer.session });
  }
  return { kiosk, counters };
}
