import { afterEach, describe, expect, it } from 'vitest';
import { type ScopeTx, type Storage, StorageError, type Tx, UniqueViolation } from '../../server/storage/ports.ts';
import type { SqliteStorage } from '../../server/storage/sqlite/create-sqlite-storage.ts';
import { aServer, eventually, type Harness, TAKE, ticketOf, type Wire } from './harness.ts';

let harness: Harness;
afterEach(() => harness.stop());

const PAGES = 'page_count';

/** Lets the file grow by no more than `room` pages. */
async function fillDisk(storage: SqliteStorage, room = 0): Promise<void> {
  await storage.control.limitPages(Number(storage.control.pragma('writer', PAGES)) + room);
}

async function ticketsOf(wire: Wire): Promise<string[]> {
  const { rows } = await wire.rows('queue');
  return rows.flatMap((row) => (row.kind === 'ticket' && row.row ? [row.row.number] : [])).sort();
}

type Fault = 'before-commit' | 'after-commit' | 'busy';

/** Storage whose next writes fail as told, before or after they reached the disk. */
function faulty(faults: Fault[], storage: Storage): Storage {
  return {
    ...storage,
    async write(run) {
      const fault = faults.shift();
      if (fault === 'busy') throw new StorageError('rolled-back', 'busy', { cause: new Error('locked') });
      const result = await storage.write(async (tx) => {
        const done = await run(tx);
        if (fault === 'before-commit') throw new StorageError('unknown', 'io', { cause: new Error('lost before') });
        return done;
      });
      if (fault === 'after-commit') throw new StorageError('unknown', 'io', { cause: new Error('lost after') });
      return result;
    },
  };
}

describe('[SY-12] disk full', () => {
  it('in the middle of a group: nobody is told of a number that does not exist, reads go on, and it recovers', async () => {
    harness = await aServer();
    const kiosk = await harness.device('kiosk');
    const board = await harness.connect({ public: 'board' });
    await board.rows('queue');
    await kiosk.command('ticket.take', TAKE);
    await fillDisk(harness.storage, 12);
    const acks = await Promise.all(Array.from({ length: 38 }, () => kiosk.command('ticket.take', TAKE)));
    const good = acks.flatMap((ack) => (ack.ok ? [ticketOf(ack).number] : []));
    const bad = acks.filter((ack) => !ack.ok);
    expect(bad.length).toBeGreaterThan(0);
    for (const ack of bad) expect(ack).toMatchObject({ code: 'storage-full', retryAfterMs: expect.any(Number) });
    expect(await ticketsOf(board)).toEqual(['A001', ...good].sort());

    await harness.storage.control.limitPages(undefined);
    await harness.time.advance(2000);
    const retried = await kiosk.command('ticket.take', TAKE, { id: 'again' });
    expect(ticketOf(retried).number).toBe(`A${String(good.length + 2).padStart(3, '0')}`);
    await eventually(() => board.changes.at(-1)?.to === (retried.ok ? retried.rev : 0), 'the board follows');
    expect(harness.log.lines.some((line) => line.event === 'group.failed')).toBe(true);
  });

  it('[SY-3] the same id succeeds after the disk has room again', async () => {
    harness = await aServer();
    const kiosk = await harness.device('kiosk');
    await fillDisk(harness.storage);
    let last = 0;
    let ack = await kiosk.command('ticket.take', TAKE, { id: 'fill-0' });
    while (ack.ok && last < 30) {
      last += 1;
      ack = await kiosk.command('ticket.take', TAKE, { id: `fill-${last}` });
    }
    expect(ack).toMatchObject({ code: 'storage-full' });
    await harness.storage.control.limitPages(undefined);
    await harness.time.advance(2000);
    const number = `A${String(last + 1).padStart(3, '0')}`;
    const retried = await kiosk.command('ticket.take', TAKE, { id: `fill-${last}` });
    expect(ticketOf(retried).number).toBe(number);
    expect(await kiosk.command('ticket.take', TAKE, { id: `fill-${last}` })).toEqual(retried);
  });
});

describe('[SY-2] when the commit fails', () => {
  it('database locked: a typed answer, then it goes on', async () => {
    const faults: Fault[] = [];
    harness = await aServer({ wrapStorage: (storage) => faulty(faults, storage) });
    const kiosk = await harness.device('kiosk');
    faults.push('busy', 'busy');
    expect(await kiosk.command('ticket.take', TAKE, { id: 'take-1' })).toMatchObject({
      code: 'storage',
      retryAfterMs: 1000,
    });
    expect(ticketOf(await kiosk.command('ticket.take', TAKE, { id: 'take-1' })).number).toBe('A001');
  });

  it('a group that fails once is tried command by command', async () => {
    const faults: Fault[] = [];
    harness = await aServer({ wrapStorage: (storage) => faulty(faults, storage) });
    const kiosk = await harness.device('kiosk');
    faults.push('busy');
    const acks = await Promise.all(Array.from({ length: 10 }, () => kiosk.command('ticket.take', TAKE)));
    expect(acks.map((ack) => ticketOf(ack).number).sort()).toEqual(
      Array.from({ length: 10 }, (_, n) => `A${String(n + 1).padStart(3, '0')}`),
    );
  });

  it('an unknown outcome is answered from the memos: done is done, and the screens learn it', async () => {
    const faults: Fault[] = [];
    harness = await aServer({ wrapStorage: (storage) => faulty(faults, storage) });
    const kiosk = await harness.device('kiosk');
    const board = await harness.connect({ public: 'board' });
    await board.rows('queue');
    faults.push('after-commit');
    const ack = await kiosk.command('ticket.take', TAKE);
    expect(ticketOf(ack).number).toBe('A001');
    await eventually(
      () => board.changes.some(({ rows }) => rows.some((row) => row.kind === 'ticket')),
      'the board follows',
    );
    expect(ticketOf(await kiosk.command('ticket.take', TAKE)).number).toBe('A002');
  });

  it('an unknown outcome that was not committed is a typed "try again", and the same id then succeeds', async () => {
    const faults: Fault[] = [];
    harness = await aServer({ wrapStorage: (storage) => faulty(faults, storage) });
    const kiosk = await harness.device('kiosk');
    faults.push('before-commit');
    expect(await kiosk.command('ticket.take', TAKE, { id: 'take-1' })).toMatchObject({ code: 'storage' });
    expect(ticketOf(await kiosk.command('ticket.take', TAKE, { id: 'take-1' })).number).toBe('A001');
  });
});

/** Holds one transaction just before its commit. */
type Gate = { closed: { readonly reached: () => void; readonly open: Promise<void> } | undefined };

function gated(gate: Gate, storage: Storage): Storage {
  return {
    ...storage,
    write: (run) =>
      storage.write(async (tx) => {
        const result = await run(tx);
        const waiting = gate.closed;
        gate.closed = undefined;
        waiting?.reached();
        await waiting?.open;
        return result;
      }),
  };
}

describe('[SY-2] the answer leaves only after the commit', () => {
  /** Presses at a kiosk whose commit is held, and asks for the answer meanwhile. */
  async function pressWhileHeld(mutate: (storage: Storage) => Storage) {
    const gate: Gate = { closed: undefined };
    harness = await aServer({ wrapStorage: (storage) => mutate(gated(gate, storage)) });
    const kiosk = await harness.device('kiosk');
    const { promise: open, resolve: release } = Promise.withResolvers<void>();
    const { promise: atCommit, resolve: reached } = Promise.withResolvers<void>();
    gate.closed = { reached, open };
    let answered = false;
    const ack = kiosk.command('ticket.take', TAKE, { id: 'held' }).then((value) => {
      answered = true;
      return value;
    });
    await atCommit;
    const asked = kiosk.ask('command.status', { id: 'held' });
    await kiosk.ask('feed.close', { feed: 'queue' });
    const early = answered;
    release();
    return { early, ack: await ack, status: await asked };
  }

  it('holds the answer while the commit is not done', async () => {
    const { early, ack } = await pressWhileHeld((storage) => storage);
    expect(early).toBe(false);
    expect(ack).toMatchObject({ ok: true });
  });

  it('[SY-6] whoever asks for the answer meanwhile waits for it: it is not "unknown" while it may still happen', async () => {
    const { ack, status } = await pressWhileHeld((storage) => storage);
    expect(status).toEqual({ ok: true, known: true, ack });
  });

  it('(control) a storage that calls a commit done before it is lets the answer out early', async () => {
    const { early } = await pressWhileHeld((storage) => ({
      ...storage,
      write: <T>(run: (tx: Tx) => Promise<T>) =>
        new Promise<T>((resolve, reject) => {
          storage
            .write(async (tx) => {
              const result = await run(tx);
              resolve(result);
              return result;
            })
            .catch(reject);
        }),
    }));
    expect(early).toBe(true);
  });
});

describe('one command that breaks', () => {
  it('is answered `internal` with a correlation id that the log knows, and the others of its group go on', async () => {
    const broken: { ids: string[] } = { ids: [] };
    const wrapTx = (tx: Tx): Tx => ({
      ...tx,
      appendEvents: async (scope, events) => {
        if (events.some((event) => broken.ids.includes(event.commandId))) {
          throw new UniqueViolation({ cause: new Error('number taken') });
        }
        return (tx as ScopeTx).appendEvents(scope, events);
      },
    });
    harness = await aServer({
      wrapStorage: (storage) => ({ ...storage, write: (run) => storage.write((tx) => run(wrapTx(tx))) }),
    });
    const kiosk = await harness.device('kiosk');
    broken.ids.push('b');
    const [a, b, c] = await Promise.all(['a', 'b', 'c'].map((id) => kiosk.command('ticket.take', TAKE, { id })));
    expect(a && ticketOf(a).number).toBe('A001');
    expect(c && ticketOf(c).number).toBe('A002');
    expect(b).toMatchObject({ ok: false, code: 'internal', correlationId: expect.any(String) });
    const line = harness.log.lines.find((each) => each.event === 'command.failed');
    expect(line?.fields.correlationId).toBe(b && !b.ok ? b.correlationId : '');
    broken.ids.length = 0;
    expect(ticketOf(await kiosk.command('ticket.take', TAKE, { id: 'b' })).number).toBe('A003');
  });
});
