import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll } from '../build.mjs';
import { startVirtualDisplay } from './display.mjs';
import { say } from './log.mjs';
import { checkoutCache, root } from './paths.mjs';
import { toolEnvironment } from './run.mjs';
import { runTool } from './tools.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number, broken?: string[], why?: string }} Outcome `why`: the part could not run
 * @typedef {{ name: string, run: () => Promise<Outcome> }} Part
 */

const VIRTUAL_SCREEN = { width: 1920, height: 1920 };
/** Beyond this a part hangs; single tests have tighter limits of their own. */
const PART_LIMIT_MS = 30 * 60_000;

/** @type {readonly Part[]} */
export const PARTS = [
  { name: 'types', run: types },
  { name: 'lint', run: lint },
  { name: 'unit', run: () => vitest('unit', ['unit', 'unit-dom']) },
  { name: 'contract', run: () => vitest('contract', ['contract']) },
  { name: 'integration', run: () => vitest('integration', ['integration']) },
  { name: 'faults', run: () => vitest('faults', ['faults']) },
  { name: 'e2e', run: endToEnd },
];

async function types() {
  /** @type {{ references: ReadonlyArray<{ path: string }> }} */
  const { references } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'));
  // From scratch: the compiler does not notice that the keys of a text file changed under a module that re-exports them.
  rmSync(join(checkoutCache, 'types'), { recursive: true, force: true });
  const outcome = { passed: 0, failed: 0, skipped: 0 };
  for (const { path } of references) {
    const { code } = await runTool('tsc', ['-b', path]);
    say(`   ${code === 0 ? 'ok    ' : 'FAILED'} ${path}`);
    outcome[code === 0 ? 'passed' : 'failed'] += 1;
  }
  return outcome;
}

async function lint() {
  const { code } = await runTool('biome', ['check', '--error-on-warnings', '--max-diagnostics=100', '.']);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/**
 * @param {string} part
 * @param {readonly string[]} projects
 * @param {Record<string, string>} [env]
 * @returns {Promise<Outcome>}
 */
async function vitest(part, projects, env = {}) {
  const counts = join(checkoutCache, `test-counts-${part}.json`);
  mkdirSync(checkoutCache, { recursive: true });
  rmSync(counts, { force: true });
  const { code } = await runTool('vitest', ['run', ...projects.map((project) => `--project=${project}`)], {
    env: toolEnvironment({ ...env, CIVICHALL_TEST_COUNTS: counts }),
    signal: AbortSignal.timeout(PART_LIMIT_MS),
  });
  if (!existsSync(counts)) return couldNotRun(`vitest ended with exit code ${code} before it had results`);
  /** @type {Outcome} */
  const outcome = JSON.parse(readFileSync(counts, 'utf8'));
  if (outcome.passed + outcome.failed === 0) return couldNotRun('there is no test in this part');
  if (code !== 0 && outcome.failed === 0) return { ...outcome, failed: 1, why: `vitest ended with exit code ${code}` };
  return outcome;
}

async function endToEnd() {
  await buildAll();
  if (process.platform !== 'linux') return vitest('e2e', ['e2e']);
  // Displays of its own, even where there is one: the tests neither disturb a desktop nor depend on it.
  const screens = [await startVirtualDisplay(VIRTUAL_SCREEN), await startVirtualDisplay(VIRTUAL_SCREEN)];
  const names = screens.map((screen) => screen.display).join(',');
  say(`   on the virtual displays ${names}`);
  try {
    return await vitest('e2e', ['e2e'], { DISPLAY: screens[0]?.display ?? '', CIVICHALL_DISPLAYS: names });
  } finally {
    for (const screen of screens) screen.stop();
  }
}

/** @param {string} why @returns {Outcome} */
export function couldNotRun(why) {
  return { passed: 0, failed: 1, skipped: 0, why };
}
