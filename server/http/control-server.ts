import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describeError, type Log } from '../log.ts';
import { OperationRefused, type Operations, operationsSchemas } from '../operations.ts';

/** Longest path that every kernel takes for a socket, with its closing zero. */
const MAX_SOCKET_PATH = 100;
const FOLDER = 'control';
const NAME = 'server.sock';
/** Holds the path of the socket when it had to move to a shorter one. */
const POINTER = 'server.path';
const MAX_BODY = 32 * 1024 * 1024;

type OperationName = keyof typeof operationsSchemas;

function isOperation(name: string): name is OperationName {
  return Object.hasOwn(operationsSchemas, name);
}

async function readBody(stream: AsyncIterable<Buffer>): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > MAX_BODY) throw new Error('body too large');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

/** The socket lies in a folder that only the server's user may enter, so it is private before it exists [OP-1]. */
async function choosePath(dataFolder: string): Promise<string> {
  const folder = join(dataFolder, FOLDER);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const near = join(folder, NAME);
  await rm(near, { force: true });
  await rm(join(folder, POINTER), { force: true });
  if (Buffer.byteLength(near) <= MAX_SOCKET_PATH) return near;
  const far = join(await mkdtemp(join(tmpdir(), 'civichall-')), NAME);
  await writeFile(join(folder, POINTER), far, { mode: 0o600 });
  return far;
}

/** Where the command line finds a running server's socket. */
async function findPath(dataFolder: string): Promise<string | undefined> {
  try {
    return await readFile(join(dataFolder, FOLDER, POINTER), 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    // No pointer: the socket lies at its usual place, if at all.
    const near = join(dataFolder, FOLDER, NAME);
    return Buffer.byteLength(near) <= MAX_SOCKET_PATH ? near : undefined;
  }
}

export interface ControlServer {
  stop(): Promise<void>;
}

/** Serves the administrative operations on a socket that only this user can reach. */
export async function startControlServer(deps: {
  dataFolder: string;
  operations: Operations;
  log: Log;
}): Promise<ControlServer> {
  const { operations, log } = deps;
  const path = await choosePath(deps.dataFolder);

  async function answer(name: string, body: unknown): Promise<{ status: number; body: unknown }> {
    if (!isOperation(name)) return { status: 404, body: { error: 'unknown operation' } };
    const parsed = operationsSchemas[name].safeParse(body);
    if (!parsed.success) return { status: 400, body: { error: parsed.error.message } };
    const run = operations[name] as (input: unknown) => Promise<unknown>;
    return { status: 200, body: await run(parsed.data) };
  }

  const server: Server = createServer((incoming, outgoing) => {
    const reply = (status: number, body: unknown) => {
      outgoing.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    readBody(incoming)
      .then((body) => answer((incoming.url ?? '').slice(1), body))
      .then(({ status, body }) => reply(status, body))
      .catch((error: unknown) => {
        if (error instanceof OperationRefused) {
          reply(409, { code: error.code, error: error.message });
          return;
        }
        log.error('control.failed', describeError(error));
        reply(500, { error: error instanceof Error ? error.message : 'failed' });
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  await chmod(path, 0o600);
  return {
    async stop() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await rm(path, { force: true });
      if (dirname(path) !== join(deps.dataFolder, FOLDER)) await rm(dirname(path), { recursive: true, force: true });
    },
  };
}

/** Asks a running server; undefined when none is running on this data folder. */
export async function askServer(dataFolder: string, operation: OperationName, input: unknown): Promise<unknown> {
  const socketPath = await findPath(dataFolder);
  if (socketPath === undefined) return undefined;
  return new Promise((resolve, reject) => {
    const outgoing = request({ socketPath, method: 'POST', path: `/${operation}` }, (incoming) => {
      readBody(incoming).then((body) => {
        if (incoming.statusCode === 200) resolve(body);
        else if (incoming.statusCode === 409) {
          const { code, error } = body as { code: OperationRefused['code']; error: string };
          reject(new OperationRefused(error.slice(code.length + 2), { code }));
        } else reject(new Error((body as { error?: string }).error ?? 'the server refused'));
      }, reject);
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(undefined);
      else reject(error);
    });
    outgoing.end(JSON.stringify(input));
  });
}
