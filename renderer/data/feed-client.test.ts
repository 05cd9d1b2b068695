import { describe, expect, it } from 'vitest';
import { createManualTime } from '../../shared/lib/manual-time.ts';
import type { Acks } from '../../shared/protocol/down.ts';
import type { Changes, FeedRow } from '../../shared/protocol/feeds.ts';
import type { UpEvent } from '../../shared/protocol/up.ts';
import type { Connection } from './connection-machine.ts';
import { createFeedClient } from './feed-client.ts';
import type { FeedPosition } from './replica.ts';

const zone = (id: string, zh = id): FeedRow => ({ kind: 'zone', id, row: { id, name: { 'zh-CN': zh }, voice: null } });
const link = (from: number, to: number, epoch = 'e1'): Changes => ({
  epoch,
  feed: 'queue',
  from,
  to,
  rows: [zone(`z${to}`)],
});

type Question = {
  readonly event: UpEvent;
  readonly payload: unknown;
  readonly answer: (value: Acks['feed.open'] | Acks['feed.page'] | null) => void;
};

function aFeed(position: FeedPosition | null = null) {
  const time = createManualTime(0);
  const questions: Question[] = [];
  const seen: string[] = [];
  let at = position;
  const ask: Connection['ask'] = (event, payload) =>
    new Promise((resolve) => {
      questions.push({
        event,
        payload,
        answer: (value) =>
          resolve(value ? { kind: 'answer', value: value as never } : { kind: 'none', why: 'timeout' }),
      });
    });
  const client = createFeedClient({
    feed: 'queue',
    target: {
      position: () => at,
      apply(links) {
        for (const { epoch, from, to } of links) {
          expect(from).toBe(at?.cursor);
          at = { epoch, cursor: to };
          seen.push(`+${to}`);
        }
      },
      swap({ epoch, cursor, rows }) {
        at = { epoch, cursor };
        seen.push(`swap ${cursor}: ${rows.map((row) => row.id).join(' ')}`);
      },
      denied: () => seen.push('denied'),
    },
    ask,
    scheduler: time,
    random: () => 0,
    log: { info() {}, warn() {}, error() {} },
  });
  /** The question that waits for an answer. */
  async function answer(value: Acks['feed.open'] | Acks['feed.page'] | null): Promise<unknown> {
    const question = questions.shift();
    if (!question) throw new Error('nothing was asked');
    question.answer(value);
    await time.advance(0);
    return question.payload;
  }
  return { client, time, questions, seen, answer };
}

const snapshot = (rev: number, pages: number, epoch = 'e1'): Acks['feed.open'] => ({
  ok: true,
  mode: 'snapshot',
  epoch,
  snapshotId: 's',
  rev,
  pages,
});
const page = (rows: FeedRow[], last = false): Acks['feed.page'] => ({ ok: true, rows, last });

describe('a feed', () => {
  it('[SY-5] shows a snapshot only when all pages are there; changes that came meanwhile follow', async () => {
    const { client, seen, answer } = aFeed();
    client.open();
    expect(await answer(snapshot(10, 2))).toEqual({ feed: 'queue', epoch: null, cursor: null });
    client.receive(link(10, 12));
    await answer(page([zone('a')]));
    client.receive(link(12, 13));
    client.receive(link(8, 10));
    expect(seen).toEqual([]);
    await answer(page([zone('b')], true));
    expect(seen).toEqual(['swap 10: a b', '+12', '+13']);
  });

  it('[SY-5] a snapshot that is gone halfway is asked for again; nothing of it is shown', async () => {
    const { client, seen, answer, time } = aFeed();
    client.open();
    await answer(snapshot(10, 2));
    await answer(page([zone('a')]));
    await answer({ ok: false, code: 'snapshot.gone' });
    await time.advance(1000);
    await answer(snapshot(11, 1));
    await answer(page([zone('c')], true));
    expect(seen).toEqual(['swap 11: c']);
  });

  it('a page that came too fast is asked for again, not the whole snapshot', async () => {
    const { client, seen, answer, time, questions } = aFeed();
    client.open();
    await answer(snapshot(10, 2));
    await answer(page([zone('a')]));
    await answer({ ok: false, code: 'rate-limited', retryAfterMs: 500 });
    expect(questions).toEqual([]);
    await time.advance(500);
    expect(questions).toMatchObject([{ event: 'feed.page', payload: { page: 1 } }]);
    await answer(page([zone('b')], true));
    expect(seen).toEqual(['swap 10: a b']);
  });

  it('[SY-5] a server that is behind does not take the screen back', async () => {
    const { client, seen, answer, time } = aFeed({ epoch: 'e1', cursor: 20 });
    client.open();
    await answer(snapshot(15, 1));
    await answer(page([zone('old')], true));
    expect(seen).toEqual([]);
    await time.advance(1000);
    expect(await answer({ ok: true, mode: 'changes', epoch: 'e1', changes: [link(20, 21)], rev: 21 })).toMatchObject({
      cursor: 20,
    });
    expect(seen).toEqual(['+21']);
  });

  it('[SY-5] a new epoch starts afresh, also when its revs are lower', async () => {
    const { client, seen, answer } = aFeed({ epoch: 'e1', cursor: 20 });
    client.open();
    await answer(snapshot(15, 1, 'e2'));
    client.receive(link(20, 21, 'e1'));
    client.receive(link(15, 16, 'e2'));
    await answer(page([zone('new')], true));
    expect(seen).toEqual(['swap 15: new', '+16']);
  });

  it('a link of another epoch makes it ask', async () => {
    const { client, answer, questions } = aFeed({ epoch: 'e1', cursor: 20 });
    client.open();
    await answer({ ok: true, mode: 'changes', epoch: 'e1', changes: [], rev: 20 });
    client.receive(link(100, 101, 'e2'));
    expect(questions).toMatchObject([{ event: 'feed.open' }]);
  });

  it('[SY-4] links out of order are put in order; a link cut differently makes it ask', async () => {
    const { client, seen, answer, time, questions } = aFeed({ epoch: 'e1', cursor: 1 });
    client.open();
    await answer({ ok: true, mode: 'changes', epoch: 'e1', changes: [], rev: 1 });
    client.receive(link(3, 4));
    client.receive(link(2, 3));
    client.receive(link(1, 2));
    expect(seen).toEqual(['+2', '+3', '+4']);
    client.receive(link(3, 6));
    await time.advance(199);
    expect(questions).toEqual([]);
    await time.advance(1);
    expect(await answer({ ok: true, mode: 'changes', epoch: 'e1', changes: [link(4, 6)], rev: 6 })).toMatchObject({
      cursor: 4,
    });
    expect(seen.at(-1)).toBe('+6');
  });

  it('an answer of an old line is dropped', async () => {
    const { client, seen, questions, time } = aFeed();
    client.open();
    const old = questions.shift();
    client.close();
    client.open();
    old?.answer(snapshot(10, 0));
    await time.advance(0);
    expect(seen).toEqual([]);
    expect(questions).toHaveLength(1);
  });

  it('without an answer it asks again, later and later', async () => {
    const { client, answer, time, questions } = aFeed();
    client.open();
    await answer(null);
    expect(questions).toEqual([]);
    await time.advance(101);
    expect(questions).toHaveLength(1);
  });

  it('[SE-7] a feed that may not be seen is given up, until the right may have changed', async () => {
    const { client, seen, answer, time, questions } = aFeed({ epoch: 'e1', cursor: 3 });
    client.open();
    await answer({ ok: false, code: 'feed.denied' });
    client.receive(link(3, 4));
    await time.advance(60_000);
    expect(seen).toEqual(['denied']);
    expect(questions).toEqual([]);
    client.open();
    expect(questions).toHaveLength(1);
  });
});
