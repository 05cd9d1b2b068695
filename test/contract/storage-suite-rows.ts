import { describe, expect, it } from 'vitest';
import { UniqueViolation } from '../../server/storage/ports.ts';
import { aRow, DAY, errorOf, HALL, inHall, rowsOf } from './storage-fixture.ts';
import type { Subject } from './storage-suite.ts';

export function rowTests({ storage }: Subject): void {
  describe('entity rows', () => {
    it('keeps a row as it was given: Chinese, rare characters, quotes, long text, instants', async () => {
      const body = JSON.stringify({
        name: '张三丰 𠮷',
        note: `it's "x" \\ \u0000 ${'长'.repeat(20_000)}`,
        at: Date.UTC(2026, 0),
      });
      const row = aRow({ body, rev: Number.MAX_SAFE_INTEGER });
      await inHall(storage(), (tx) => tx.putRows(HALL, [row]));
      expect(await rowsOf(storage())).toStrictEqual([row]);
    });

    it.each([
      ['body', aRow({ uniq: 'A001', rev: 2, body: '"new"' })],
      ['day', aRow({ day: '2026-03-03', uniq: 'A001', rev: 2 })],
      ['number', aRow({ uniq: 'A002', rev: 2 })],
      ['day and number, to none', aRow({ day: null, uniq: null, rev: 2 })],
    ])('replaces by (scope, kind, id): new %s', async (_what, next) => {
      await inHall(storage(), (tx) => tx.putRows(HALL, [aRow({ uniq: 'A001' })]));
      await inHall(storage(), (tx) => tx.putRows(HALL, [next]));
      expect(await storage().read((reader) => reader.listEntities(HALL, 'ticket', null))).toStrictEqual([next]);
    });

    it('moves a row from day to day', async () => {
      await inHall(storage(), (tx) => tx.putRows(HALL, [aRow()]));
      await inHall(storage(), (tx) => tx.putRows(HALL, [aRow({ day: '2026-03-03' })]));
      expect(await rowsOf(storage(), '2026-03-03')).toHaveLength(1);
      expect(await rowsOf(storage())).toStrictEqual([]);
    });

    it.each([1, 3, 4, 16, 37])('stores %i rows in one call', async (count) => {
      const rows = Array.from({ length: count }, (_, n) =>
        aRow({ id: `t${String(n).padStart(2, '0')}`, uniq: `A${n}` }),
      );
      await inHall(storage(), (tx) => tx.putRows(HALL, rows));
      expect(await rowsOf(storage())).toStrictEqual(rows);
    });

    it('takes the last image when one call names a row twice', async () => {
      const twice = [aRow({ body: '1' }), aRow({ id: 't2' }), aRow({ body: '2' }), aRow({ id: 't3' })];
      await inHall(storage(), (tx) => tx.putRows(HALL, twice));
      expect((await rowsOf(storage())).map((row) => row.body)).toStrictEqual(['2', '{"a":1}', '{"a":1}']);
    });

    it('does nothing with no rows', async () => {
      await inHall(storage(), async (tx) => {
        await tx.putRows(HALL, []);
        await tx.deleteRows(HALL, []);
        await tx.appendEvents(HALL, []);
        await tx.appendChanges(HALL, []);
      });
      expect(await rowsOf(storage())).toStrictEqual([]);
    });

    it('loads the asked day and what belongs to no day, of one scope', async () => {
      await inHall(storage(), async (tx) => {
        await tx.putRows(HALL, [
          aRow({ id: 'lasting', kind: 'window', day: null }),
          aRow({ id: 'today' }),
          aRow({ id: 'yesterday', day: '2026-03-01' }),
        ]);
        await tx.putRows('hall:two', [aRow({ id: 'elsewhere' })]);
      });
      expect((await rowsOf(storage())).map((row) => row.id)).toStrictEqual(['lasting', 'today']);
      expect((await rowsOf(storage(), '')).map((row) => row.id)).toStrictEqual(['lasting']);
    });

    it('lists one kind of one day or of all days', async () => {
      await inHall(storage(), (tx) =>
        tx.putRows(HALL, [
          aRow({ id: 'b', day: '2026-03-01' }),
          aRow({ id: 'a' }),
          aRow({ id: 'w', kind: 'window', day: null }),
        ]),
      );
      const list = (kind: string, day: string | null) =>
        storage().read(async (reader) => (await reader.listEntities(HALL, kind, day)).map((row) => row.id));
      expect(await list('ticket', null)).toStrictEqual(['a', 'b']);
      expect(await list('ticket', DAY)).toStrictEqual(['a']);
      expect(await list('window', null)).toStrictEqual(['w']);
    });

    it('deletes by kind and id', async () => {
      await inHall(storage(), async (tx) => {
        await tx.putRows(HALL, [aRow(), aRow({ id: 't2' }), aRow({ kind: 'slip' })]);
        await tx.deleteRows(HALL, [
          { kind: 'ticket', id: 't1' },
          { kind: 'ticket', id: 'unknown' },
        ]);
      });
      expect((await rowsOf(storage())).map(({ kind, id }) => `${kind} ${id}`)).toStrictEqual(['slip t1', 'ticket t2']);
    });
  });

  describe('[QU-2] no number twice', () => {
    it('refuses a taken number to that command alone', async () => {
      await inHall(storage(), async (tx) => {
        await tx.savepoint(() => tx.putRows(HALL, [aRow({ uniq: 'A001' })]));
        const second = tx.savepoint(() => tx.putRows(HALL, [aRow({ id: 'x' }), aRow({ id: 't2', uniq: 'A001' })]));
        expect(await errorOf(second)).toBeInstanceOf(UniqueViolation);
        await tx.savepoint(() => tx.putRows(HALL, [aRow({ id: 't3', uniq: 'A002' })]));
      });
      expect((await rowsOf(storage())).map((row) => row.id)).toStrictEqual(['t1', 't3']);
    });

    it('undoes the command even when it swallows the refusal', async () => {
      await inHall(storage(), async (tx) => {
        await tx.putRows(HALL, [aRow({ uniq: 'A001' })]);
        const careless = tx.savepoint(async () => {
          await tx.putRows(HALL, [aRow({ id: 'effect' })]);
          await errorOf(tx.putRows(HALL, [aRow({ id: 't2', uniq: 'A001' })]));
        });
        expect(await errorOf(careless)).toBeInstanceOf(UniqueViolation);
      });
      expect((await rowsOf(storage())).map((row) => row.id)).toStrictEqual(['t1']);
    });

    it('refuses a number that another row of the same call takes', async () => {
      const rows = [aRow({ uniq: 'A001' }), aRow({ id: 't2', uniq: 'A001' })];
      const error = await errorOf(inHall(storage(), (tx) => tx.savepoint(() => tx.putRows(HALL, rows))));
      expect(error).toBeInstanceOf(UniqueViolation);
    });

    it('allows the same number to its own row, to another kind, to another scope, and after it was given back', async () => {
      await inHall(storage(), async (tx) => {
        await tx.putRows(HALL, [aRow({ uniq: 'A001' })]);
        await tx.putRows(HALL, [aRow({ uniq: 'A001', rev: 2 })]);
        await tx.putRows(HALL, [aRow({ kind: 'slip', uniq: 'A001' })]);
        await tx.putRows('hall:two', [aRow({ uniq: 'A001' })]);
        await tx.deleteRows(HALL, [{ kind: 'ticket', id: 't1' }]);
        await tx.putRows(HALL, [aRow({ id: 't2', uniq: 'A001' })]);
      });
      expect((await rowsOf(storage())).map((row) => row.id)).toStrictEqual(['t1', 't2']);
    });

    it('does not count rows without a number', async () => {
      await inHall(storage(), (tx) => tx.putRows(HALL, [aRow(), aRow({ id: 't2' }), aRow({ id: 't3' })]));
      expect(await rowsOf(storage())).toHaveLength(3);
    });
  });
}
