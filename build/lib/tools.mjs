import { join } from 'node:path';
import { node24 } from './node24.mjs';
import { root } from './paths.mjs';
import { must, run } from './run.mjs';

/** The scripts behind the tools: started by path under Node 24, so that no shell and no launcher stands between. */
const SCRIPTS = {
  biome: '@biomejs/biome/bin/biome',
  'electron-builder': 'electron-builder/cli.js',
  'electron-vite': 'electron-vite/bin/electron-vite.js',
  tsc: 'typescript/bin/tsc',
  vite: 'vite/bin/vite.js',
  vitest: 'vitest/vitest.mjs',
};

/** @typedef {keyof typeof SCRIPTS} Tool */

/**
 * @param {Tool} tool
 * @param {readonly string[]} args
 * @param {import('./run.mjs').RunOptions} [options]
 */
export function mustTool(tool, args, options) {
  return must(node24(), [join(root, 'node_modules', SCRIPTS[tool]), ...args], {
    ...options,
    name: [tool, ...args].join(' '),
  });
}

/**
 * @param {Tool} tool
 * @param {readonly string[]} args
 * @param {import('./run.mjs').RunOptions} [options]
 */
export function runTool(tool, args, options) {
  return run(node24(), [join(root, 'node_modules', SCRIPTS[tool]), ...args], options);
}
