import type { Clock } from '../../shared/lib/clock.ts';
import type { Ids } from '../../shared/lib/ids.ts';
import type { Locale } from '../../shared/lib/text.ts';
import { KEY_FILE } from '../backup.ts';
import type { Config, OperationInvocation } from '../config.ts';
import { createCore } from '../core.ts';
import { askServer } from '../http/control-server.ts';
import { createMetrics } from '../http/metrics.ts';
import type { Log } from '../log.ts';
import { OperationRefused, type Operations } from '../operations.ts';
import { prepareDataFolder, readHallKey } from './data-folder.ts';
import { openStorage } from './open-data.ts';
import { readSeed } from './read-files.ts';
import { removeDemo } from './remove-demo.ts';
import { restoreFolder } from './restore-folder.ts';
import { runContent } from './run-content.ts';
import { runDaySheet } from './run-day-sheet.ts';
import { runHall } from './run-hall.ts';

type Deps = {
  readonly config: Config;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly print: (line: string) => void;
  /** Language of the terminal. */
  readonly locale: Locale;
};

const PG_RESTORE =
  'the data lie in PostgreSQL: stop the servers, bring the tables back with pg_restore, then run `restore` without --from.';

/** Puts a question to the running server, or does the work on the storage itself. */
export type Ask = <O extends keyof Operations>(
  operation: O,
  input: Parameters<Operations[O]>[0],
) => Promise<Awaited<ReturnType<Operations[O]>>>;

/**
 * An operation of the command line: through the control socket of a running server, or, without one, on the storage
 * itself, whose lock keeps a server from starting meanwhile [OP-1].
 */
export async function runOperation(deps: Deps, invocation: OperationInvocation): Promise<void> {
  const { config, clock, ids, log, print, locale } = deps;

  const ask: Ask = async (operation, input) => {
    const answered = await askServer(config.dataFolder, operation, input);
    if (answered !== undefined) return answered as never;
    await prepareDataFolder(config.dataFolder);
    const storage = await openStorage(config, { clock, log });
    try {
      const hallKey = await readHallKey(config.dataFolder);
      const core = await createCore({
        storage,
        clock,
        ids,
        log,
        metrics: createMetrics(),
        defer: (run) => void setImmediate(run),
        hallKey,
        dataFolder: config.dataFolder,
        limits: config.limits,
      });
      try {
        return (await (core.operations[operation] as (given: typeof input) => Promise<unknown>)(input)) as never;
      } finally {
        await core.stop();
      }
    } finally {
      await storage.close();
    }
  };

  switch (invocation.command) {
    case 'seed': {
      const seed = await readSeed(invocation.hall, invocation.catalogue);
      const done = await ask('seed', seed);
      print(`Hall ${done.hallId}: loaded with ${done.items} items.`);
      if (done.firstLogins !== null) print(`First log-ins of ${done.newStaff} people: ${done.firstLogins}`);
      return;
    }
    case 'enroll': {
      const code = await ask('enroll', invocation.what);
      if (invocation.json) print(JSON.stringify(code));
      else
        print(
          `Enrolment code for one ${code.role}: ${code.code.slice(0, 4)}-${code.code.slice(4)} (ten minutes, works once)`,
        );
      return;
    }
    case 'devices': {
      const { devices, missing } = await ask('devices', {});
      for (const { id, role, name, revokedAt, listed } of devices) {
        print([id, role, revokedAt === null ? 'active' : 'revoked', name, listed ?? '-'].join('\t'));
      }
      for (const { id, role, name } of missing) print(['-', role, 'not enrolled', name, id].join('\t'));
      return;
    }
    case 'revoke': {
      const { revoked } = await ask('revoke', { device: invocation.device });
      print(revoked ? 'Revoked.' : 'There is no such device.');
      if (!revoked) process.exitCode = 1;
      return;
    }
    case 'backup': {
      const { folder } = await ask('backup', { to: invocation.to });
      print(`Backup: ${folder} (it holds ${KEY_FILE}: keep it as safe as the server)`);
      return;
    }
    case 'restore': {
      const { from, above } = invocation;
      if (config.postgres === undefined) await restoreFolder(deps, { from, above });
      else if (from === undefined) await ask('renew', { above });
      else throw new OperationRefused(PG_RESTORE, { code: 'restore.use-pg-restore' });
      print('Restored. Devices start afresh; devices revoked after the backup must be revoked again.');
      return;
    }
    case 'hall':
      return runHall({ ask, print, locale }, invocation);
    case 'content':
      return runContent({ ask, print, locale }, invocation);
    case 'day-sheet':
      return runDaySheet({ ask, print, locale }, invocation);
    case 'hall-remove-demo':
      return removeDemo({ ...deps, locale }, invocation);
    case 'logins': {
      const { count, file } = await ask('logins', invocation.staff === undefined ? {} : { staff: invocation.staff });
      print(file === null ? 'There is no such person.' : `New first passwords of ${count} people: ${file}`);
      if (file === null) process.exitCode = 1;
      return;
    }
  }
}
