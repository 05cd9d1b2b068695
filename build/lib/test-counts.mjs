import { writeFileSync } from 'node:fs';
import { complain } from './log.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number, broken: string[] }} TestCounts `broken`: what failed, by file and name */

/**
 * A vitest reporter that writes the counts of a run, and the names of what failed, into a file. A skipped test has to say why
 * (`context.skip('reason')`); one that does not counts as failed.
 * @param {string} file
 * @returns {import('vitest/node').Reporter}
 */
export function testCountsReporter(file) {
  return {
    onTestRunEnd(modules, unhandledErrors) {
      /** @type {TestCounts} */
      const counts = {
        passed: 0,
        failed: unhandledErrors.length,
        skipped: 0,
        broken: unhandledErrors.map((error) => `outside any test: ${error.message}`),
      };
      for (const module of modules) {
        const failedBefore = counts.failed;
        for (const test of module.children.allTests()) {
          const is = verdict(test);
          counts[is] += 1;
          if (is === 'failed') counts.broken.push(`${module.relativeModuleId}: ${test.fullName}`);
        }
        // A file that does not load, or whose hooks fail, may have no failed test in it.
        if (module.state() === 'failed' && counts.failed === failedBefore) {
          counts.failed += 1;
          counts.broken.push(`${module.relativeModuleId}: the file itself`);
        }
      }
      writeFileSync(file, JSON.stringify(counts));
    },
  };
}

/**
 * @param {import('vitest/node').TestCase} test
 * @returns {'passed' | 'failed' | 'skipped'}
 */
function verdict(test) {
  const result = test.result();
  if (result.state === 'passed') return 'passed';
  if (result.state !== 'skipped') return 'failed';
  if (result.note) return 'skipped';
  complain(`Skipped without a reason: ${test.module.relativeModuleId}: ${test.fullName}`);
  return 'failed';
}
