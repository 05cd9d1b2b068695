import { sql } from 'kysely';
import type { Flavour } from '../migrations/flavour.ts';

export const sqliteFlavour: Flavour = {
  text: 'text',
  integer: 'integer',
  narrowTableEnd: sql`strict, without rowid`,
  wideTableEnd: sql`strict`,
  orderColumn: (table) => table.addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement()),
  prepare: async () => {},
  async appendOnly(db, table, key) {
    const refuse = sql.raw(`raise(abort, 'append-only: ${table}')`);
    const on = sql.table(table);
    const trigger = (act: string) => sql.id(`${table}_no_${act}`);
    const same = sql.join(
      key.map((column) => sql`${sql.id(column)} = new.${sql.id(column)}`),
      sql` and `,
    );
    await sql`create trigger ${trigger('update')} before update on ${on} begin select ${refuse}; end`.execute(db);
    await sql`create trigger ${trigger('delete')} before delete on ${on} begin select ${refuse}; end`.execute(db);
    // "insert or replace" deletes without firing the delete trigger.
    await sql`create trigger ${trigger('replace')} before insert on ${on}
      when exists (select 1 from ${on} where ${same}) begin select ${refuse}; end`.execute(db);
  },
};
