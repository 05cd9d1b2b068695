import { z } from 'zod';
import { type Item, itemSchema } from '../../shared/domain/catalogue/catalogue.ts';
import { ok } from '../../shared/lib/result.ts';
import { diffTables, emptyTable, getRow, rowsOf, setRow, type Table, tableOf } from '../../shared/lib/table.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import type { Aggregate, ChangedRow } from './aggregate.ts';

/** Name of the one scope above the halls: catalogue and the list of halls. */
export const CITY = 'city';

/** A hall that this installation serves; its scope has the same id. */
export type HallRef = { readonly id: string };

export type CityState = { readonly items: Table<Item>; readonly halls: Table<HallRef> };

export type CityEvent =
  | { readonly type: 'catalogue.published'; readonly at: number; readonly items: readonly Item[] }
  | { readonly type: 'hall.registered'; readonly at: number; readonly hallId: string };

/** Commands of the city scope; the server alone sends them. */
export const cityCommandSchemas = {
  'catalogue.publish': z.strictObject({ items: z.array(itemSchema) }),
  'hall.register': z.strictObject({ hallId: z.string() }),
} as const;
type CityCommand = {
  [T in keyof typeof cityCommandSchemas]: { type: T; payload: z.output<(typeof cityCommandSchemas)[T]> };
}[keyof typeof cityCommandSchemas];

const EMPTY_CITY: CityState = { items: emptyTable(), halls: emptyTable() };

/** Keeps the old row where the new one says the same, so that only real differences travel. */
function replaceItems(before: Table<Item>, items: readonly Item[]): Table<Item> {
  return tableOf(
    items.map((item) => {
      const old = getRow(before, item.id);
      return [item.id, old !== undefined && JSON.stringify(old) === JSON.stringify(item) ? old : item] as const;
    }),
  );
}

function rowsThatDiffer<V>(kind: string, before: Table<V>, after: Table<V>): ChangedRow[] {
  return diffTables(before, after).map(({ id, after: row }) => ({ kind, id, row: row ?? null }));
}

export const cityAggregate: Aggregate<CityState, CityEvent> = {
  empty: EMPTY_CITY,
  decide(state, command, { now, actor }) {
    if (actor.kind !== 'system') return { ok: false, error: { code: 'denied' } };
    const { type, payload } = command as CityCommand;
    switch (type) {
      case 'catalogue.publish':
        return ok({ events: [{ type: 'catalogue.published', at: now, items: payload.items }], reply: null });
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
        return { ...state, items: replaceItems(state.items, event.items) };
      case 'hall.registered':
        return { ...state, halls: setRow(state.halls, event.hallId, { id: event.hallId }) };
      default:
        return unreachable(event);
    }
  },
  changedRows: (before, after) => [
    ...rowsThatDiffer('item', before.items, after.items),
    ...rowsThatDiffer('hallRef', before.halls, after.halls),
  ],
  fromRows(rows) {
    const present = (kind: string) => rows.filter((each) => each.kind === kind && each.row !== null);
    return {
      items: tableOf(present('item').map(({ id, row }) => [id, itemSchema.parse(row)])),
      halls: tableOf(present('hallRef').map(({ id }) => [id, { id }])),
    };
  },
  feedOf: (kind) => (kind === 'item' ? 'catalogue' : null),
  filing: () => ({ day: null, uniq: null }),
  isDayBound: () => false,
  dayOf: () => '',
  due: () => [],
};

/** Halls of this installation in the order of their ids. */
export function hallIdsOf(city: CityState): readonly string[] {
  return Array.from(rowsOf(city.halls), (hall) => hall.id).sort();
}
