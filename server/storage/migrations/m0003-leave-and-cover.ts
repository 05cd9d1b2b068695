import type { Migration } from './flavour.ts';

/** Roster of a person: absences as JSON, and who covers (A/B post). */
export const leaveAndCover: Migration = {
  version: 3,
  name: 'leave and cover',
  async up(db, { text }) {
    await db.schema
      .alterTable('staff')
      .addColumn('leave', text, (column) => column.notNull().defaultTo('[]'))
      .execute();
    await db.schema.alterTable('staff').addColumn('cover', text).execute();
  },
};
