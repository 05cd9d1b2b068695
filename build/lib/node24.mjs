import { spawnSync } from 'node:child_process';
import { existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { binFolder, root } from './paths.mjs';

const MAJOR = 24;

/** The Node binaries in the lock file, by platform; the packages hold the binary and nothing else. */
function pinnedBinary() {
  const folder = join(
    root,
    'node_modules',
    `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`,
    'bin',
  );
  return join(folder, process.platform === 'win32' ? 'node.exe' : 'node');
}

/** @param {string} binary */
function majorOf(binary) {
  const { stdout } = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  return Number(/^v(\d+)\./.exec(stdout ?? '')?.[1] ?? 0);
}

/**
 * The Node that everything except the set-up runs under. Where the registry has no Node 24 for a platform, an
 * installed one serves.
 */
export function node24() {
  const pinned = pinnedBinary();
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) === MAJOR) return process.execPath;
  if (majorOf('node') === MAJOR) return 'node';
  throw new Error(
    `No Node ${MAJOR} for ${process.platform}-${process.arch}: the lock file has none for this platform and none is on the PATH. Install Node ${MAJOR} and run this again.`,
  );
}

/**
 * npm puts node_modules/.bin first on the PATH of its scripts, and the pinned Node belongs there. npm 10 takes the link
 * away again when it drops the packages of the other platforms, which offer the same command.
 */
export function linkNode24() {
  const pinned = pinnedBinary();
  const windows = process.platform === 'win32';
  const link = join(binFolder, windows ? 'node.cmd' : 'node');
  if (!existsSync(pinned) || existsSync(link)) return;
  const target = relative(binFolder, pinned);
  if (windows) writeFileSync(link, `@"%~dp0\\${target}" %*\r\n`);
  else symlinkSync(target, link);
}
