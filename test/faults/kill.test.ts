import { expect, test } from 'vitest';
import { MUTANTS } from './hall-process.ts';
import { killSeries } from './kill-series.ts';
import { pickSeed } from './random.ts';

const print = (line: string) => void process.stdout.write(`${line}\n`);

const KILLS = 300;
const SERIES = 6;
/** One more than the two cores of the smallest machine, so that none idles while a series waits for its disk. */
const AT_ONCE = 3;

test(`[SY-2] [SY-3] [QU-2] ${KILLS} SIGKILLs under pipelined load with duplicates: nothing acknowledged is lost, no number changes or repeats`, async () => {
  const seed = pickSeed();
  print(`seed ${seed} (CIVICHALL_SEED=${seed} repeats it)`);
  const rounds = KILLS / SERIES;
  const results: Awaited<ReturnType<typeof killSeries>>[] = [];
  for (let n = 0; n < SERIES; n += AT_ONCE) {
    const together = Array.from({ length: AT_ONCE }, (_, index) =>
      killSeries({ seed: seed + (n + index) * 7919, rounds }),
    );
    results.push(...(await Promise.all(together)));
  }
  for (const result of results) expect(result.broken).toEqual([]);
  const sum = (pick: (result: (typeof results)[number]) => number) =>
    results.reduce((total, each) => total + pick(each), 0);
  print(
    `${sum((each) => each.kills)} kills, ${sum((each) => each.commands)} commands, ${sum((each) => each.tickets)} tickets`,
  );
  expect(sum((each) => each.kills)).toBe(KILLS);
  expect(sum((each) => each.tickets)).toBeGreaterThan(KILLS);
}, 1_500_000);

test.each([
  // Whichever is met first: an acknowledged number that is gone, or an acknowledged act whose effect is gone.
  ['ack-early', /acknowledged .* lost|after ticket\.\w+ the ticket/],
  ['no-dedup', /takes were acknowledged|answered twice|became/],
  ['memo-lost', /became|answered twice/],
])('negative control: the mutant %s is caught', async (mutant, finding) => {
  const seed = pickSeed();
  print(`seed ${seed}`);
  const result = await killSeries({ seed, rounds: 15, mutant, entry: MUTANTS });
  expect(result.broken.join('\n')).toMatch(finding);
});
