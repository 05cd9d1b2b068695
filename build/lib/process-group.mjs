import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { root } from './paths.mjs';
import { toolEnvironment } from './run.mjs';

/**
 * @typedef {object} Member
 * @property {import('node:child_process').ChildProcess} process
 * @property {Promise<{ code: number | null, signal: NodeJS.Signals | null }>} ended resolves, never rejects
 * @property {() => boolean} isRunning
 * @property {(graceMs: number) => Promise<void>} stop asks, waits so long, then insists
 */

/**
 * Starts a long-running process whose output goes to a file, each line also to `onLine`. It leads a group of its own:
 * Ctrl+C in the terminal reaches only us, and we stop the members in the right order.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string | undefined>, logFile: string, onLine?: (line: string) => void }} options
 * @returns {Member}
 */
export function startMember(command, args, { env = {}, logFile, onLine }) {
  const ownGroup = process.platform !== 'win32';
  const child = spawn(command, args, {
    cwd: root,
    env: toolEnvironment(env),
    detached: ownGroup,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(logFile, { flags: 'a', mode: 0o600 });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      log.write(`${line}\n`);
      onLine?.(line);
    });
  }
  /** @type {Member['ended']} */
  const ended = new Promise((resolve) => {
    child.once('error', (error) => {
      log.end(`${error.message}\n`);
      resolve({ code: null, signal: null });
    });
    child.once('close', (code, signal) => {
      log.end();
      resolve({ code, signal });
    });
  });
  const isRunning = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;

  /** @param {NodeJS.Signals} signal */
  const send = (signal) => {
    if (child.pid === undefined) return;
    try {
      process.kill(ownGroup ? -child.pid : child.pid, signal);
    } catch (error) {
      // The whole group is gone already.
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  };

  return {
    process: child,
    ended,
    isRunning,
    stop: async (graceMs) => {
      if (!isRunning()) return;
      child.kill('SIGTERM');
      const insist = setTimeout(() => send('SIGKILL'), graceMs);
      await ended;
      clearTimeout(insist);
      // Helpers that outlived their leader.
      send('SIGKILL');
    },
  };
}
