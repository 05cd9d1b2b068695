// `npm start`: the whole hall on this machine. Sets up what is missing, builds what changed, starts the server with a
// demo hall and opens kiosk, board and counter, enrolled and connected. Ctrl+C stops everything; the data stays.
import { buildAll } from './build.mjs';
import { CLIENTS, keepClientOpen } from './lib/clients.mjs';
import { hasDisplay, startVirtualDisplay } from './lib/display.mjs';
import { address, createEnrolmentCode, dataFolder, firstLogins, startHallServer } from './lib/hall-server.mjs';
import { complain, say } from './lib/log.mjs';
import { whenStarted } from './lib/script.mjs';
import { setUp } from './setup.mjs';

/** Room for the upright kiosk and the wide board and counter. */
const VIRTUAL_SCREEN = { width: 1920, height: 1920 };

const PARENT_WATCH_MS = 500;

/** `npm start -- --full-screen`: kiosk and board as they are in the hall, over the whole screen and locked down. */
const fullScreen = process.argv.includes('--full-screen');

/** @typedef {(stop: () => Promise<void>) => void} Register takes how to stop what was just started */

await whenStarted(import.meta.url, 'Start', async () => {
  const { electron } = await setUp();
  await buildAll();

  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => ending.abort());
  const watch = watchParent(ending);
  const ended = new Promise((resolve) => ending.signal.addEventListener('abort', resolve, { once: true }));

  /** @type {Array<() => Promise<void>>} */
  const stops = [];
  try {
    await openHall(electron.path, ending, (stop) => stops.push(stop));
    await ended;
  } finally {
    clearInterval(watch);
    say('Stopping: first the clients, then the server ...');
    for (const stop of stops.reverse()) await stop();
    say(`Stopped. The data stays in ${dataFolder}.`);
  }
});

/**
 * A npm that is told to end takes its shell with it and leaves us behind: that counts as our own end.
 * @param {AbortController} ending
 */
function watchParent(ending) {
  const parent = process.ppid;
  return setInterval(() => {
    if (process.env.npm_lifecycle_event !== undefined && process.ppid !== parent) ending.abort();
  }, PARENT_WATCH_MS);
}

/**
 * @param {string} electronPath
 * @param {AbortController} ending
 * @param {Register} register
 */
async function openHall(electronPath, ending, register) {
  const server = await startHallServer({
    onGiveUp: () => {
      process.exitCode = 1;
      ending.abort();
    },
  });
  register(server.stop);
  say(`Server: ${address}, data in ${dataFolder}`);
  if (ending.signal.aborted) return;

  const env = await openDisplay(register);
  if (ending.signal.aborted) return;
  say('Clients:');
  const sandbox = sandboxFlags();
  const isVirtual = env.DISPLAY !== undefined;
  const host = {
    electronPath,
    env,
    flagsFor: (/** @type {import('./lib/clients.mjs').Client} */ client) => [
      ...sandbox,
      ...windowFlags(client, isVirtual),
    ],
  };
  const clients = CLIENTS.map((client) => keepClientOpen(client, host));
  register(async () => {
    await Promise.all(clients.map((client) => client.stop()));
  });
  const settled = await Promise.race([
    Promise.all(clients.map((client) => client.settled)),
    /** @type {Promise<undefined>} */ (
      new Promise((resolve) => ending.signal.addEventListener('abort', () => resolve(undefined), { once: true }))
    ),
  ]);
  if (settled === undefined) return;
  await showTheWay(isVirtual);
  const closed = settled.filter((open) => !open).length;
  if (closed > 0) complain(`${closed} of ${CLIENTS.length} clients did not open; the lines above say why.`);
  say(`${closed > 0 ? 'The rest' : 'Everything'} runs. Ctrl+C stops it.`);
}

/**
 * @param {Register} register
 * @returns {Promise<Record<string, string>>}
 */
async function openDisplay(register) {
  if (hasDisplay()) return {};
  const screen = await startVirtualDisplay(VIRTUAL_SCREEN);
  register(async () => screen.stop());
  say(`There is no display here: the windows open on a virtual one, ${screen.display} (Xvfb), where nobody sees them.`);
  return { DISPLAY: screen.display };
}

function sandboxFlags() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return [];
  complain(
    'Running as root, where Chromium has no sandbox (--no-sandbox). Use a normal user for anything but a trial.',
  );
  return ['--no-sandbox'];
}

/**
 * On a desk, kiosk and board are plain windows at half their size, so that they fit beside the rest.
 * @param {import('./lib/clients.mjs').Client} client
 * @param {boolean} isVirtual
 */
function windowFlags({ size }, isVirtual) {
  if (size === undefined || fullScreen) return [];
  return [`--size=${size}`, ...(isVirtual ? [] : ['--force-device-scale-factor=0.5'])];
}

/** @param {boolean} onlyBrowsers nobody can see the windows, so that browsers need codes of their own */
async function showTheWay(onlyBrowsers) {
  say('In a browser:');
  say(`   board:       ${address}/board`);
  say(`   phone page:  ${address}/t  (the QR code on a slip adds the ticket)`);
  if (onlyBrowsers) {
    for (const role of /** @type {const} */ (['kiosk', 'counter'])) {
      say(
        `   ${`${role}:`.padEnd(12)} ${address}/${role}#enroll=${await createEnrolmentCode(role, `${role}, browser`)}  (works once)`,
      );
    }
  }
  const logins = firstLogins();
  if (logins) say(`First logins of the staff are in ${logins}`);
}
