// Stands in for Electron's own default app in the development binary that `assemble.mjs` puts together: it opens the
// app folder named on the command line. It runs inside Electron, never in a shipped product.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const require = createRequire(import.meta.url);
const args = process.argv.slice(1);
const preloads = [];
let folder;
for (let at = 0; at < args.length && folder === undefined; at += 1) {
  if (args[at] === '-r' || args[at] === '--require') {
    at += 1;
    preloads.push(args[at]);
  } else if (!args[at].startsWith('-')) {
    folder = resolve(args[at]);
  }
}
// A test driver waits for its hook before anything of the app runs.
for (const preload of preloads) require(isAbsolute(preload) ? preload : resolve(preload));

if (folder === undefined) {
  process.stderr.write('usage: electron [-r module] <app folder> [flags]\n');
  process.exit(64);
}
const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setName(about.productName ?? about.name);
app.setVersion(about.version);
app.setAppPath(folder);
// Awaited at the top level: Electron holds `ready` back until this module is done, and the app must register its
// schemes before that.
await import(pathToFileURL(join(folder, about.main)).href);
