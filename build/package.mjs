// `npm run package`: the installers, always of the official Electron. Flags go on to electron-builder, for example
// `npm run package -- --linux deb`.
import { buildAll } from './build.mjs';
import { step } from './lib/log.mjs';
import { toolEnvironment } from './lib/run.mjs';
import { whenStarted } from './lib/script.mjs';
import { mustTool } from './lib/tools.mjs';
import { setUp } from './setup.mjs';

await whenStarted(import.meta.url, 'Packaging', async () => {
  const { electron } = await setUp({ retryOfficialElectron: true });
  if (!electron.official) {
    throw new Error(
      `only the official Electron is packaged, and it cannot be reached from here (Electron ${electron.version} serves development only)`,
    );
  }
  await buildAll();
  await step('electron-builder', () =>
    mustTool('electron-builder', ['--publish=never', ...process.argv.slice(2)], { env: toolEnvironment() }),
  );
});
