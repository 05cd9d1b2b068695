import { z } from 'zod';
import { type Content, contentSchema } from '../../shared/domain/catalogue/content.ts';
import { ok } from '../../shared/lib/result.ts';
import { diffTables, emptyTable, getRow, rowsOf, setRow, type Table, tableOf } from '../../shared/lib/table.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import type { Aggregate } from './aggregate.ts';
import {
  type ContentTables,
  changedContent,
  contentFromRows,
  EMPTY_CONTENT,
  isContentKind,
  withContent,
} from './city-content.ts';

/** Name of the one scope above the halls: published content and the list of halls. */
export const CITY = 'city';

/** A hall that this installation serves; its scope has the same id. */
export type HallRef = { readonly id: string };

export type CityState = { readonly content: ContentTables; readonly halls: Table<HallRef> };

export type CityEvent =
  | { readonly type: 'catalogue.published'; readonly at: number; readonly content: Content }
  | { readonly type: 'hall.registered'; readonly at: number; readonly hallId: string };

/** Commands of the city scope; the server alone sends them. */
export const cityCommandSchemas = {
  /** Every list that is there replaces the rows of its kind. */
  'catalogue.publish': contentSchema.strict(),
  'hall.register': z.strictObject({ hallId: z.string() }),
} as const;
type CityCommand = {
  [T in keyof typeof cityCommandSchemas]: { type: T; payload: z.output<(typeof cityCommandSchemas)[T]> };
}[keyof typeof cityCommandSchemas];

const EMPTY_CITY: CityState = { content: EMPTY_CONTENT, halls: emptyTable() };

export const cityAggregate: Aggregate<CityState, CityEvent> = {
  empty: EMPTY_CITY,
  decide(state, command, { now, actor }) {
    if (actor.kind !== 'system') return { ok: false, error: { code: 'denied' } };
    const { type, payload } = command as CityCommand;
    switch (type) {
      case 'catalogue.publish':
        return ok({ events: [{ type: 'catalogue.published', at: now, content: payload }], reply: null });
      case 'hall.register': {
        const known = getRow(state.halls, payload.hallId) !== undefined;
        return ok({ events: known ? [] : [{ type: 'hall.registered', at: now, hallId: payload.hallId }], reply: null });
      }
      default:
        return unreachable(type);
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'catalogue.published':
        return { ...state, content: withContent(state.content, event.content) };
      case 'hall.registered':
        return { ...state, halls: setRow(state.halls, event.hallId, { id: event.hallId }) };
      default:
        return unreachable(event);
    }
  },
  changedRows: (before, after) => [
    ...changedContent(before.content, after.content),
    ...diffTables(before.halls, after.halls).map(({ id, after: row }) => ({ kind: 'hallRef', id, row: row ?? null })),
  ],
  fromRows(rows) {
    const halls = rows.filter((each) => each.kind === 'hallRef' && each.row !== null);
    return { content: contentFromRows(rows), halls: tableOf(halls.map(({ id }) => [id, { id }])) };
  },
  feedOf: (kind) => (isContentKind(kind) ? 'catalogue' : null),
  filing: () => ({ day: null, uniq: null }),
  isDayBound: () => false,
  dayOf: () => '',
  due: () => [],
};

/** Halls of this installation in the order of their ids. */
export function hallIdsOf(city: CityState): readonly string[] {
  return Array.from(rowsOf(city.halls), (hall) => hall.id).sort();
}
