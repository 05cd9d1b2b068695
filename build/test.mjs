// `npm test`: sets up like `npm start` and runs everything, part by part. `npm test -- --only=unit,e2e` runs some.
import { complain, say, seconds } from './lib/log.mjs';
import { messageOf, whenStarted } from './lib/script.mjs';
import { setUp } from './setup.mjs';

/** @typedef {import('./lib/test-parts.mjs').Outcome & { name: string, ms: number }} Row */

await whenStarted(import.meta.url, 'Tests', async () => {
  const startedAt = Date.now();
  const setUpError = await setUp().then(
    () => undefined,
    (error) => messageOf(error),
  );
  if (setUpError !== undefined) {
    complain(`The set-up failed, so that nothing can be tested: ${setUpError}`);
    finish([{ name: 'set-up', ms: Date.now() - startedAt, passed: 0, failed: 1, skipped: 0, why: setUpError }]);
    return;
  }
  const setUpMs = Date.now() - startedAt;

  // Only now: these modules and what they load may come from the packages that the set-up brought.
  const { PARTS, couldNotRun } = await import('./lib/test-parts.mjs');
  const wanted = wantedParts(PARTS.map((part) => part.name));
  /** @type {Row[]} */
  const rows = [{ name: 'set-up', ms: setUpMs, passed: 0, failed: 0, skipped: 0 }];
  for (const part of PARTS) {
    if (!wanted.includes(part.name)) continue;
    say(`\n=== ${part.name} ===`);
    const partStartedAt = Date.now();
    const outcome = await part.run().catch((error) => couldNotRun(messageOf(error)));
    const ms = Date.now() - partStartedAt;
    if (outcome.why) complain(`${part.name}: ${outcome.why}`);
    say(`=== ${part.name}: ${outcome.failed === 0 ? 'passed' : 'FAILED'} in ${seconds(ms)} ===`);
    rows.push({ ...outcome, name: part.name, ms });
  }
  finish(rows);
});

/** @param {readonly string[]} known */
function wantedParts(known) {
  const flag = process.argv.slice(2).find((argument) => argument.startsWith('--only='));
  if (flag === undefined) return known;
  const names = flag.slice('--only='.length).split(',');
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`no such part: ${unknown.join(', ')}; the parts are ${known.join(', ')}`);
  return names;
}

/** @param {readonly Row[]} rows */
function finish(rows) {
  const line = (
    /** @type {readonly (string | number)[]} */ [name = '', time = '', passed = '', failed = '', skipped = ''],
  ) =>
    `${String(name).padEnd(12)} ${String(time).padStart(12)} ${String(passed).padStart(8)} ${String(failed).padStart(8)} ${String(skipped).padStart(8)}`;
  say(`\n${line(['part', 'time', 'passed', 'failed', 'skipped'])}`);
  for (const row of rows) {
    say(
      `${line([row.name, seconds(row.ms), row.passed, row.failed, row.skipped])}${row.why ? `  ${row.why.split('\n', 1)[0]}` : ''}`,
    );
  }
  const total = (/** @type {'passed' | 'failed' | 'skipped'} */ key) => rows.reduce((sum, row) => sum + row[key], 0);
  if (total('failed') > 0) process.exitCode = 1;
  const skipped = total('skipped');
  // The last lines say what is broken: whoever reads a long log reads them first.
  for (const { name, broken = [] } of rows) for (const each of broken) say(`FAILED ${name}: ${each}`);
  say(`\n${total('passed')} passed, ${total('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
}
