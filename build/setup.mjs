// `npm run setup`: brings a fresh checkout to the point where everything runs, and is over at once where it already
// does. This file and build/lib are plain JavaScript without dependencies: the first run has Node 20 and no packages.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureElectron } from './lib/electron.mjs';
import { say, step } from './lib/log.mjs';
import { linkNode24, node24 } from './lib/node24.mjs';
import { root } from './lib/paths.mjs';
import { npm } from './lib/run.mjs';
import { whenStarted } from './lib/script.mjs';
import { hashOf, stampIs, writeStamp } from './lib/stamps.mjs';
import { adviseOnSandbox, ensureSystemLibraries, missingLibrariesOf } from './lib/system-libraries.mjs';

/** Inside node_modules on purpose: it goes when the packages go. */
const packagesStamp = join(root, 'node_modules', '.civichall-packages');

/** @param {{ retryOfficialElectron?: boolean }} [options] */
export async function setUp({ retryOfficialElectron = false } = {}) {
  await ensurePackages();
  linkNode24();
  const node = node24();
  await ensureSystemLibraries();
  const electron = await ensureElectron({ retryOfficial: retryOfficialElectron });
  const missing = missingLibrariesOf(electron.path);
  if (missing.length > 0) {
    throw new Error(`Electron cannot start: the system lacks ${missing.join(', ')}.`);
  }
  adviseOnSandbox(electron.dist);
  return { node, electron };
}

async function ensurePackages() {
  const { allowScripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const wanted = `${hashOf(['package-lock.json', '.npmrc'])} ${JSON.stringify(allowScripts)}`;
  if (stampIs(packagesStamp, wanted)) return;
  await step('packages: npm ci', () => npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true }));
  writeStamp(packagesStamp, wanted);
}

await whenStarted(import.meta.url, 'Set-up', async () => {
  const { node, electron } = await setUp({ retryOfficialElectron: process.argv.includes('--official-electron') });
  const caveat = electron.official ? '' : ' (development and tests only)';
  say(`Ready: Node at ${node}, Electron ${electron.version}${caveat} at ${electron.path}`);
});
