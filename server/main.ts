/** Composition root and command line of the server; no logic. */
import { existsSync, readFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createIds } from '../shared/lib/ids.ts';
import { endWhenNobodyReads } from './cli/end-of-output.ts';
import { localeOf } from './cli/hall-words.ts';
import { runOperation } from './cli/run-operation.ts';
import { serve } from './cli/serve.ts';
import { systemClock, systemScheduler } from './cli/system.ts';
import { readConfig, USAGE, UsageError } from './config.ts';
import { NoHallError } from './core.ts';
import { createLog, describeError } from './log.ts';
import { OperationRefused } from './operations.ts';
import { FileLockedError } from './storage/sqlite/file-lock.ts';

const EXIT_USAGE = 64;
const EXIT_FAILED = 1;

const root = rootAbove(import.meta.dirname);
const say = (line: string) => void process.stdout.write(`${line}\n`);
const complain = (line: string) => void process.stderr.write(`${line}\n`);

/** The folder of the product, seen from these sources or from the one file that `npm run build` makes of them. */
function rootAbove(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : rootAbove(dirname(folder));
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return version;
}

/** Resolves with the name of the first signal that asks us to end. */
function endSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => resolve(signal));
  });
}

async function main(): Promise<void> {
  // Whatever this process creates belongs to its user alone.
  process.umask(0o077);
  const { config, invocation } = readConfig(process.argv.slice(2), process.env, process.cwd());
  const ids = createIds({ now: () => systemClock.now(), random: (bytes) => void crypto.getRandomValues(bytes) });
  if (invocation.command === 'serve') {
    const log = createLog({ level: config.logLevel, write: (line) => void process.stdout.write(line) });
    process.on('uncaughtException', (error) => {
      // Synchronously: the process ends here, and a supervisor starts a new one that trusts only the storage.
      createLog({ level: 'error', write: (line) => void writeSync(1, line) }).error(
        'server.crashed',
        describeError(error),
      );
      process.exit(EXIT_FAILED);
    });
    await serve(
      {
        config,
        clock: systemClock,
        scheduler: systemScheduler,
        ids,
        log,
        root,
        version: readVersion(),
        ended: endSignal(),
      },
      invocation,
    );
    return;
  }
  endWhenNobodyReads(process.stdout, () => process.exit());
  // Operations print for people; only warnings of the server code go to stderr.
  const log = createLog({ level: 'warn', write: (line) => void process.stderr.write(line) });
  await runOperation({ config, clock: systemClock, ids, log, print: say, locale: localeOf(process.env) }, invocation);
}

main().catch((error: unknown) => {
  if (error instanceof UsageError) {
    complain(`${error.message}\n\n${USAGE}`);
    process.exitCode = EXIT_USAGE;
    return;
  }
  const known = error instanceof FileLockedError || error instanceof NoHallError || error instanceof OperationRefused;
  complain(
    known ? error.message : `civichall: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  process.exitCode = EXIT_FAILED;
});
