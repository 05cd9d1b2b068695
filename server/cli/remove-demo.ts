import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import demo from '../../assets/demo/hall.json' with { type: 'json' };
import type { Content } from '../../shared/domain/catalogue/content.ts';
import type { HallFile } from '../../shared/domain/hall/hall-file.ts';
import type { Clock } from '../../shared/lib/clock.ts';
import type { Ids } from '../../shared/lib/ids.ts';
import type { Locale } from '../../shared/lib/text.ts';
import { DATABASE_FILE } from '../backup.ts';
import { contentOf } from '../commands/city-content.ts';
import type { Config } from '../config.ts';
import { type Core, createCore } from '../core.ts';
import { createMetrics } from '../http/metrics.ts';
import type { Log } from '../log.ts';
import { OperationRefused } from '../operations.ts';
import type { Storage } from '../storage/ports.ts';
import { createSqliteStorage, lockDatabase } from '../storage/sqlite/create-sqlite-storage.ts';
import { prepareDataFolder, readHallKey } from './data-folder.ts';
import { removedLines } from './hall-words.ts';
import { swapData } from './restore-folder.ts';
import { readOrComplain } from './run-hall.ts';

type Deps = {
  readonly config: Config;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly print: (line: string) => void;
  readonly locale: Locale;
};

async function withCore<T>(
  { config, clock, ids, log }: Deps,
  dataFolder: string,
  run: (core: Core, storage: Storage) => Promise<T>,
): Promise<T> {
  const storage = await createSqliteStorage({ file: join(dataFolder, DATABASE_FILE), clock, log });
  try {
    const core = await createCore({
      storage,
      clock,
      ids,
      log,
      metrics: createMetrics(),
      defer: (job) => void setImmediate(job),
      hallKey: await readHallKey(dataFolder),
      dataFolder,
      limits: config.limits,
    });
    try {
      return await run(core, storage);
    } finally {
      await core.stop();
    }
  } finally {
    await storage.close();
  }
}

type Found = {
  readonly staff: number;
  readonly devices: number;
  readonly commands: number;
  readonly catalogue: Content;
};

async function lookAtDemo(core: Core, storage: Storage): Promise<Found> {
  const hall = core.hall();
  if (hall?.id !== demo.id) {
    throw new OperationRefused(`this data folder holds ${hall?.id ?? 'no hall'}`, { code: 'demo.not-there' });
  }
  const staff = await storage.write((tx) => tx.listStaff(hall.id));
  return {
    staff: staff.length,
    devices: hall.registry.listDevices().length,
    commands: hall.loop.current().rev,
    catalogue: contentOf(core.city.current().state.content),
  };
}

/** Names that everybody can read in the demo must not open a real hall. */
function demoPeopleOf(file: HallFile): readonly string[] {
  const logins = new Set(demo.staff.map((person) => person.login));
  return file.staff.map((person) => person.login).filter((login) => logins.has(login));
}

/**
 * Goes live [OP-3]: the hall of one's own begins on new data with a new key, so no person, device, number, log-in or
 * event of the demo is left; the catalogue goes along. The demo's data are put aside, not deleted. Needs a stopped
 * server: throws `FileLockedError` beside a running one. Without `yes` it only says what would go.
 */
export async function removeDemo(deps: Deps, { file: path, yes }: { file: string; yes: boolean }): Promise<void> {
  const { config, clock, print, locale } = deps;
  if (config.postgres !== undefined) {
    throw new OperationRefused('make a new database and seed it', { code: 'demo.use-new-database' });
  }
  const file = await readOrComplain(deps, path);
  if (file === undefined) return;
  const people = demoPeopleOf(file);
  if (file.id === demo.id || people.length > 0) {
    throw new OperationRefused([file.id, ...people].join(' '), { code: 'demo.still-demo' });
  }
  const { dataFolder } = config;
  await prepareDataFolder(dataFolder);
  const found = await withCore(deps, dataFolder, lookAtDemo);
  for (const line of removedLines(locale, found, yes)) print(line);
  if (!yes) {
    process.exitCode = 1;
    return;
  }
  const lock = lockDatabase(join(dataFolder, DATABASE_FILE));
  const staging = join(dataFolder, 'live.partial');
  try {
    await rm(staging, { recursive: true, force: true });
    await mkdir(staging, { mode: 0o700 });
    await withCore(deps, staging, (core) => core.operations.seed({ hall: file, catalogue: found.catalogue }));
    print(await swapData(dataFolder, staging, `demo-removed-${clock.now()}`));
  } finally {
    await rm(staging, { recursive: true, force: true });
    lock.release();
  }
}
