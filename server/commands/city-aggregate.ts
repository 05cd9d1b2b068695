import { z } from 'zod';
import { CONTENT_SCHEMAS, contentSchema } from '../../shared/domain/catalogue/content.ts';
import { type ContentCommand, isContentCommand } from '../../shared/domain/content/content-commands.ts';
import type { ContentEvent } from '../../shared/domain/content/content-events.ts';
import { decideContent } from '../../shared/domain/content/decide-content.ts';
import {
  type ContentState,
  type Draft,
  type Edition,
  EMPTY_CONTENT_STATE,
  type PastVersion,
} from '../../shared/domain/content/edition.ts';
import { evolveContent } from '../../shared/domain/content/evolve-content.ts';
import { type ImportRow, planImport } from '../../shared/domain/content/plan-import.ts';
import { ok } from '../../shared/lib/result.ts';
import { diffTables, emptyTable, getRow, rowsOf, setRow, type Table, tableOf } from '../../shared/lib/table.ts';
import { unreachable } from '../../shared/lib/unreachable.ts';
import type { Aggregate, ChangedRow } from './aggregate.ts';
import { changedContent, contentFromRows, isContentKind } from './city-content.ts';

/** Name of the one scope above the halls: published content and the list of halls. */
export const CITY = 'city';

/** A hall that this installation serves; its scope has the same id. */
export type HallRef = { readonly id: string };

export type CityState = ContentState & { readonly halls: Table<HallRef> };

export type CityEvent =
  | ContentEvent
  | { readonly type: 'hall.registered'; readonly at: number; readonly hallId: string };

/** Commands of the city scope that the server alone sends. */
export const cityCommandSchemas = {
  /** Every list that is there replaces the rows of its kind. */
  'catalogue.publish': contentSchema.strict(),
  /** All rows of a file in one commit, or none; rows of an old version are taken with `over` only [OP-3]. `by`: who imports. */
  'catalogue.import': z.strictObject({
    rows: z.array(z.custom<ImportRow>()),
    over: z.boolean(),
    note: z.string(),
    by: z.string(),
  }),
  'hall.register': z.strictObject({ hallId: z.string() }),
} as const;
type CityCommand = {
  [T in keyof typeof cityCommandSchemas]: { type: T; payload: z.output<(typeof cityCommandSchemas)[T]> };
}[keyof typeof cityCommandSchemas];

const EMPTY_CITY: CityState = { ...EMPTY_CONTENT_STATE, halls: emptyTable() };

/** Rows that no feed carries: editors ask for them, and old versions are fetched on demand [CK-3]. */
const KEPT = ['edition', 'pastVersion', 'draft', 'hallRef'] as const;
type Kept = { edition: Edition; pastVersion: PastVersion; draft: Draft; hallRef: HallRef };
type KeptTables = { readonly [K in keyof Kept]: Table<Kept[K]> };

function keptOf(state: CityState): KeptTables {
  return { edition: state.editions, pastVersion: state.versions, draft: state.drafts, hallRef: state.halls };
}

function keptFrom<K extends keyof Kept>(rows: readonly ChangedRow[], kind: K): Table<Kept[K]> {
  return tableOf(
    rows.flatMap((each) => (each.kind === kind && each.row !== null ? [[each.id, each.row as Kept[K]] as const] : [])),
  );
}

/** Old versions load with what their time did not write filled in, as the published rows do [SY-11]. */
function versionsFrom(rows: readonly ChangedRow[]): Table<PastVersion> {
  const versions = keptFrom(rows, 'pastVersion');
  return tableOf(
    Array.from(diffTables(emptyTable<PastVersion>(), versions)).flatMap(({ id, after: past }) =>
      past === undefined ? [] : [[id, { ...past, row: CONTENT_SCHEMAS[past.kind].parse(past.row) }] as const],
    ),
  );
}

function decideImport(state: CityState, command: CityCommand & { type: 'catalogue.import' }, now: number) {
  const { rows, over, note, by } = command.payload;
  const plan = planImport(state, rows);
  const refused = plan.faults.length > 0 || (plan.old.length > 0 && !over);
  if (refused || plan.changes.length === 0) return ok({ events: [], reply: plan });
  const changed = new Set(plan.changes.map(({ kind, id }) => `${kind}/${id}`));
  const fresh = rows.filter(({ kind, row }) => changed.has(`${kind}/${row.id}`));
  const event: CityEvent = {
    type: 'content.published',
    at: now,
    by,
    act: 'imported',
    note,
    from: null,
    rows: fresh.map(({ kind, row }) => ({ kind, row })),
  };
  return ok({ events: [event], reply: plan });
}

export const cityAggregate: Aggregate<CityState, CityEvent> = {
  empty: EMPTY_CITY,
  decide(state, command, { now, actor }) {
    // Payloads of clients were parsed by `contentCommandSchemas` at the edge.
    if (isContentCommand(command.type)) return decideContent(state, command as ContentCommand, { now, actor });
    if (actor.kind !== 'system') return { ok: false, error: { code: 'denied' } };
    const own = command as CityCommand;
    switch (own.type) {
      case 'catalogue.publish':
        return ok({ events: [{ type: 'catalogue.published', at: now, content: own.payload }], reply: null });
      case 'catalogue.import':
        return decideImport(state, own, now);
      case 'hall.register': {
        const { hallId } = own.payload;
        const known = getRow(state.halls, hallId) !== undefined;
        return ok({ events: known ? [] : [{ type: 'hall.registered', at: now, hallId }], reply: null });
      }
      default:
        return unreachable(own);
    }
  },
  evolve(state, event) {
    if (event.type === 'hall.registered')
      return { ...state, halls: setRow(state.halls, event.hallId, { id: event.hallId }) };
    return { ...state, ...evolveContent(state, event) };
  },
  changedRows: (before, after) => [
    ...changedContent(before.content, after.content),
    ...KEPT.flatMap((kind) =>
      diffTables<unknown>(keptOf(before)[kind], keptOf(after)[kind]).map(({ id, after: row }) => ({
        kind,
        id,
        row: row ?? null,
      })),
    ),
  ],
  fromRows: (rows) => ({
    content: contentFromRows(rows),
    editions: keptFrom(rows, 'edition'),
    versions: versionsFrom(rows),
    drafts: keptFrom(rows, 'draft'),
    halls: keptFrom(rows, 'hallRef'),
  }),
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
