// `npm run screenshots`: the README's pictures, taken of the real app with the demo hall at work.
import { buildAll } from './build.mjs';
import { startVirtualDisplay } from './lib/display.mjs';
import { findElectron } from './lib/electron.mjs';
import { node24 } from './lib/node24.mjs';
import { must, toolEnvironment } from './lib/run.mjs';
import { whenStarted } from './lib/script.mjs';
import { setUp } from './setup.mjs';

await whenStarted(import.meta.url, 'Screenshots', async () => {
  await setUp();
  await buildAll();
  const electron = findElectron();
  if (!electron) throw new Error('There is no Electron; run the set-up.');
  const screen = process.platform === 'linux' ? await startVirtualDisplay({ width: 1920, height: 1920 }) : undefined;
  try {
    const env = { CIVICHALL_ELECTRON: electron.path, ...(screen ? { DISPLAY: screen.display } : {}) };
    await must(node24(), ['test/e2e/make-screenshots.ts'], { env: toolEnvironment(env), name: 'taking the pictures' });
  } finally {
    screen?.stop();
  }
});
