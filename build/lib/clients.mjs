import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { address, createEnrolmentCode, dataFolder, logFolder, parsed } from './hall-server.mjs';
import { complain, say } from './log.mjs';
import { root } from './paths.mjs';
import { startMember } from './process-group.mjs';
import { createRestartBudget } from './restart-budget.mjs';
import { messageOf } from './script.mjs';
import { writeStamp } from './stamps.mjs';

/**
 * @typedef {object} Client
 * @property {string} profile
 * @property {'kiosk' | 'board' | 'counter'} role
 * @property {readonly string[]} flags
 * @property {string} [size] of the page of a client that fills its screen in the hall
 */

/** @type {readonly Client[]} */
export const CLIENTS = [
  { profile: 'kiosk-1', role: 'kiosk', flags: ['--mode=kiosk', '--face=guide'], size: '1080x1920' },
  { profile: 'board-1', role: 'board', flags: ['--mode=kiosk', '--face=board'], size: '1920x1080' },
  { profile: 'counter-1', role: 'counter', flags: ['--mode=counter'] },
];

const READY_LINE = 'civichall.ready ';
const READY_WITHIN_MS = 60_000;
const CLOSE_MS = 5_000;
/** Another start would change nothing: a bad flag, a profile that runs already, a refused flag or variable. */
const FINAL_EXIT_CODES = [64, 75, 78];

/** The app refuses to start with these set; a developer's terminal may have them for other reasons. */
const REFUSED_VARIABLES = {
  ELECTRON_NO_ASAR: undefined,
  ELECTRON_RUN_AS_NODE: undefined,
  NODE_OPTIONS: undefined,
  NODE_TLS_REJECT_UNAUTHORIZED: undefined,
  SSLKEYLOGFILE: undefined,
};

/**
 * Opens one client and keeps it open: after a crash it opens again, a window that a person closed stays closed.
 * @typedef {object} Host
 * @property {string} electronPath
 * @property {Record<string, string>} env
 * @property {(client: Client) => readonly string[]} flagsFor what this machine adds to the flags of a client
 *
 * @param {Client} client
 * @param {Host} host
 */
export function keepClientOpen(client, host) {
  // What a client keeps, and that it is enrolled, lies with the server's data: a new, empty server knows none of it.
  const profiles = join(dataFolder, 'clients');
  const enrolledMark = join(dataFolder, 'clients', `${client.profile}.enrolled`);
  const logFile = join(logFolder, `${client.profile}.log`);
  const budget = createRestartBudget();
  /** @type {import('./process-group.mjs').Member | undefined} */
  let member;
  let stopping = false;
  let enrolAgain = false;
  /** @type {(open: boolean) => void} */
  let settle = () => undefined;
  /** @type {Promise<boolean>} */
  const settled = new Promise((resolve) => {
    settle = resolve;
  });
  const late = setTimeout(() => settle(false), READY_WITHIN_MS);
  void settled.then(() => clearTimeout(late));

  async function keepOpen() {
    while (!stopping) {
      enrolAgain = false;
      const { code, signal } = await openOnce();
      if (stopping || enrolAgain) continue;
      if (code === 0) {
        say(`   ${client.profile}: closed`);
        return;
      }
      const how = signal ?? `exit code ${code}`;
      if ((code !== null && FINAL_EXIT_CODES.includes(code)) || !budget.allowsAnother()) {
        complain(`   ${client.profile}: stays closed (${how}); its log is ${logFile}`);
        return;
      }
      complain(`   ${client.profile}: ended with ${how}, opening it again`);
    }
  }

  async function openOnce() {
    const code = existsSync(enrolledMark) ? undefined : await createEnrolmentCode(client.role, client.profile);
    member = startMember(
      host.electronPath,
      [...host.flagsFor(client), root, ...client.flags, `--profile=${client.profile}`, `--server=${address}`],
      {
        // By the environment, never by argument: other users of the machine can read arguments.
        env: {
          ...REFUSED_VARIABLES,
          ...host.env,
          CIVICHALL_PROFILES: profiles,
          ...(code === undefined ? {} : { CIVICHALL_ENROLL_CODE: code }),
        },
        logFile,
        onLine: (line) => readLine(line, code !== undefined),
      },
    );
    return member.ended;
  }

  /**
   * @param {string} line
   * @param {boolean} hadCode
   */
  function readLine(line, hadCode) {
    const at = line.indexOf(READY_LINE);
    const state = at < 0 ? undefined : parsed(line.slice(at + READY_LINE.length));
    if (state === undefined) return;
    if (state.enrolled === true) {
      if (!existsSync(enrolledMark)) writeStamp(enrolledMark, `${new Date().toISOString()}\n`);
      say(`   ${client.profile}: open, ${state.connected === true ? 'connected' : 'not connected yet'}`);
      settle(true);
    } else if (hadCode) {
      complain(`   ${client.profile}: the server did not take it in; its log is ${logFile}`);
      settle(false);
    } else {
      say(`   ${client.profile}: lost its enrolment, enrolling it again`);
      rmSync(enrolledMark, { force: true });
      enrolAgain = true;
      void member?.stop(CLOSE_MS);
    }
  }

  keepOpen()
    .catch((error) => complain(`   ${client.profile}: ${messageOf(error)}`))
    .finally(() => settle(false));

  return {
    /** Whether its screen came up and it is enrolled. */
    settled,
    stop: async () => {
      stopping = true;
      await member?.stop(CLOSE_MS);
    },
  };
}
