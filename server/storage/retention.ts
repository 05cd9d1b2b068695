/** Drops what is past its time, in small transactions so that the loop's commands pass between them. */
import type { Storage } from './ports.ts';
import type { Session } from './session.ts';
import type { RetentionStatements } from './statements/retention-statements.ts';

const BATCH = 1000;

type Write = <T>(run: (session: Session) => Promise<T>) => Promise<T>;
type Limits = Parameters<Storage['retain']>[0];
type Feed = { readonly scope: string; readonly feed: string; readonly cursor: number };

export async function retain(write: Write, statements: RetentionStatements, limits: Limits): Promise<void> {
  const feeds = await write(async (session) => session.all(statements.listFeeds, {}));
  for (const feed of feeds) {
    const cut = await write((session) => cutOf(session, statements, feed, limits));
    while (cut > 0 && (await write((session) => dropLinks(session, statements, feed, cut)))) {}
  }
  const memos = { before: limits.memosBefore, batch: BATCH };
  while ((await write(async (session) => session.run(statements.dropMemos, memos))) === BATCH) {}
}

/** Links up to this rev go. Always a prefix of the chain, so that what is left has no hole [SY-5]. */
async function cutOf(session: Session, statements: RetentionStatements, feed: Feed, limits: Limits): Promise<number> {
  const [oldest] = await session.all(statements.oldestToKeep, { ...feed, before: limits.before });
  const [beyond] = await session.all(statements.newestBeyond, { ...feed, keep: limits.keep });
  return Math.max(oldest === undefined ? feed.cursor : oldest.rev - 1, beyond?.rev ?? 0);
}

/** Answers whether there is more to drop. */
async function dropLinks(session: Session, statements: RetentionStatements, feed: Feed, cut: number): Promise<boolean> {
  const [end] = await session.all(statements.batchEnd, { ...feed, batch: BATCH - 1 });
  const upTo = Math.min(cut, end?.rev ?? cut);
  await session.run(statements.dropLinks, { ...feed, upTo });
  return upTo < cut;
}
