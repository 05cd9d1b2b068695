import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export type Started = ChildProcess & { readonly said: { out: string; err: string } };

/** The product's own command line in processes of their own, on a folder of their own. */
export interface CommandLine {
  readonly folder: string;
  start(args: readonly string[], data?: string): Started;
  run(args: readonly string[], data?: string): Promise<{ code: number | null; out: string; err: string }>;
  /** A running server and its address, as its own log line says it. */
  serve(args?: readonly string[], data?: string): Promise<{ child: Started; url: string }>;
  stop(child: ChildProcess): Promise<number | null>;
  /** Kills what still runs and removes the folder. */
  end(): Promise<void>;
}

export async function aCommandLine(): Promise<CommandLine> {
  const folder = await mkdtemp(join(tmpdir(), 'civichall-cli-'));
  const children: ChildProcess[] = [];

  function start(args: readonly string[], data = folder): Started {
    const child = spawn(process.execPath, [join(root, 'server', 'main.ts'), ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH, LANG: 'en_GB.UTF-8', CIVICHALL_DATA: data, TZ: 'America/St_Johns' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    const said = { out: '', err: '' };
    child.stdout.on('data', (text: Buffer) => {
      said.out += text.toString();
    });
    child.stderr.on('data', (text: Buffer) => {
      said.err += text.toString();
    });
    return Object.assign(child, { said });
  }

  return {
    folder,
    start,
    async run(args, data = folder) {
      const child = start(args, data);
      await once(child, 'close');
      return { code: child.exitCode, ...child.said };
    },
    async serve(args = [], data = folder) {
      const child = start(['serve', '--port', '0', ...args], data);
      for (;;) {
        const line = child.said.out.split('\n').find((each) => each.includes('server.listening'));
        if (line) return { child, url: `http://127.0.0.1:${(JSON.parse(line) as { port: number }).port}` };
        if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${child.said.err}`);
        await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'exit')]);
      }
    },
    async stop(child) {
      child.kill('SIGTERM');
      await once(child, 'exit');
      return child.exitCode;
    },
    async end() {
      for (const child of children.splice(0)) {
        if (child.exitCode === null && child.signalCode === null) {
          child.kill('SIGKILL');
          await once(child, 'exit');
        }
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}
