import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../shared/lib/clock.ts';
import type { Ids } from '../../shared/lib/ids.ts';
import { DATABASE_FILE, KEY_FILE, readBackup } from '../backup.ts';
import { type Config, UsageError } from '../config.ts';
import { createCore } from '../core.ts';
import { createMetrics } from '../http/metrics.ts';
import type { Log } from '../log.ts';
import { createSqliteStorage, lockDatabase } from '../storage/sqlite/create-sqlite-storage.ts';
import { prepareDataFolder, readHallKey } from './data-folder.ts';

type Deps = { readonly config: Config; readonly clock: Clock; readonly ids: Ids; readonly log: Log };

/** In this order: with the database, which comes last, the folder is complete. */
const OLD_FILES = ['first-logins.txt', KEY_FILE, `${DATABASE_FILE}-wal`, `${DATABASE_FILE}-shm`, DATABASE_FILE];

async function moveIfThere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

/** The finished data of `staging` take the place of those in the data folder, which are kept, not deleted. */
export async function swapData(dataFolder: string, staging: string, keptAs: string): Promise<string> {
  const kept = join(dataFolder, keptAs);
  await mkdir(kept, { mode: 0o700 });
  for (const name of OLD_FILES) await moveIfThere(join(dataFolder, name), join(kept, name));
  for (const name of OLD_FILES) await moveIfThere(join(staging, name), join(dataFolder, name));
  return kept;
}

/**
 * Puts a backup into the data folder of a stopped server, or into an empty one [OP-1]. The copy gets its new epoch and
 * its counters in a folder beside, so the data folder never holds half a restore. What was there is kept, not deleted.
 * Throws `FileLockedError` while a server runs on the folder.
 */
export async function restoreFolder(deps: Deps, options: { from: string | undefined; above: number }): Promise<void> {
  const { config, clock, ids, log } = deps;
  const { from, above } = options;
  if (from === undefined) throw new UsageError('--from is missing');
  const { dataFolder } = config;
  await prepareDataFolder(dataFolder);
  const lock = lockDatabase(join(dataFolder, DATABASE_FILE));
  const staging = join(dataFolder, 'restore.partial');
  try {
    await readBackup(from);
    await rm(staging, { recursive: true, force: true });
    await mkdir(staging, { mode: 0o700 });
    for (const name of [DATABASE_FILE, KEY_FILE]) await copyFile(join(from, name), join(staging, name));
    const storage = await createSqliteStorage({ file: join(staging, DATABASE_FILE), clock, log });
    try {
      const core = await createCore({
        storage,
        clock,
        ids,
        log,
        metrics: createMetrics(),
        defer: (run) => void setImmediate(run),
        hallKey: await readHallKey(staging),
        dataFolder: staging,
        limits: config.limits,
      });
      await core.operations.renew({ above });
      await core.stop();
    } finally {
      await storage.close();
    }
    await swapData(dataFolder, staging, `before-restore-${clock.now()}`);
  } finally {
    await rm(staging, { recursive: true, force: true });
    lock.release();
  }
}
