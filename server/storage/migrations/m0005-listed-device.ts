import type { Migration } from './flavour.ts';

/** Which device of the hall file an enrolled one is; null = none of them [OP-3, SE-3]. */
export const listedDevice: Migration = {
  version: 5,
  name: 'listed device',
  async up(db, { text }) {
    await db.schema.alterTable('device').addColumn('listed', text).execute();
    await db.schema.alterTable('enroll_code').addColumn('listed', text).execute();
  },
};
