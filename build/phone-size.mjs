// The phone page has to load on an old phone over a weak network: all of it together stays within one budget.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './lib/paths.mjs';

const BUDGET_BYTES = 50_000;

/** Returns a line to show; a page over its budget is an error. Fonts and pictures count as they are. */
export function checkPhoneSize(folder = join(root, 'out', 'phone')) {
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const content = readFileSync(join(entry.parentPath, entry.name));
    bytes += /\.(html|js|css|json|svg)$/.test(entry.name) ? gzipSync(content).length : content.length;
  }
  const size = `the phone page weighs ${(bytes / 1000).toFixed(1)} kB gzipped; its budget is ${BUDGET_BYTES / 1000} kB`;
  if (bytes > BUDGET_BYTES) throw new Error(size);
  return size;
}
