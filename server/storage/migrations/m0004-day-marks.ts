import { sql } from 'kysely';
import type { Migration } from './flavour.ts';

/** Rows of `event` that a business day begins with; the query for them uses the same words [QU-1]. */
export const isDayMark = sql<boolean>`(type = 'day.rolled' or type = 'hall.loaded')`;

/** Where the days begin among the events, so that the sheet of a past day is found without reading the others. */
export const dayMarks: Migration = {
  version: 4,
  name: 'day marks',
  async up(db) {
    await db.schema.createIndex('event_day_mark').on('event').columns(['scope', 'rev', 'n']).where(isDayMark).execute();
  },
};
