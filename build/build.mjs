// `npm run build`: the pages, the Electron app, the phone page and the server into out/. Nothing is built twice from the
// same sources.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { say, step } from './lib/log.mjs';
import { root } from './lib/paths.mjs';
import { whenStarted } from './lib/script.mjs';
import { hashOf, stampIs, writeStamp } from './lib/stamps.mjs';
import { mustTool } from './lib/tools.mjs';
import { checkPhoneSize } from './phone-size.mjs';
import { setUp } from './setup.mjs';

/** @param {string} name of a source file */
const isBuilt = (name) => !/\.test\.tsx?$|\.md$/.test(name);

/** Builds what is out of date. The set-up must have run. */
export async function buildAll() {
  await buildPages();
  await buildServer();
}

function buildPages() {
  const results = [
    'main/main.js',
    'preload/preload.cjs',
    'renderer/kiosk.html',
    'renderer/board.html',
    'renderer/counter.html',
    'phone/phone.html',
  ];
  const sources = ['shared', 'renderer', 'electron', 'assets/voice', 'electron.vite.config.ts', 'package-lock.json'];
  return unlessBuilt('pages', sources, results, async () => {
    await step('build: desktop app and pages', async () => {
      await mustTool('electron-vite', ['build', '--logLevel', 'warn'], { quiet: true });
    });
    await step('build: phone page', async () => {
      await mustTool('vite', ['build', '-c', 'renderer/vite.phone.config.ts', '--logLevel', 'warn'], { quiet: true });
      say(`   ${checkPhoneSize()}`);
    });
  });
}

/** The server as one file, `out/server/main.js`: it is ready in half the time. */
export function buildServer() {
  return unlessBuilt('server', ['shared', 'server', 'package-lock.json'], ['server/main.js'], () =>
    step('build: server', async () => {
      await mustTool('vite', ['build', '-c', 'server/vite.config.ts', '--logLevel', 'warn'], { quiet: true });
    }),
  );
}

/**
 * @param {string} name
 * @param {readonly string[]} sources relative to the checkout
 * @param {readonly string[]} results inside out/
 * @param {() => Promise<void>} build
 */
async function unlessBuilt(name, sources, results, build) {
  const stamp = join(root, 'out', `.${name}-built-from`);
  const hash = hashOf(sources, isBuilt);
  if (stampIs(stamp, hash) && results.every((result) => existsSync(join(root, 'out', result)))) return;
  await build();
  const missing = results.filter((result) => !existsSync(join(root, 'out', result)));
  if (missing.length > 0) throw new Error(`The build left out ${missing.join(', ')}.`);
  writeStamp(stamp, hash);
}

await whenStarted(import.meta.url, 'Build', async () => {
  await setUp();
  await buildAll();
});
