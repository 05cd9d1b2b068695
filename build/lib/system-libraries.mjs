import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { say, step } from './log.mjs';
import { must } from './run.mjs';

/** What Electron and a virtual display need on a bare Debian; later releases renamed some (the second name). */
const PACKAGES = [
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnss3'],
  ['libasound2', 'libasound2t64'],
  ['libgbm1'],
  ['xvfb'],
  ['xauth'],
  ['dbus-x11'],
  // Native menus and dialogs only: the pages bring their own font.
  ['fonts-wqy-microhei'],
];

/** Installs what is missing on Debian and its kin as root, and otherwise says how. */
export async function ensureSystemLibraries() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg')) return;
  const missing = PACKAGES.filter((names) => !names.some(isInstalled));
  if (missing.length === 0) return;

  if (process.getuid?.() !== 0) {
    const names = missing.map(candidate).join(' ');
    say(
      `System libraries are missing. Install them with:\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}`,
    );
    return;
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await step('system libraries: apt-get update', () => must('apt-get', ['update', '-q'], { env, quiet: true }));
  const names = missing.map(candidate);
  await step(`system libraries: ${names.join(' ')}`, () =>
    must('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], { env, quiet: true }),
  );
}

/** @param {string} name */
function isInstalled(name) {
  const { status, stdout } = spawnSync('dpkg-query', ['-s', name], { encoding: 'utf8' });
  return status === 0 && /^Status: .* installed$/m.test(stdout);
}

/** @param {readonly string[]} names */
function candidate(names) {
  return (
    names.find((name) =>
      /Candidate: (?!\(none\))/.test(spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' }).stdout ?? ''),
    ) ??
    names[0] ??
    ''
  );
}

/**
 * The shared libraries that the dynamic loader does not find for a binary.
 * @param {string} binary
 */
export function missingLibrariesOf(binary) {
  if (process.platform !== 'linux') return [];
  const { stdout } = spawnSync('ldd', [binary], { encoding: 'utf8' });
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

const SUID_ROOT = 0o4755;

/**
 * Where a normal user may not make name spaces, Chromium's sandbox works only through its helper, and that has to
 * belong to root.
 * @param {string} dist the folder of Electron
 */
export function adviseOnSandbox(dist) {
  const helper = join(dist, 'chrome-sandbox');
  const stat = statSync(helper, { throwIfNoEntry: false });
  if (process.platform !== 'linux' || process.getuid?.() === 0 || !stat) return;
  if (stat.uid === 0 && (stat.mode & 0o7777) === SUID_ROOT) return;
  if (spawnSync('unshare', ['--user', 'true']).status === 0) return;
  say(`Electron's sandbox cannot start for this user. Allow it once with:
  sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`);
}
