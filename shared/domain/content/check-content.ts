import { rowsOf } from '../../lib/table.ts';
import { unreachable } from '../../lib/unreachable.ts';
import type { Item } from '../catalogue/catalogue.ts';
import type { ContentKind, ContentKinds } from '../catalogue/content.ts';
import { checkLine, type LineFaultCode } from '../line/check-line.ts';
import { type AnyRow, type ContentTables, tableOfKind } from './content-tables.ts';

export const CONTENT_FAULTS = ['unknown-question', 'unknown-option', 'unknown-theme'] as const;
export type ContentFaultCode = 'duplicate' | (typeof CONTENT_FAULTS)[number] | LineFaultCode;

/** What is wrong with a row beside its schema, and at which field of it. */
export type ContentFault = { readonly code: ContentFaultCode; readonly path: readonly (string | number)[] };

/** What rows may name: the rows that will be in force with them. */
export type Known = { readonly items: ReadonlySet<string>; readonly themes: ReadonlySet<string> };

/** What is known once `more` is published. */
export function knownWith(
  tables: ContentTables,
  more: readonly { readonly kind: ContentKind; readonly row: { readonly id: string } }[],
): Known {
  const ids = (kind: ContentKind) =>
    new Set([
      ...Array.from(rowsOf(tableOfKind(tables, kind)), (row) => row.id),
      ...more.filter((each) => each.kind === kind).map((each) => each.row.id),
    ]);
  return { items: ids('item'), themes: ids('theme') };
}

function repeats(ids: readonly string[], path: (at: number) => ContentFault['path']): ContentFault[] {
  return ids.flatMap((id, at) => (ids.indexOf(id) < at ? [{ code: 'duplicate' as const, path: path(at) }] : []));
}

function checkItem(item: Item, known: Known): readonly ContentFault[] {
  const options = new Map(item.situations.map((each) => [each.id, each.options.map((option) => option.id)]));
  const conditions = item.materials.flatMap((material, at) =>
    material.when.flatMap((when, which): ContentFault[] => {
      const path = ['materials', at, 'when', which];
      const offered = options.get(when.situation);
      if (offered === undefined) return [{ code: 'unknown-question', path: [...path, 'situation'] }];
      return when.options.flatMap((id, n): ContentFault[] =>
        offered.includes(id) ? [] : [{ code: 'unknown-option', path: [...path, 'options', n] }],
      );
    }),
  );
  return [
    ...repeats(
      item.materials.map((each) => each.id),
      (at) => ['materials', at, 'id'],
    ),
    ...repeats(
      item.situations.map((each) => each.id),
      (at) => ['situations', at, 'id'],
    ),
    ...item.situations.flatMap((each, at) =>
      repeats(
        each.options.map((option) => option.id),
        (n) => ['situations', at, 'options', n, 'id'],
      ),
    ),
    ...conditions,
    ...item.themes.flatMap((id, at): ContentFault[] =>
      known.themes.has(id) ? [] : [{ code: 'unknown-theme', path: ['themes', at] }],
    ),
  ];
}

/** What is wrong with one row beside its schema; empty = it may be published. */
export function checkRow(kind: ContentKind, row: AnyRow, known: Known): readonly ContentFault[] {
  switch (kind) {
    case 'item':
      return checkItem(row as ContentKinds['item'], known);
    case 'line':
      return checkLine(row as ContentKinds['line'], known.items);
    case 'article':
      return repeats(
        (row as ContentKinds['article']).attachments.map((each) => each.id),
        (at) => ['attachments', at, 'id'],
      );
    case 'faq':
    case 'floorMap':
    case 'theme':
      return [];
    default:
      return unreachable(kind);
  }
}

/** Who still names this row, and would be broken without it: `line/x`, `item/y`. */
export function usersOf(tables: ContentTables, kind: ContentKind, id: string): readonly string[] {
  if (kind === 'item') {
    return Array.from(rowsOf(tables.line))
      .filter((line) => line.stages.some((stage) => stage.branches.some((branch) => branch.itemId === id)))
      .map((line) => `line/${line.id}`);
  }
  if (kind !== 'theme') return [];
  return Array.from(rowsOf(tables.item))
    .filter((item) => item.themes.includes(id))
    .map((item) => `item/${item.id}`);
}
