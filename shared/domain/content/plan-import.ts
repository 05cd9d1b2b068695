import type { ContentKind } from '../catalogue/content.ts';
import { type ContentFault, checkRow, knownWith } from './check-content.ts';
import type { AnyRow } from './content-tables.ts';
import { type FieldChange, fieldChanges } from './difference.ts';
import { type ContentState, publishedRow, versionOf } from './edition.ts';

/** A row of a file, and the version that it was exported as; null = the file does not say. */
export type ImportRow = { readonly kind: ContentKind; readonly row: AnyRow; readonly base: number | null };

export type ImportChange = {
  readonly kind: ContentKind;
  readonly id: string;
  readonly change: 'added' | 'changed';
  readonly fields: readonly FieldChange[];
};
export type ImportPlan = {
  readonly changes: readonly ImportChange[];
  /** Rows that differ and are based on a version that is no longer in force. */
  readonly old: readonly { readonly kind: ContentKind; readonly id: string; readonly version: number }[];
  /** `index`: place among the rows that were given. */
  readonly faults: readonly (ContentFault & { readonly index: number })[];
};

function duplicatesIn(rows: readonly ImportRow[]): ImportPlan['faults'] {
  const seen = new Set<string>();
  return rows.flatMap(({ kind, row }, index) => {
    const key = `${kind}/${row.id}`;
    if (seen.has(key)) return [{ code: 'duplicate' as const, path: ['id'], index }];
    seen.add(key);
    return [];
  });
}

/**
 * What an import would do, without doing it [OP-3]. Rows that the file does not have stay as they are: nothing is
 * withdrawn by leaving it out. Every row is checked as it will stand beside all the others.
 */
export function planImport(state: ContentState, rows: readonly ImportRow[]): ImportPlan {
  const known = knownWith(state.content, rows);
  const faults = rows.flatMap(({ kind, row }, index) =>
    checkRow(kind, row, known).map((fault) => ({ ...fault, index })),
  );
  const changes: ImportChange[] = [];
  const old: ImportPlan['old'][number][] = [];
  for (const { kind, row, base } of rows) {
    const before = publishedRow(state, kind, row.id);
    const fields = fieldChanges(before, row);
    if (before !== undefined && fields.length === 0) continue;
    changes.push(
      before === undefined
        ? { kind, id: row.id, change: 'added', fields: [] }
        : { kind, id: row.id, change: 'changed', fields },
    );
    const version = versionOf(state, kind, row.id);
    // What was never published here comes from elsewhere, with a number of elsewhere.
    if (base !== null && version > 0 && base !== version) old.push({ kind, id: row.id, version });
  }
  return { changes, old, faults: [...duplicatesIn(rows), ...faults] };
}
