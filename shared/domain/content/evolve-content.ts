import { deleteRow, getRow, rowsOf, setRow } from '../../lib/table.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { CONTENT_KINDS, CONTENT_LISTS, type Content, type ContentKind } from '../catalogue/content.ts';
import type { ContentEvent } from './content-events.ts';
import { type AnyRow, tableOfKind } from './content-tables.ts';
import { fieldChanges } from './difference.ts';
import {
  type ContentState,
  type EditionNote,
  editionKey,
  publishedRow,
  versionKey,
  versionOf,
  withVersion,
} from './edition.ts';

type Noted = Omit<EditionNote, 'version'>;

/** The row in force is put aside under its number, where nothing changes it any more [CK-3]. */
function archived(state: ContentState, kind: ContentKind, id: string): ContentState {
  const row = publishedRow(state, kind, id);
  if (row === undefined) return state;
  const version = versionOf(state, kind, id);
  const past = { kind, contentId: id, version, row };
  return { ...state, versions: setRow(state.versions, versionKey(kind, id, version), past) };
}

function noted(state: ContentState, kind: ContentKind, id: string, version: number, note: Noted): ContentState {
  const key = editionKey(kind, id);
  const notes = getRow(state.editions, key)?.notes ?? [];
  const withdrawn = note.act === 'withdrawn';
  const edition = { kind, contentId: id, version, withdrawn, notes: [...notes, { ...note, version }] };
  return { ...state, editions: setRow(state.editions, key, edition) };
}

function withTable(state: ContentState, kind: ContentKind, rows: unknown): ContentState {
  return { ...state, content: { ...state.content, [kind]: rows } };
}

function publish(state: ContentState, kind: ContentKind, row: AnyRow, note: Noted): ContentState {
  const version = versionOf(state, kind, row.id) + 1;
  const next = noted(archived(state, kind, row.id), kind, row.id, version, note);
  const rows = setRow(tableOfKind(next.content, kind), row.id, withVersion(kind, row, version));
  const dropped = deleteRow(next.drafts, editionKey(kind, row.id));
  return { ...withTable(next, kind, rows), drafts: dropped };
}

/** A number that was in use is not used again: what is withdrawn counts as a version too. */
function withdraw(state: ContentState, kind: ContentKind, id: string, note: Noted): ContentState {
  if (publishedRow(state, kind, id) === undefined) return state;
  const next = noted(archived(state, kind, id), kind, id, versionOf(state, kind, id) + 1, note);
  return withTable(next, kind, deleteRow(tableOfKind(next.content, kind), id));
}

/** What is there for the first time comes as it is; what says the same stays the same row, so that only real differences travel. */
function load(state: ContentState, content: Content, at: number): ContentState {
  const note: Noted = { at, by: 'system', act: 'imported', note: '', from: null };
  let next = state;
  for (const kind of CONTENT_KINDS) {
    const rows = content[CONTENT_LISTS[kind]] as readonly AnyRow[] | undefined;
    if (rows === undefined) continue;
    const ids = new Set(rows.map((row) => row.id));
    for (const row of rowsOf(tableOfKind(state.content, kind))) {
      if (!ids.has(row.id)) next = withdraw(next, kind, row.id, { ...note, act: 'withdrawn' });
    }
    for (const row of rows) {
      const old = publishedRow(next, kind, row.id);
      if (versionOf(next, kind, row.id) === 0) {
        next = withTable(next, kind, setRow(tableOfKind(next.content, kind), row.id, row));
      } else if (old === undefined || fieldChanges(old, row).length > 0) {
        next = publish(next, kind, row, note);
      }
    }
  }
  return next;
}

export function evolveContent(state: ContentState, event: ContentEvent): ContentState {
  switch (event.type) {
    case 'catalogue.published':
      return load(state, event.content, event.at);
    case 'content.published': {
      const { at, by, act, note, from } = event;
      return event.rows.reduce((next, { kind, row }) => publish(next, kind, row, { at, by, act, note, from }), state);
    }
    case 'content.withdrawn': {
      const { at, by, note, kind, id } = event;
      return withdraw(state, kind, id, { at, by, note, act: 'withdrawn', from: null });
    }
    case 'content.drafted': {
      const { draft } = event;
      return { ...state, drafts: setRow(state.drafts, editionKey(draft.kind, draft.contentId), draft) };
    }
    case 'content.draftDropped':
      return { ...state, drafts: deleteRow(state.drafts, editionKey(event.kind, event.id)) };
    default:
      return unreachable(event);
  }
}
