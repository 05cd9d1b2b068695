import type { Actor } from '../../shared/domain/commands/actor.ts';
import type { HallCommand } from '../../shared/domain/commands/hall-commands.ts';
import type { HallState } from '../../shared/domain/hall/hall-state.ts';
import { changedRows, feedOf, rowsOfFeed } from '../../shared/domain/hall/rows.ts';
import type { Acks, CommandAck } from '../../shared/protocol/down.ts';
import type { Changes, FeedRow } from '../../shared/protocol/feeds.ts';
import type { CommandMessage, UpPayload } from '../../shared/protocol/up.ts';
import { aHallRun, type HallRun } from '../fixtures/a-hall.ts';

/** How the model of the server may be broken on purpose: a proof that a test would notice. */
export type ServerFaults = { readonly forgetsIds?: boolean };

export type Executed = { readonly id: string; readonly type: string };

type Stored = {
  readonly state: HallState;
  readonly rev: number;
  readonly memos: ReadonlyMap<string, CommandAck>;
  readonly streams: ReadonlyMap<string, number>;
  readonly cursors: ReadonlyMap<string, number>;
  readonly links: readonly Changes[];
  readonly executed: readonly Executed[];
};

/**
 * The server as the protocol describes it, small enough to be plainly right: the real domain decides, a group of
 * commands becomes one rev step each and one link per feed, memos and stream places are kept, old links are forgotten.
 */
export function createSimServer(options: {
  readonly random: () => number;
  readonly keepLinks?: number;
  readonly faults?: ServerFaults;
}) {
  const { random, keepLinks = 20, faults = {} } = options;
  const hall: HallRun = aHallRun({ open: ['w2', 'w3'] });
  let epoch = 'epoch-1';
  let now: Stored = {
    state: hall.state,
    rev: 1,
    memos: new Map(),
    streams: new Map(),
    cursors: new Map([['queue', 1]]),
    links: [],
    executed: [],
  };
  const history = new Map<string, HallState>([[`${epoch}/1`, hall.state]]);
  const listeners = new Set<(changes: Changes) => void>();
  const snapshots = new Map<string, { readonly feed: string; readonly pages: readonly (readonly FeedRow[])[] }>();

  function outOfTurn(stored: Stored, deviceId: string, message: CommandMessage): CommandAck | 'turn' {
    if (!message.order) return 'turn';
    const expected = (stored.streams.get(`${deviceId}/${message.order.outboxId}`) ?? 0) + 1;
    if (message.order.seq === expected) return 'turn';
    if (message.order.seq > expected)
      return { ok: false, code: 'outbox.out-of-order', params: { expected }, retryAfterMs: 0 };
    return message.type === 'outbox.skip'
      ? { ok: true, rev: stored.rev, reply: null }
      : { ok: false, code: 'conflict' };
  }

  function one(stored: Stored, actor: Actor, deviceId: string, message: CommandMessage): [Stored, CommandAck] {
    const place = outOfTurn(stored, deviceId, message);
    const advance = (next: Stored): Stored =>
      message.order && place === 'turn'
        ? { ...next, streams: new Map(next.streams).set(`${deviceId}/${message.order.outboxId}`, message.order.seq) }
        : next;
    const memo = faults.forgetsIds ? undefined : stored.memos.get(message.id);
    if (memo) return [advance(stored), memo];
    if (place !== 'turn' && !faults.forgetsIds) return [stored, place];
    const remember = (next: Stored, ack: CommandAck): [Stored, CommandAck] => [
      advance({ ...next, memos: new Map(next.memos).set(message.id, ack) }),
      ack,
    ];
    if (message.type === 'outbox.skip') return remember(stored, { ok: true, rev: stored.rev, reply: null });
    const before = hall.state;
    const command = { type: message.type, payload: message.payload } as unknown as HallCommand;
    const decided = hall.do(actor, command);
    if (!decided.ok) return remember(stored, { ok: false, ...decided.error });
    const rev = stored.rev + (hall.state === before ? 1 : 1);
    const executed = [...stored.executed, { id: message.id, type: message.type }];
    return remember({ ...stored, state: hall.state, rev, executed }, { ok: true, rev, reply: decided.value });
  }

  function publish(before: Stored, after: Stored): Stored {
    if (after.rev === before.rev) return after;
    history.set(`${epoch}/${after.rev}`, after.state);
    const byFeed = new Map<string, FeedRow[]>();
    for (const row of changedRows(before.state, after.state)) {
      const feed = feedOf(row);
      if (feed !== null) byFeed.set(feed, [...(byFeed.get(feed) ?? []), row as FeedRow]);
    }
    const fresh = [...byFeed].map(
      ([feed, rows]): Changes => ({ epoch, feed, from: before.cursors.get(feed) ?? 0, to: after.rev, rows }),
    );
    const cursors = new Map(after.cursors);
    for (const link of fresh) cursors.set(link.feed, link.to);
    const links = [...after.links, ...fresh].slice(-keepLinks);
    for (const link of fresh) for (const listener of [...listeners]) listener(link);
    return { ...after, cursors, links };
  }

  return {
    epoch: () => epoch,
    state: () => now.state,
    rev: () => now.rev,
    executed: () => now.executed,
    cursor: (feed: string) => now.cursors.get(feed) ?? 0,
    /** What the hall was at a rev, for comparing with what a screen shows. */
    stateAt: (at: { readonly epoch: string; readonly cursor: number }) => history.get(`${at.epoch}/${at.cursor}`),
    setTime(at: number) {
      hall.now = at;
    },
    /** Decides a group of commands and publishes its links; the answers may be sent after that. */
    commit(
      group: readonly { readonly actor: Actor; readonly deviceId: string; readonly message: CommandMessage }[],
    ): CommandAck[] {
      const before = now;
      const acks: CommandAck[] = [];
      for (const { actor, deviceId, message } of group) {
        const [next, ack] = one(now, actor, deviceId, message);
        now = next;
        acks.push(ack);
      }
      now = publish(before, now);
      return acks;
    },
    status(id: string): Acks['command.status'] {
      const ack = now.memos.get(id);
      return ack ? { ok: true, known: true, ack } : { ok: true, known: false };
    },
    open({ feed, epoch: theirs, cursor }: UpPayload<'feed.open'>): Acks['feed.open'] {
      const rev = now.cursors.get(feed) ?? 0;
      const links = now.links.filter(
        (link) => link.feed === feed && link.epoch === epoch && link.from >= (cursor ?? 0),
      );
      const reaches = cursor === rev || links[0]?.from === cursor;
      if (theirs === epoch && cursor !== null && cursor <= rev && reaches) {
        return { ok: true, mode: 'changes', epoch, changes: cursor === rev ? [] : links, rev };
      }
      const rows = [...rowsOfFeed(now.state, feed)] as FeedRow[];
      const pages: FeedRow[][] = [];
      for (let at = 0; at < rows.length; at += 4) pages.push(rows.slice(at, at + 4));
      const snapshotId = `s${snapshots.size}`;
      snapshots.set(snapshotId, { feed, pages });
      return { ok: true, mode: 'snapshot', epoch, snapshotId, rev, pages: pages.length };
    },
    page({ snapshotId, page }: UpPayload<'feed.page'>): Acks['feed.page'] {
      const snapshot = snapshots.get(snapshotId);
      const rows = snapshot?.pages[page];
      // Now and then a snapshot is thrown away before all of it was fetched.
      if (!snapshot || !rows || random() < 0.02) return { ok: false, code: 'snapshot.gone' };
      return { ok: true, rows, last: page === snapshot.pages.length - 1 };
    },
    onLink(listener: (changes: Changes) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Keeps what is there now, as a backup does. */
    backUp: () => now,
    /** Puts a backup back: older state, new epoch, counters jump on [SY-5]. */
    restore(backup: Stored) {
      epoch = `epoch-${Number(epoch.slice(6)) + 1}`;
      hall.state = backup.state;
      const rev = (Math.floor(backup.rev / 100) + 1) * 100 + 100;
      now = { ...backup, rev, cursors: new Map([...backup.cursors.keys()].map((feed) => [feed, rev])), links: [] };
      history.set(`${epoch}/${rev}`, now.state);
    },
  };
}
export type SimServer = ReturnType<typeof createSimServer>;
