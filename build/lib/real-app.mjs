import { buildAll } from '../build.mjs';
import { setUp } from '../setup.mjs';
import { startVirtualDisplay } from './display.mjs';
import { findElectron } from './electron.mjs';
import { node24 } from './node24.mjs';
import { must, toolEnvironment } from './run.mjs';

/**
 * Sets up, builds, and runs a script of ours that drives the real Electron, on a display of its own.
 * @param {string} name what a failure calls it
 * @param {readonly string[]} args the script and its arguments
 */
export async function runWithRealApp(name, args) {
  await setUp();
  await buildAll();
  const electron = findElectron();
  if (!electron) throw new Error('There is no Electron; run the set-up.');
  const screen = process.platform === 'linux' ? await startVirtualDisplay({ width: 1920, height: 1920 }) : undefined;
  try {
    const env = { CIVICHALL_ELECTRON: electron.path, ...(screen ? { DISPLAY: screen.display } : {}) };
    await must(node24(), args, { env: toolEnvironment(env), name });
  } finally {
    screen?.stop();
  }
}
