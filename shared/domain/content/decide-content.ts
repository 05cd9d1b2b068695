import { err, ok, type Result } from '../../lib/result.ts';
import { getRow } from '../../lib/table.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { CONTENT_SCHEMAS, type ContentKind } from '../catalogue/content.ts';
import { type Actor, actorNames } from '../commands/actor.ts';
import type { Rejection } from '../commands/rejection.ts';
import { checkRow, knownWith, usersOf } from './check-content.ts';
import { type ContentCommand, type ContentCommandOf, contentRules, type PublishReply } from './content-commands.ts';
import type { ContentEvent } from './content-events.ts';
import type { AnyRow } from './content-tables.ts';
import { fieldChanges } from './difference.ts';
import { type ContentState, editionKey, publishedRow, rowAt, versionOf } from './edition.ts';

type Decision = { readonly events: readonly ContentEvent[]; readonly reply: unknown };
type Decided = Result<Decision, Rejection>;
type Context = { readonly now: number; readonly actor: Actor };

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function refuseField(path: readonly PropertyKey[], problem: string): Result<never, Rejection> {
  return err({ code: 'content.invalid', params: { field: path.map(String).join('.'), problem } });
}

/** The row of a text, by the schema of its kind and with all that it names; control characters other than line ends are nobody's text. */
export function readRow(state: ContentState, kind: ContentKind, id: string, text: string): Result<AnyRow, Rejection> {
  const parsed = CONTENT_SCHEMAS[kind].safeParse(parsedJson(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuseField(issue?.path ?? [], issue?.code ?? 'wrong');
  }
  const row = parsed.data;
  if (row.id !== id) return refuseField(['id'], 'wrong');
  if (/\\u00(?:0[0-8bcef]|1[0-9a-f]|7f)|[\u007f-\u009f]/i.test(JSON.stringify(row))) {
    return refuseField([], 'control-character');
  }
  const [fault] = checkRow(kind, row, knownWith(state.content, [{ kind, row }]));
  return fault === undefined ? ok(row) : refuseField(fault.path, fault.code);
}

function isOld(state: ContentState, { kind, id, base }: { kind: ContentKind; id: string; base: number }): boolean {
  return versionOf(state, kind, id) !== base;
}

function answer(reply: PublishReply, events: readonly ContentEvent[] = []): Decided {
  return ok({ events, reply });
}

function oldVersion(
  state: ContentState,
  { kind, id }: { readonly kind: ContentKind; readonly id: string },
  row: AnyRow | undefined,
): Decided {
  const difference = fieldChanges(publishedRow(state, kind, id), row);
  return answer({ outcome: 'old-version', version: versionOf(state, kind, id), difference });
}

function nameOf(actor: Actor): string {
  return actor.kind === 'staff' ? actor.staffId : 'system';
}

type Publishing = Pick<Extract<ContentEvent, { type: 'content.published' }>, 'act' | 'note' | 'from'>;

function publishRow(
  state: ContentState,
  target: { readonly kind: ContentKind; readonly id: string; readonly base: number },
  row: AnyRow,
  how: Publishing,
  { now, actor }: Context,
): Decided {
  const { kind, id } = target;
  if (isOld(state, target)) return oldVersion(state, target, row);
  const before = publishedRow(state, kind, id);
  if (before !== undefined && fieldChanges(before, row).length === 0) {
    return answer({ outcome: 'no-difference', version: target.base });
  }
  const event: ContentEvent = {
    type: 'content.published',
    at: now,
    by: nameOf(actor),
    ...how,
    rows: [{ kind, row }],
  };
  return answer({ outcome: 'published', version: target.base + 1 }, [event]);
}

function saveDraft(
  state: ContentState,
  { payload }: ContentCommandOf<'content.saveDraft'>,
  { now, actor }: Context,
): Decided {
  const { kind, id, base, known, text } = payload;
  const saves = getRow(state.drafts, editionKey(kind, id))?.saves ?? 0;
  if (saves !== known) return err({ code: 'content.draft-changed' });
  const value = parsedJson(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuseField([], 'wrong');
  const draft = { kind, contentId: id, base, text, by: nameOf(actor), at: now, saves: saves + 1 };
  return ok({ events: [{ type: 'content.drafted', at: now, draft }], reply: { saves: draft.saves } });
}

function withdraw(
  state: ContentState,
  { payload }: ContentCommandOf<'content.withdraw'>,
  { now, actor }: Context,
): Decided {
  const { kind, id, note, base } = payload;
  if (publishedRow(state, kind, id) === undefined) return err({ code: 'content.unknown' });
  if (isOld(state, payload)) return oldVersion(state, payload, undefined);
  const [user] = usersOf(state.content, kind, id);
  if (user !== undefined) return err({ code: 'content.in-use', params: { user } });
  const event: ContentEvent = { type: 'content.withdrawn', at: now, by: nameOf(actor), note, kind, id };
  return answer({ outcome: 'published', version: base + 1 }, [event]);
}

/** Editing of what the city publishes [OP-3, CK-3]. Reading is answered by the server's edge, which has the rows. */
export function decideContent(state: ContentState, command: ContentCommand, context: Context): Decided {
  const names = actorNames(context.actor);
  if (!contentRules[command.type].actors.some((name) => names.includes(name))) return err({ code: 'denied' });
  switch (command.type) {
    case 'content.list':
    case 'content.read':
      return ok({ events: [], reply: null });
    case 'content.saveDraft':
      return saveDraft(state, command, context);
    case 'content.dropDraft': {
      const { kind, id } = command.payload;
      const isThere = getRow(state.drafts, editionKey(kind, id)) !== undefined;
      return ok({ events: isThere ? [{ type: 'content.draftDropped', at: context.now, kind, id }] : [], reply: null });
    }
    case 'content.publish': {
      const { kind, id, text, note } = command.payload;
      const row = readRow(state, kind, id, text);
      if (!row.ok) return row;
      return publishRow(state, command.payload, row.value, { act: 'published', note, from: null }, context);
    }
    case 'content.rollBack': {
      const { kind, id, version, note } = command.payload;
      const row = rowAt(state, kind, id, version);
      if (row === undefined) return err({ code: 'content.unknown' });
      // What it names may have gone since.
      const [fault] = checkRow(kind, row, knownWith(state.content, [{ kind, row }]));
      if (fault !== undefined) return refuseField(fault.path, fault.code);
      return publishRow(state, command.payload, row, { act: 'rolled-back', note, from: version }, context);
    }
    case 'content.withdraw':
      return withdraw(state, command, context);
    default:
      return unreachable(command);
  }
}
