import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import { defineStatement } from '../statement.ts';

type OfFeed = { scope: string; feed: string };

export type RetentionStatements = ReturnType<typeof compileRetentionStatements>;

export function compileRetentionStatements(db: Kysely<Tables>) {
  const links = db.selectFrom('change').select('to_rev as rev');
  return {
    listFeeds: defineStatement<object>()('retain.feeds', () =>
      db.selectFrom('feed').select(['scope', 'feed', 'cursor']).orderBy('scope').orderBy('feed'),
    ),
    /** Walks from the oldest link, so it reads only links that are about to go. */
    oldestToKeep: defineStatement<OfFeed & { before: number }>()('retain.oldest', (p) =>
      links
        .where('scope', '=', p.scope)
        .where('feed', '=', p.feed)
        .where('at', '>=', p.before)
        .orderBy('to_rev')
        .limit(1),
    ),
    newestBeyond: defineStatement<OfFeed & { keep: number }>()('retain.beyond', (p) =>
      links.where('scope', '=', p.scope).where('feed', '=', p.feed).orderBy('to_rev', 'desc').limit(1).offset(p.keep),
    ),
    batchEnd: defineStatement<OfFeed & { batch: number }>()('retain.batch-end', (p) =>
      links.where('scope', '=', p.scope).where('feed', '=', p.feed).orderBy('to_rev').limit(1).offset(p.batch),
    ),
    dropLinks: defineStatement<OfFeed & { upTo: number }>()('retain.links', (p) =>
      db.deleteFrom('change').where('scope', '=', p.scope).where('feed', '=', p.feed).where('to_rev', '<=', p.upTo),
    ),
    dropMemos: defineStatement<{ before: number; batch: number }>()('retain.memos', (p) =>
      db
        .deleteFrom('memo')
        .where('id', 'in', db.selectFrom('memo').select('id').where('at', '<', p.before).orderBy('at').limit(p.batch)),
    ),
  };
}
