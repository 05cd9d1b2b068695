import { describe, expect, it } from 'vitest';
import { StorageError, type Tx, UniqueViolation } from '../../server/storage/ports.ts';
import { aMemo, aRow, DAY, errorOf, HALL, inHall, rowsOf } from './storage-fixture.ts';
import type { Subject } from './storage-suite.ts';

class Refused extends Error {}

export function transactionTests({ storage, fixture, reopen }: Subject): void {
  describe('scope head', () => {
    it('creates a scope once and keeps what was saved', async () => {
      const created = await storage().write((tx) => tx.lockScope(HALL, 'epoch-1'));
      expect(created).toStrictEqual({ scope: HALL, epoch: 'epoch-1', rev: 0, day: '' });

      const saved = { scope: HALL, epoch: 'epoch-1', rev: 7, day: DAY };
      await storage().write(async (tx) => tx.saveHead({ ...(await tx.lockScope(HALL, 'epoch-2')), rev: 7, day: DAY }));
      expect(await storage().read((reader) => reader.head(HALL))).toStrictEqual(saved);
      expect(await storage().write((tx) => tx.lockScope(HALL, 'epoch-3'))).toStrictEqual(saved);
    });

    it('[SY-5] takes the new epoch of a restore', async () => {
      await inHall(storage(), (tx) => tx.saveHead({ scope: HALL, epoch: 'epoch-2', rev: 200, day: DAY }));
      expect((await storage().read((reader) => reader.head(HALL)))?.epoch).toBe('epoch-2');
    });

    it('knows no head of a scope that was never locked, and saves none', async () => {
      expect(await storage().read((reader) => reader.head(HALL))).toBeUndefined();
      const head = { scope: HALL, epoch: 'e', rev: 1, day: DAY };
      await expect(storage().write((tx) => tx.saveHead(head))).rejects.toThrow('before it was locked');
    });
  });

  describe('transactions and savepoints', () => {
    it('[SY-1] undoes one command and keeps its neighbours', async () => {
      await inHall(storage(), async (tx) => {
        await tx.savepoint(() => tx.putRows(HALL, [aRow({ id: 'before' })]));
        const refusal = tx.savepoint(async () => {
          await tx.putRows(HALL, [aRow({ id: 'refused' }), aRow({ id: 'before', body: '"changed"' })]);
          throw new Refused();
        });
        await expect(refusal).rejects.toBeInstanceOf(Refused);
        await tx.savepoint(() => tx.putRows(HALL, [aRow({ id: 'later' })]));
      });
      expect(await rowsOf(storage())).toStrictEqual([aRow({ id: 'before' }), aRow({ id: 'later' })]);
    });

    it('[SY-3] keeps the memo of a refusal whose effect was undone', async () => {
      await inHall(storage(), async (tx) => {
        await tx
          .savepoint(async () => {
            await tx.putRows(HALL, [aRow()]);
            throw new Refused();
          })
          .catch(() => tx.putMemo(aMemo({ reply: '{"ok":false}' })));
      });
      expect(await rowsOf(storage())).toStrictEqual([]);
      expect((await storage().read((reader) => reader.findMemo('c1')))?.reply).toBe('{"ok":false}');
    });

    it('undoes an inner savepoint without its outer one, and an inner one with it', async () => {
      await inHall(storage(), async (tx) => {
        await tx.savepoint(async () => {
          await tx.putRows(HALL, [aRow({ id: 'outer' })]);
          await errorOf(
            tx.savepoint(async () => {
              await tx.putRows(HALL, [aRow({ id: 'inner' })]);
              throw new Refused();
            }),
          );
        });
        await errorOf(
          tx.savepoint(async () => {
            await tx.savepoint(() => tx.putRows(HALL, [aRow({ id: 'kept-then-lost' })]));
            throw new Refused();
          }),
        );
      });
      expect((await rowsOf(storage())).map((row) => row.id)).toStrictEqual(['outer']);
    });

    it('keeps nothing of a write that throws, and answers with its own error', async () => {
      const error = await errorOf(
        inHall(storage(), async (tx) => {
          await tx.putRows(HALL, [aRow()]);
          throw new Refused();
        }),
      );
      expect(error).toBeInstanceOf(Refused);
      expect(await storage().read((reader) => reader.head(HALL))).toBeUndefined();
      expect(await rowsOf(storage())).toStrictEqual([]);
    });

    it('keeps nothing when the caller swallows an error that spoils the transaction', async () => {
      const broken = inHall(storage(), async (tx) => {
        await tx.putRows(HALL, [aRow({ id: 'good' })]);
        await errorOf(tx.putRows(HALL, [aRow({ body: null as unknown as string })]));
      });
      expect(await errorOf(broken)).toMatchObject({ outcome: 'rolled-back', reason: 'constraint' });
      expect(await rowsOf(storage())).toStrictEqual([]);
    });

    it('[SY-2] ends the whole group when the database refuses anything but a taken number', async () => {
      const group = inHall(storage(), async (tx) => {
        await tx.savepoint(() => tx.putRows(HALL, [aRow({ id: 'first' })]));
        await errorOf(tx.savepoint(() => tx.putRows(HALL, [aRow({ body: null as unknown as string })])));
        await tx.savepoint(() => tx.putRows(HALL, [aRow({ id: 'last' })]));
      });
      const error = await errorOf(group);
      expect(error).toBeInstanceOf(StorageError);
      expect(error).toMatchObject({ outcome: 'rolled-back', reason: 'constraint' });
      expect(await rowsOf(storage())).toStrictEqual([]);
    });

    it('refuses a transaction that is used after its end', async () => {
      let kept: Tx | undefined;
      await inHall(storage(), async (tx) => {
        kept = tx;
      });
      await expect(kept?.putRows(HALL, [aRow()])).rejects.toThrow('after the end');
      await expect(kept?.savepoint(async () => {})).rejects.toThrow('after the end');
      expect(await rowsOf(storage())).toStrictEqual([]);
    });

    it('[SY-1] runs writes one after the other, in the order they came', async () => {
      const order: number[] = [];
      const increments = Array.from({ length: 100 }, (_, index) =>
        storage().write(async (tx) => {
          const head = await tx.lockScope(HALL, 'epoch-1');
          await tx.findMemo('none');
          await tx.saveHead({ ...head, rev: head.rev + 1 });
          order.push(index);
        }),
      );
      await Promise.all(increments);
      expect((await storage().read((reader) => reader.head(HALL)))?.rev).toBe(100);
      expect(order).toStrictEqual([...order].sort((a, b) => a - b));
    });

    it('goes on writing after a write that failed', async () => {
      const failed = inHall(storage(), () => Promise.reject(new Refused()));
      const good = inHall(storage(), (tx) => tx.putRows(HALL, [aRow()]));
      await expect(failed).rejects.toBeInstanceOf(Refused);
      await good;
      expect(await rowsOf(storage())).toHaveLength(1);
    });

    it('reads one state from the first to the last query, beside a writer', async () => {
      await inHall(storage(), (tx) => tx.putRows(HALL, [aRow({ id: 'old' })]));
      const seen = await storage().read(async (reader) => {
        const before = await reader.loadRows(HALL, DAY);
        await inHall(storage(), (tx) => tx.putRows(HALL, [aRow({ id: 'new' })]));
        return [before.length, (await reader.loadRows(HALL, DAY)).length];
      });
      expect(seen).toStrictEqual([1, 1]);
      expect(await rowsOf(storage())).toHaveLength(2);
    });

    it('never shows what is not committed', async () => {
      await inHall(storage(), async (tx) => {
        await tx.putRows(HALL, [aRow()]);
        expect(await rowsOf(storage())).toStrictEqual([]);
      });
    });

    it('passes the error of a read on and reads again', async () => {
      await expect(storage().read(() => Promise.reject(new Refused()))).rejects.toBeInstanceOf(Refused);
      expect(await rowsOf(storage())).toStrictEqual([]);
    });
  });

  describe('closing and opening', () => {
    it('ends what was accepted, then refuses', async () => {
      const accepted = inHall(storage(), (tx) => tx.putRows(HALL, [aRow()]));
      const closing = storage().close();
      await expect(storage().write(async () => {})).rejects.toThrow('closed');
      await expect(storage().read(async () => {})).rejects.toThrow('closed');
      await accepted;
      await closing;
      await storage().close();
      expect(await rowsOf(await reopen())).toHaveLength(1);
    });

    it('[SY-11] refuses a database newer than the program and leaves it alone', async () => {
      await inHall(storage(), (tx) => tx.putRows(HALL, [aRow()]));
      await storage().close();
      await fixture().execute("insert into migration (version, name, applied_at) values (999, 'from the future', 1)");
      await expect(fixture().open()).rejects.toThrow('The database is at version 999');
      await fixture().execute('delete from migration where version = 999');
      expect(await rowsOf(await reopen())).toHaveLength(1);
    });
  });

  it('[QU-2] a unique violation outside a savepoint ends the write, even when swallowed', async () => {
    await inHall(storage(), (tx) => tx.putRows(HALL, [aRow({ uniq: 'A001' })]));
    const write = inHall(storage(), async (tx) => {
      await tx.putRows(HALL, [aRow({ id: 'other' })]);
      await errorOf(tx.putRows(HALL, [aRow({ id: 't2', uniq: 'A001' })]));
    });
    await expect(write).rejects.toBeInstanceOf(UniqueViolation);
    expect((await rowsOf(storage())).map((row) => row.id)).toStrictEqual(['t1']);
  });
}
