import type { Kysely } from 'kysely';
import { isDayMark } from '../migrations/m0004-day-marks.ts';
import type { AuditRow, ChangeRow, EntityRow, EventRow, Memo, ScopeHead, StreamRow } from '../ports.ts';
import type { AuditOrder, Tables } from '../schema.ts';
import { defineBulk, defineStatement } from '../statement.ts';

type InScope = { scope: string };

export type ScopeStatements = ReturnType<typeof compileScopeStatements>;

/** `lockRows`: PostgreSQL locks the scope row; SQLite has one writer, so its transaction is the lock. */
export function compileScopeStatements(db: Kysely<Tables>, lockRows: boolean) {
  const lockScope = db.selectFrom('scope').select(['scope', 'epoch', 'rev', 'day']);
  return {
    lockScope: defineStatement<InScope>()('scope.lock', (p) => {
      const query = lockScope.where('scope', '=', p.scope);
      return lockRows ? query.forUpdate() : query;
    }),
    addScope: defineStatement<{ scope: string; epoch: string }>()('scope.add', (p) =>
      db
        .insertInto('scope')
        .values({ scope: p.scope, epoch: p.epoch, rev: 0, day: '' })
        .onConflict((conflict) => conflict.doNothing()),
    ),
    saveHead: defineStatement<ScopeHead>()('scope.save', (p) =>
      db.updateTable('scope').set({ epoch: p.epoch, rev: p.rev, day: p.day }).where('scope', '=', p.scope),
    ),
    findMemo: defineStatement<{ id: string }>()('memo.find', (p) => memoById(db, p)),
    addMemo: defineStatement<Memo>()('memo.add', (p) =>
      db.insertInto('memo').values({
        id: p.id,
        scope: p.scope,
        payload_hash: p.payloadHash,
        rev: p.rev,
        reply: p.reply,
        at: p.at,
      }),
    ),
    putRows: defineBulk<InScope, EntityRow>()('entity.put', (p, rows) =>
      db
        .insertInto('entity')
        .values(rows.map((row) => entityValues(p.scope, row)))
        .onConflict((conflict) =>
          conflict.columns(['scope', 'kind', 'id']).doUpdateSet((set) => ({
            day: set.ref('excluded.day'),
            uniq: set.ref('excluded.uniq'),
            rev: set.ref('excluded.rev'),
            body: set.ref('excluded.body'),
          })),
        ),
    ),
    /** Inserts, or replaces a row whose day and number stay: no index is touched. Else changes nothing. */
    putRowInPlace: defineStatement<InScope & EntityRow>()('entity.put-in-place', (p) =>
      db
        .insertInto('entity')
        .values(entityValues(p.scope, p))
        .onConflict((conflict) =>
          conflict
            .columns(['scope', 'kind', 'id'])
            .doUpdateSet((set) => ({ rev: set.ref('excluded.rev'), body: set.ref('excluded.body') }))
            .where('entity.day', 'is not distinct from', (eb) => eb.ref('excluded.day'))
            .where('entity.uniq', 'is not distinct from', (eb) => eb.ref('excluded.uniq')),
        ),
    ),
    deleteRow: defineStatement<InScope & { kind: string; id: string }>()('entity.delete', (p) =>
      db.deleteFrom('entity').where('scope', '=', p.scope).where('kind', '=', p.kind).where('id', '=', p.id),
    ),
    addEvents: defineBulk<InScope, EventRow>()('event.add', (p, rows) =>
      db.insertInto('event').values(
        rows.map((row) => ({
          scope: p.scope,
          rev: row.rev,
          n: row.n,
          type: row.type,
          at: row.at,
          command_id: row.commandId,
          body: row.body,
        })),
      ),
    ),
    addAudit: defineStatement<AuditRow>()('audit.add', (p) =>
      db.insertInto('audit').values({
        scope: p.scope,
        rev: p.rev,
        command_id: p.commandId,
        type: p.type,
        actor: p.actor,
        outcome: p.outcome,
        at: p.at,
      }),
    ),
    feedCursor: defineStatement<InScope & { feed: string }>()('feed.cursor', (p) => cursorOf(db, p)),
    addChanges: defineBulk<InScope, ChangeRow>()('change.add', (p, rows) =>
      db.insertInto('change').values(
        rows.map((row) => ({
          scope: p.scope,
          feed: row.feed,
          from_rev: row.from,
          to_rev: row.to,
          rows: row.rows,
          at: row.at,
        })),
      ),
    ),
    /** Changes nothing when the link does not start where the feed's chain ends. */
    moveCursor: defineStatement<InScope & { feed: string; from: number; to: number }>()('feed.move', (p) =>
      db
        .updateTable('feed')
        .set({ cursor: p.to })
        .where('scope', '=', p.scope)
        .where('feed', '=', p.feed)
        .where('cursor', '=', p.from),
    ),
    addFeed: defineStatement<InScope & { feed: string; to: number }>()('feed.add', (p) =>
      db
        .insertInto('feed')
        .values({ scope: p.scope, feed: p.feed, cursor: p.to })
        .onConflict((conflict) => conflict.doNothing()),
    ),
    findStream: defineStatement<InScope & { deviceId: string; outboxId: string }>()('stream.find', (p) =>
      db
        .selectFrom('stream')
        .select(['device_id as deviceId', 'outbox_id as outboxId', 'seq'])
        .where('scope', '=', p.scope)
        .where('device_id', '=', p.deviceId)
        .where('outbox_id', '=', p.outboxId),
    ),
    putStream: defineStatement<InScope & StreamRow>()('stream.put', (p) =>
      db
        .insertInto('stream')
        .values({ scope: p.scope, device_id: p.deviceId, outbox_id: p.outboxId, seq: p.seq })
        .onConflict((conflict) =>
          conflict
            .columns(['scope', 'device_id', 'outbox_id'])
            .doUpdateSet((set) => ({ seq: set.ref('excluded.seq') })),
        ),
    ),
  };
}

export type ReadStatements = ReturnType<typeof compileReadStatements>;

type Page = { scope: string; afterRev: number; skip: number };
type RevSpan = { scope: string; afterRev: number; lastRev: number };

export function compileReadStatements(db: Kysely<Tables>) {
  const audit = db.$extendTables<{ audit: Tables['audit'] & AuditOrder }>();
  const entity = db.selectFrom('entity').select(['kind', 'id', 'day', 'uniq', 'rev', 'body']);
  return {
    head: defineStatement<InScope>()('scope.head', (p) =>
      db.selectFrom('scope').select(['scope', 'epoch', 'rev', 'day']).where('scope', '=', p.scope),
    ),
    /** Two index ranges: old days are never touched, however many there are. */
    loadRows: defineStatement<InScope & { day: string }>()('entity.load', (p) =>
      entity
        .where('scope', '=', p.scope)
        .where('day', 'is', null)
        .unionAll(entity.where('scope', '=', p.scope).where('day', '=', p.day)),
    ),
    listEntities: defineStatement<InScope & { kind: string }>()('entity.list', (p) =>
      entity.where('scope', '=', p.scope).where('kind', '=', p.kind).orderBy('id'),
    ),
    listEntitiesOfDay: defineStatement<InScope & { kind: string; day: string }>()('entity.list-day', (p) =>
      entity.where('scope', '=', p.scope).where('day', '=', p.day).where('kind', '=', p.kind).orderBy('id'),
    ),
    feedCursor: defineStatement<InScope & { feed: string }>()('feed.read', (p) => cursorOf(db, p)),
    feedCursors: defineStatement<InScope>()('feed.cursors', (p) =>
      db.selectFrom('feed').select(['feed', 'cursor']).where('scope', '=', p.scope),
    ),
    changesSince: defineStatement<InScope & { feed: string; cursor: number }>()('change.since', (p) =>
      db
        .selectFrom('change')
        .select(['feed', 'from_rev as from', 'to_rev as to', 'rows', 'at'])
        .where('scope', '=', p.scope)
        .where('feed', '=', p.feed)
        .where('to_rev', '>', p.cursor)
        .orderBy('to_rev'),
    ),
    findMemo: defineStatement<{ id: string }>()('memo.read', (p) => memoById(db, p)),
    eventPageEnd: defineStatement<Page>()('event.page-end', (p) =>
      db
        .selectFrom('event')
        .select('rev')
        .where('scope', '=', p.scope)
        .where('rev', '>', p.afterRev)
        .orderBy('rev')
        .orderBy('n')
        .limit(1)
        .offset(p.skip),
    ),
    listEvents: defineStatement<RevSpan>()('event.list', (p) =>
      db
        .selectFrom('event')
        .select(['rev', 'n', 'type', 'at', 'command_id as commandId', 'body'])
        .where('scope', '=', p.scope)
        .where('rev', '>', p.afterRev)
        .where('rev', '<=', p.lastRev)
        .orderBy('rev')
        .orderBy('n'),
    ),
    /** The condition is that of the index `event_day_mark`, word by word, or it is not used. */
    listDayMarks: defineStatement<InScope>()('event.day-marks', (p) =>
      db
        .selectFrom('event')
        .select(['rev', 'n', 'type', 'at', 'command_id as commandId'])
        .where('scope', '=', p.scope)
        .where(isDayMark)
        .orderBy('rev')
        .orderBy('n'),
    ),
    auditPageEnd: defineStatement<Page>()('audit.page-end', (p) =>
      audit
        .selectFrom('audit')
        .select('rev')
        .where('scope', '=', p.scope)
        .where('rev', '>', p.afterRev)
        .orderBy('rev')
        .orderBy('seq')
        .limit(1)
        .offset(p.skip),
    ),
    listAudit: defineStatement<RevSpan>()('audit.list', (p) =>
      audit
        .selectFrom('audit')
        .select(['scope', 'rev', 'command_id as commandId', 'type', 'actor', 'outcome', 'at'])
        .where('scope', '=', p.scope)
        .where('rev', '>', p.afterRev)
        .where('rev', '<=', p.lastRev)
        .orderBy('rev')
        .orderBy('seq'),
    ),
  };
}

function memoById(db: Kysely<Tables>, p: { id: string }) {
  return db
    .selectFrom('memo')
    .select(['id', 'scope', 'payload_hash as payloadHash', 'rev', 'reply', 'at'])
    .where('id', '=', p.id);
}

function cursorOf(db: Kysely<Tables>, p: { scope: string; feed: string }) {
  return db.selectFrom('feed').select('cursor').where('scope', '=', p.scope).where('feed', '=', p.feed);
}

function entityValues(scope: string, { kind, id, day, uniq, rev, body }: EntityRow) {
  return { scope, kind, id, day, uniq, rev, body };
}
