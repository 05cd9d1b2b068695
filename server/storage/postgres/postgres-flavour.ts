import { sql } from 'kysely';
import type { Flavour } from '../migrations/flavour.ts';

/** Any number will do, as long as every server of this program takes the same one while it migrates. */
const MIGRATION_LOCK = 8460_0001;

export function postgresFlavour(schema: string): Flavour {
  return {
    text: sql`text collate "C"`,
    integer: 'bigint',
    narrowTableEnd: undefined,
    wideTableEnd: undefined,
    orderColumn: (table) =>
      table.addColumn('seq', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity()),
    async prepare(db) {
      await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(db);
      // "create schema if not exists" wants the right to create one even when it is there.
      const found = await sql`select 1 from pg_namespace where nspname = ${schema}`.execute(db);
      if (found.rows.length === 0) await db.schema.createSchema(schema).execute();
    },
    async appendOnly(db, table) {
      const on = sql.table(table);
      await sql`
        create or replace function refuse_change() returns trigger language plpgsql as $body$
        begin
          raise exception 'append-only: %', tg_table_name using errcode = 'restrict_violation';
        end
        $body$`.execute(db);
      await sql`create trigger ${sql.id(`${table}_no_change`)} before update or delete on ${on}
        for each row execute function refuse_change()`.execute(db);
      await sql`create trigger ${sql.id(`${table}_no_truncate`)} before truncate on ${on}
        for each statement execute function refuse_change()`.execute(db);
      // The owner too: whoever wants to change history must first give himself the right, which shows.
      await sql`revoke update, delete, truncate on ${on} from public, current_user`.execute(db);
    },
  };
}
