import { join } from 'node:path';
import type { Clock } from '../../shared/lib/clock.ts';
import { DATABASE_FILE } from '../backup.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Storage } from '../storage/ports.ts';
import { createSqliteStorage } from '../storage/sqlite/create-sqlite-storage.ts';

/** The storage that the configuration names. On SQLite it holds the lock of the file: one server per data folder. */
export async function openStorage(config: Config, deps: { clock: Clock; log: Log }): Promise<Storage> {
  if (config.postgres !== undefined) {
    // Loaded where it is used: a hall on one file starts without a database driver that it never asks.
    const { createPostgresStorage } = await import('../storage/postgres/create-postgres-storage.ts');
    return createPostgresStorage({ connectionString: config.postgres, ...deps });
  }
  return createSqliteStorage({ file: join(config.dataFolder, DATABASE_FILE), ...deps });
}
