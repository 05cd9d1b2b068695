import { describe, expect, it } from 'vitest';
import { createIds } from '../../shared/lib/ids.ts';
import { createManualTime } from '../../shared/lib/manual-time.ts';
import type { Acks, CommandAck } from '../../shared/protocol/down.ts';
import type { CommandMessage, UpPayload } from '../../shared/protocol/up.ts';
import type { Connection } from './connection-machine.ts';
import type { DatabaseWrite, LocalDatabase } from './local-store.ts';
import { createOutbox, loadOutbox } from './outbox.ts';

const OK: CommandAck = { ok: true, rev: 1, reply: null };

async function anOutbox(answer: (commands: readonly CommandMessage[]) => Acks['batch'] | null) {
  const time = createManualTime(0);
  const batches: CommandMessage[][] = [];
  const written: DatabaseWrite[] = [];
  let brokenDisk = false;
  const database: LocalDatabase = {
    load: () => Promise.resolve({ feeds: [], outbox: [], notes: new Map() }),
    write(change) {
      if (brokenDisk) return Promise.reject(new Error('full'));
      written.push(change);
      return Promise.resolve();
    },
    close() {},
  };
  let expired = 0;
  const ask: Connection['ask'] = (_event, payload) => {
    const { commands } = payload as UpPayload<'batch'>;
    batches.push([...commands]);
    const value = answer(commands);
    return Promise.resolve(
      value === null ? { kind: 'none', why: 'timeout' } : { kind: 'answer', value: value as never },
    );
  };
  const ids = createIds({ now: () => time.now(), random: () => undefined });
  const outbox = createOutbox(
    loadOutbox(await database.load(), () => ids.next()),
    {
      database,
      ask,
      clock: time,
      scheduler: time,
      random: () => 0.5,
      ids,
      log: { info() {}, warn() {}, error() {} },
      attended: true,
      onChange() {},
      onSessionExpired: () => {
        expired += 1;
      },
    },
  );
  const add = (id: string) =>
    outbox.add({
      id,
      type: 'window.resume',
      payload: { windowId: 'w1' },
      createdAt: time.now(),
      pressedAt: time.now(),
    });
  return {
    outbox,
    time,
    batches,
    written,
    add,
    expired: () => expired,
    breakDisk(broken: boolean) {
      brokenDisk = broken;
    },
  };
}

const sentIds = (batches: CommandMessage[][]) =>
  batches.map((batch) => batch.map((each) => each.id.slice(0, 4)).join(' '));

describe('the pump', () => {
  it('[SY-7] stores a command before it is sent; what cannot be stored is not sent', async () => {
    const { outbox, time, batches, written, add, breakDisk } = await anOutbox((commands) => ({
      ok: true,
      acks: commands.map(() => OK),
    }));
    outbox.online('e1');
    breakDisk(true);
    await expect(add('lost')).rejects.toThrow('could not be stored');
    await time.advance(1000);
    expect(batches).toEqual([]);
    breakDisk(false);
    await add('kept');
    expect(written[0]).toMatchObject({ putOutbox: [{ id: 'kept', seq: 1, status: 'queued' }] });
    await time.advance(1000);
    expect(sentIds(batches)).toEqual(['kept']);
  });

  it('[SY-7] a poisoned item is tried three times, then skipped; later ones go on', async () => {
    const { outbox, time, batches, add } = await anOutbox((commands) => ({
      ok: true,
      acks: commands.map(({ id }, n) =>
        id === 'bad!'
          ? { ok: false, code: 'internal' }
          : commands.slice(0, n).some((each) => each.id === 'bad!')
            ? { ok: false, code: 'outbox.out-of-order' }
            : OK,
      ),
    }));
    for (const id of ['one!', 'bad!', 'two!']) await add(id);
    outbox.online('e1');
    await time.advance(20_000);
    expect(sentIds(batches).slice(0, 3)).toEqual(['one! bad! two!', 'bad! two!', 'bad! two!']);
    expect(batches[3]?.map(({ type, order }) => [type, order?.seq])).toEqual([
      ['outbox.skip', 2],
      ['window.resume', 3],
    ]);
    expect([...outbox.state().records.values()]).toMatchObject([
      { id: 'bad!', status: 'set-aside', error: { code: 'internal' } },
    ]);
    outbox.retry('bad!');
    expect(batches.at(-1)?.[0]).toMatchObject({ id: 'bad!', order: { seq: 4 } });
  });

  it('a batch that is refused as a whole is halved until the one to blame is alone', async () => {
    const { outbox, time, batches, add } = await anOutbox((commands) =>
      commands.some(({ id }) => id === 'bad!')
        ? { ok: false, code: 'invalid' }
        : { ok: true, acks: commands.map(() => OK) },
    );
    for (const id of ['one!', 'two!', 'bad!', 'four']) await add(id);
    outbox.online('e1');
    await time.advance(20_000);
    expect(sentIds(batches)).toEqual(['one! two! bad! four', 'one! two!', 'bad! four', 'bad!', 'four']);
    expect([...outbox.state().records.values()]).toMatchObject([{ id: 'bad!', status: 'rejected' }]);
  });

  it('[SY-3] no answer: the same ids go out again in the same order', async () => {
    let answers = 0;
    const { outbox, time, batches, add } = await anOutbox((commands) => {
      answers += 1;
      return answers < 3 ? null : { ok: true, acks: commands.map(() => OK) };
    });
    await add('one!');
    await add('two!');
    outbox.online('e1');
    await time.advance(60_000);
    expect(sentIds(batches)).toEqual(['one! two!', 'one! two!', 'one! two!']);
    expect(outbox.state().records.size).toBe(0);
  });

  it('a stream that the server does not know is begun anew', async () => {
    const seen: string[] = [];
    const { outbox, time, batches, add } = await anOutbox((commands) => {
      const box = commands[0]?.order?.outboxId ?? '';
      seen.push(box);
      return {
        ok: true,
        acks: commands.map(() => (box === seen[0] ? { ok: false, code: 'outbox.out-of-order' } : OK)),
      };
    });
    await add('one!');
    await add('two!');
    outbox.online('e1');
    await time.advance(5000);
    expect(new Set(seen).size).toBe(2);
    expect(batches.at(-1)?.map(({ id, order }) => [id, order?.seq])).toEqual([
      ['one!', 1],
      ['two!', 2],
    ]);
  });

  it('an ended session is reported and costs no try', async () => {
    const { outbox, time, add, expired } = await anOutbox((commands) => ({
      ok: true,
      acks: commands.map(() => ({ ok: false, code: 'session-expired' })),
    }));
    await add('one!');
    outbox.online('e1');
    await time.advance(10);
    expect(expired()).toBe(1);
    expect([...outbox.state().records.values()]).toMatchObject([{ status: 'queued', tries: 0 }]);
  });

  it('the answers of a batch are stored in one transaction', async () => {
    const { outbox, time, written, add } = await anOutbox((commands) => ({ ok: true, acks: commands.map(() => OK) }));
    for (let n = 0; n < 40; n += 1) await add(`id-${n}`);
    const before = written.length;
    outbox.online('e1');
    await time.advance(1000);
    expect(written.length - before).toBe(1);
    expect(written.at(-1)?.putOutbox).toHaveLength(40);
  });

  it('waits for what was added before, not for what comes later', async () => {
    let acks: CommandAck = { ok: false, code: 'storage' };
    const { outbox, time, add } = await anOutbox((commands) => ({ ok: true, acks: commands.map(() => acks) }));
    await add('one!');
    outbox.online('e1');
    let drained = false;
    void outbox.drained().then(() => {
      drained = true;
    });
    await time.advance(3000);
    expect(drained).toBe(false);
    acks = OK;
    await time.advance(15_000);
    expect(drained).toBe(true);
  });
});
