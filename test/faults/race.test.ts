import { expect, test } from 'vitest';
import { MUTANTS } from './hall-process.ts';
import { race } from './race.ts';
import { pickSeed } from './random.ts';

const SOCKETS = 32;
const ROUNDS = 500;
const print = (line: string) => void process.stdout.write(`${line}\n`);

test(`[QU-7] ${SOCKETS} windows press "next" in the same tick, ${ROUNDS} rounds: never one ticket twice`, async () => {
  const seed = pickSeed();
  print(`seed ${seed} (CIVICHALL_SEED=${seed} repeats it)`);
  const result = await race({ seed, sockets: SOCKETS, rounds: ROUNDS });
  print(`${result.rounds} rounds, ${result.calls} calls, ${result.empty} times empty`);
  expect(result.broken).toEqual([]);
  expect(result.rounds).toBe(ROUNDS);
  expect(result.calls).toBeGreaterThan(ROUNDS);
  expect(result.empty).toBeGreaterThan(ROUNDS);
}, 1_200_000);

test('negative control: a server that decides on a stale state gives one ticket to two windows, and is caught', async () => {
  const seed = pickSeed();
  print(`seed ${seed}`);
  const result = await race({ seed, sockets: 8, rounds: 50, mutant: 'stale-read', entry: MUTANTS });
  expect(result.broken.join('\n')).toMatch(/was given to/);
});
