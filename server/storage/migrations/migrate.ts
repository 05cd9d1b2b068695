import type { Kysely } from 'kysely';
import type { Clock } from '../../../shared/lib/clock.ts';
import type { StorageLog } from '../engine.ts';
import type { MigrationTable, Tables } from '../schema.ts';
import type { Flavour, Migration } from './flavour.ts';
import { firstTables } from './m0001-first-tables.ts';
import { personTable } from './m0002-person.ts';
import { leaveAndCover } from './m0003-leave-and-cover.ts';
import { dayMarks } from './m0004-day-marks.ts';
import { listedDevice } from './m0005-listed-device.ts';

/** In order, without gaps: version N is the N-th. */
const MIGRATIONS: readonly Migration[] = [firstTables, personTable, leaveAndCover, dayMarks, listedDevice];

/** The data were written by a newer program; nothing was touched [SY-11]. */
export class SchemaTooNewError extends Error {
  readonly found: number;
  readonly known: number;
  constructor(found: number, known: number) {
    super(
      `The database is at version ${found}, this program knows versions up to ${known}. ` +
        'Start the newer program, or restore a backup made before the upgrade. Nothing was changed.',
    );
    this.name = 'SchemaTooNewError';
    this.found = found;
    this.known = known;
  }
}

/** All pending migrations in one transaction: the database is either the old one or the new one. */
export async function migrate(
  db: Kysely<Tables>,
  flavour: Flavour,
  clock: Clock,
  log: StorageLog,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  const applied = await db.transaction().execute(async (trx) => {
    const schema = trx as unknown as Kysely<unknown>;
    await flavour.prepare(schema);
    const found = await findVersion(trx, flavour);
    if (found > migrations.length) throw new SchemaTooNewError(found, migrations.length);
    const pending = migrations.slice(found);
    for (const { version, name, up } of pending) {
      await up(schema, flavour);
      await trx.insertInto('migration').values({ version, name, applied_at: clock.now() }).execute();
    }
    return pending.map(({ version, name }) => ({ version, name }));
  });
  for (const migration of applied) log.info('storage.migrated', migration);
}

async function findVersion(trx: Kysely<Tables>, flavour: Flavour): Promise<number> {
  await trx.schema
    .createTable('migration')
    .ifNotExists()
    .addColumn('version', flavour.integer, (column) => column.primaryKey())
    .addColumn('name', flavour.text, (column) => column.notNull())
    .addColumn('applied_at', flavour.integer, (column) => column.notNull())
    .execute();
  const { version } = await trx
    .selectFrom('migration')
    .select((select) => select.fn.max<MigrationTable['version'] | null>('version').as('version'))
    .executeTakeFirstOrThrow();
  return version ?? 0;
}
