import type { Engine } from './engine.ts';
import type { EntityRow, ScopeTx } from './ports.ts';
import type { Session } from './session.ts';
import type { ScopeStatements } from './statements/scope-statements.ts';

export function createScopeTx(session: Session, statements: ScopeStatements, putRows: Engine['putRows']): ScopeTx {
  async function putInPlace(scope: string, rows: readonly EntityRow[]): Promise<void> {
    for (const row of rows) {
      const { kind, id, day, uniq, rev, body } = row;
      const changed = await session.run(statements.putRowInPlace, { scope, kind, id, day, uniq, rev, body });
      if (changed === 0) await session.insert(statements.putRows, { scope }, [row]);
    }
  }

  return {
    async lockScope(scope, epochIfNew) {
      const [head] = await session.all(statements.lockScope, { scope });
      if (head !== undefined) return head;
      await session.run(statements.addScope, { scope, epoch: epochIfNew });
      const [added] = await session.all(statements.lockScope, { scope });
      if (added === undefined) throw new Error(`scope ${scope} was not created`);
      return added;
    },
    async saveHead(head) {
      const changed = await session.run(statements.saveHead, head);
      if (changed !== 1) throw new Error(`scope ${head.scope} saved before it was locked`);
    },
    savepoint: (run) => session.savepoint(run),
    async findMemo(id) {
      const [memo] = await session.all(statements.findMemo, { id });
      return memo;
    },
    async putMemo(memo) {
      await session.run(statements.addMemo, memo);
    },
    async putRows(scope, rows) {
      if (putRows === 'in-place') return putInPlace(scope, rows);
      await session.insert(statements.putRows, { scope }, lastOfEach(rows));
    },
    async deleteRows(scope, rows) {
      for (const { kind, id } of rows) await session.run(statements.deleteRow, { scope, kind, id });
    },
    async appendEvents(scope, events) {
      await session.insert(statements.addEvents, { scope }, events);
    },
    async putAudit(row) {
      await session.run(statements.addAudit, row);
    },
    async feedCursor(scope, feed) {
      const [found] = await session.all(statements.feedCursor, { scope, feed });
      return found?.cursor ?? 0;
    },
    async appendChanges(scope, changes) {
      await session.insert(statements.addChanges, { scope }, changes);
      for (const { feed, from, to } of changes) {
        const moved = await session.run(statements.moveCursor, { scope, feed, from, to });
        if (moved === 1) continue;
        const begun = from === 0 ? await session.run(statements.addFeed, { scope, feed, to }) : 0;
        if (begun !== 1) throw new Error(`feed ${feed} of ${scope} does not end at ${from}: the chain would break`);
      }
    },
    async findStream(scope, deviceId, outboxId) {
      const [stream] = await session.all(statements.findStream, { scope, deviceId, outboxId });
      return stream;
    },
    async putStream(scope, row) {
      await session.run(statements.putStream, { scope, ...row });
    },
  };
}

/** PostgreSQL refuses an upsert that meets the same row twice; the last image is the one that counts. */
function lastOfEach(rows: readonly EntityRow[]): readonly EntityRow[] {
  if (rows.length < 2) return rows;
  const last = new Map<string, EntityRow>();
  for (const row of rows) last.set(`${row.kind}\n${row.id}`, row);
  return last.size === rows.length ? rows : [...last.values()];
}
