import {
  type Catalogue,
  CONTENT_LISTS,
  type ContentKind,
  completeRow,
  EMPTY_CATALOGUE,
} from '../../shared/domain/catalogue/content.ts';
import { EMPTY_HALL, type HallState } from '../../shared/domain/hall/hall-state.ts';
import { applyRow, type HallRow, hallFromRows, rowsOfFeed } from '../../shared/domain/hall/rows.ts';
import { type Changes, FEED_KINDS, type FeedRow } from '../../shared/protocol/feeds.ts';
import type { StoredFeed } from './local-store.ts';

export type FeedPosition = { readonly epoch: string; readonly cursor: number };

/** Server rows only, folded into the domain's own state. An immutable value: what a screen has seen stays as it was. */
export type Replica = {
  readonly hall: HallState;
  readonly catalogue: Catalogue;
  /** Where each feed stands; a feed that is missing has no replica. */
  readonly feeds: Readonly<Record<string, FeedPosition>>;
};

export const EMPTY_REPLICA: Replica = { hall: EMPTY_HALL, catalogue: EMPTY_CATALOGUE, feeds: {} };

type ContentRow = Extract<FeedRow, { readonly kind: ContentKind }>;

function isContent(row: FeedRow): row is ContentRow {
  return Object.hasOwn(CONTENT_LISTS, row.kind);
}

/** A kind that a newer server made up is passed over, not tripped over [SY-11]. */
function isKnown(row: FeedRow): boolean {
  return Object.hasOwn(FEED_KINDS, row.kind);
}

function hallRows(rows: Iterable<FeedRow>): HallRow[] {
  const found: HallRow[] = [];
  for (const row of rows) if (!isContent(row) && isKnown(row)) found.push(row);
  return found;
}

/** Lists without a changed row keep their reference. */
function withContent(catalogue: Catalogue, rows: Iterable<FeedRow>): Catalogue {
  const touched = new Map<ContentKind, Map<string, { readonly id: string }>>();
  for (const row of rows) {
    if (!isContent(row)) continue;
    const list: readonly { readonly id: string }[] = catalogue[CONTENT_LISTS[row.kind]];
    const byId = touched.get(row.kind) ?? new Map(list.map((each) => [each.id, each]));
    touched.set(row.kind, byId);
    if (row.row === null) byId.delete(row.id);
    else byId.set(row.id, completeRow(row.kind, row.row));
  }
  if (touched.size === 0) return catalogue;
  const lists = Array.from(touched, ([kind, byId]) => [
    CONTENT_LISTS[kind],
    [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  ]);
  return { ...catalogue, ...Object.fromEntries(lists) };
}

/** The replica after one link of a feed's chain. The caller has made sure that `from` is the cursor [SY-4]. */
export function applyChanges(replica: Replica, changes: Changes): Replica {
  let { hall } = replica;
  for (const row of hallRows(changes.rows)) hall = applyRow(hall, row);
  return {
    hall,
    catalogue: withContent(replica.catalogue, changes.rows),
    feeds: { ...replica.feeds, [changes.feed]: { epoch: changes.epoch, cursor: changes.to } },
  };
}

/** Every other feed's rows of the hall, which a swap of `feed` leaves alone. */
function otherRows(replica: Replica, feed: string): HallRow[] {
  return Object.keys(replica.feeds)
    .filter((each) => each !== feed)
    .flatMap((each) => [...rowsOfFeed(replica.hall, each)]);
}

/** The replica with all rows of one feed replaced by a snapshot [SY-5]. */
export function swapFeed(replica: Replica, snapshot: StoredFeed): Replica {
  const { feed, epoch, cursor, rows } = snapshot;
  const feeds = { ...replica.feeds, [feed]: { epoch, cursor } };
  if (feed === 'catalogue') return { ...replica, catalogue: withContent(EMPTY_CATALOGUE, rows), feeds };
  return { ...replica, hall: hallFromRows([...otherRows(replica, feed), ...hallRows(rows)]), feeds };
}

/** The replica without one feed. */
export function dropFeed(replica: Replica, feed: string): Replica {
  if (!Object.hasOwn(replica.feeds, feed)) return replica;
  const { [feed]: _gone, ...feeds } = replica.feeds;
  if (feed === 'catalogue') return { ...replica, catalogue: EMPTY_CATALOGUE, feeds };
  return { ...replica, hall: hallFromRows(otherRows(replica, feed)), feeds };
}
