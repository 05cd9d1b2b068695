import { afterEach, describe, expect, it } from 'vitest';
import { type Item, itemSchema } from '../../shared/domain/catalogue/catalogue.ts';
import { rowsOf } from '../../shared/lib/table.ts';
import type { FeedRow } from '../../shared/protocol/feeds.ts';
import { aHallFile } from '../fixtures/a-hall.ts';
import { aServer, eventually, type Harness, roundTrip, STAFF, TAKE, ticketOf, type Wire } from './harness.ts';

let harness: Harness;
afterEach(() => harness.stop());
const revNow = () => harness.server.core.hall()?.loop.current().rev ?? 0;

const item = (n: number): Item =>
  itemSchema.parse({
    id: `i${n}`,
    name: { 'zh-CN': `事项${n}`, en: `Item ${n}` },
    prefix: 'A',
    instant: false,
    promised: null,
    fee: { 'zh-CN': '不收费', en: 'Free' },
    materials: [],
  });

/** The client's operating system takes no more bytes off the line. */
function stopReading(wire: Wire): void {
  const transport = wire.socket.io.engine.transport as unknown as { ws: { _socket: { pause(): void } } };
  transport.ws._socket.pause();
}

/** Applies live links to rows as a client does; throws where the chain has a gap. */
function follow(start: { rows: readonly FeedRow[]; rev: number }, wire: Wire, feed: string) {
  const rows = new Map<string, unknown>(start.rows.map(({ kind, id, row }) => [`${kind}/${id}`, row]));
  let cursor = start.rev;
  for (const link of wire.changes.filter((each) => each.feed === feed)) {
    if (link.from !== cursor) throw new Error(`gap: at ${cursor}, link from ${link.from}`);
    cursor = link.to;
    for (const { kind, id, row } of link.rows) {
      if (row === null) rows.delete(`${kind}/${id}`);
      else rows.set(`${kind}/${id}`, row);
    }
  }
  return { rows: Object.fromEntries([...rows].sort(([a], [b]) => (a < b ? -1 : 1))), cursor };
}

describe('[SY-4] a feed is a chain', () => {
  it('snapshot plus live links is the same as a later snapshot', async () => {
    harness = await aServer();
    const board = await harness.connect({ public: 'board' });
    const start = await board.rows('queue');
    const kiosk = await harness.device('kiosk');
    const clerk = await harness.counter('li.na');
    await clerk.command('window.open', { windowId: 'w1' });
    await Promise.all(Array.from({ length: 20 }, () => kiosk.command('ticket.take', TAKE)));
    await clerk.command('ticket.callNext', { windowId: 'w1' });
    await kiosk.command('ticket.lookUp', { ref: { by: 'code', number: 'A002', code: '0000' } });
    const rev = harness.server.core.hall()?.loop.current().feeds.get('queue');
    await eventually(() => board.changes.at(-1)?.to === rev, 'the board is in step');
    const followed = follow(start, board, 'queue');
    const fresh = await harness.connect({ public: 'board' });
    const later = await fresh.rows('queue');
    expect(followed).toEqual(follow(later, fresh, 'queue'));
    expect(followed.cursor).toBe(later.rev);
  });

  it('commands that are committed together travel as one link per feed', async () => {
    harness = await aServer();
    const kiosk = await harness.device('kiosk');
    const board = await harness.connect({ public: 'board' });
    const { rev } = await board.rows('queue');
    const before = revNow();
    const commands = Array.from({ length: 30 }, (_, n) => ({ id: `take-${n}`, type: 'ticket.take', payload: TAKE }));
    await kiosk.ask('batch', { commands });
    await eventually(() => board.changes.at(-1)?.to === before + 30, 'the board is in step');
    expect(board.changes).toHaveLength(1);
    expect(board.changes[0]).toMatchObject({ from: rev, to: before + 30 });
    expect(board.changes[0]?.rows.filter((row) => row.kind === 'ticket')).toHaveLength(30);
  });

  it('a replica that was away gets exactly the missing links', async () => {
    harness = await aServer();
    const kiosk = await harness.device('kiosk');
    const first = await harness.connect({ public: 'board' });
    const start = await first.rows('queue');
    const before = revNow();
    first.socket.disconnect();
    for (let n = 0; n < 5; n += 1) await kiosk.command('ticket.take', TAKE);
    const back = await harness.connect({ public: 'board' });
    const answer = await back.ask('feed.open', { feed: 'queue', epoch: first.hello?.epoch, cursor: start.rev });
    if (!answer.ok || answer.mode !== 'changes') throw new Error('changes expected');
    expect(answer.changes.map(({ from, to }) => [from, to])).toEqual(
      [0, 1, 2, 3, 4].map((n) => [n === 0 ? start.rev : before + n, before + n + 1]),
    );
    await kiosk.command('ticket.take', TAKE);
    await eventually(() => back.changes.length === 1, 'the next link');
    expect(back.changes[0]?.from).toBe(answer.rev);
  });

  it('another epoch, a cursor from the future or a lost chain lead to a snapshot', async () => {
    harness = await aServer();
    const board = await harness.connect({ public: 'board' });
    const { rev } = await board.rows('queue');
    const epoch = board.hello?.epoch;
    const open = (from: { epoch: string | null | undefined; cursor: number | null }) =>
      board.ask('feed.open', { feed: 'queue', ...from });
    expect(await open({ epoch: 'an older one', cursor: rev })).toMatchObject({ mode: 'snapshot' });
    expect(await open({ epoch, cursor: rev + 1000 })).toMatchObject({ mode: 'snapshot' });
    expect(await open({ epoch, cursor: rev })).toMatchObject({ mode: 'changes', changes: [] });
    const kiosk = await harness.device('kiosk');
    for (let n = 0; n < 3; n += 1) await kiosk.command('ticket.take', TAKE);
    await harness.storage.retain({ before: Number.MAX_SAFE_INTEGER, keep: 1, memosBefore: 0 });
    expect(await open({ epoch, cursor: rev })).toMatchObject({ mode: 'snapshot' });
  });

  it('a link that nobody asked for does not arrive: a feed that was closed, a feed that was not opened', async () => {
    harness = await aServer();
    const [closed, never] = [await harness.connect({ public: 'board' }), await harness.connect({ public: 'board' })];
    await closed.rows('queue');
    await closed.ask('feed.close', { feed: 'queue' });
    const kiosk = await harness.device('kiosk');
    await kiosk.command('ticket.take', TAKE);
    await roundTrip(closed);
    await roundTrip(never);
    expect([closed.changes, never.changes]).toEqual([[], []]);
  });
});

describe('[SY-5] snapshots', () => {
  it('come in pages below the limit, at one fixed rev, whatever happens meanwhile', async () => {
    harness = await aServer({ limits: { snapshotPageBytes: 4096 } });
    const kiosk = await harness.device('kiosk');
    const take = async (count: number) => {
      const commands = Array.from({ length: count }, (_, n) => ({
        id: `${count}-${n}`,
        type: 'ticket.take',
        payload: TAKE,
      }));
      await kiosk.ask('batch', { commands });
    };
    await take(40);
    const board = await harness.connect({ public: 'board' });
    const opened = await board.ask('feed.open', { feed: 'queue', epoch: null, cursor: null });
    if (!opened.ok || opened.mode !== 'snapshot') throw new Error('snapshot expected');
    expect(opened.pages).toBeGreaterThan(3);
    const first = await board.ask('feed.page', { snapshotId: opened.snapshotId, page: 0 });
    await take(7);
    const rows: FeedRow[] = first.ok ? [...first.rows] : [];
    for (let page = 1; page < opened.pages; page += 1) {
      const answer = await board.ask('feed.page', { snapshotId: opened.snapshotId, page });
      if (!answer.ok) throw new Error(answer.code);
      expect(JSON.stringify(answer.rows).length).toBeLessThanOrEqual(4096);
      expect(answer.last).toBe(page === opened.pages - 1);
      rows.push(...answer.rows);
    }
    expect(rows.filter((row) => row.kind === 'ticket')).toHaveLength(40);
    expect(board.changes[0]?.from).toBe(opened.rev);
  });

  it('are gone a minute after they were last touched', async () => {
    harness = await aServer();
    const board = await harness.connect({ public: 'board' });
    const opened = await board.ask('feed.open', { feed: 'queue', epoch: null, cursor: null });
    const snapshotId = opened.ok && opened.mode === 'snapshot' ? opened.snapshotId : '';
    await harness.time.advance(59_000);
    expect(await board.ask('feed.page', { snapshotId, page: 0 })).toMatchObject({ ok: true });
    await harness.time.advance(61_000);
    expect(await board.ask('feed.page', { snapshotId, page: 0 })).toMatchObject({ ok: false, code: 'snapshot.gone' });
    expect(await board.ask('feed.page', { snapshotId: 'made-up', page: 0 })).toMatchObject({ code: 'snapshot.gone' });
  });
});

describe('who reads what [SE-7]', () => {
  it('the catalogue goes to devices, the queue to everybody, nothing to strangers', async () => {
    harness = await aServer({ items: [item(1), item(2)] });
    const kiosk = await harness.device('kiosk');
    expect((await kiosk.rows('catalogue')).rows).toHaveLength(2);
    const board = await harness.connect({ public: 'board' });
    for (const feed of ['catalogue', 'desk:w1', 'desk:', 'manage', 'anything']) {
      expect(await board.ask('feed.open', { feed, epoch: null, cursor: null })).toMatchObject({ code: 'feed.denied' });
    }
  });

  it('a new catalogue travels as the difference', async () => {
    harness = await aServer({ items: [item(1), item(2)] });
    const kiosk = await harness.device('kiosk');
    const start = await kiosk.rows('catalogue');
    await harness.server.core.operations.seed({
      hall: aHallFile({ staff: STAFF }),
      catalogue: { items: [item(2), item(3)] },
    });
    await eventually(() => kiosk.changes.some((link) => link.feed === 'catalogue'), 'catalogue link');
    const link = kiosk.changes.find((each) => each.feed === 'catalogue');
    expect(link?.from).toBe(start.rev);
    expect(link?.rows.map(({ id, row }) => [id, row === null]).sort()).toEqual([
      ['i1', true],
      ['i3', false],
    ]);
  });

  it('a desk is read by the session that sits there, and by it alone', async () => {
    harness = await aServer();
    const [li, wu] = [await harness.counter('li.na'), await harness.counter('wu.jun')];
    const desk = { feed: 'desk:w1', epoch: null, cursor: null };
    expect(await li.ask('feed.open', desk)).toMatchObject({ code: 'feed.denied' });
    await li.command('window.open', { windowId: 'w1' });
    expect((await li.rows('desk:w1')).rows).toMatchObject([{ kind: 'seat', id: 'w1', row: { staffId: 'li' } }]);
    expect(await wu.ask('feed.open', desk)).toMatchObject({ code: 'feed.denied' });

    await wu.command('window.open', { windowId: 'w1', takeOver: true });
    await eventually(() => li.changes.some((link) => link.feed === 'desk:w1'), 'the old session learns it');
    const last = li.changes.filter((link) => link.feed === 'desk:w1').at(-1);
    expect(last?.rows).toEqual([{ kind: 'seat', id: 'w1', row: null }]);
    expect(wu.changes.filter((link) => link.feed === 'desk:w1').at(-1)?.rows).toMatchObject([
      { row: { staffId: 'wu' } },
    ]);

    const kiosk = await harness.device('kiosk');
    await kiosk.command('ticket.take', TAKE);
    li.changes.length = 0;
    await wu.command('ticket.callNext', { windowId: 'w1' });
    await roundTrip(li);
    expect(li.changes.filter((link) => link.feed === 'desk:w1')).toEqual([]);
    expect(await li.ask('feed.open', desk)).toMatchObject({ code: 'feed.denied' });
  });

  it('a colleague who sits down while the desk is being opened leaves nothing to read', async () => {
    let gate: { reached: () => void; open: Promise<void> } | undefined;
    harness = await aServer({
      wrapStorage: (storage) => ({
        ...storage,
        async read(run) {
          const { reached, open } = gate ?? {};
          gate = undefined;
          reached?.();
          await open;
          return storage.read(run);
        },
      }),
    });
    const [li, wu] = [await harness.counter('li.na'), await harness.counter('wu.jun')];
    await li.command('window.open', { windowId: 'w1' });
    const { rev } = await li.rows('desk:w1');
    await li.ask('feed.close', { feed: 'desk:w1' });
    const kiosk = await harness.device('kiosk');
    await kiosk.command('ticket.take', TAKE);
    await li.command('ticket.callNext', { windowId: 'w1' });

    const { promise: open, resolve: release } = Promise.withResolvers<void>();
    const { promise: atRead, resolve: reached } = Promise.withResolvers<void>();
    gate = { reached, open };
    const epoch = li.hello?.epoch;
    const opening = li.ask('feed.open', { feed: 'desk:w1', epoch, cursor: rev });
    await atRead;
    expect(await wu.command('window.open', { windowId: 'w1', takeOver: true })).toMatchObject({ ok: true });
    release();
    expect(await opening).toMatchObject({ code: 'feed.denied' });
    li.changes.length = 0;
    await wu.command('window.close', { windowId: 'w1' });
    await roundTrip(li);
    expect(li.changes).toEqual([]);
  });
});

describe('[SY-10] a slow reader', () => {
  it('is cut when too much piles up, nobody else notices, and it comes back', async () => {
    harness = await aServer({ limits: { slowReaderBytes: 256 * 1024 } });
    const [slow, quick] = [await harness.device('kiosk'), await harness.device('kiosk')];
    await slow.rows('catalogue');
    const start = await quick.rows('catalogue');
    stopReading(slow);
    const isCut = () => harness.log.lines.some((line) => line.event === 'socket.slow');
    // More than the operating system buffers for a connection; half a megabyte at a time.
    for (let round = 0; round < 60 && !isCut(); round += 1) {
      const items = Array.from({ length: 250 }, (_, n) => ({
        ...item(n),
        name: { 'zh-CN': `${round}${'长'.repeat(450)}` },
      }));
      await harness.server.core.operations.seed({ hall: aHallFile({ staff: STAFF }), catalogue: { items } });
      await harness.time.advance(200);
    }
    expect(isCut()).toBe(true);
    const rev = harness.server.core.city.current().feeds.get('catalogue');
    await eventually(() => quick.changes.at(-1)?.to === rev, 'the quick one is in step');
    expect(() => follow(start, quick, 'catalogue')).not.toThrow();
    expect(quick.socket.connected).toBe(true);
    const back = await harness.device('kiosk');
    expect((await back.rows('catalogue')).rev).toBe(rev);
  });
});

describe('[QU-12] a board that loses its line', () => {
  it('no longer speaks for its zones', async () => {
    harness = await aServer();
    const board = await harness.device('board');
    await board.command('voice.attach', { zoneIds: ['z1'] });
    const watcher = await harness.connect({ public: 'board' });
    const { rows } = await watcher.rows('queue');
    expect(rows.find((row) => row.kind === 'zone')).toMatchObject({ row: { voice: board.hello?.device?.id } });
    board.socket.disconnect();
    const zoneOf = () => watcher.changes.flatMap((link) => link.rows).findLast((row) => row.kind === 'zone');
    await eventually(() => zoneOf() !== undefined, 'the zone changed');
    expect(zoneOf()).toMatchObject({ row: { voice: null } });
  });

  it('nor does one that was there before a restart and does not come back', async () => {
    harness = await aServer();
    const board = await harness.device('board');
    await board.command('voice.attach', { zoneIds: ['z1'] });
    // The process dies before it hears of the broken line: only the state remembers the board.
    await harness.restart();
    const speaks = () => {
      const state = harness.server.core.hall()?.loop.current().state;
      return state !== undefined && [...rowsOf(state.zones)].some((zone) => zone.voice !== null);
    };
    expect(speaks()).toBe(true);
    await harness.time.advance(16_000);
    await eventually(() => !speaks(), 'nobody speaks');
  });
});

it('look-ups change nothing that a screen shows', async () => {
  harness = await aServer();
  const kiosk = await harness.device('kiosk');
  const { number, slipSecret } = ticketOf(await kiosk.command('ticket.take', TAKE));
  const board = await harness.connect({ public: 'board' });
  await board.rows('queue');
  const ref = { by: 'code', number, code: slipSecret.checkCode };
  expect(await kiosk.command('ticket.lookUp', { ref })).toMatchObject({ ok: true, reply: { found: true } });
  expect(await kiosk.command('ticket.lookUp', { ref: { by: 'token', token: slipSecret.token } })).toMatchObject({
    reply: { found: true },
  });
  await roundTrip(board);
  expect(board.changes).toEqual([]);
});
