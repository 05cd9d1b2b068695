import type { Acks } from '../../shared/protocol/down.ts';
import type { Changes, FeedRow } from '../../shared/protocol/feeds.ts';
import type { ChangedRow } from '../commands/aggregate.ts';
import type { ScopeLoop } from '../commands/scope-loop.ts';
import { cursorOf, type ScopeState } from '../commands/scope-state.ts';
import type { ChangeRow, Storage } from '../storage/ports.ts';
import type { Snapshots } from './snapshots.ts';

/** A scope whose feeds can be opened. */
export type FeedSource<S> = {
  readonly loop: Pick<ScopeLoop<S>, 'scope' | 'current'>;
  readonly rowsOf: (state: S, feed: string) => Iterable<ChangedRow>;
};

type Deps = { readonly storage: Storage; readonly snapshots: Snapshots; readonly maxChangesBytes: number };
type Request = { readonly feed: string; readonly epoch: string | null; readonly cursor: number | null };

const TRIES = 3;

function isUsable(links: readonly ChangeRow[], from: number, to: number, maxBytes: number): boolean {
  const bytes = links.reduce((sum, link) => sum + link.rows.length, 0);
  return links[0]?.from === from && links.at(-1)?.to === to && bytes <= maxBytes;
}

/**
 * Answers `feed.open`: the links since the replica's cursor, or a snapshot when the chain does not reach back that far.
 * `join` puts the connection into the feed's room and runs in the very tick in which the answer is settled, so the next
 * link that the connection gets continues exactly where the answer ends.
 */
export async function openFeed<S>(
  deps: Deps,
  source: FeedSource<S>,
  request: Request,
  join: () => void,
): Promise<Extract<Acks['feed.open'], { ok: true }>> {
  const { feed, epoch, cursor } = request;
  const { loop } = source;

  const changes = (now: ScopeState<S>, links: readonly ChangeRow[]): Extract<Acks['feed.open'], { ok: true }> => {
    join();
    const parsed = links.map(
      ({ from, to, rows }): Changes => ({
        epoch: now.epoch,
        feed,
        from,
        to,
        rows: JSON.parse(rows) as readonly FeedRow[],
      }),
    );
    return { ok: true, mode: 'changes', epoch: now.epoch, changes: parsed, rev: cursorOf(now, feed) };
  };

  for (let tries = 0; tries < TRIES && cursor !== null; tries += 1) {
    const now = loop.current();
    if (epoch !== now.epoch || cursor > cursorOf(now, feed)) break;
    if (cursor === cursorOf(now, feed)) return changes(now, []);
    const stored = await deps.storage.read((reader) => reader.changesSince(loop.scope, feed, cursor));
    const after = loop.current();
    if (stored === undefined || after.epoch !== epoch) break;
    // What is stored but not published yet will come as a live link.
    const links = stored.filter((link) => link.to <= cursorOf(after, feed));
    if (isUsable(links, cursor, cursorOf(after, feed), deps.maxChangesBytes)) return changes(after, links);
  }

  const now = loop.current();
  const rev = cursorOf(now, feed);
  const key = { scope: loop.scope, feed, epoch: now.epoch, rev };
  const snapshot = deps.snapshots.open(key, () => source.rowsOf(now.state, feed));
  join();
  return { ok: true, mode: 'snapshot', epoch: now.epoch, snapshotId: snapshot.id, rev, pages: snapshot.pages.length };
}
