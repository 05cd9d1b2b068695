import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { complain, say } from './log.mjs';
import { node24 } from './node24.mjs';
import { root } from './paths.mjs';
import { startMember } from './process-group.mjs';
import { createRestartBudget } from './restart-budget.mjs';
import { must, toolEnvironment } from './run.mjs';
import { messageOf } from './script.mjs';

const SERVER = 'out/server/main.js';
const READY_WITHIN_MS = 60_000;
const ASK_EVERY_MS = 150;
const ANSWER_WITHIN_MS = 2_000;
const DRAIN_MS = 15_000;
const WARNING_LEVEL = 40;

export const dataFolder = resolve(process.env.CIVICHALL_DATA || join(root, '.civichall'));
export const logFolder = join(dataFolder, 'logs');
const port = Number(process.env.CIVICHALL_PORT || 8460);
export const address = `http://127.0.0.1:${port}`;

const logFile = join(logFolder, 'server.log');
const serverEnvironment = { CIVICHALL_DATA: dataFolder, CIVICHALL_PORT: String(port) };

/**
 * Starts the server and returns when it is ready. On an empty data folder it lays out the demo hall. A server that
 * crashes is started again; when that stops helping, `onGiveUp` is told.
 * @param {{ onGiveUp: () => void }} listener
 */
export async function startHallServer({ onGiveUp }) {
  mkdirSync(logFolder, { recursive: true, mode: 0o700 });
  if (await answers('/healthz')) {
    throw new Error(`Something answers at ${address} already, probably another \`npm start\`. Stop that one first.`);
  }
  const budget = createRestartBudget();
  let stopping = false;
  let server = await startOnce();
  void watch();

  async function watch() {
    for (;;) {
      const { code, signal } = await server.ended;
      if (stopping) return;
      complain(`The server ended with ${signal ?? `exit code ${code}`}; its log is ${logFile}.`);
      try {
        if (!budget.allowsAnother()) throw new Error('It crashes again and again.');
        server = await startOnce();
        say('The server runs again.');
      } catch (error) {
        complain(messageOf(error));
        onGiveUp();
        return;
      }
    }
  }

  return {
    stop: async () => {
      stopping = true;
      await server.stop(DRAIN_MS);
    },
  };
}

async function startOnce() {
  const server = startMember(node24(), [SERVER, 'serve', '--demo'], {
    env: serverEnvironment,
    logFile,
    onLine: showTrouble,
  });
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await answers('/readyz'))) {
    if (!server.isRunning() || Date.now() > deadline) {
      await server.stop(DRAIN_MS);
      throw new Error(`The server did not become ready; its log is ${logFile}.`);
    }
    await pause(ASK_EVERY_MS);
  }
  return server;
}

/**
 * A one-time code with which one device can enrol. The running server gives it out over a socket that only this user
 * can reach.
 * @param {'kiosk' | 'board' | 'counter'} role
 * @param {string} name what the manager sees in the list of devices
 * @returns {Promise<string>}
 */
export async function createEnrolmentCode(role, name) {
  /** @param {string[]} what */
  const ask = (what) =>
    must(node24(), [SERVER, 'enroll', ...what, '--json'], {
      env: toolEnvironment(serverEnvironment),
      quiet: true,
    });
  const plain = [`--role=${role}`, `--name=${name}`];
  // The demo hall lists a kiosk and a board under these names; a hall of one's own need not.
  const output = await (role === 'counter' || name.includes(' ')
    ? ask(plain)
    : ask([`--device=${name}`]).catch(() => ask(plain)));
  for (const line of output.split('\n')) {
    const code = parsed(line)?.code;
    if (typeof code === 'string') return code;
  }
  throw new Error(`The server gave no enrolment code for a ${role}: ${output.trim()}`);
}

/** Where the passwords of the first logins lie, while they do. */
export function firstLogins() {
  const file = join(dataFolder, 'first-logins.txt');
  return existsSync(file) ? file : undefined;
}

/** @param {string} path */
async function answers(path) {
  try {
    return (await fetch(`${address}${path}`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })).ok;
  } catch {
    // Nobody listens yet, or the answer took too long: both mean no.
    return false;
  }
}

/**
 * The log file has everything; the terminal gets what a person should see.
 * @param {string} line
 */
function showTrouble(line) {
  const entry = parsed(line);
  if (entry === undefined || Number(entry.level) >= WARNING_LEVEL) complain(`[server] ${line}`);
}

/**
 * @param {string} line
 * @returns {Record<string, unknown> | undefined}
 */
export function parsed(line) {
  if (!line.trimStart().startsWith('{')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    // A line that only looks like JSON.
    return undefined;
  }
}
