// `npm run build`: the pages, the Electron app and the phone page into out/. Nothing is built twice from the same
// sources.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { say, step } from './lib/log.mjs';
import { root } from './lib/paths.mjs';
import { whenStarted } from './lib/script.mjs';
import { hashOf, stampIs, writeStamp } from './lib/stamps.mjs';
import { mustTool } from './lib/tools.mjs';
import { checkPhoneSize } from './phone-size.mjs';
import { setUp } from './setup.mjs';

const stamp = join(root, 'out', '.built-from');

const SOURCES = ['shared', 'renderer', 'electron', 'assets/voice', 'electron.vite.config.ts', 'package-lock.json'];

const RESULTS = [
  'main/main.js',
  'preload/preload.cjs',
  'renderer/kiosk.html',
  'renderer/board.html',
  'renderer/counter.html',
  'phone/phone.html',
];

/** Builds what is out of date. The set-up must have run. */
export async function buildAll() {
  const sources = hashOf(SOURCES, (name) => !/\.test\.tsx?$|\.md$/.test(name));
  if (stampIs(stamp, sources) && RESULTS.every((name) => existsSync(join(root, 'out', name)))) return;
  await step('build: desktop app and pages', async () => {
    await mustTool('electron-vite', ['build', '--logLevel', 'warn'], { quiet: true });
  });
  await step('build: phone page', async () => {
    await mustTool('vite', ['build', '-c', 'renderer/vite.phone.config.ts', '--logLevel', 'warn'], { quiet: true });
    say(`   ${checkPhoneSize()}`);
  });
  const missing = RESULTS.filter((name) => !existsSync(join(root, 'out', name)));
  if (missing.length > 0) throw new Error(`The build left out ${missing.join(', ')}.`);
  writeStamp(stamp, sources);
}

await whenStarted(import.meta.url, 'Build', async () => {
  await setUp();
  await buildAll();
});
