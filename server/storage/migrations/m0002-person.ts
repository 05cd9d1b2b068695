import type { Migration } from './flavour.ts';

/** The only place of personal data: encrypted, looked up by keyed hashes, erasable row by row [SY-13, SE-7]. */
export const personTable: Migration = {
  version: 2,
  name: 'person',
  async up(db, flavour) {
    const { schema } = db;
    await schema
      .createTable('person')
      .addColumn('id', flavour.text as 'text', (column) => column.notNull())
      .addColumn('scope', flavour.text as 'text', (column) => column.notNull())
      .addColumn('lookup', flavour.text as 'text', (column) => column.notNull())
      .addColumn('tail_lookup', flavour.text as 'text', (column) => column.notNull())
      .addColumn('sealed', flavour.text as 'text', (column) => column.notNull())
      .addColumn('seen_at', flavour.integer, (column) => column.notNull())
      .addPrimaryKeyConstraint('person_pk', ['id'] as never)
      .execute();
    await schema.createIndex('person_lookup').unique().on('person').columns(['scope', 'lookup']).execute();
    await schema.createIndex('person_tail').on('person').columns(['scope', 'tail_lookup']).execute();
    await schema.createIndex('person_seen').on('person').column('seen_at').execute();
  },
};
