import type { ChangeRow, DayMark, Reader } from './ports.ts';
import type { Session } from './session.ts';
import type { ReadStatements } from './statements/scope-statements.ts';

export function createReader(session: Session, statements: ReadStatements): Reader {
  return {
    async head(scope) {
      const [head] = await session.all(statements.head, { scope });
      return head;
    },
    async loadRows(scope, day) {
      return session.all(statements.loadRows, { scope, day });
    },
    async feedCursors(scope) {
      const feeds = await session.all(statements.feedCursors, { scope });
      return new Map(feeds.map(({ feed, cursor }) => [feed, cursor]));
    },
    async changesSince(scope, feed, cursor) {
      const [end] = await session.all(statements.feedCursor, { scope, feed });
      const links = await session.all(statements.changesSince, { scope, feed, cursor });
      return chainFrom(cursor, end?.cursor ?? 0, links);
    },
    async findMemo(id) {
      const [memo] = await session.all(statements.findMemo, { id });
      return memo;
    },
    // A page ends with a whole revision, so that reading on after its last `rev` leaves nothing out; it may therefore
    // be a little longer than `limit`.
    async listEvents(scope, afterRev, limit) {
      const [end] = await session.all(statements.eventPageEnd, { scope, afterRev, skip: limit - 1 });
      return session.all(statements.listEvents, { scope, afterRev, lastRev: end?.rev ?? Number.MAX_SAFE_INTEGER });
    },
    async listDayMarks(scope) {
      return session.all(statements.listDayMarks, { scope }) as Promise<readonly DayMark[]>;
    },
    async listAudit(scope, afterRev, limit) {
      const [end] = await session.all(statements.auditPageEnd, { scope, afterRev, skip: limit - 1 });
      return session.all(statements.listAudit, { scope, afterRev, lastRev: end?.rev ?? Number.MAX_SAFE_INTEGER });
    },
    async listEntities(scope, kind, day) {
      return day === null
        ? session.all(statements.listEntities, { scope, kind })
        : session.all(statements.listEntitiesOfDay, { scope, kind, day });
    },
  };
}

/** The links after `cursor`, or undefined when they do not reach from there to the end of the feed. */
function chainFrom(cursor: number, end: number, links: readonly ChangeRow[]): readonly ChangeRow[] | undefined {
  if (cursor === end) return [];
  return links[0]?.from === cursor ? links : undefined;
}
